import assert from "node:assert/strict";
import { createCrashMatrix, type Kill, tableOf } from "./crash-matrix.ts";
import type { Flows, Way } from "./ways.ts";

/** A sample of the matrix in one play; `npm run test:long` plays all of it. */
export async function surviveSample(way: Way, kills: Flows<Kill[]>): Promise<void> {
  const { first, second } = await createCrashMatrix(way).play(kills);
  console.log(tableOf(`first version, ${way.name}`, stepsOf(kills.first), [first]));
  console.log(tableOf(`second version, ${way.name}`, stepsOf(kills.second), [second]));
  assert.deepEqual([first.problems, second.problems], [[], []]);
}

function stepsOf(kills: Kill[]): string[] {
  return kills.map(({ step }) => step);
}
