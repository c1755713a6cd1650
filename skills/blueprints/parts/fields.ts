import { type Html, type HtmlValue, html, type UploadedFile } from "@toolroom/app";
import { words } from "../words/columns.ts";
import { type Column, readValue, type Value } from "./columns.ts";
import { dayOrderProblems } from "./day-order.ts";

const FILE_BYTES = 1024 * 1024;

/** What a form sent: a value for each column, and the files that were chosen. */
export interface ReadForm {
  values: Record<string, Value>;
  files: Record<string, UploadedFile>;
  problems: string[];
}

/** What a form held that was just sent, and what is wrong with it. */
export interface Tried {
  written: Record<string, string | undefined>;
  problems: readonly string[];
}

/** Of a page that is only opened. */
export const UNTRIED: Tried = { written: {}, problems: [] };

/** Reads a form of these columns. `kept` are the values that are there already: a file that is not chosen again stays. */
export function readForm(
  columns: readonly Column[],
  sent: { form: Record<string, string | undefined>; files: Record<string, UploadedFile | undefined> },
  kept: Record<string, Value> = {},
): ReadForm {
  const read: ReadForm = { values: {}, files: {}, problems: [] };
  for (const column of columns) {
    if (column.type === "file") {
      const file = sent.files[column.name];
      if (file !== undefined && file.bytes.length > FILE_BYTES) read.problems.push(words.fileTooLarge(column.label));
      else if (file !== undefined) read.files[column.name] = file;
      else if (column.isRequired && (kept[column.name] ?? null) === null)
        read.problems.push(words.needed(column.label));
      continue;
    }
    const reading = readValue(column, sent.form[column.name] ?? "");
    if ("problem" in reading) read.problems.push(reading.problem);
    else read.values[column.name] = reading.value;
  }
  read.problems.push(...dayOrderProblems(columns, read.values));
  return read;
}

/** The fields of a form. `written` is what stands in them. */
export function fields(columns: readonly Column[], written: Record<string, string | undefined>): HtmlValue {
  return columns.map((column) => field(column, written[column.name] ?? column.startsAs ?? ""));
}

/** Forms with a file are sent in another way. */
export function encoding(columns: readonly Column[]): string {
  return columns.some((column) => column.type === "file") ? "multipart/form-data" : "application/x-www-form-urlencoded";
}

export function problemList(problems: readonly string[]): HtmlValue {
  if (problems.length === 0) return null;
  return html`<div class="problem" role="alert"><ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>`;
}

function field(column: Column, written: string): Html {
  const { name, label } = column;
  const needed = column.isRequired ? html`required` : null;
  switch (column.type) {
    case "long_text":
      return html`<label>${label} <textarea name="${name}" rows="4" maxlength="10000" ${needed}>${written}</textarea></label>`;
    case "number":
    case "money":
      return html`<label>${money(column)} <input name="${name}" inputmode="decimal" value="${written}" ${needed}></label>`;
    case "date":
      return html`<label>${label} <input type="date" name="${name}" value="${written}" ${needed}></label>`;
    case "yes_no":
      return html`<label class="tick"><input type="checkbox" name="${name}" value="yes" ${isYes(written) && html`checked`}> ${label}</label>`;
    case "choice":
      return html`<label>${label} <select name="${name}" ${needed}>
        <option value="">${words.choose}</option>
        ${(column.choices ?? []).map((choice) => html`<option ${choice === written && html`selected`}>${choice}</option>`)}
      </select></label>`;
    case "link":
      return html`<label>${label} <input name="${name}" inputmode="url" maxlength="500" value="${written}" ${needed}></label>`;
    case "file":
      return html`<label>${label} <input type="file" name="${name}" ${written === "" && needed}>
        ${written !== "" && html`<small>${words.fileKept(written)}</small>`}</label>`;
    default:
      return html`<label>${label} <input name="${name}" maxlength="500" value="${written}" ${needed}></label>`;
  }
}

function money(column: Column): string {
  return column.currency === undefined ? column.label : `${column.label} (${column.currency})`;
}

function isYes(written: string): boolean {
  return words.yesWords.includes(written.toLowerCase());
}
