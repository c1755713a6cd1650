import { parentPort, workerData } from "node:worker_threads";
import { systemCode } from "../../../lib/errors.ts";
import type { RowAnswer, RowQuery } from "../../../store/row-query.ts";
import { ChangedWhileRead, LEFT_OPEN, LeftOpen } from "../../../store/source-file.ts";
import { readSourceRows } from "../../../store/source-rows.ts";
import { readCsv } from "./read-csv.ts";

// The program of the thread that reads of a data source: see row-sources.ts.
parentPort?.postMessage(answer(workerData as RowQuery));

function answer(query: RowQuery): RowAnswer {
  try {
    return query.kind === "sqlite" ? readSourceRows(query) : readCsv(query);
  } catch (error) {
    return { ok: false, problem: wordsOf(error) };
  }
}

/** What the system or SQLite says may quote a path or a value: an agent is told the kind alone. */
function wordsOf(error: unknown): string {
  if (error instanceof ChangedWhileRead) return "somebody is writing to it just now, so ask again";
  if (error instanceof LeftOpen) return LEFT_OPEN;
  const code = systemCode(error);
  if (code === "ENOENT") return "it is not there";
  if (code === "EACCES" || code === "EPERM" || code === "ELOOP") return "it may not be read";
  const { errcode } = error as { errcode?: number };
  // sqlite.org/rescode.html; the low byte is the primary code.
  switch ((errcode ?? 0) & 0xff) {
    case 5:
    case 6:
      return "somebody else is writing to it for long";
    case 11:
    case 26:
      return "it is no database, or a broken one";
    case 14:
      return "it cannot be opened";
    default:
      return "it could not be read";
  }
}
