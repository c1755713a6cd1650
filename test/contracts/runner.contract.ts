import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { RunnerUnderTest } from "../runners/boxes.ts";
import { instancesContract } from "./runner/instances.ts";
import { isolationContract } from "./runner/isolation.ts";
import { limitsContract } from "./runner/limits.ts";
import { programsContract } from "./runner/programs.ts";
import { sandboxesContract } from "./runner/sandboxes.ts";
import { buildStage } from "./runner/stage.ts";
import { tasksContract } from "./runner/tasks.ts";

/**
 * What every Runner keeps, whatever is behind it. `makeRunner` gives one with folders and boxes of its own. `lacks` says
 * which tests a runner cannot keep, by their names, each with the reason.
 */
export function runnerContract(
  name: string,
  skip: string | false,
  makeRunner: () => Promise<RunnerUnderTest>,
  lacks: Record<string, string> = {},
): void {
  describe(`the runner ${name}`, { skip, concurrency: 1 }, () => {
    const { stage, begin, promises } = buildStage(lacks);
    let made: RunnerUnderTest;

    before(async () => {
      made = await makeRunner();
      begin(made, (await made.runner.prepare(() => undefined)).digest);
    });
    after(async () => {
      const left = await made.runner.list();
      await made.close();
      const names = left.map((box) => box.name).join(", ");
      assert.equal(names, "", "each test ends its boxes");
    });

    isolationContract(stage);
    limitsContract(stage);
    instancesContract(stage);
    tasksContract(stage);
    sandboxesContract(stage);
    programsContract(stage);

    // Last: it looks at what all the others left.
    stage.keeps("nothing of a box stays on the host but what its spec names", () => {
      assert.equal(existsSync("/app-source"), false);
      assert.deepEqual(
        readdirSync(stage.folder).filter((entry) => entry.startsWith("probe-")),
        [],
      );
    });

    test("what it does not keep is named, with the reason", (t) => {
      for (const [promise, reason] of Object.entries(lacks)) {
        assert.ok(promises.has(promise), `no such promise: ${promise}`);
        t.diagnostic(`${name} does not keep "${promise}": ${reason}`);
      }
    });
  });
}
