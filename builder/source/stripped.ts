import { stripTypeScriptTypes } from "node:module";
import { type SourceFile, STRIPPED_FOLDER } from "../../runners/runner.ts";

/** More in one file is not worth the wait: Node strips it itself. */
const MAX_BYTES = 500_000;

/**
 * An app's sources without their types, as Node would strip them each time it starts, which is half of a start: of
 * `parts/list.ts` it is `.stripped/parts/list.js`, with every line and column in its place. What is no TypeScript is
 * left out: Node says why when the app starts.
 */
export function strippedFiles(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(isStripped).flatMap(({ path, content }) => {
    const code = strip(Buffer.from(content).toString("utf8"));
    return code === null
      ? []
      : [{ path: `${STRIPPED_FOLDER}/${path.slice(0, -".ts".length)}.js`, content: Buffer.from(code) }];
  });
}

function isStripped({ path, content }: SourceFile): boolean {
  const isSource = path.endsWith(".ts") && !path.endsWith(".d.ts") && !path.startsWith("test/");
  return isSource && content.length <= MAX_BYTES;
}

function strip(source: string): string | null {
  try {
    return stripTypeScriptTypes(source);
  } catch {
    // The checks tell the agent of its error, line by line.
    return null;
  }
}
