import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { failuresContract } from "./harness/failures.ts";
import { buildStage, type HarnessUnderTest, type Held } from "./harness/stage.ts";
import { steeringContract } from "./harness/steering.ts";
import { tasksContract } from "./harness/tasks.ts";

/**
 * What every Harness keeps, whatever program is behind it, with one scripted model that chooses its calls from those it is
 * offered. `lacks` says which promises a harness cannot keep, by their names, each with the reason.
 */
export function harnessContract(
  name: string,
  skip: string | false,
  make: () => Promise<HarnessUnderTest>,
  lacks: Record<string, string> = {},
): void {
  describe(`the harness ${name}`, { skip, concurrency: 1 }, () => {
    const { stage, begin, end, held } = buildStage(lacks);
    before(async () => begin(await make()));
    after(end);

    tasksContract(stage);
    steeringContract(stage);
    failuresContract(stage);

    test("what it does not keep is named, with the reason", (t) => {
      for (const [promise, reason] of Object.entries(lacks)) {
        assert.ok(
          held.some((one) => one.promise === promise),
          `no such promise: ${promise}`,
        );
        t.diagnostic(`${name} does not keep "${promise}": ${reason}`);
      }
    });
    after(() => {
      const count = (outcome: Held["outcome"]) => held.filter((one) => one.outcome === outcome).length;
      const { licence, api, resumes, steers, readsMcp } = stage.harness.traits;
      const traits = `${licence}, ${api}, ${resumes ? "resumes" : "does not resume"}, steers: ${steers}, reads ${readsMcp ? "over MCP" : "by tool read"}`;
      const kept = `kept ${count("kept")} of ${held.length}, broke ${count("broken")}, lacks ${count("not kept")}`;
      console.log(`harness ${name.padEnd(12)} ${kept.padEnd(32)} (${traits})`);
    });
  });
}
