/** Stands before the first line, so that spreadsheets take the file for UTF-8. */
const UTF8_MARK = "\uFEFF";

/**
 * A table file to be saved, sent while its rows are read. `more` gives some rows at each call, and none when there are no
 * more. No cell runs as a formula in a spreadsheet. The decimal sign says what stands between cells: spreadsheets of
 * countries with a comma take semicolons.
 */
export function csvDownload(file: {
  name: string;
  head: readonly string[];
  decimalSign: string;
  more: () => Promise<readonly (readonly string[])[]>;
}): Response {
  const separator = file.decimalSign === "," ? ";" : ",";
  const encoder = new TextEncoder();
  const lines = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(UTF8_MARK + csvLines([file.head], separator))),
    pull: async (controller) => {
      const rows = await file.more();
      if (rows.length === 0) return controller.close();
      return controller.enqueue(encoder.encode(csvLines(rows, separator)));
    },
  });
  return new Response(lines, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${file.name}.csv"`,
      "x-content-type-options": "nosniff",
    },
  });
}

function csvLines(rows: readonly (readonly string[])[], separator: string): string {
  return rows.map((cells) => `${cells.map((cell) => quoted(withGuard(cell), separator)).join(separator)}\r\n`).join("");
}

/** A number stands as it is: nothing in it begins a formula, and some spreadsheets take a quoted one for text. */
function quoted(cell: string, separator: string): string {
  if (isNumber(cell) && !cell.includes(separator)) return cell;
  return /["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A cell that begins like a formula gets an apostrophe. A number is no formula. */
function withGuard(cell: string): string {
  return /^['=+\-@\t\r\n]/.test(cell) && !isNumber(cell) ? `'${cell}` : cell;
}

function isNumber(cell: string): boolean {
  return /^[-+]?[\d.,]+$/.test(cell);
}
