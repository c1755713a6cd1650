import assert from "node:assert/strict";
import { test } from "node:test";
import { fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

test("a day without tasks is one plain line", async () => {
  await fire("post-tasks", { at: "2026-03-02T08:00:00Z" });
  assert.deepEqual(posts(), [{ channel: "#team", text: "No task is open today." }]);
});

test("twenty tasks are listed, the rest is counted", async () => {
  for (let number = 1; number <= 22; number += 1) {
    await visit("/tasks", { form: { what: `Task ${number}` }, at: "2026-03-02T08:00:00Z" });
  }
  await fire("post-tasks", { at: "2026-03-03T08:00:00Z" });
  const text = posts().at(-1)?.text ?? "";
  assert.match(text, /^22 tasks are open:\n• Task 1 \(since 2026-03-02\)\n/);
  assert.match(text, /• Task 20 .*\n… and 2 more$/);
});

test("a task without words is refused", async () => {
  assert.equal((await visit("/tasks", { form: { what: " " } })).status, 403);
});
