import assert from "node:assert/strict";
import { test } from "node:test";
import { failureOf, forPerson } from "../../builder/failure.ts";
import { KnownError } from "../../lib/errors.ts";

test("an error nobody foresaw is told without its own words", () => {
  const failure = failureOf(new TypeError("Cannot read properties of undefined (reading 'x')"));
  assert.equal(failure.code, "unexpected");
  assert.doesNotMatch(`${failure.message} ${failure.next}`, /undefined|TypeError/);
  assert.match(failure.next, /^Reply \*try again\*/);
});

test("a full disk is told as that, whoever noticed it", () => {
  const sqlite = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  const kernel = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  const git = new KnownError("git_failed", "git commit failed: No space left on device.", "Reply *retry*.");
  for (const error of [sqlite, kernel, git, new Error("It broke.", { cause: kernel })]) {
    const failure = failureOf(error);
    assert.equal(failure.code, "disk_full");
    assert.match(failure.next, /Ask the platform team to free some room/);
  }
});

test("what only the platform team can mend is handed on, once", () => {
  const reason = { code: "runner_unavailable", message: "No engine answers.", next: "Start it." };
  const handed = forPerson(reason);
  assert.equal(handed.next, "Show this to the platform team: Start it. Then reply *try again*.");
  assert.deepEqual(forPerson(handed), handed);
});
