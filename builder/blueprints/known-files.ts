import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "../../runners/runner.ts";
import type { Composition } from "../../sdk/contract/parts.ts";

const FOLDER = fileURLToPath(new URL("../../skills/blueprints/", import.meta.url));

/**
 * The parts' own code: each of `modules` (`parts/records.ts`) and what they import, sorted by path. An app's `words/` are those
 * of its language: English stands in `words/`, another language in `words/<language>/`.
 */
export function knownFiles(modules: readonly string[], language: Composition["language"]): SourceFile[] {
  const found = new Map<string, string>();
  const add = (path: string) => {
    if (found.has(path)) return;
    const source = path.startsWith("words/") && language !== "en" ? path.replace("words/", `words/${language}/`) : path;
    const content = readFileSync(`${FOLDER}${source}`, "utf8");
    found.set(path, content);
    for (const [, specifier = ""] of content.matchAll(/from "(\.{1,2}\/[^"]+)"/g)) add(resolve(path, specifier));
  };
  for (const path of modules) add(path);
  return [...found]
    .map(([path, content]) => ({ path, content: Buffer.from(content) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The text of each, in all languages. */
export function allKnownTexts(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(`${FOLDER}${path}`, "utf8"));
}

function resolve(from: string, specifier: string): string {
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}
