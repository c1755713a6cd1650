import { harmless, type Pen, wrap } from "./pen.ts";

/** Plain JSON laid out for a reader: lists of like things as a table, an object as its fields, all else as it is. */
export function showResult(result: unknown, pen: Pen): string {
  if (result === undefined || result === null) return "";
  if (Array.isArray(result)) return showList(result, pen);
  if (typeof result !== "object") return wrap(word(result), pen.width);
  const fields = Object.entries(result).filter(([, value]) => value !== undefined && value !== null);
  const flat = fields.filter(([, value]) => !isBlock(value));
  const column = Math.min(24, Math.max(0, ...flat.map(([name]) => heading(name).length)) + 2);
  const lines = flat.map(([name, value]) => {
    const title = heading(name).padEnd(column);
    return `${pen.quiet(title)}${wrap(word(value), pen.width, " ".repeat(title.length))}`;
  });
  const blocks = fields
    .filter(([, value]) => isBlock(value))
    .map(([name, value]) => `${pen.bold(heading(name))}\n${showResult(value, pen)}`);
  return [...(lines.length > 0 ? [lines.join("\n")] : []), ...blocks].join("\n\n");
}

function showList(list: unknown[], pen: Pen): string {
  if (list.length === 0) return pen.quiet("none");
  if (list.every(isRow)) return showTable(list, pen);
  return list.map((one) => (isBlock(one) ? showResult(one, pen) : wrap(`· ${word(one)}`, pen.width, "  "))).join("\n");
}

/** As wide as what stands in it; where that is more than there is, each row becomes its fields. */
function showTable(rows: Record<string, unknown>[], pen: Pen): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => names.map((name) => word(row[name] ?? "")));
  const widths = names.map((name, at) => Math.max(heading(name).length, ...cells.map((row) => (row[at] ?? "").length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd();
  if (widths.reduce((sum, width) => sum + width + 2, -2) > pen.width)
    return rows.map((row) => showResult(row, pen)).join("\n\n");
  return [pen.quiet(line(names.map(heading))), ...cells.map(line)].join("\n");
}

function isRow(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => !isBlock(one))
  );
}

/** What needs lines of its own. A list of short words needs none. */
function isBlock(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\n");
  if (typeof value !== "object" || value === null) return false;
  return !Array.isArray(value) || value.some((one) => typeof one === "object" && one !== null);
}

/** `lastUsedAt` as people write it: last used at. */
function heading(name: string): string {
  return harmless(
    name.replaceAll(/([a-z0-9])([A-Z])/g, (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`),
  );
}

function word(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(word).join(", ");
  if (value === true) return "yes";
  if (value === false) return "no";
  const text = String(value);
  return harmless(MOMENT.test(text) ? momentOf(new Date(text)) : text);
}

/** As envelopes write moments: UTC, to the millisecond. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** By the reader's own clock, as the terminal's machine has it. */
function momentOf(at: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
