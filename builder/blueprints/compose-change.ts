import type { SourceFile } from "../../runners/runner.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import { composeFromHistory, titleOf } from "./compose-source.ts";
import { isSameComposition, readHistory } from "./history.ts";

export type Change = { files: SourceFile[] } | { cannot: string };

/**
 * The files of a composed app after a change of its parts, all of them but `app.yaml`. `manifest` is the new one, `source`
 * the live one, which the caller knows to be composed. A live migration stays byte for byte, whatever today's parts would
 * make of it; what changed about the tables is a new one. What was once written stays in the database, also of a part or a
 * column that is left out.
 */
export function composeChange(after: Composition, manifest: Manifest, source: readonly SourceFile[]): Change {
  const history = readHistory(source);
  if (history === null) return { cannot: "nothing says what it was composed of" };
  const isSame = isSameComposition(history.compositions.at(-1), after);
  const compositions = isSame ? history.compositions : [...history.compositions, after];
  const outcome = composeFromHistory({ title: titleOf(manifest), compositions });
  if ("cannot" in outcome) return outcome;
  const live = new Map(source.filter(isMigration).map((file) => [file.path, file]));
  if (![...live.keys()].every((path) => outcome.files.some((file) => file.path === path)))
    return { cannot: "its tables were made by other steps than today's parts would take" };
  return { files: outcome.files.map((file) => live.get(file.path) ?? file) };
}

function isMigration(file: SourceFile): boolean {
  return file.path.startsWith("migrations/");
}
