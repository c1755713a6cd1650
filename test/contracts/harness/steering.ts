import assert from "node:assert/strict";
import type { HarnessEvent, HarnessMemory } from "../../../builder/harness.ts";
import { allEvents } from "../../fakes/harness-runs.ts";
import { type HarnessStage, isRunning, SLOW_COMMAND, untilSo } from "./stage.ts";

const STOP_MS = 2_000;

/** What is said to a run while it works, what ends it, and what goes on from it. */
export function steeringContract(stage: HarnessStage): void {
  stage.keeps("what is sent is before the model at a later turn, and said to be heard", async () => {
    const batches = [[], [{ ts: "1.0", text: "in green please", inputs: [] }]];
    const events = await allEvents(
      stage.start((turn, step) => {
        if (turn.whole.includes("in green please")) return { say: "Green noodles." };
        return step < 6 ? { run: `echo ${step}` } : { say: "Nobody said a thing." };
      }),
      () => batches.shift(),
    );
    const last = events.at(-1);
    assert.ok(last?.kind === "done", JSON.stringify(last));
    assert.match(last.summary, /Green noodles/);
    assert.deepEqual(
      events.filter((event) => event.kind === "heard"),
      [{ kind: "heard", remarkTs: ["1.0"] }],
    );
  });

  stage.keeps("what is sent as it ends is taken in before it ends", async () => {
    let asked = 0;
    const events = await allEvents(
      stage.start((turn) => ({ say: turn.whole.includes("and blue") ? "Blue too." : "Done." })),
      () => {
        asked += 1;
        return asked === 2 ? [{ ts: "2.0", text: "and blue", inputs: [] }] : [];
      },
    );
    const last = events.at(-1);
    assert.ok(last?.kind === "done", JSON.stringify(last));
    assert.match(last.summary, /Blue too/);
  });

  stage.keeps("an interrupt ends the turn, and what is sent then goes on", async () => {
    const run = stage.start((turn) => {
      return turn.whole.includes("never mind") ? { say: "Back again." } : { run: SLOW_COMMAND };
    });
    const events: HarnessEvent[] = [];
    let at = 0;
    const interruptOnceItRuns = async () => {
      await untilSo(() => isRunning(stage.box, SLOW_COMMAND));
      at = performance.now();
      await run.interrupt();
    };
    let interrupting: Promise<void> | undefined;
    for await (const event of run.events) {
      events.push(event);
      // In the background: it goes on only while its events are read.
      if (event.kind === "call_start") interrupting ??= interruptOnceItRuns();
      if (event.kind !== "interrupted") continue;
      await interrupting;
      assert.ok(performance.now() - at < 5_000);
      await run.send([{ ts: "3.0", text: "never mind", inputs: [] }]);
    }
    const last = events.at(-1);
    assert.ok(last?.kind === "done", JSON.stringify(last));
    assert.match(last.summary, /Back again/);
    assert.equal(events.filter(({ kind }) => kind === "opened").length, 1);
  });

  stage.keeps("an interrupt leaves nothing of its command", async () => {
    await untilSo(async () => !(await isRunning(stage.box, SLOW_COMMAND)));
  });

  stage.keeps("a stop ends it within two seconds, and nothing of it runs on", async () => {
    const run = stage.start(() => ({ run: SLOW_COMMAND }));
    let last: HarnessEvent | undefined;
    let at = 0;
    const stopOnceItRuns = async () => {
      await untilSo(() => isRunning(stage.box, SLOW_COMMAND));
      at = performance.now();
      await run.stop();
    };
    let stopping: Promise<void> | undefined;
    for await (const event of run.events) {
      last = event;
      if (event.kind === "call_start") stopping ??= stopOnceItRuns();
    }
    await stopping;
    assert.ok(last?.kind === "error" && last.code === "stopped", JSON.stringify(last));
    assert.ok(performance.now() - at < STOP_MS, `${performance.now() - at} ms`);
    await untilSo(async () => !(await isRunning(stage.box, SLOW_COMMAND)));
  });

  stage.keeps("a run in another box goes on from what this one remembers", async () => {
    const first = stage.start((_, step) => (step === 0 ? { run: "echo soba-in-the-box" } : { say: "First part." }), {
      assignment: "Remember the word udon.",
    });
    assert.equal((await allEvents(first)).at(-1)?.kind, "done");
    const memory = await first.memory();
    assert.ok(memory !== null);
    // Where it has a program that can wait, one that knows nothing of this does.
    const other = await stage.openAhead();
    try {
      stage.turns.length = 0;
      const again = stage.start(() => ({ say: "Second part." }), {
        sandbox: other,
        resume: memory,
        assignment: "Go on.",
      });
      const events = await allEvents(again);
      const last = events.at(-1);
      assert.ok(last?.kind === "done", JSON.stringify(last));
      assert.match(last.summary, /Second part/);
      assert.doesNotMatch(last.summary, /First part/);
      const whole = stage.turns[0]?.whole ?? "";
      for (const word of ["udon", "soba-in-the-box", "First part.", "Go on."]) assert.ok(whole.includes(word), word);
      const opened = events.find(({ kind }) => kind === "opened");
      assert.ok(opened?.kind === "opened" && opened.harnessSessionId === memory.harnessSessionId);
    } finally {
      await other.close();
    }
  });

  stage.keeps("what another harness remembers is refused by name", async () => {
    const foreign: HarnessMemory = { harness: "somebody-else", harnessSessionId: "x", files: [] };
    assert.throws(() => stage.start(() => ({ say: "" }), { resume: foreign }), { code: "other_harness" });
  });

  stage.keeps("a model that never ends is ended at its turns", async () => {
    const run = stage.start((_, step) => ({ run: `echo again ${Math.floor(step / 50)}` }), {
      limits: { turns: 3, timeoutMs: 60_000 },
    });
    const last = (await allEvents(run)).at(-1);
    assert.ok(last?.kind === "error" && last.code === "turns", JSON.stringify(last));
    assert.ok(stage.turns.length <= 5, `${stage.turns.length} turns`);
  });

  stage.keeps("its time ends it, with the command it waits for", async () => {
    const at = performance.now();
    const run = stage.start(() => ({ run: SLOW_COMMAND }), { limits: { turns: 5, timeoutMs: 2_500 } });
    const last = (await allEvents(run)).at(-1);
    assert.ok(last?.kind === "error" && last.code === "timeout", JSON.stringify(last));
    assert.ok(performance.now() - at < 2_500 + STOP_MS);
    await untilSo(async () => !(await isRunning(stage.box, SLOW_COMMAND)));
  });
}
