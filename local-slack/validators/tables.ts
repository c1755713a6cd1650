import { isJson, type Json } from "../json.ts";
import { limits } from "./limits.ts";
import { checkList, checkString, type Problems } from "./problems.ts";

/** Checks a `table`: 1 to 100 rows of at most 20 cells and 10,000 characters in all. */
export function checkTable(problems: Problems, block: Json, at: string): void {
  const rows = checkRows(problems, block, at, { min: 1, max: limits.tableRows });
  rows.forEach((row, index) => {
    if (row.length > limits.tableCells) {
      problems.add(`${at}/rows/${index}`, `no more than ${limits.tableCells} items allowed`);
    }
    checkCells(problems, row, `${at}/rows/${index}`, ["raw_text", "raw_number", "rich_text"]);
  });
  checkLength(problems, rows, at);
  const settings = checkList(problems, block, "column_settings", at, { max: limits.tableCells, min: 0 });
  settings.forEach((setting, index) => {
    if (setting.align === undefined || ["left", "center", "right"].includes(String(setting.align))) return;
    problems.add(`${at}/column_settings/${index}/align`, "must be one of left, center, right");
  });
}

/**
 * Checks a `data_table`: a caption, a header and 1 to 100 rows, all of one length (docs.slack.dev, data table block). Its
 * header takes no rich text.
 */
export function checkDataTable(problems: Problems, block: Json, at: string): void {
  checkString(problems, block, "caption", at, { max: limits.tableCaption, isRequired: true });
  const rows = checkRows(problems, block, at, { min: 2, max: limits.tableRows + 1 });
  const columns = rows[0]?.length ?? 0;
  rows.forEach((row, index) => {
    const pointer = `${at}/rows/${index}`;
    if (row.length > limits.tableCells) problems.add(pointer, `no more than ${limits.tableCells} items allowed`);
    if (row.length !== columns) problems.add(pointer, "all rows must have the same number of cells");
    checkCells(problems, row, pointer, ["raw_text", "raw_number", ...(index === 0 ? [] : ["rich_text"])]);
  });
  checkLength(problems, rows, at);
  checkNumber(problems, block, "page_size", at, { min: 1, max: limits.tablePage });
  checkNumber(problems, block, "row_header_column_index", at, { min: 0, max: Math.max(columns - 1, 0) });
}

function checkRows(problems: Problems, block: Json, at: string, rule: { min: number; max: number }): unknown[][] {
  const { rows } = block;
  if (rows === undefined || rows === null) problems.add(at, "missing required field: rows");
  else if (!Array.isArray(rows) || !rows.every(Array.isArray)) problems.add(`${at}/rows`, "must be an array of arrays");
  else {
    if (rows.length > rule.max) problems.add(`${at}/rows`, `no more than ${rule.max} items allowed`);
    if (rows.length < rule.min) problems.add(`${at}/rows`, `must have at least ${rule.min} items`);
    return rows;
  }
  return [];
}

function checkCells(problems: Problems, row: readonly unknown[], at: string, kinds: readonly string[]): void {
  row.forEach((cell, index) => {
    const pointer = `${at}/${index}`;
    if (!isJson(cell) || !kinds.includes(String(cell.type))) {
      problems.add(`${pointer}/type`, `must be one of ${kinds.join(", ")}`);
      return;
    }
    if (cell.type === "rich_text") {
      checkList(problems, cell, "elements", pointer, { max: 1000, min: 0, isRequired: true });
      return;
    }
    checkString(problems, cell, "text", pointer, { max: limits.tableCharacters, isRequired: true });
    if (cell.type === "raw_number" && typeof cell.value !== "number") {
      problems.add(`${pointer}/value`, "must be a number");
    }
  });
}

function checkLength(problems: Problems, rows: readonly (readonly unknown[])[], at: string): void {
  const length = rows.flat().reduce((sum: number, cell) => sum + charactersIn(cell), 0);
  if (length > limits.tableCharacters) {
    problems.add(`${at}/rows`, `must be less than ${limits.tableCharacters + 1} characters in all cells`);
  }
}

function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + charactersIn(one), 0);
  if (!isJson(value)) return 0;
  const own = typeof value.text === "string" ? value.text.length : 0;
  return own + charactersIn(value.elements);
}

function checkNumber(
  problems: Problems,
  block: Json,
  field: string,
  at: string,
  rule: { min: number; max: number },
): void {
  const value = block[field];
  if (value === undefined || value === null) return;
  const isIn = Number.isInteger(value) && Number(value) >= rule.min && Number(value) <= rule.max;
  if (!isIn) problems.add(`${at}/${field}`, `must be a whole number from ${rule.min} to ${rule.max}`);
}
