import { app, db, type Html, html, sql, type UploadedFile } from "@toolroom/app";
import { words as valueWords } from "../words/columns.ts";
import { words } from "../words/records.ts";
import { type Column, plainValue, readValue, type Value } from "./columns.ts";
import { readCsv, readText, writeCsv } from "./csv.ts";
import { problemList } from "./fields.ts";
import type { Frame } from "./frame.ts";
import type { Records } from "./records-list.ts";

const TABLE_BYTES = 5 * 1024 * 1024;
const SHOWN_PROBLEMS = 20;

/** CSV in and out. A file with a problem anywhere adds nothing. */
export function addTablePages(frame: Frame, list: Records, base: string, requireOpen: () => void): void {
  const { options, entries } = list;
  const columns = options.columns.filter((column) => column.type !== "file");

  app.page(`${base}.csv`, () => {
    const all = entries.list({ where: sql`true`, orderBy: sql`entry_number`, limit: -1 });
    const head = [...columns.map((column) => column.label), words.by];
    const rows = all.map((entry) => [
      ...columns.map((column) => plainValue(column, entry.values[column.name] ?? null)),
      entry.by,
    ]);
    return new Response(writeCsv([head, ...rows], valueWords.decimalSign === "," ? ";" : ","), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${options.table}.csv"`,
        "x-content-type-options": "nosniff",
      },
    });
  });
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
    db.transaction(() => {
      for (const values of read.entries) entries.add(values, {}, user);
    });
    const done = html`<p>${words.tableAdded(read.entries.length)}</p><p><a href="${options.path}">${words.back}</a></p>`;
    return frame.subpage(options.path, words.fromTable, done);
  });
}

function importForm({ options }: Records, base: string, columns: Column[], lines: string): Html {
  return html`
    <form method="post" action="${base}/import" enctype="multipart/form-data">
      <p>${words.tableColumns(columns.map((column) => column.label).join(", "))}</p>
      <label>${words.tableFile} <input type="file" name="file" accept=".csv,.tsv,.txt,text/csv"></label>
      <label>${words.tableText} <textarea name="lines" rows="6">${lines}</textarea></label>
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
  const [head, ...rows] = readCsv(text);
  if (head === undefined || rows.length === 0) return { problems: [words.tableEmpty] };
  const headers = head.cells.map((cell) => cell.trim());
  const places = headers.map((header) => columns.find((column) => isCalled(column, header)));
  const problems = headerProblems(columns, headers, places);
  const read: Record<string, Value>[] = [];
  for (const { line, cells } of problems.length > 0 ? [] : rows) {
    const values: Record<string, Value> = {};
    for (const column of columns) {
      const reading = readValue(column, cells[places.indexOf(column)] ?? "");
      if ("problem" in reading) problems.push(words.tableLine(line, reading.problem));
      else values[column.name] = reading.value;
    }
    read.push(values);
  }
  if (problems.length === 0) return { entries: read };
  const more = problems.length - SHOWN_PROBLEMS;
  return { problems: more > 0 ? [...problems.slice(0, SHOWN_PROBLEMS), words.tableMore(more)] : problems };
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

function isCalled(column: Column, header: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, "");
  return plain(header) === plain(column.label) || plain(header) === plain(column.name);
}
