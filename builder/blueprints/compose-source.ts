import { KnownError } from "../../lib/errors.ts";
import type { SourceFile } from "../../runners/runner.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import { composeAppFile } from "./compose-app-file.ts";
import { compositionProblems } from "./composition-problems.ts";
import { type History, historyFile, tablesOf } from "./history.ts";
import { knownFiles } from "./known-files.ts";
import { changeTables, createTables, mergeTables } from "./tables.ts";

/**
 * All files of a new app made of these parts, except `app.yaml`: `app.ts`, the parts' code, migrations, settings. The
 * same arguments give the same bytes. Throws KnownError `composition` where the parts do not make one app.
 */
export function composeSource(composition: Composition, manifest: Manifest): SourceFile[] {
  const outcome = composeFromHistory({ title: titleOf(manifest), compositions: [composition] });
  if ("files" in outcome) return outcome.files;
  throw new KnownError("composition", `These parts do not make one app: ${outcome.cannot}.`, "Say it in other words.");
}

export function titleOf(manifest: Manifest): string {
  return manifest.title ?? manifest.name;
}

/** The files of an app that was composed and changed in these steps. */
export function composeFromHistory(history: History): { files: SourceFile[] } | { cannot: string } {
  const migrations: SourceFile[] = [];
  for (const [index, step] of history.compositions.entries()) {
    const before = mergeTables(history.compositions.slice(0, index).map(tablesOf));
    const change = index === 0 ? { sql: createTables(tablesOf(step)) } : changeTables(before, tablesOf(step));
    if ("cannot" in change) return change;
    if (change.sql !== "") migrations.push(migrationFile(migrations.length, change.sql));
  }
  return composeFiles(history, migrations);
}

/** The files of an app with these migrations. */
export function composeFiles(
  history: History,
  migrations: readonly SourceFile[],
): { files: SourceFile[] } | { cannot: string } {
  const composition = history.compositions.at(-1);
  if (composition === undefined) return { cannot: "there is nothing that it was composed of" };
  const problems = history.compositions.flatMap(compositionProblems);
  if (problems.length > 0) return { cannot: problems.join("; ") };
  const { appFile, modules } = composeAppFile(composition, history.title);
  const files = [
    { path: "app.ts", content: Buffer.from(appFile) },
    { path: "tsconfig.json", content: Buffer.from('{ "extends": "@toolroom/app/tsconfig.json" }\n') },
    historyFile(history),
    ...migrations,
    ...knownFiles(modules, composition.language),
  ];
  return { files: files.sort((one, other) => (one.path < other.path ? -1 : 1)) };
}

/** `count`: how many are there before it. */
export function migrationFile(count: number, sql: string): SourceFile {
  const number = String(count + 1).padStart(4, "0");
  return { path: `migrations/${number}_${count === 0 ? "start" : "change"}.sql`, content: Buffer.from(`${sql}\n`) };
}
