export interface CsvRow {
  /** Where it begins, counted from 1. */
  line: number;
  cells: string[];
}

/** Longer cells are cut off: no column takes as much. */
const CELL_LENGTH = 40_000;

/**
 * The rows of a table file: separated by commas, semicolons or tabs, whichever its first line has most; cells may stand in
 * quotes, with line breaks and doubled quotes inside. What is more than `most` is not read: the memory that it takes is
 * bounded, whatever somebody sends.
 */
export function readCsv(text: string, most: { rows: number; cells: number }): CsvRow[] {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const separator = separatorOf(source);
  const rows: CsvRow[] = [];
  let line = 1;
  let startLine = 1;
  let cells: string[] = [];
  let at = 0;
  while (at <= source.length && rows.length < most.rows) {
    const end = endOfCell(source, at, separator);
    if (cells.length < most.cells) cells.push(cellOf(source.slice(at, end)));
    for (let sign = at; sign <= end; sign += 1) if (source[sign] === "\n") line += 1;
    at = end + 1;
    if (source[end] === separator) continue;
    if (cells.some((one) => one !== "")) rows.push({ line: startLine, cells });
    cells = [];
    startLine = line;
  }
  return rows;
}

/** Stands before the first line, so that spreadsheets take the file for UTF-8. */
export const UTF8_MARK = "\uFEFF";

/** Lines of a table file that spreadsheets open as it is: no cell runs as a formula, whichever separator they take. */
export function csvLines(rows: readonly (readonly string[])[], separator: string): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(withGuard(cell), separator)).join(separator));
  return lines.map((line) => `${line}\r\n`).join("");
}

/** The bytes of a file as text: UTF-8, or what older spreadsheets in Western Europe write. */
export function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Whichever the first line has most of, outside quotes. */
function separatorOf(source: string): string {
  const counts = new Map([",", ";", "\t"].map((sign) => [sign, 0]));
  let isQuoted = false;
  for (const sign of source.slice(0, CELL_LENGTH)) {
    if (sign === "\n") break;
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** Where the cell's separator or line break is, or the end of all. */
function endOfCell(source: string, from: number, separator: string): number {
  let isQuoted = false;
  let isBlank = true;
  let at = from;
  for (; at < source.length; at += 1) {
    const sign = source[at];
    if (isQuoted) {
      if (sign === '"' && source[at + 1] === '"') at += 1;
      else if (sign === '"') isQuoted = false;
    } else if (sign === separator || sign === "\n") return at;
    else if (sign === '"' && isBlank) isQuoted = true;
    if (isBlank && sign !== undefined && sign.trim() !== "") isBlank = false;
  }
  return at;
}

/** Without its quotes, and without the guard that our own files have. */
function cellOf(written: string): string {
  const text = written.trim().slice(0, CELL_LENGTH);
  if (!text.startsWith('"')) return withoutGuard(text);
  const [, inside = "", after = ""] = /^"([^"]*(?:""[^"]*)*)"?([\s\S]*)$/.exec(text) ?? [];
  return withoutGuard((inside.replace(/""/g, '"') + after).trim());
}

/** A number stands as it is: nothing in it begins a formula, and some spreadsheets take a quoted one for text. */
function quoted(cell: string, separator: string): string {
  const isNumber = /^[-+]?[\d.,]+$/.test(cell) && !cell.includes(separator);
  return /["\r\n,;\t]/.test(cell) && !isNumber ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A cell that begins like a formula gets an apostrophe, which reading takes off again. A number is no formula. */
function withGuard(cell: string): string {
  return /^['=+\-@\t\r]/.test(cell) && !/^[-+]?[\d.,]+$/.test(cell) ? `'${cell}` : cell;
}

function withoutGuard(cell: string): string {
  return /^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
