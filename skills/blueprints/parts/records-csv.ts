import { app, type Html, html, sql, type UploadedFile } from "@toolroom/app";
import { words as valueWords } from "../words/columns.ts";
import { words } from "../words/records.ts";
import { type Column, plainValue, readValue, shortened, showNumber, type Value } from "./columns.ts";
import { csvLines, readCsv, readText, UTF8_MARK } from "./csv.ts";
import { problemList } from "./fields.ts";
import type { Frame } from "./frame.ts";
import { newRows } from "./records-known.ts";
import type { Records } from "./records-list.ts";

const TABLE_BYTES = 5 * 1024 * 1024;
const TABLE_ROWS = 20_000;
const TABLE_COLUMNS = 200;
const SHOWN_PROBLEMS = 20;
/** What is pasted and longer than this is not put back into the form with its problems. */
const ECHOED_LENGTH = 200_000;
const SHOWN_HEADER = 100;
/** Rows that an export holds in memory at once. */
const EXPORT_ROWS = 50;

/** CSV in and out. A file with a problem anywhere adds nothing. */
export function addTablePages(frame: Frame, list: Records, base: string, requireOpen: () => void): void {
  const { options, entries } = list;
  const columns = options.columns.filter((column) => column.type !== "file");

  app.page(
    `${base}.csv`,
    () =>
      new Response(tableStream(list, columns), {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="${options.table}.csv"`,
          "x-content-type-options": "nosniff",
        },
      }),
  );
  app.page(`${base}/import`, () => {
    requireOpen();
    return frame.subpage(options.path, words.fromTable, importForm(list, base, columns, ""));
  });
  app.post(`${base}/import`, ({ form, files, user }) => {
    requireOpen();
    const text = textOf(files.file, form.lines);
    const read = text === undefined ? { problems: [words.tableTooLarge] } : readEntries(columns, text);
    if ("problems" in read) {
      const page = html`
        <p>${words.tableNothingAdded}</p>
        ${problemList(read.problems)}
        ${importForm(list, base, columns, form.lines ?? "")}`;
      return frame.subpage(options.path, words.fromTable, page);
    }
    const fresh = newRows(list, columns, read.entries);
    const [all, known] = [read.entries.length, read.entries.length - fresh.length];
    const added = form.skip === "yes" ? fresh : read.entries;
    entries.addAll(added, user);
    const told = added.length < all ? words.tableSkipped : words.tableKnown;
    const done = html`<p>${words.tableAdded(showNumber(added.length))}${known > 0 && ` ${told(showNumber(known))}`}</p><p><a href="${options.path}">${words.back}</a></p>`;
    return frame.subpage(options.path, words.fromTable, done);
  });
}

/** All entries, read while they are sent: however many there are, few are in memory. */
function tableStream({ entries }: Records, columns: readonly Column[]): ReadableStream<Uint8Array> {
  const separator = valueWords.decimalSign === "," ? ";" : ",";
  const encoder = new TextEncoder();
  let last = 0;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const head = [...columns.map((column) => column.label), words.by];
      controller.enqueue(encoder.encode(UTF8_MARK + csvLines([head], separator)));
    },
    pull: (controller) => {
      const some = entries.list({
        where: sql`entry_number > ${last}`,
        orderBy: sql`entry_number`,
        limit: EXPORT_ROWS,
      });
      last = some.at(-1)?.number ?? last;
      if (some.length === 0) return controller.close();
      const rows = some.map(({ values, by }) => [
        ...columns.map((column) => plainValue(column, values[column.name] ?? null)),
        by,
      ]);
      return controller.enqueue(encoder.encode(csvLines(rows, separator)));
    },
  });
}

function importForm({ options }: Records, base: string, columns: Column[], lines: string): Html {
  const isEchoed = lines.length <= ECHOED_LENGTH;
  return html`
    <form method="post" action="${base}/import" enctype="multipart/form-data">
      <p>${words.tableColumns(columns.map((column) => column.label).join(", "))}</p>
      <label>${words.tableFile} <input type="file" name="file" accept=".csv,.tsv,.txt,text/csv"></label>
      <label>${words.tableText} <textarea name="lines" rows="6">${isEchoed && lines}</textarea></label>
      ${!isEchoed && html`<small>${words.tablePasteAgain}</small>`}
      <label class="tick"><input type="checkbox" name="skip" value="yes" checked> ${words.tableSkip}</label>
      <button>${words.add(options.noun.many)}</button>
    </form>
    <p><a href="${options.path}">${words.back}</a></p>`;
}

/** undefined: it is too large. */
function textOf(file: UploadedFile | undefined, lines: string | undefined): string | undefined {
  if (file === undefined) return Buffer.byteLength(lines ?? "") > TABLE_BYTES ? undefined : (lines ?? "");
  return file.bytes.length > TABLE_BYTES ? undefined : readText(file.bytes);
}

function readEntries(
  columns: readonly Column[],
  text: string,
): { entries: Record<string, Value>[] } | { problems: string[] } {
  const [head, ...rows] = readCsv(text, { rows: TABLE_ROWS + 2, cells: TABLE_COLUMNS + 1 });
  if (head === undefined || rows.length === 0) return { problems: [words.tableEmpty] };
  if (rows.length > TABLE_ROWS) return { problems: [words.tableTooLong(showNumber(TABLE_ROWS))] };
  if (head.cells.length > TABLE_COLUMNS) return { problems: [words.tableTooWide(showNumber(TABLE_COLUMNS))] };
  const headers = head.cells.map((cell) => shortened(cell, SHOWN_HEADER));
  const places = headers.map((header) => columns.find((column) => isCalled(column, header)));
  const wrongHeaders = headerProblems(columns, headers, places);
  if (wrongHeaders.length > 0) return { problems: wrongHeaders };
  const columnPlaces = columns.map((column) => ({ column, place: places.indexOf(column) }));
  const read: Record<string, Value>[] = [];
  const problems: string[] = [];
  let more = 0;
  for (const { line, cells } of rows) {
    const values: Record<string, Value> = {};
    for (const { column, place } of columnPlaces) {
      const reading = readValue(column, cells[place] ?? "");
      if ("value" in reading) values[column.name] = reading.value;
      else if (problems.length < SHOWN_PROBLEMS) problems.push(words.tableLine(line, reading.problem));
      else more += 1;
    }
    if (problems.length === 0) read.push(values);
  }
  if (problems.length === 0) return { entries: read };
  return { problems: more > 0 ? [...problems, words.tableMore(showNumber(more))] : problems };
}

function headerProblems(
  columns: readonly Column[],
  headers: readonly string[],
  places: readonly (Column | undefined)[],
): string[] {
  const labels = columns.map((column) => column.label).join(", ");
  if (places.every((place) => place === undefined)) return [words.tableNoColumn(headers.join(", "), labels)];
  // Our own files say who wrote a row, and people leave columns without a name.
  const unknown = headers.filter((header, at) => places[at] === undefined && header !== "" && header !== words.by);
  const twice = columns.filter((column) => places.filter((place) => place === column).length > 1);
  const missing = columns.filter((column) => column.isRequired && !places.includes(column));
  return [
    ...(unknown.length > 0 ? [words.tableUnknown(unknown.join(", "))] : []),
    ...twice.map((column) => words.tableTwice(column.label)),
    ...missing.map((column) => words.tableMissing(column.label)),
  ];
}

/** By its label or its name; of money with the currency behind it too: "Rent in EUR", "Rent (€)". */
function isCalled(column: Column, header: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, "");
  const heads = column.type === "money" ? [header, header.replace(CURRENCY_BEHIND, "")] : [header];
  return heads.some((head) => plain(head) === plain(column.label) || plain(head) === plain(column.name));
}

const CURRENCY_BEHIND = /\s+[([]?(?:in )?(?:eur|euros?|usd|dollars?|gbp|chf|€|\$|£)[)\]]?$/i;
