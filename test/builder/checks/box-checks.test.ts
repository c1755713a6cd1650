import assert from "node:assert/strict";
import { test } from "node:test";
import { type BoxResult, boxProblems } from "../../../builder/checks/box-checks.ts";
import { candidate, lines } from "./candidate.ts";

const FILES = candidate({ "app.ts": "", "test/app.test.ts": "" });
const fine: BoxResult = { exitCode: 0, stdout: "", stderr: "", timedOut: false };

/** The box's answers by program. */
async function problems(answers: Record<string, Partial<BoxResult>>, files = FILES) {
  const ran: string[] = [];
  const found = await boxProblems(async ([program = ""]) => {
    ran.push(program);
    return { ...fine, ...answers[program] };
  }, files);
  return { ran, found: lines(found) };
}

test("where all is well nothing is said, and without tests none are run", async () => {
  assert.deepEqual(await problems({}), { ran: ["tsc", "biome", "node"], found: [] });
  assert.deepEqual((await problems({}, candidate({ "app.ts": "" }))).ran, ["tsc", "biome"]);
});

test("type errors keep their lines and what follows them", async () => {
  const stdout =
    "app.ts(3,5): error TS2322: Type 'a' is not assignable.\n  Because of b.\napp.ts(9,1): error TS2307: Cannot find module 'x'.\nFound 2 errors.\n";
  assert.deepEqual((await problems({ tsc: { exitCode: 2, stdout } })).found, [
    "app.ts line 3: Type 'a' is not assignable. (TS2322) Because of b.: make the types agree",
    "app.ts line 9: Cannot find module 'x'. (TS2307): import from @toolroom/app, from node:… or from a file of the app, with its extension (./orders.ts)",
  ]);
});

test("a tool that fails without a word, says nonsense or never ends is a problem of its own", async () => {
  assert.deepEqual((await problems({ tsc: { exitCode: 1, stderr: "out of memory" } })).found, [
    "the type check failed without naming a line (out of memory): correct what it says",
  ]);
  assert.match(
    (await problems({ biome: { exitCode: 1, stdout: "{broken" } })).found[0] ?? "",
    /the linter failed without naming a line/,
  );
  assert.match(
    (await problems({ node: { exitCode: 1, stdout: '{"name":1}\n{x' } })).found[0] ?? "",
    /the tests failed without naming a line/,
  );
  assert.deepEqual((await problems({ node: { exitCode: null, timedOut: true } })).found, [
    "the tests did not end in time: look for what never ends",
  ]);
});

test("only the first of many are shown, with how many there are", async () => {
  const stdout = Array.from({ length: 40 }, (_, index) => `app.ts(${index + 1},1): error TS1: wrong`).join("\n");
  const { found } = await problems({ tsc: { exitCode: 2, stdout } });
  assert.equal(found.length, 16);
  assert.equal(found.at(-1), "the type check found 25 more: correct these first, then check again");
});
