import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import { sha256 } from "../../lib/ids.ts";
import { type SourceFile, STRIPPED_FOLDER } from "../../runners/runner.ts";
import { isComposedSource, keepComposedSource } from "../../store/composed-sources.ts";
import type { Store } from "../../store/store.ts";
import type { Stripping } from "../source/stripping.ts";

/** Written by the platform from the Plan, and no code. */
export const NOT_COMPOSED = ["app.yaml", "AGENTS.md"];

/**
 * What this Toolroom itself put together, byte for byte. It is remembered and not composed again to compare: an app stays
 * known code when a newer Toolroom has better parts.
 */
export interface ComposedSources {
  /** Before the files are laid out anywhere. Twice is harmless. */
  remember(files: readonly SourceFile[]): Promise<void>;
  /** Whether every file but the platform's own is as it was put together, and nothing else is there. */
  knows(files: readonly SourceFile[]): Promise<boolean>;
  /** Whether these are what the sources give, stripped of types. */
  areStrippedOf(sources: readonly SourceFile[], stripped: readonly SourceFile[]): Promise<boolean>;
}

export function createComposedSources({ store, clock, stripping }: ComposedSourcesOptions): ComposedSources {
  return {
    remember: (files) => keepComposedSource(store, hashOf(files), clock.now()),
    knows: (files) => isComposedSource(store, hashOf(files)),
    areStrippedOf: async (sources, stripped) => hashOf(stripped) === hashOf(await stripping.of(sources)),
  };
}

export interface ComposedSourcesOptions {
  store: Store;
  clock: Clock;
  stripping: Stripping;
}

/**
 * Whether all code in a folder is known: what may run where nothing holds it in. A link is no known file, and what lies
 * there stripped of types must be what its source gives.
 */
export async function isComposedFolder(composed: ComposedSources, folder: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  if (!entries.every((entry) => entry.isFile() || entry.isDirectory())) return false;
  const files: SourceFile[] = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path: relative(folder, path), content: await readFile(path) };
      }),
  );
  const isStripped = ({ path }: SourceFile) => path.startsWith(`${STRIPPED_FOLDER}/`);
  const sources = files.filter((file) => !isStripped(file));
  if (!(await composed.knows(sources))) return false;
  const stripped = files.filter(isStripped);
  return stripped.length === 0 || composed.areStrippedOf(sources, stripped);
}

function hashOf(files: readonly SourceFile[]): string {
  const lines = files
    .filter((file) => !NOT_COMPOSED.includes(file.path))
    .map((file) => JSON.stringify([file.path, sha256(file.content)]));
  return sha256(lines.sort().join("\n"));
}
