import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { noBubblewrap, noEngine } from "../runners/boxes.ts";
import { createCrashMatrix, type Kill, type PlainStep, type Survived, tableOf } from "./crash-matrix.ts";
import { type Flows, type Way, withModel, withoutModel } from "./ways.ts";

const INSTANTS = ["before", "inside", "after"] as const;
const A_WHILE_MS = 100;
/** In one play of a flow. More would mostly measure how the supervisor waits longer after each death. */
const KILLS_A_PLAY = 3;
/** Each has a Toolroom of its own, and mostly waits. */
const PLAYS_AT_ONCE = 2;

for (const [way, skip] of [
  [withModel, await noEngine()],
  [withoutModel, await noBubblewrap()],
] as const) {
  const options = { skip, concurrency: PLAYS_AT_ONCE };
  test(`${way.name}: killed before, during, inside or after any step, a request ends once`, options, (t) =>
    surviveAll(t, way),
  );
}

async function surviveAll(t: TestContext, way: Way): Promise<void> {
  const matrix = createCrashMatrix(way);
  const steps = await matrix.discoverSteps();
  const plays = { first: playsOf(steps.first), second: playsOf(steps.second) };
  const survived: Flows<Survived[]> = { first: [], second: [] };
  const play = async (now: Flows<Kill[]>): Promise<void> => {
    const { first, second } = await matrix.play(now);
    const isOne = Math.max(now.first.length, now.second.length) <= 1;
    const problems = [...first.problems, ...second.problems];
    if (isOne || problems.length === 0) {
      survived.first.push(first);
      survived.second.push(second);
    }
    if (isOne || problems.length === 0) return assert.deepEqual(problems, []);
    // Which of them it was: each alone.
    for (let at = 0; at < KILLS_A_PLAY; at += 1)
      await play({ first: now.first.slice(at, at + 1), second: now.second.slice(at, at + 1) });
    // A busy machine may have resumed late once; what they really do to each other, they do again.
    const again = await matrix.play(now);
    const still = [...again.first.problems, ...again.second.problems];
    assert.deepEqual(still, [], `each alone is survived, together they are not: before, ${problems.join("; ")}`);
  };
  const count = Math.max(plays.first.length, plays.second.length);
  const all = Array.from({ length: count }, (_, at) => ({
    first: plays.first[at] ?? [],
    second: plays.second[at] ?? [],
  }));
  await Promise.all(
    all.map((now) => t.test(`first version ${named(now.first)}; second version ${named(now.second)}`, () => play(now))),
  );
  for (const flow of ["first", "second"] as const) {
    const names = steps[flow].map(({ name }) => name);
    console.log(tableOf(`${flow} version, ${way.name}`, names, survived[flow]));
  }
}

/** Every kill once; those of one play are far apart. Steps that take a while are also killed half-way: what they work with is left as it is then. */
function playsOf(steps: PlainStep[]): Kill[][] {
  const kills = steps.flatMap(({ name, tookMs }) => {
    const during = tookMs < A_WHILE_MS ? [] : [{ moment: "during" as const, afterMs: Math.round(tookMs / 2) }];
    return [...INSTANTS.map((moment) => ({ moment })), ...during].map((when) => ({ step: name, ...when }));
  });
  const plays = Math.ceil(kills.length / KILLS_A_PLAY);
  return Array.from({ length: plays }, (_, play) => kills.filter((_, at) => at % plays === play));
}

function named(kills: Kill[]): string {
  if (kills.length === 0) return "undisturbed";
  return kills.map((kill) => `killed ${kill.moment} *${kill.step}*`).join(", ");
}
