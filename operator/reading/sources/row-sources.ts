import { lstat } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type { ConfiguredPostgres, ConfiguredSource } from "../../../lib/config-sources.ts";
import { systemCode } from "../../../lib/errors.ts";
import { placeOutside } from "../../../lib/inside-folder.ts";
import { samplePostgres } from "../../../store/postgres/sample-rows.ts";
import { type RowAnswer, type RowQuery, TOO_LONG } from "../../../store/row-query.ts";

/** Data of the company's that agents may look at. Who may is not judged here. */
export interface RowSources {
  list(): readonly ConfiguredSource[];
  /** Of a table that is open, the first rows' open columns but the personal ones; throws nothing that is expected. */
  read(source: ConfiguredSource, table: string, rows: number): Promise<RowAnswer>;
  /** Ends what is being read. */
  close(): Promise<void>;
}

const PROGRAM = new URL("./rows-program.ts", import.meta.url);
const PATIENCE_MS = 8_000;
const HEAP_MB = 128;
/** Each is a thread: who asks while so many read is told to ask again. */
const MOST_AT_ONCE = 4;

/**
 * Each look is a thread of its own, ended when it takes too long, so that no disk and no file holds up the process. `closed`:
 * folders of Toolroom's own, whose files are nobody's data.
 */
export function createRowSources(options: {
  sources: readonly ConfiguredSource[];
  closed: readonly string[];
  /** Of databases, by the source's name. */
  passwords?: Readonly<Record<string, string>>;
  patienceMs?: number;
}): RowSources {
  const { sources, closed, passwords = {}, patienceMs = PATIENCE_MS } = options;
  const threads = new Set<Worker>();

  const look = async (query: RowQuery): Promise<RowAnswer> => {
    if (threads.size >= MOST_AT_ONCE) return { ok: false, problem: "others are being read, so ask again" };
    const thread = new Worker(PROGRAM, {
      workerData: query,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    threads.add(thread);
    // One that hangs in a read counts until the system lets go of it.
    thread.once("exit", () => threads.delete(thread));
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), patienceMs);
    try {
      return await new Promise<RowAnswer>((resolve) => {
        thread.once("message", resolve);
        thread.once("error", () => resolve({ ok: false, problem: "it could not be read" }));
        thread.once("exit", () => resolve({ ok: false, problem: "it could not be read" }));
        late.signal.addEventListener("abort", () => resolve({ ok: false, problem: TOO_LONG }));
      });
    } finally {
      clearTimeout(timer);
      void thread.terminate();
    }
  };

  return {
    list: () => sources,
    read: async (source, table, rows) => {
      const open = Object.hasOwn(source.tables, table) ? source.tables[table] : undefined;
      if (open === undefined) return { ok: false, problem: "there is no such table in it" };
      if (source.postgres !== undefined)
        return sampleServer(source.postgres, passwords[source.name], { table, columns: openColumns(open), rows });
      const place = await placeOf(source, closed);
      if ("problem" in place) return { ok: false, problem: place.problem };
      return look({ ...place, table, columns: openColumns(open), rows });
    },
    close: async () => {
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}

function openColumns({ columns, personal }: ConfiguredSource["tables"][string]): string[] {
  const hidden = new Set(personal.map((name) => name.toLowerCase()));
  return columns.filter((name) => !hidden.has(name.toLowerCase()));
}

/** What a server says may quote a value or a place: an agent is told the kind alone. */
async function sampleServer(
  server: ConfiguredPostgres,
  password: string | undefined,
  wanted: { table: string; columns: string[]; rows: number },
): Promise<RowAnswer> {
  if (password === undefined) return { ok: false, problem: "the password of its database is not set" };
  try {
    return await samplePostgres(server, password, wanted);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return { ok: false, problem: `its database does not answer (${systemCode(error)})` };
  }
}

/** Where it lies: a file, or a folder; of a pipe whoever opens it would wait for ever. */
async function placeOf(
  { sqlite, csv }: ConfiguredSource,
  closed: readonly string[],
): Promise<Pick<RowQuery, "kind" | "place"> | { problem: string }> {
  try {
    const place = await placeOutside(sqlite ?? csv ?? "", closed);
    if (place === null) return { problem: "it is Toolroom's own" };
    const found = await lstat(place);
    if (sqlite === undefined) return found.isDirectory() ? { kind: "csv", place } : { problem: "it is no folder" };
    return found.isFile() ? { kind: "sqlite", place } : { problem: "it is no file" };
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return { problem: systemCode(error) === "ENOENT" ? "it is not there" : "it may not be read" };
  }
}
