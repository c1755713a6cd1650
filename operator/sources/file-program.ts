import { readFileSync } from "node:fs";
import type { SourceAnswer } from "../../sdk/contract/door/data-answer.ts";
import { askScratchTables, openScratchTables } from "../../sdk/contract/door/query-scratch.ts";
import { copyGranted } from "../../store/copy-granted.ts";
import { ChangedWhileRead, LEFT_OPEN, LeftOpen } from "../../store/source-file.ts";
import { addCsvTable } from "./csv-table.ts";
import type { FileQuery, FilesQuery } from "./file-query.ts";

/** Whatever SQLite holds in memory, of tables and of what a query makes of them. */
const MOST_BYTES = 512_000_000;
const TRIES = 3;

// A program of its own, which is ended when it takes too long: see ask-files.ts. What an App may read is copied into memory, and
// nothing else is there when its query is made.
process.stdout.write(JSON.stringify(await answer(JSON.parse(readFileSync(0, "utf8")) as FileQuery)));

async function answer(wanted: FileQuery): Promise<SourceAnswer> {
  // It holds for all that this process opens.
  openScratchTables().database.exec(`pragma hard_heap_limit = ${MOST_BYTES}`);
  if (wanted.kind !== "given") return askOfFiles(wanted);
  const { askTriedData } = await import("../../sdk/contract/door/tried-rows.ts");
  return askTriedData(wanted.sent, wanted.manifest);
}

function askOfFiles(wanted: FilesQuery): SourceAnswer {
  for (let tries = 1; ; tries += 1) {
    try {
      return askOnce(wanted);
    } catch (error) {
      if (error instanceof LeftOpen) return unavailable(LEFT_OPEN);
      if (!(error instanceof ChangedWhileRead)) throw error;
      if (tries === TRIES) return unavailable("it is being written to all the time, so ask again");
    }
  }
}

function askOnce({ kind, place, tables, key, query, limits }: FilesQuery): SourceAnswer {
  const scratch = openScratchTables();
  // Only a saving: what is not named need not be copied. Which tables are granted was said before.
  const wanted = tables.filter(({ table }) => query.text.toLowerCase().includes(table.toLowerCase()));
  const problem = fill();
  return problem === null ? askScratchTables(scratch.database, query, limits) : unavailable(problem);

  function fill(): string | null {
    try {
      if (kind === "sqlite") return copyGranted(scratch, { place, tables: wanted, key });
      for (const table of wanted) {
        const wrong = addCsvTable(scratch, { place, table, key });
        if (wrong !== null) return wrong;
      }
      return null;
    } catch (error) {
      if (error instanceof ChangedWhileRead || error instanceof LeftOpen) throw error;
      // SQLITE_NOMEM; what the system or SQLite says else may quote a path or a value.
      const isLarge = (error as { errcode?: number }).errcode === 7;
      return isLarge ? "its tables are larger than can be read at once" : "it cannot be read";
    }
  }
}

function unavailable(problem: string): SourceAnswer {
  return {
    ok: false,
    code: "unavailable",
    problem: `The source cannot be asked: ${problem}.`,
    fix: "Tell the platform team.",
  };
}
