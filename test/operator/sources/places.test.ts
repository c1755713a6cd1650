import assert from "node:assert/strict";
import { test } from "node:test";
import { createPlaces } from "../../../operator/sources/places.ts";

const PATIENT = { waitingPerApp: 10, waitMs: 60_000 };

test("whoever asks without end is told so, and so is who waits too long: nothing piles up", async () => {
  const places = createPlaces({ perApp: 1, inAll: 1, waitingPerApp: 2, waitMs: 20 });
  const { promise, resolve: end } = Promise.withResolvers<string>();
  const first = places.take("a", () => promise);
  let begun = 0;
  const work = async () => {
    begun += 1;
    return `${begun}`;
  };
  const waiting = [places.take("a", work), places.take("a", work), places.take("b", work)];
  assert.equal(await places.take("a", work), null, "two of it wait already");
  assert.deepEqual(await Promise.all(waiting), [null, null, null]);
  end("done");
  assert.equal(await first, "done");
  assert.equal(await places.take("a", work), "1", "what waited in vain holds no place");
});

test("two that always ask keep a third from nothing", async () => {
  const places = createPlaces({ ...PATIENT, perApp: 2, inAll: 4 });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (app: string, name: string) =>
    places.take(app, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const all = ["a1", "b1", "a2", "b2", "a3", "b3", "a4", "b4", "c1", "c2"].map((name) => ask(name.charAt(0), name));
  for (const name of ["a1", "b2", "a2"]) {
    await new Promise((resolve) => setImmediate(resolve));
    ends.get(name)?.();
  }
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(begun, ["a1", "b1", "a2", "b2", "c1", "a3", "b3"]);
  for (const name of ["b1", "a3", "c1", "b3", "a4", "b4", "c2"]) {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(all);
});

test("so many of one and of all ask at once, and whoever waits goes on in turn, also behind one that failed", async () => {
  const places = createPlaces({ ...PATIENT, perApp: 2, inAll: 3 });
  const begun: string[] = [];
  const ends = new Map<string, (fails: boolean) => void>();
  const ask = (app: string, name: string) =>
    places.take(app, async () => {
      begun.push(name);
      const fails = await new Promise<boolean>((resolve) => ends.set(name, resolve));
      if (fails) throw new Error(name);
    });
  const end = async (name: string, fails = false) => {
    ends.get(name)?.(fails);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const all = Promise.allSettled([ask("a", "a1"), ask("a", "a2"), ask("a", "a3"), ask("b", "b1"), ask("b", "b2")]);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(begun, ["a1", "a2", "b1"], "the third of one waits, and keeps nobody else waiting");
  await end("b1");
  assert.deepEqual(begun, ["a1", "a2", "b1", "b2"]);
  await end("a1", true);
  assert.deepEqual(begun, ["a1", "a2", "b1", "b2", "a3"]);
  for (const name of ["a2", "b2", "a3"]) await end(name);
  assert.deepEqual(
    (await all).map(({ status }) => status),
    ["rejected", "fulfilled", "fulfilled", "fulfilled", "fulfilled"],
  );
});
