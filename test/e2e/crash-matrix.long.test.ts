import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { createCrashMatrix, type Flows, type Kill, type PlainStep, type Survived, tableOf } from "./crash-matrix.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

const INSTANTS = ["before", "inside", "after"] as const;
const A_WHILE_MS = 100;

test("killed before, during, inside or after any step, a request ends once", { skip }, async (t) => {
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
  for (const flow of ["first", "second"] as const) {
    const names = steps[flow].map(({ name }) => name);
    console.log(tableOf(`${flow} version`, names, survived[flow]));
  }
});

/** Of steps that take a while also half-way: what they work with is left as it is then. */
function killsOf(steps: PlainStep[]): Kill[] {
  return steps.flatMap(({ name, tookMs }) => {
    const during = tookMs < A_WHILE_MS ? [] : [{ moment: "during" as const, afterMs: Math.round(tookMs / 2) }];
    return [...INSTANTS.map((moment) => ({ moment })), ...during].map((when) => ({ step: name, ...when }));
  });
}

function named([kill]: Kill[]): string {
  return kill === undefined ? "undisturbed" : `killed ${kill.moment} *${kill.step}*`;
}
