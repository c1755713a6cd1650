import assert from "node:assert/strict";
import { test } from "node:test";
import { createJobPlaces } from "../../../operator/jobs/job-places.ts";

/** Each of an App of its own, unless `appOf` says otherwise. */
function takeAll(memoryMb: number, wanted: number[], appOf = (number: number) => `app_${number}`) {
  const places = createJobPlaces(memoryMb);
  const got: number[] = [];
  const taken = wanted.map(async (mb, number) => {
    const giveBack = await places.take(appOf(number), mb);
    if (giveBack !== null) got.push(number);
    return giveBack;
  });
  return { places, got, giveBack: async (number: number) => (await taken[number])?.() };
}
/** All that is decided already is known after one turn of the loop. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("as many work at once as there is memory for, the others in the order they came", async () => {
  const { got, giveBack } = takeAll(1_000, [600, 600, 100]);
  await turn();
  assert.deepEqual(got, [0], "the small one does not overtake");
  await giveBack(0);
  await giveBack(0);
  await turn();
  assert.deepEqual(got, [0, 1, 2]);
});

test("one that wants more than all of it works alone, and never more than four at once", async () => {
  const large = takeAll(1_000, [100, 5_000, 100]);
  await turn();
  assert.deepEqual(large.got, [0]);
  await large.giveBack(0);
  await turn();
  assert.deepEqual(large.got, [0, 1]);
  const many = takeAll(1_000, [1, 1, 1, 1, 1]);
  await turn();
  assert.deepEqual(many.got, [0, 1, 2, 3]);
});

test("who waits when it closes gets no place, nor does anybody after that", async () => {
  const { places, got, giveBack } = takeAll(100, [100, 100]);
  await turn();
  places.close();
  assert.equal(await giveBack(1), undefined);
  await giveBack(0);
  assert.equal(await places.take("app_9", 1), null);
  assert.deepEqual(got, [0]);
});

test("one app gets two places, and what it wants beyond them is passed by others until one is free", async () => {
  const { got, giveBack } = takeAll(1_000, [100, 100, 100, 100, 100], (number) =>
    number < 4 ? "app_busy" : "app_other",
  );
  await turn();
  assert.deepEqual(got, [0, 1, 4]);
  await giveBack(0);
  await giveBack(0);
  await turn();
  assert.deepEqual(got, [0, 1, 4, 2]);
  await giveBack(4);
  await turn();
  assert.deepEqual(got, [0, 1, 4, 2], "a place of another's is not one of its own");
});
