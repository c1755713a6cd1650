import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { stubCall } from "../../fakes/read-calls.ts";
import { addDoor, addRequest, startWorld } from "../../gateway/fixture.ts";

const PROGRAM = fileURLToPath(new URL("../../../runners/image/programs/mcp.mjs", import.meta.url));

/** The program as an agent starts it: what is written, and the next line it says. */
function start(t: TestContext, doorSocket: string) {
  const child = spawn(process.execPath, [PROGRAM], { env: { TOOLROOM_DOOR_SOCKET: doorSocket }, stdio: "pipe" });
  t.after(() => child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    write: (line: object | string) =>
      void child.stdin.write(`${typeof line === "string" ? line : JSON.stringify(line)}\n`),
    next: async () => JSON.parse(String((await lines.next()).value)),
  };
}

test("an agent over stdio gets what the door answers, nothing for what nobody waits for, and ends with its input", async (t) => {
  const world = await startWorld(t, { readCalls: [stubCall(() => ({ ok: true, text: "a\nb", rows: 1 })).call] });
  addRequest(world.store, "req_1", "asker1");
  await addDoor(world, { id: "ds_1" });
  const { child, write, next } = start(t, join(await world.client.open("ds_1"), "door", "door.sock"));
  write({ jsonrpc: "2.0", method: "notifications/initialized" });
  write("");
  write({ jsonrpc: "2.0", id: "one", method: "ping" });
  assert.deepEqual(await next(), { jsonrpc: "2.0", id: "one", result: {} });
  write("no json");
  assert.equal((await next()).error.code, -32_700);
  write({ jsonrpc: "2.0", id: 2, method: "tools/call", params: { name: "search_context", arguments: { words: "x" } } });
  assert.match((await next()).result.content[0].text, /\na\nb\n<\/document>/);
  const exited = once(child, "exit");
  child.stdin.end();
  assert.deepEqual(await exited, [0, null]);
});

test("an agent over stdio hears that a door is closed or gone, and waits for nothing", async (t) => {
  const world = await startWorld(t);
  await addDoor(world, { id: "ds_1" });
  const socket = join(await world.client.open("ds_1"), "door", "door.sock");
  const closed = start(t, socket);
  world.clock.advance(3_600_001);
  closed.write({ jsonrpc: "2.0", id: 1, method: "ping" });
  const answer = await closed.next();
  assert.equal(answer.id, 1);
  assert.match(answer.error.message, /403: go on without it/);
  const gone = start(t, `${socket}.gone`);
  gone.write({ jsonrpc: "2.0", method: "notifications/initialized" });
  gone.write({ jsonrpc: "2.0", id: 5, method: "ping" });
  const { id, error } = await gone.next();
  assert.equal(id, 5);
  assert.match(error.message, /does not answer at the moment/);
});
