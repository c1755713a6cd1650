/**
 * The rows of a table file: separated by commas, semicolons or tabs, whichever its first line has most; cells may stand in
 * quotes, with line breaks and doubled quotes inside. `line` is where a row begins, counted from 1.
 */
export function readCsv(text: string): { line: number; cells: string[] }[] {
  const source = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(source);
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let line = 1;
  let startLine = 1;
  const endCell = () => {
    cells.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (cells.some((one) => one.trim() !== "")) rows.push({ line: startLine, cells });
    cells = [];
    startLine = line;
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign === "\n") line += 1;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      cell = "";
      isQuoted = true;
    } else if (sign === separator) endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r" || source.charAt(at + 1) !== "\n") cell += sign;
  }
  endRow();
  return rows.map((row) => ({ ...row, cells: row.cells.map(withoutGuard) }));
}

/** A table file that spreadsheets open as it is: with a mark for UTF-8, and no cell that would run as a formula. */
export function writeCsv(rows: readonly (readonly string[])[], separator: string): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(withGuard(cell), separator)).join(separator));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/** The bytes of a file as text: UTF-8, or what older spreadsheets in Western Europe write. */
export function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function separatorOf(source: string): string {
  const [first = ""] = source.split("\n", 1);
  const outside = first.replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: outside.split(sign).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A cell that begins like a formula gets an apostrophe, which reading takes off again. A number is no formula. */
function withGuard(cell: string): string {
  return /^['=+\-@\t\r]/.test(cell) && !/^[-+]?[\d.,]+$/.test(cell) ? `'${cell}` : cell;
}

function withoutGuard(cell: string): string {
  return /^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
