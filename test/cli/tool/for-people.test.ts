import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createTeller, printForPeople } from "../../../cli/tool/print-for-people.ts";
import type { Envelope } from "../../../sdk/contract/envelope.ts";
import { startedIn } from "./started.ts";

function terminal(t: TestContext) {
  const { started, printed, talked } = startedIn(t, { isTerminal: true });
  const envelope = (more: Partial<Envelope>): Envelope => ({
    ...{ ok: true, command: "deploy", warnings: [], next: [], changed: [] },
    ...more,
  });
  return { started, printed, talked, envelope };
}

test("where somebody is to look stands below the step that waits for them, in a line of its own", (t) => {
  const { started, talked } = terminal(t);
  const url = "http://inference-bot--p1.localhost:3000";
  createTeller(started)({ step: "Trying it in a preview", state: "waits", words: "Is the preview right?", url });
  assert.equal(talked.join("\n"), `● Trying it in a preview  Is the preview right?\n  ${url}`);
});

test("waiting for somebody looks like no failure", (t) => {
  const { started, talked, envelope } = terminal(t);
  const error = (code: string) => ({ code, message: "Somebody must agree.", fix: "It goes on by itself then." });
  for (const code of ["waits_for_approval", "waits_for_yes", "check_failed"])
    printForPeople(envelope({ ok: false, error: error(code) }), undefined, started);
  assert.deepEqual(
    talked.filter((line) => line.includes("must agree")).map((line) => line[0]),
    ["●", "●", "✗"],
  );
});

test("a moment is told by the reader's clock, and nothing else is taken for one", (t) => {
  const { started, printed, envelope } = terminal(t);
  const at = new Date(2026, 2, 9, 7, 5, 3);
  printForPeople(envelope({ result: { liveSince: at.toISOString(), day: "2026-03-09" } }), undefined, started);
  assert.equal(printed.join("\n"), "live since  2026-03-09 07:05:03\nday         2026-03-09");
});

test("of steps beside each other the first is told as it begins, and each as it ends, well or not", (t) => {
  const { started, talked } = terminal(t);
  const tell = createTeller(started);
  tell({ step: "Types", state: "begins" });
  tell({ step: "Lint", state: "begins" });
  tell({ step: "Lint", state: "done", tookMs: 412 });
  tell({ step: "Types", state: "failed", tookMs: 2_040 });
  tell({ step: "Tests", state: "begins" });
  assert.deepEqual(talked, ["… Types", "✓ Lint  0.4 s", "✗ Types  2.0 s", "… Tests"]);
});
