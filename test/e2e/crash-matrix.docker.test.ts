import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { createCrashMatrix, type Flows, type Kill, tableOf } from "./crash-matrix.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

/** A sample of the matrix; `npm run test:long` plays all of it, one kill at a time. */
const KILLS: Flows<Kill[]> = {
  first: [
    { step: "claim app", moment: "inside" },
    { step: "code 1.2", moment: "inside" },
    { step: "ask for approval", moment: "inside" },
  ],
  second: [
    { step: "plan 1 decided", moment: "before" },
    { step: "deploy: migrate", moment: "inside" },
    { step: "conclude live", moment: "after" },
  ],
};

test("killed three times on its way, a request still ends once; so does the next one with a migration", {
  skip,
}, async (t) => {
  const { first, second } = await createCrashMatrix(t).play(KILLS);
  console.log(tableOf("first version", stepsOf(KILLS.first), [first]));
  console.log(tableOf("second version", stepsOf(KILLS.second), [second]));
  assert.deepEqual([first.problems, second.problems], [[], []]);
});

function stepsOf(kills: Kill[]): string[] {
  return kills.map(({ step }) => step);
}
