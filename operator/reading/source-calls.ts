import { z } from "zod";
import type { ConfiguredSource } from "../../lib/config-sources.ts";
import { plainText } from "../../lib/plain-text.ts";
import { maskSecrets } from "../../lib/secrets.ts";
import { type Cell, MOST_CELL_CHARS, type RowAnswer, TOO_LONG } from "../../store/row-query.ts";
import { answerRows, defineCall, mayNot } from "./define-call.ts";
import type { ReadAnswer, ReadCall, Reader } from "./read-call.ts";
import type { ReadingDeps } from "./reading-deps.ts";

const MOST_ROWS = 20;
const PERSONAL = "[personal]";

/** Data of the company's: what there is, how it is made, and a few rows of it, for those whom the configuration names. */
export function sourceCalls({
  authority,
  sources,
  log,
}: Pick<ReadingDeps, "authority" | "sources" | "log">): ReadCall[] {
  const mayRead = async ({ readers }: ConfiguredSource, { personId }: Reader): Promise<boolean> =>
    (await authority.mayDo(personId, "read_source", { readers })).yes;

  /** One that is not for the reader is not even said to be there. */
  const find = async (name: string, reader: Reader): Promise<ConfiguredSource | undefined> => {
    const source = sources.list().find((one) => one.name === name);
    return source !== undefined && (await mayRead(source, reader)) ? source : undefined;
  };

  const unread = (source: string, table: string, problem: string): ReadAnswer => {
    log.warn("data source not read", { source, table, problem });
    return {
      ok: false,
      why: `${source}, ${table}: ${problem}.`,
      fix: "Go on without it, and say at the end what you could not see.",
    };
  };

  return [
    defineCall({
      name: "list_sources",
      description:
        "Lists the company's data that the person you work for may see: sources with their tables; with source, that one's tables with their columns and types. It is for knowing what is called how, and what values look like: an app reads of it only what bindings.data in its app.yaml names.",
      input: z.strictObject({
        source: z.string().max(40).optional().describe("One of them, for its columns; left away: all, by name."),
      }),
      read: async ({ source: name }, reader) => {
        const may = await authority.mayDo(reader.personId, "ask", {});
        if (!may.yes) return mayNot(may);
        if (name === undefined) {
          const open = [];
          for (const source of sources.list()) if (await mayRead(source, reader)) open.push(source);
          const rows = open.map((source) => ({
            source: source.name,
            about: source.about,
            tables: Object.keys(source.tables),
          }));
          return answerRows(rows, { none: "There is none that this person may see." });
        }
        const source = await find(name, reader);
        if (source === undefined) return NO_SOURCE;
        const tables = [];
        // What is slow once is not asked for its other tables, one after another.
        let isSlow = false;
        for (const [table, { about }] of Object.entries(source.tables)) {
          const answer: RowAnswer = isSlow ? SLOW : await sources.read(source, table, 0);
          isSlow = !answer.ok && answer.problem === TOO_LONG;
          tables.push({
            table,
            about,
            ...(answer.ok ? { columns: columnsOf(source, table, answer.columns) } : { problem: answer.problem }),
          });
        }
        return answerRows(tables, { none: "Nothing of it is open." });
      },
    }),
    defineCall({
      name: "sample_rows",
      description: `Gives the first rows of a table of the company's data, to see what its values look like. What is about people is never shown (${PERSONAL}), and long text is cut.`,
      input: z.strictObject({
        source: z.string().min(1).max(40).describe("As list_sources gives it."),
        table: z.string().min(1).max(100).describe("One of the source's tables."),
        rows: z.number().int().min(1).max(MOST_ROWS).default(5),
      }),
      read: async ({ source: name, table, rows }, reader) => {
        const source = await find(name, reader);
        if (source === undefined) return NO_SOURCE;
        if (!Object.hasOwn(source.tables, table))
          return {
            ok: false,
            why: `There is no table of that name in ${name}.`,
            fix: `There are: ${Object.keys(source.tables).join(", ")}.`,
          };
        const { columns = [], personal = [] } = source.tables[table] ?? {};
        if (columns.every((column) => personal.includes(column)))
          return { ok: true, text: "All of its columns are about people: nothing of it is shown.", rows: 0 };
        const answer = await sources.read(source, table, rows);
        if (!answer.ok) return unread(name, table, answer.problem);
        const read = answer.columns.map((column) => column.name);
        const shown = answer.rows.map((row) =>
          Object.fromEntries(
            columns.map((column) => [column, read.includes(column) ? cellOf(row[read.indexOf(column)]) : PERSONAL]),
          ),
        );
        return answerRows(shown, { none: "It has no rows." });
      },
    }),
  ];
}

const SLOW = { ok: false as const, problem: TOO_LONG };

const NO_SOURCE: ReadAnswer = {
  ok: false,
  why: "There is no source of that name that this person may see.",
  fix: "See list_sources for those there are.",
};

function columnsOf({ tables }: ConfiguredSource, table: string, read: readonly { name: string; type: string }[]) {
  const { columns = [] } = tables[table] ?? {};
  return columns.map((name) => {
    const known = read.find((one) => one.name === name);
    return known === undefined ? { name, personal: true } : { name, type: known.type };
  });
}

function cellOf(value: Cell | undefined): Cell {
  if (typeof value !== "string") return value ?? null;
  const plain = maskSecrets(plainText(value));
  return plain.length > MOST_CELL_CHARS ? `${plain.slice(0, MOST_CELL_CHARS)}…` : plain;
}
