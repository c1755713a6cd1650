import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../../cli/main.ts", import.meta.url));

test("a wrong file of settings ends the start at once, with the line and what it should be", (t) => {
  const home = mkdtempSync(join(tmpdir(), "settings-file-"));
  t.after(() => rmSync(home, { recursive: true }));
  const file = join(home, "company.yaml");
  writeFileSync(file, "models:\n  budgets:\n    personMontlyUsd: 50\n");
  const env = { PATH: process.env.PATH, TOOLROOM_HOME: join(home, "h"), TOOLROOM_CONFIG: file };
  const { status, stderr, stdout } = spawnSync(process.execPath, [MAIN, "serve"], { env, encoding: "utf8" });
  assert.equal(status, 1);
  assert.equal(stdout, "");
  assert.equal(
    stderr.trim(),
    "company.yaml, line 3: models.budgets.personMontlyUsd is no setting. There are requestUsd, appMonthlyUsd, personMonthlyUsd, groupMonthlyUsd, monthlyUsd, timeZone.",
  );
});
