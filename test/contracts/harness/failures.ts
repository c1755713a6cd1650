import assert from "node:assert/strict";
import type { HarnessEvent } from "../../../builder/harness.ts";
import type { OwnAnswer } from "../../fakes/door-stub.ts";
import { allEvents } from "../../fakes/harness-runs.ts";
import { type HarnessStage, SLOW_COMMAND } from "./stage.ts";

const REFUSALS: [what: string, answer: OwnAnswer, code: string][] = [
  ["a wrong key", { status: 401, type: "authentication_error", message: "invalid x-api-key" }, "wrong_key"],
  ["a provider that is down", { status: 502, type: "api_error", message: "No provider." }, "model_down"],
];

/** What goes wrong around a run: told by its name, waited for, or asked for once more. */
export function failuresContract(stage: HarnessStage): void {
  for (const [what, answer, code] of REFUSALS)
    stage.keeps(`${what} is told as ${code}, whatever the program says of it`, async () => {
      stage.answerOwn(() => answer);
      const last = (await allEvents(stage.start(() => ({ say: "Never." })))).at(-1);
      assert.ok(last?.kind === "error" && last.code === code, JSON.stringify(last));
      assert.notEqual(last.next, "");
    });

  stage.keeps("a provider that is overloaded for a moment is waited for, and nobody hears of it", async () => {
    let storms = 0;
    stage.answerOwn(() => {
      storms += 1;
      return storms <= 2 ? { status: 429, type: "rate_limit_error", message: "Too many requests." } : undefined;
    });
    const last = (await allEvents(stage.start(() => ({ say: "After the storm." })))).at(-1);
    assert.ok(last?.kind === "done", JSON.stringify(last));
    assert.match(last.summary, /After the storm/);
    assert.ok(storms > 2);
  });

  stage.keeps("an answer that is cut in the middle is asked for once more, and none is taken for whole", async () => {
    let calls = 0;
    stage.answerOwn(() => {
      calls += 1;
      return calls === 1 ? "cut" : undefined;
    });
    const whole = "It was said to its end.".repeat(20);
    const last = (await allEvents(stage.start(() => ({ say: whole })))).at(-1);
    assert.ok(last?.kind === "done", JSON.stringify(last));
    assert.ok(last.summary.endsWith(whole), last.summary);
    assert.ok(calls > 1);
  });

  stage.keeps("a call that it does not know is answered, and it goes on", async () => {
    const events = await allEvents(
      stage.start((_, step) => {
        return step === 0 ? { calls: [{ name: "browse", input: { url: "http://x" } }] } : { say: "Without it." };
      }),
    );
    const last = events.at(-1);
    assert.ok(last?.kind === "done", JSON.stringify(last));
    assert.match(last.summary, /Without it/);
    const ids = (kind: "call_start" | "call_end") =>
      events.flatMap((event) => (event.kind === kind ? [event.callId] : [])).sort();
    assert.deepEqual(ids("call_end"), ids("call_start"));
  });

  stage.keeps("a gateway that is gone is told as model_down", async () => {
    await stage.door.leave();
    try {
      const last = (await allEvents(stage.start(() => ({ say: "Never." })))).at(-1);
      assert.ok(last?.kind === "error" && last.code === "model_down", JSON.stringify(last));
    } finally {
      await stage.door.comeBack();
    }
  });

  stage.keeps("a budget that is spent in the middle is told as budget, with the door's words", async () => {
    const run = stage.start((_, step) => {
      if (step > 0) stage.door.setBudget(0.000_001);
      return { run: `echo ${step}` };
    });
    const last = (await allEvents(run)).at(-1);
    stage.door.setBudget(100);
    assert.ok(last?.kind === "error" && last.code === "budget", JSON.stringify(last));
    assert.match(last.message, /^The budget of /);
  });

  stage.keeps("a box that is gone is told as such", async () => {
    const other = await stage.openBox();
    let last: HarnessEvent | undefined;
    let closing: Promise<void> | undefined;
    for await (const event of stage.start(() => ({ run: SLOW_COMMAND }), { sandbox: other }).events) {
      last = event;
      if (event.kind !== "call_start" || closing !== undefined) continue;
      // Not awaited here: the harness hears of it in the middle of its command.
      closing = new Promise((resolve) => setImmediate(() => resolve(other.close())));
    }
    await closing;
    assert.ok(last?.kind === "error" && last.code === "sandbox_gone", JSON.stringify(last));
  });
}
