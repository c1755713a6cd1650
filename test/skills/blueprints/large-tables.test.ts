import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "../../builder/built-layer.ts";
import { composedApps, compositionOf, filesOf, type LoosePart } from "./composed-app.ts";

const apps = composedApps();

const crowds: LoosePart = {
  part: "records",
  table: "crowds",
  noun: { one: "row", many: "rows" },
  columns: ["a", "b", "c"].map((name) => ({ name, label: name, type: name === "c" ? "date" : "long_text" })),
};

/** Runs beside app.ts with the heap that a small app has, and prints what the pages said. */
const PROGRAM = String.raw`
import { fire, posts, visit } from "@toolroom/app/test";
import "./app.ts";

const said = [];
const send = async (content, form = {}) => {
  const files = content === null ? undefined : { file: { name: "t.csv", content } };
  const begun = process.threadCpuUsage(); // a busy machine is not the app's fault
  const { text } = await visit("/crowds/import", { form, files });
  const { user, system } = process.threadCpuUsage(begun);
  const took = (user + system) / 1000;
  const words = /[\d,]+ added|more than [\d,]+ \w+|no line|Line 2: [^<]{11}/.exec(text)?.[0];
  said.push(took > 3000 ? words + " after " + Math.round(took) + " ms" : words);
};
const most = 5_000_000;
await send("a\n" + "a\n".repeat(most / 2));
await send("c\n" + "xyz\n".repeat(most / 4));
await send("a\n" + ",".repeat(most));
await send(",".repeat(most) + "\na");
await send("a\n" + '"' + "x".repeat(most));
await send("a\n" + '""'.repeat(most / 2));
await send("c\n" + "x".repeat(most));
await send("c\n" + "\u20ac".repeat(most / 3));
await send(null, { lines: "c\n" + "&".repeat(most / 5) });
await send("c\n" + "xyz\n".repeat(20_000));
for (let round = 0; round < 5; round += 1) await send("a,b\n" + ("x".repeat(220) + ",y\n").repeat(20_000));
const { text } = await visit("/crowds.csv");
said.push(text.split("\r\n").length - 2, text.length > 20_000_000);
await fire("sum-up");
said.push(posts()[0].text.split("\n")[0]);
console.log(JSON.stringify(said));
`;

test("no table below its limit costs a small app its memory or its time, coming in or going out", async () => {
  const digest = { part: "digest", run: "sum-up", schedule: "0 9 * * *", channel: "#a", table: "crowds", of: "all" };
  const files = filesOf(compositionOf([crowds, digest as LoosePart]));
  apps.layer.layApp({ ...files, "small.ts": PROGRAM });
  const ended = await run(process.execPath, ["--max-old-space-size=128", "small.ts"], apps.layer.app);
  assert.deepEqual([ended.exitCode, ended.stderr.slice(0, 400)], [0, ""]);
  const tooMany = "more than 20,000 lines";
  const added = Array.from({ length: 5 }, () => "20,000 added");
  assert.deepEqual(JSON.parse(ended.stdout), [
    tooMany,
    tooMany,
    "no line",
    "no line",
    "Line 2: a is longer",
    "Line 2: a is longer",
    "Line 2: c: &quot;xx",
    "Line 2: c: &quot;€€",
    "Line 2: c: &quot;&a",
    "Line 2: c: &quot;xy",
    ...added,
    100_000,
    true,
    "*Rows* (all): 100000",
  ]);
});
