import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startedIn } from "./started.ts";

const TOOL = fileURLToPath(new URL("../../../bin/tool", import.meta.url));
const ENDLESS = "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r;";

test("an endless migration ends tool check and tool run with its name, also where the app's own tests apply it", async (t) => {
  const { started, tool, folder } = startedIn(t);
  await tool("new", "sample-app");
  started.folder = join(folder, "sample-app");
  mkdirSync(join(started.folder, "migrations"));
  writeFileSync(join(started.folder, "migrations/0001_endless.sql"), ENDLESS);
  const yaml = join(started.folder, "app.yaml");
  const more =
    "bindings: { db: true }\ntriggers: [{ command: /note, run: note }]\nchecks:\n  - { command: /note, posted: 1 row }";
  writeFileSync(yaml, readFileSync(yaml, "utf8").replace("checks:", more));
  const app = readFileSync(join(started.folder, "app.ts"), "utf8").replace("{ app,", "{ app, db,");
  writeFileSync(
    join(started.folder, "app.ts"),
    `${app}\napp.on("note", () => \`\${db.all\`select 1\`.length} row\`);\n`,
  );
  const tested = join(started.folder, "test/app.test.ts");
  const own =
    '\nimport { command } from "@toolroom/app/test";\ntest("it notes", async () => void (await command("note", "")));\n';
  writeFileSync(tested, readFileSync(tested, "utf8") + own);
  const checked = await tool("check");
  assert.equal(checked.error?.code, "check_failed");
  assert.match(checked.error?.fix ?? "", /migrations\/0001_endless\.sql does not end within 4\.0 s: Give it an end/);
  assert.doesNotMatch(checked.error?.fix ?? "", /the tests did not end/);
  const ran = await tool("run", "visit", "/");
  assert.deepEqual([ran.exitCode, ran.error?.code], [1, "migration_endless"]);

  // As a process of its own, ended halfway: nothing of it is left.
  const child = spawn(TOOL, ["run", "visit", "/"], { cwd: started.folder, stdio: ["ignore", "pipe", "ignore"] });
  const closed = new Promise((resolve) => child.once("close", resolve));
  const printed = text(child.stdout);
  while (migrating(started.folder).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGTERM");
  await closed;
  assert.equal(JSON.parse(await printed).error.code, "interrupted");
  assert.deepEqual(migrating(started.folder), []);
});

/** Pids of what applies the migrations of this folder. A dead one that nobody has collected has no words. */
function migrating(folder: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      return words.some((word) => word.endsWith("box/migrate.ts")) && words.includes(folder);
    } catch {
      return false;
    }
  });
}
