import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type SourceFile, STRIPPED_FOLDER } from "../../runners/runner.ts";

/** More in one file is not worth the wait: Node strips it itself. */
const MAX_BYTES = 500_000;
/** A few hundred files take less; nesting that is made to be slow takes for ever. */
const PATIENCE_MS = 3_000;
const HEAP_MB = 256;
const PROGRAM = new URL("./strip-program.ts", import.meta.url);

/**
 * An app's sources without their types, as Node would strip them each time it starts, which is half of a start: of
 * `parts/list.ts` it is `.stripped/parts/list.ts`, with every line and column in its place. In a thread of its own, which is
 * thrown away: source may be written to hang or break what reads it. Then there is none of it, and the app's own box has
 * that to do. So it is for a file that is no TypeScript.
 */
export async function strippedFiles(files: readonly SourceFile[]): Promise<SourceFile[]> {
  const sources = files.filter(isStripped);
  if (sources.length === 0) return [];
  const texts = sources.map(({ path, content }) => ({ path, source: Buffer.from(content).toString("utf8") }));
  return (await strip(texts)).map(({ path, code }) => ({
    path: `${STRIPPED_FOLDER}/${path}`,
    content: Buffer.from(code),
  }));
}

function isStripped({ path, content }: SourceFile): boolean {
  const isSource = path.endsWith(".ts") && !path.endsWith(".d.ts") && !path.startsWith("test/");
  return isSource && content.length <= MAX_BYTES;
}

async function strip(files: { path: string; source: string }[]): Promise<{ path: string; code: string }[]> {
  const thread = new Worker(PROGRAM, {
    workerData: files,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // Node calls it experimental; what it gives is checked by nobody but the app's own start and checks.
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  try {
    const [stripped] = await once(thread, "message", { signal: AbortSignal.timeout(PATIENCE_MS) });
    return stripped as { path: string; code: string }[];
  } catch {
    // It ran out of time, or something in it broke: the app's box meets that next, and its checks say so.
    return [];
  } finally {
    await thread.terminate();
  }
}
