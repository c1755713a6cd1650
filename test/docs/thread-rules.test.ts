import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const page = readFileSync("docs/thread-rules.md", "utf8");
const rows = page.split("\n").filter((line) => /^\| \d+ \|/.test(line));

test("each rule of a thread names tests that there are", () => {
  assert.deepEqual(
    rows.map((row) => Number(/\d+/.exec(row)?.[0])),
    Array.from({ length: 22 }, (_, at) => at + 1),
  );
  const missing = rows.flatMap((row) => [...findMissing(row)]);
  assert.deepEqual(missing, []);
});

test("the page is found from the README", () => {
  assert.match(readFileSync("README.md", "utf8"), /\]\(docs\/thread-rules\.md\)/);
});

/** A row's files that are not there, and the names of tests that stand in none of the row's last file. */
function* findMissing(row: string): Generator<string> {
  let source = "";
  for (const [, file, name] of row.matchAll(/`([\w/.-]+\.test\.ts)`|\*([^*]{20,})\*/g)) {
    if (file !== undefined) {
      source = existsSync(`test/${file}`) ? readFileSync(`test/${file}`, "utf8") : "";
      if (source === "") yield file;
    } else if (name !== undefined && !source.includes(JSON.stringify(name))) yield name;
  }
}
