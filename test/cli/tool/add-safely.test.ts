import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { aloneInFolder } from "../../../cli/tool/add/alone-in-folder.ts";
import { writeFiles } from "../../../cli/tool/local/write-files.ts";
import { startedIn } from "./started.ts";

const MAIN = fileURLToPath(new URL("../../../cli/main.ts", import.meta.url));

async function newApp(t: TestContext) {
  const stage = startedIn(t);
  await stage.tool("new", "sample-app");
  const folder = join(stage.folder, "sample-app");
  stage.started.folder = folder;
  return { ...stage, folder, read: (path: string) => readFileSync(join(folder, path), "utf8") };
}

test("three processes that add to one app at once lose nothing of each other's", async (t) => {
  const { folder, read, tool } = await newApp(t);
  const lines = [
    ["db", "orders"],
    ["schedule", "morning", "--cron", "0 8 * * *"],
    ["webhook", "alerts"],
  ];
  const envelopes = await Promise.all(
    lines.map(async (words) => {
      const child = spawn(process.execPath, [MAIN, "add", ...words], {
        cwd: folder,
        stdio: ["ignore", "pipe", "pipe"],
      });
      return JSON.parse(await text(child.stdout));
    }),
  );
  assert.deepEqual(
    envelopes.map(({ ok }) => ok),
    [true, true, true],
  );
  for (const words of lines) assert.deepEqual((await tool("add", ...words)).changed, [], words.join(" "));
  for (const word of ['app.page("/orders"', 'app.on("morning"', 'app.on("take-alerts"'])
    assert.ok(read("app.ts").includes(word), word);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith(".partial")),
    [],
  );
});

test("data that is called like a word of SQL's, or with capitals, is read by just that name", async (t) => {
  const { read, tool } = await newApp(t);
  await tool("add", "data", "sales", "--table", "order", "--columns", "group,Hub,hub_id,Hub");
  assert.match(read("app.ts"), /select "group", "Hub", hub_id from "order" limit 100/);
  const capital = await tool("add", "data", "Sales", "--table", "orders", "--columns", "hub");
  assert.match(String(capital.error?.message), /^Sales cannot be a source: those are called by lower-case letters/);
  const umlaut = await tool("add", "data", "sales", "--table", "orders", "--columns", "hub,Größe");
  assert.equal(umlaut.error?.message, "An app reads no table or column that is called Größe.");
});

test("whoever was killed while it changed an app's folder keeps nobody waiting", async (t) => {
  const { folder } = startedIn(t);
  const module = new URL("../../../cli/tool/add/alone-in-folder.ts", import.meta.url).href;
  const code = `import { aloneInFolder } from ${JSON.stringify(module)};
await aloneInFolder(process.cwd(), () => { console.log("in"); return new Promise(() => setInterval(() => {}, 1000)); });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], { cwd: folder });
  t.after(() => child.kill("SIGKILL"));
  await once(createInterface({ input: child.stdout }), "line");
  const order: string[] = [];
  const second = aloneInFolder(folder, async () => void order.push("second"));
  await aloneInFolder(join(folder, ".."), async () => void order.push("another folder"));
  child.kill("SIGKILL");
  await second;
  assert.deepEqual(order, ["another folder", "second"]);
});

test("what was cut off between app.ts and app.yaml is made whole by the same command", async (t) => {
  const { tool, folder, read } = await newApp(t);
  const before = read("app.yaml");
  for (const words of [
    ["db", "orders"],
    ["slack", "--command", "/draw", "--post", "#food"],
    ["llm", "--usd", "5"],
  ]) {
    writeFileSync(join(folder, "app.yaml"), before);
    await tool("add", ...words);
    const whole = read("app.yaml");
    writeFileSync(join(folder, "app.yaml"), before);
    assert.deepEqual((await tool("add", ...words)).changed, ["app.yaml"], words.join(" "));
    assert.equal(read("app.yaml"), whole);
    rmSync(join(folder, "migrations"), { recursive: true, force: true });
  }
});

test("where one of several files cannot be written, none is changed and nothing is left behind", (t) => {
  const { folder } = startedIn(t);
  writeFileSync(join(folder, "app.ts"), "before");
  const written: string[] = [];
  const texts = { "app.ts": "after", "migrations/0001_a.sql": "x", [`${"n".repeat(300)}.sql`]: "x" };
  assert.throws(() => writeFiles(folder, texts, (path) => written.push(path)), { code: "ENAMETOOLONG" });
  assert.deepEqual([readdirSync(folder), written], [["app.ts"], []]);
  assert.equal(readFileSync(join(folder, "app.ts"), "utf8"), "before");
});

test("nothing is read or written through a link, and what lies there is named", async (t) => {
  const { tool, folder } = await newApp(t);
  const elsewhere = join(folder, "..", "elsewhere");
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, join(folder, "migrations"));
  const added = await tool("add", "db", "orders");
  assert.deepEqual([added.error?.code, readdirSync(elsewhere)], ["not_plain", []]);
  for (const command of ["check", "deploy"]) {
    const { error } = await tool(command);
    assert.match(error?.fix ?? "", /migrations: it is a link, and what it points to does not go along/, command);
  }
  rmSync(join(folder, "migrations"));
  renameSync(join(folder, "app.yaml"), join(elsewhere, "app.yaml"));
  symlinkSync(join(elsewhere, "app.yaml"), join(folder, "app.yaml"));
  for (const words of [["check"], ["run"], ["add", "db"]]) {
    const { error } = await tool(...words);
    assert.match(error?.message ?? "", /^app\.yaml in .* is a link\.$/, words.join(" "));
  }
});

test("a pipe among the files is named, and nothing waits for who would write to it", async (t) => {
  const { tool, folder } = await newApp(t);
  const made = spawn("mkfifo", [join(folder, "notes.ts")]);
  await once(made, "exit");
  const { error } = await tool("check");
  assert.match(error?.fix ?? "", /^- notes\.ts: it is no file that can be read: remove it/);
});

test("lines that end as on Windows and an editor's mark stay, and what is no UTF-8 is left alone", async (t) => {
  const { tool, folder, read } = await newApp(t);
  for (const path of ["app.ts", "app.yaml"])
    writeFileSync(join(folder, path), `\ufeff${read(path).replaceAll("\n", "\r\n")}`);
  await tool("add", "db", "orders");
  for (const path of ["app.ts", "app.yaml"]) {
    assert.ok(read(path).startsWith("\ufeff"), path);
    assert.doesNotMatch(read(path), /[^\r]\n/);
  }
  assert.deepEqual((await tool("add", "db", "orders")).changed, []);
  const foreign = Buffer.from(`\ufeff${read("app.ts")}`, "utf16le");
  writeFileSync(join(folder, "app.ts"), foreign);
  assert.match((await tool("add", "webhook", "a")).error?.message ?? "", /app\.ts is no UTF-8 text/);
  assert.deepEqual(readFileSync(join(folder, "app.ts")), foreign);
  writeFileSync(join(folder, "app.yaml"), foreign);
  assert.match(
    (await tool("add", "webhook", "a")).error?.fix ?? "",
    /app\.yaml: it is no UTF-8 text: save it as UTF-8/,
  );
});
