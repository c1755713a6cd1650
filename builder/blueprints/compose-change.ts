import type { SourceFile } from "../../runners/runner.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import { composeFromHistory, titleOf } from "./compose-source.ts";
import { isSameComposition, readHistory } from "./history.ts";
import { isComposed } from "./is-unmodified.ts";

/** `modified`: somebody changed what was composed, so that only a model or an engineer can change it further. */
export type Change = { files: SourceFile[] } | { cannot: string; reason: "modified" | "tables" };

/**
 * The files of an app after a change of its parts, all of them but `app.yaml`. `manifest` is the new one, `source` the live
 * one. A live migration stays byte for byte; what changed about the tables is a new one. What was once written stays in
 * the database, also of a part or a column that is left out.
 */
export function composeChange(
  before: Composition,
  after: Composition,
  manifest: Manifest,
  source: readonly SourceFile[],
): Change {
  const history = readHistory(source);
  if (history === null || !isSameComposition(history.compositions.at(-1), before) || !isComposed(history, source))
    return { cannot: "its code is no longer what was composed of known parts", reason: "modified" };
  const isSame = isSameComposition(before, after);
  const compositions = isSame ? history.compositions : [...history.compositions, after];
  const outcome = composeFromHistory({ title: titleOf(manifest), compositions });
  return "cannot" in outcome ? { ...outcome, reason: "tables" } : outcome;
}
