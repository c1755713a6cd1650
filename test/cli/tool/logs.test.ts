import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { EVERY_MS } from "../../../cli/tool/commands/logs.ts";
import { newLines } from "../../../cli/tool/platform/new-lines.ts";
import { runTool } from "../../../cli/tool/run-tool.ts";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { parseJson } from "../../../lib/json.ts";
import { startedIn } from "./started.ts";

/** What a Toolroom answers, one after another; null: it is cut off. The last one interrupts. */
async function follow(t: TestContext, answers: (object | null)[]): Promise<string[]> {
  const ctrlC = new AbortController();
  const left = [...answers];
  const server = createServer((request, response) => {
    request.resume();
    const answer = left.shift();
    if (left.length === 0) ctrlC.abort();
    if (answer == null) return void response.destroy();
    response.end(`${JSON.stringify({ ok: true, command: "logs", warnings: [], next: [], changed: [], ...answer })}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => void server.close());
  // It asks again at once; what else waits has its time.
  const sleep: Clock["sleep"] = (ms, over) => (ms === EVERY_MS ? Promise.resolve() : systemClock.sleep(ms, over));
  const clock = { ...systemClock, sleep };
  const { started, printed } = startedIn(t, { interrupted: ctrlC.signal, clock });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signIn = { token: "t".repeat(43), handle: "ana", until: "2026-04-01T00:00:00Z" };
  const { ownFolder } = startedIn(t).started;
  const folder = ownFolder === null ? assert.fail() : started.folder;
  writeFileSync(join(folder, "sign-ins.json"), JSON.stringify({ last: address, signIns: { [address]: signIn } }));
  await runTool(["logs", "lunch", "--follow", "--stream"], { ...started, ownFolder: folder });
  return printed.map((line) => {
    const { progress, error } = parseJson(line) as {
      progress?: { step: string; words: string };
      error?: { code: string };
    };
    return progress === undefined ? `end ${error?.code ?? "well"}` : `${progress.step}: ${progress.words}`;
  });
}

const delivery = (id: string, status: string, answered: string | null) => ({
  ...{ delivery: id, at: "2026-03-02T10:00:00Z", kind: "command", run: "order", status, answered },
});

test("followed, each line is told once, over a restart of Toolroom and of the app, until Ctrl-C", async (t) => {
  const one = (instance: string, printed: string[], deliveries: object[] = []) => ({
    result: { instance, printed, deliveries },
  });
  const told = await follow(t, [
    one("inst_1", ["a", "b"], [delivery("d1", "waiting", null)]),
    null,
    { ok: false, error: { code: "try_again", message: "It starts anew.", fix: "Wait." } },
    one("inst_1", ["a", "b", "c"], [delivery("d1", "done", "Noted")]),
    one("inst_2", ["a"], [delivery("d1", "done", "Noted")]),
    null,
  ]);
  assert.deepEqual(told, [
    ...["Printed: a", "Printed: b", "command order: waiting", "Printed: c", "command order: done: Noted"],
    ...["Started anew: inst_2", "Printed: a", "end well"],
  ]);
});

test("followed by who may not, or no more, it ends with why", async (t) => {
  const no = { ok: false, error: { code: "not_allowed", message: "No.", fix: "Ask." } };
  assert.deepEqual(await follow(t, [no, no]), ["end not_allowed"]);
});

test("what is new of a text whose beginning is forgotten", () => {
  assert.deepEqual(newLines(["a", "b", "c"], ["b", "c", "d"]), ["d"]);
  assert.deepEqual(newLines(["a", "a"], ["a", "a", "a"]), ["a"]);
  assert.deepEqual(newLines([], ["a"]), ["a"]);
  assert.deepEqual(newLines(["a"], ["x", "y"]), ["x", "y"]);
  assert.deepEqual(newLines(["a", "b"], ["a", "b"]), []);
});
