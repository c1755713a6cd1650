import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Clock } from "../../lib/clock.ts";
import { MODULES_FOLDER, type SourceFile, STRIPPED_FOLDER } from "../../runners/runner.ts";
import { createStripMemory, type StripMemory } from "./strip-memory.ts";

/**
 * An app's sources without their types, as Node would strip them each time it starts, which is half of a start: of
 * `parts/list.ts` it is `.stripped/parts/list.ts`, with every line and column in its place.
 */
export interface Stripping {
  /** What the sources among these files give. None of a file that is no TypeScript, and none at all where it takes too long. */
  of(files: readonly SourceFile[]): Promise<SourceFile[]>;
  /** Begins the next thread before anybody waits for it, and strips what apps share. */
  warm(): void;
  close(): Promise<void>;
}

/** What each source gives; null: it is no TypeScript. */
export type Stripped = (string | null)[];

/** More in one file is not worth the wait: Node strips it itself. */
const MAX_BYTES = 500_000;
/** A few hundred files take less; nesting that is made to be slow takes for ever. */
const PATIENCE_MS = 3_000;
const HEAP_MB = 256;
/** By then whoever waited for the last thread has gone on. */
const NEXT_AFTER_MS = 5_000;
const PROGRAM = new URL("./strip-program.ts", import.meta.url);

/**
 * In a thread that is thrown away: source may be written to hang or break what reads it. Then there is none of it, and the
 * app's own box has that to do. To begin a thread takes longer than its work, and most of an app's sources are those of
 * every app: so after `warm` one stands ready that has read nothing but `known`, and what was stripped is remembered.
 */
export function createStripping({ clock, known = () => [] }: StrippingOptions): Stripping {
  const memory = createStripMemory();
  const over = new AbortController();
  let ready: Promise<Worker> | null = null;

  const begin = async (): Promise<Worker> => {
    const thread = start();
    await strip(thread, known(), memory);
    thread.unref(); // It alone keeps no process alive.
    return thread;
  };
  const warm = (): void => {
    if (over.signal.aborted || ready !== null) return;
    ready = begin();
    ready.catch(() => undefined); // Whoever wants one begins another.
  };
  const take = async (): Promise<Worker> => {
    const next = ready;
    ready = null;
    return (await next?.catch(() => null)) ?? start();
  };

  return {
    of: async (files) => {
      const sources = files.filter(isSource).map(({ path, content }) => ({ path, text: textOf(content) }));
      const texts = sources.map(({ text }) => text);
      if (memory.lacking(texts).length > 0) {
        const wasReady = ready !== null;
        const thread = await take();
        try {
          thread.ref();
          await strip(thread, texts, memory);
        } catch {
          // It ran out of time, or something in it broke: the app's box meets that next, and its checks say so.
          return [];
        } finally {
          await thread.terminate();
          if (wasReady) void clock.sleep(NEXT_AFTER_MS, over.signal).then(warm, () => undefined);
        }
      }
      return sources.flatMap(({ path, text }) => {
        const code = memory.of(text);
        return code === null ? [] : [{ path: `${STRIPPED_FOLDER}/${path}`, content: Buffer.from(code) }];
      });
    },
    warm,
    close: async () => {
      over.abort();
      const thread = await ready?.catch(() => null);
      await thread?.terminate();
    },
  };
}

export interface StrippingOptions {
  clock: Clock;
  /** The platform's own sources that apps are made of. */
  known?: () => string[];
}

function isSource({ path, content }: SourceFile): boolean {
  const isTyped =
    path.endsWith(".ts") &&
    !path.endsWith(".d.ts") &&
    !path.startsWith("test/") &&
    !path.startsWith(`${MODULES_FOLDER}/`);
  return isTyped && content.length <= MAX_BYTES;
}

function textOf(content: Uint8Array): string {
  return Buffer.from(content).toString("utf8");
}

function start(): Worker {
  const thread = new Worker(PROGRAM, {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // Node calls it experimental; what it gives is checked by nobody but the app's own start and checks.
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  thread.on("error", () => undefined); // Told to whoever waits for it.
  return thread;
}

/** Strips what is not in memory, into memory. Rejects where the thread ends or takes too long. */
async function strip(thread: Worker, texts: readonly string[], memory: StripMemory): Promise<void> {
  const lacking = memory.lacking(texts);
  thread.postMessage(lacking);
  const [stripped] = await once(thread, "message", { signal: AbortSignal.timeout(PATIENCE_MS) });
  memory.keep(lacking, stripped as Stripped);
}
