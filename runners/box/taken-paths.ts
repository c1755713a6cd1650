import { KnownError } from "../../lib/errors.ts";
import type { SourceFile } from "../runner.ts";

/** Paths below a folder as they may be named to the box: throws KnownError `bad_path` where one is not plain. */
export function plainPaths(paths: readonly string[]): readonly string[] {
  const bad = paths.find((path) => path.split("/").some((name) => ["", ".", ".."].includes(name)));
  if (bad === undefined) return paths;
  const next = "Name it by a relative path such as .claude/projects.";
  throw new KnownError("bad_path", `${JSON.stringify(bad)} names nothing inside a folder.`, next);
}

/** What a box handed out that was not asked for is refused: throws KnownError `hostile_archive`. */
export function mustBeBelow(files: readonly SourceFile[], asked: readonly string[]): void {
  const foreign = files.find(({ path }) => !isBelow(path, asked));
  if (foreign === undefined) return;
  const next = "Start it again in a new sandbox.";
  throw new KnownError("hostile_archive", `${JSON.stringify(foreign.path)} was not asked for: it is not taken.`, next);
}

export function isBelow(path: string, asked: readonly string[]): boolean {
  return asked.some((one) => path === one || path.startsWith(`${one}/`));
}
