import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createDurable } from "../../builder/durable.ts";
import { systemClock } from "../../lib/clock.ts";
import { silentLog } from "../../lib/log.ts";

const HOLDER = `
const { DatabaseSync } = require("node:sqlite");
const database = new DatabaseSync(process.argv[1]);
database.exec("create table if not exists other (x); begin exclusive");
console.log("held");
setTimeout(() => { database.exec("commit"); database.close(); }, 700);
`;

test("a start waits for somebody who holds the workflow database, instead of ending", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-durable-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "workflows.db");
  const holder = spawn(process.execPath, ["-e", HOLDER, file], { stdio: ["ignore", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  const durable = createDurable({
    file,
    workflow: async () => undefined,
    concurrency: 1,
    clock: systemClock,
    log: silentLog,
  });
  durable.close();
  if (holder.exitCode === null) await once(holder, "exit");
  assert.equal(holder.exitCode, 0);
});
