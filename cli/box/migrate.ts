import { parseArgs } from "node:util";
import { messageOf } from "../../lib/errors.ts";
import type { MigrationBegun } from "../../sdk/contract/migrating.ts";
import { applyMigrations } from "../../sdk/src/apply-migrations.ts";
import { backUp, checkIntegrity, countRows, restore } from "./database-files.ts";

// The one program that opens an app's database for the platform, in a box of the app's runtime, and for `tool`, which may end it:
//   node migrate.mjs <bundleFolder> <dataFolder> [--restore <folder>] [--backup <folder>] [--no-migrate] [--verify] [--rows <json>]
// Done in that order: restore, back up, migrate, verify, count. --restore and --rows alone do not migrate.
// Prints {begins: file} as it begins each migration, and last one JSON line: {ok: true, applied, …} or {ok: false, file, error}.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    backup: { type: "string" },
    restore: { type: "string" },
    "no-migrate": { type: "boolean" },
    verify: { type: "boolean" },
    rows: { type: "string" },
  },
});

try {
  const result = await perform();
  console.log(JSON.stringify(result));
  process.exitCode = result.ok ? 0 : 1;
} catch (error) {
  console.log(JSON.stringify({ ok: false, file: "", error: messageOf(error) }));
  process.exitCode = 1;
}

async function perform() {
  const [bundleFolder, dataFolder] = positionals;
  if (bundleFolder === undefined || dataFolder === undefined) throw new Error("Give the bundle's and the data folder.");
  if (values.restore !== undefined) restore(values.restore, dataFolder);
  if (values.backup !== undefined) await backUp(dataFolder, values.backup);
  const migrates = !values["no-migrate"] && values.restore === undefined && values.rows === undefined;
  const migrated = migrates
    ? applyMigrations(`${dataFolder}/app.sqlite`, `${bundleFolder}/migrations`, (begins) =>
        console.log(JSON.stringify({ begins } satisfies MigrationBegun)),
      )
    : { ok: true as const, applied: [] };
  if (!migrated.ok) return migrated;
  if (values.verify) checkIntegrity(dataFolder);
  return values.rows === undefined ? migrated : { ...migrated, count: countRows(dataFolder, JSON.parse(values.rows)) };
}
