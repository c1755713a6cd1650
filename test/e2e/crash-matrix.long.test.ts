import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { createCrashMatrix, type Flows, type Kill, MOMENTS, type Survived, tableOf } from "./crash-matrix.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

test("killed before, inside or after any step, a request ends once", { skip }, async (t) => {
  const matrix = createCrashMatrix(t);
  const steps = await matrix.discoverSteps();
  const kills = { first: killsOf(steps.first), second: killsOf(steps.second) };
  const survived: Flows<Survived[]> = { first: [], second: [] };
  for (let at = 0; at < Math.max(kills.first.length, kills.second.length); at += 1) {
    const now = { first: kills.first.slice(at, at + 1), second: kills.second.slice(at, at + 1) };
    await t.test(`first version ${named(now.first)}; second version ${named(now.second)}`, async () => {
      const { first, second } = await matrix.play(now);
      survived.first.push(first);
      survived.second.push(second);
      assert.deepEqual([first.problems, second.problems], [[], []]);
    });
  }
  console.log(tableOf("first version", steps.first, survived.first));
  console.log(tableOf("second version", steps.second, survived.second));
});

function killsOf(steps: string[]): Kill[] {
  return steps.flatMap((step) => MOMENTS.map((moment) => ({ step, moment })));
}

function named([kill]: Kill[]): string {
  return kill === undefined ? "undisturbed" : `killed ${kill.moment} *${kill.step}*`;
}
