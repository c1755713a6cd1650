import assert from "node:assert/strict";
import { test } from "node:test";
import { createOneAtATime } from "../../../runners/box/one-at-a-time.ts";

test("works of one name follow each other, others do not wait", async () => {
  const oneAtATime = createOneAtATime();
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const works = [
    oneAtATime("lunch", () => first.promise.then(() => void done.push("lunch 1"))),
    oneAtATime("lunch", async () => void done.push("lunch 2")),
    oneAtATime("sales", async () => void done.push("sales")),
  ];
  await works[2];
  assert.deepEqual(done, ["sales"]);
  first.resolve();
  await Promise.all(works);
  assert.deepEqual(done, ["sales", "lunch 1", "lunch 2"]);
});

test("a failure is its own caller's, and the next one is done all the same", async () => {
  const oneAtATime = createOneAtATime();
  const failing = oneAtATime("lunch", async () => assert.fail("no engine"));
  const next = oneAtATime("lunch", async () => undefined);
  await assert.rejects(failing, /no engine/);
  await next;
});
