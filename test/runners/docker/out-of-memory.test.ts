import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type ContainerState, createEngine } from "../../../runners/docker/engine.ts";
import { ranOutOfMemory } from "../../../runners/docker/out-of-memory.ts";

const ended = {
  OOMKilled: false,
  ExitCode: 137,
  StartedAt: "2026-03-02T10:00:00.250000000Z",
  FinishedAt: "2026-03-02T10:00:01.5Z",
} as ContainerState;

/** An engine that tells `events` of any container, and the queries it was asked. */
async function makeEngine(t: TestContext, events: string) {
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  const socket = join(folder, "engine.sock");
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? "", "http://engine"));
    response.end(events);
  }).listen(socket);
  await once(server, "listening");
  t.after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  return { engine: createEngine(socket), asked };
}

test("a kill for memory that the engine heard of after the end is told as such", async (t) => {
  const { engine, asked } = await makeEngine(t, '{"Type":"container","Action":"oom"}\n');
  assert.equal(await ranOutOfMemory(engine, "abc", ended), true);
  const query = asked[0]?.searchParams;
  assert.deepEqual([query?.get("since"), query?.get("until")], ["1772445600.25", "1772445602.5"]);
  assert.deepEqual(JSON.parse(query?.get("filters") ?? ""), { container: ["abc"], event: ["oom"] });
});

test("what ended otherwise did not run out of memory, and is asked after only where it was killed", async (t) => {
  const { engine, asked } = await makeEngine(t, "");
  assert.equal(await ranOutOfMemory(engine, "abc", ended), false);
  assert.equal(await ranOutOfMemory(engine, "abc", { ...ended, ExitCode: 1 }), false);
  assert.equal(await ranOutOfMemory(engine, "abc", { ...ended, OOMKilled: true }), true);
  assert.equal(asked.length, 1);
});
