import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { createDurable, type Run, StepFailed } from "../../builder/durable.ts";
import type { FailedStep, Patience } from "../../builder/outage.ts";
import { KnownError } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";

test("a step waits for the end of an outage of Slack, however often it must try", async (t) => {
  let tries = 0;
  const said = await play(t, async (run) => {
    return run.step("tell", async () => {
      tries += 1;
      if (tries < 12) throw new KnownError("slack_silent", "Slack does not answer.", "It is tried again.");
      return `said at try ${tries}`;
    });
  });
  assert.equal(said, "said at try 12");
});

test("a step that fails for any other reason ends after three tries, with the reason", async (t) => {
  let tries = 0;
  const outcome = await play(t, async (run) => {
    try {
      return await run.step("break", async () => {
        tries += 1;
        throw new KnownError("no_key", "No model key is set.", "Set one.");
      });
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      return `${error.stepName}: ${error.reason.code} after ${tries}`;
    }
  });
  assert.equal(outcome, "break: no_key after 3");
});

test("a step waits while patience says so, and counts its tries where it does not", async (t) => {
  let tries = 0;
  const seen: FailedStep[] = [];
  const patience: Patience = {
    onFailure: async (failed) => {
      seen.push(failed);
      return seen.length < 8 ? "wait" : "count";
    },
    isStopped: async () => false,
  };
  const outcome = await play(
    t,
    (run) =>
      run
        .step("ask", async () => {
          tries += 1;
          throw new KnownError("model_down", "The model does not answer.", "Wait.");
        })
        .catch((error: StepFailed) => error.reason.code),
    patience,
  );
  assert.deepEqual([outcome, tries], ["model_down", 10]);
  assert.deepEqual([seen[0]?.requestId, seen[0]?.stepName, seen[0]?.awayMs], ["req_1", "ask", 0]);
});

test("work that was stopped is not tried again; what only says so is", async (t) => {
  const outcomeOf = async (isStopped: boolean) => {
    let tries = 0;
    const patience: Patience = { onFailure: async () => "count", isStopped: async () => isStopped };
    const failed = await play(
      t,
      (run) =>
        run
          .step("ask", async () => {
            tries += 1;
            throw new KnownError("stopped", "It was stopped.", "Reply *try again* to go on.");
          })
          .catch((error: StepFailed) => error.reason.code),
      patience,
    );
    return [failed, tries];
  };
  assert.deepEqual(await outcomeOf(true), ["stopped", 1]);
  assert.deepEqual(await outcomeOf(false), ["stopped", 3]);
});

test("a step that waits ends when somebody says stop; one that waits for Slack does not", async (t) => {
  const patience: Patience = { onFailure: async () => "wait", isStopped: async () => true };
  const stopped = await play(
    t,
    (run) =>
      run
        .step("ask", async () => Promise.reject(new KnownError("overloaded", "Too much.", "Wait.")))
        .catch((error: StepFailed) => error.reason.code),
    patience,
  );
  assert.equal(stopped, "stopped");
  let tries = 0;
  const told = await play(
    t,
    (run) =>
      run.step("tell", async () => {
        tries += 1;
        if (tries < 5) throw new KnownError("slack_silent", "Slack does not answer.", "It is tried again.");
        return "said";
      }),
    patience,
  );
  assert.equal(told, "said");
});

test("two steps of one name are refused", async (t) => {
  const outcome = await play(t, async (run) => {
    await run.step("twin", async () => 1);
    return run.step("twin", async () => 2).catch((error: Error) => error.message);
  });
  assert.equal(outcome, "Two steps of one workflow are called twin.");
});

/** Runs it once, on a clock that pauses move on at once, and resolves with what it returns. */
async function play(t: TestContext, work: (run: Run) => Promise<unknown>, patience?: Patience): Promise<unknown> {
  let now = 0;
  const sleep = (ms: number) => {
    now += ms;
    return new Promise<void>((resolve) => setImmediate(resolve));
  };
  const folder = mkdtempSync(join(tmpdir(), "toolroom-durable-"));
  const done = Promise.withResolvers<unknown>();
  const durable = createDurable({
    file: join(folder, "workflows.db"),
    concurrency: 1,
    clock: { now: () => now, sleep },
    log: silentLog,
    ...(patience === undefined ? {} : { patience }),
    workflow: async (run) => done.resolve(await work(run)),
  });
  t.after(() => {
    durable.close();
    rmSync(folder, { recursive: true });
  });
  await durable.start("req_1");
  return done.promise;
}
