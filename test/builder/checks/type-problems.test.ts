import assert from "node:assert/strict";
import { test } from "node:test";
import { typeProblems } from "../../../builder/checks/type-problems.ts";

test("a call that is not as the library declares it leads to where its calls are shown", () => {
  const output = [
    "app.ts(3,60): error TS2554: Expected 2 arguments, but got 1.",
    "app.ts(7,5): error TS2353: Object literal may only specify known properties, and 'day' does not exist in type 'X'.",
    "app.ts(9,5): error TS2322: Type 'a' is not assignable to type 'b'.",
  ].join("\n");
  const [tooFew, unknown, other] = typeProblems(output);
  for (const problem of [tooFew, unknown]) assert.match(problem?.fix ?? "", /`tool skills app-library`/);
  assert.equal(other?.fix, "make the types agree");
});
