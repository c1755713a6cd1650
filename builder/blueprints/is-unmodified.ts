import { isDeepStrictEqual } from "node:util";
import { sha256 } from "../../lib/ids.ts";
import type { SourceFile } from "../../runners/runner.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import { composeFromHistory, titleOf } from "./compose-source.ts";
import { type History, isSameComposition, readHistory } from "./history.ts";

/** Written by the platform from the Plan, and no code. */
export const NOT_COMPOSED = ["app.yaml", "AGENTS.md"];

/**
 * Whether every file of an app is, byte for byte, what these parts compose, and nothing else is there. Of an app that was
 * changed, each migration is what its own steps compose. So an app for which this is true runs known code only.
 */
export function isUnmodifiedBlueprint(
  composition: Composition,
  manifest: Manifest,
  files: readonly SourceFile[],
): boolean {
  const history = readHistory(files);
  if (history === null || history.title !== titleOf(manifest)) return false;
  return isSameComposition(history.compositions.at(-1), composition) && isComposed(history, files);
}

/** Whether these files are what the steps of their history compose. */
export function isComposed(history: History, files: readonly SourceFile[]): boolean {
  const composed = composeFromHistory(history);
  if ("cannot" in composed) return false;
  return isDeepStrictEqual(fingerprints(composed.files), fingerprints(files));
}

function fingerprints(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !NOT_COMPOSED.includes(file.path))
    .map((file) => `${file.path} ${sha256(file.content)}`)
    .sort();
}
