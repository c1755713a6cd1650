import assert from "node:assert/strict";
import { test } from "node:test";
import { errorsIn, foldFrames } from "../../../builder/checks/app-frames.ts";
import { testProblems } from "../../../builder/checks/test-problems.ts";

const LIBRARY = "/cache/app-library-1c44/node_modules/@toolroom/app/chunk-NLJC.js";
const PRINTED = [
  "(node:7) a warning of somebody else's",
  "Error: no such table: orders. There is none yet",
  "in: select dish from orders",
  `    at prepare (file://${LIBRARY}:2175:32)`,
  `    at Object.all (file://${LIBRARY}:2155:31)`,
  "    at file:///home/ana/soup/app.ts:7:31",
  `    at file://${LIBRARY}:2691:23`,
  "    at AsyncLocalStorage.run (node:internal/async_context_frame:65:14)",
  "the next line",
];
const PATHS = ["app.ts", "app.yaml", "test/app.test.ts"];

test("of a stack the app's own frames stay, and how many others there were", () => {
  assert.deepEqual(foldFrames(PRINTED), [
    ...PRINTED.slice(0, 3),
    "    at file:///home/ana/soup/app.ts:7:31",
    "    … 4 frames of the library and Node",
    "the next line",
  ]);
});

test("an error is told once by its words and its place in the app; what came through no file of it is none of its", () => {
  const elsewhere = ["TypeError: not ours", `    at f (file://${LIBRARY}:1:2)`];
  assert.deepEqual(errorsIn([...PRINTED, ...elsewhere, ...PRINTED], PATHS), [
    { words: "Error: no such table: orders. There is none yet in: select dish from orders", at: "app.ts:7:31" },
  ]);
});

test("a page's test that fails says what the app threw, and what the page showed in place of its markup", () => {
  const page = "<h1>Something went wrong</h1></body></html>";
  const failed = {
    ...{ name: "the page greets", file: "/home/ana/soup/test/app.test.ts", line: 6, stack: "", page },
    message:
      "The input did not match /Hello/. Input:\n\n'<!doctype html>\\n' +\n  '<html><head>'... 2934 more characters\n",
    printed: PRINTED.join("\n"),
  };
  assert.deepEqual(testProblems(JSON.stringify(failed), PATHS), [
    {
      ...{ file: "test/app.test.ts", line: 6 },
      message:
        'the test "the page greets" fails: the app broke at app.ts:7:31, Error: no such table: orders. There is none yet in: select dish from orders (The input did not match /Hello/. Input: “Something went wrong”)',
      fix: "correct the app, or the test where it asks for the wrong thing",
    },
  ]);
});
