import type { SourceFile } from "../../runners/runner.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import { composeFiles, composeFromHistory, migrationFile, titleOf } from "./compose-source.ts";
import { isSameComposition, readHistory, tablesOf } from "./history.ts";
import { liveTables } from "./live-tables.ts";
import { changeTables, mergeTables } from "./tables.ts";

export type Change = { files: SourceFile[] } | { cannot: string };

/**
 * The files of a composed app after a change of its parts, all of them but `app.yaml`. `manifest` is the new one, `source`
 * the live one, which the caller knows to be composed. A live migration stays byte for byte, whatever today's parts would
 * make of it; what the live tables lack is a new one, also where it is the parts that have become more. What was once
 * written stays in the database, also of a part or a column that is left out.
 */
export function composeChange(after: Composition, manifest: Manifest, source: readonly SourceFile[]): Change {
  const history = readHistory(source);
  if (history === null) return { cannot: "nothing says what it was composed of" };
  const isSame = isSameComposition(history.compositions.at(-1), after);
  const compositions = isSame ? history.compositions : [...history.compositions, after];
  const changed = { title: titleOf(manifest), compositions };
  const live = source.filter(isMigration).sort((one, other) => (one.path < other.path ? -1 : 1));
  const present = liveTables(live);
  if (present === null) {
    const outcome = composeFromHistory(changed);
    return "cannot" in outcome ? outcome : withLive(outcome.files, live);
  }
  const known = mergeTables(history.compositions.map(tablesOf));
  const before = present.map((table) => {
    const { rows = [], values = {} } = known.find(({ name }) => name === table.name) ?? {};
    return { ...table, rows, values };
  });
  const change = changeTables(before, tablesOf(after));
  if ("cannot" in change) return change;
  return composeFiles(changed, change.sql === "" ? live : [...live, migrationFile(live.length, change.sql)]);
}

function withLive(files: SourceFile[], live: readonly SourceFile[]): Change {
  if (!live.every(({ path }) => files.some((file) => file.path === path)))
    return { cannot: "its tables were made by other steps than today's parts would take" };
  return { files: files.map((file) => live.find(({ path }) => path === file.path) ?? file) };
}

function isMigration(file: SourceFile): boolean {
  return file.path.startsWith("migrations/");
}
