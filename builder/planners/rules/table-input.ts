import type { Column } from "../../../sdk/contract/parts.ts";
import type { AskInput } from "../../../store/schema.ts";
import { make, namedApart } from "./fields/column.ts";
import type { ColumnType } from "./fields/column-type.ts";
import { typeOf } from "./fields/label-type.ts";
import type { Lexicon } from "./words/lexicon.ts";

/** What is longer is a text, and no head of a table. */
const LABEL_LETTERS = 200;
const HEAD_LETTERS = 20_000;
const MAX_COLUMNS = 20;
const SAMPLE_ROWS = 50;

/** A table that came with an ask. */
export interface InputTable {
  /** Of its file. */
  name: string;
  /** The same as a title: "supplier list" of "supplier_list.csv". */
  called: string;
  /** Names from its head, types from its first rows. */
  columns: Column[];
}

/** The first table of these whose content came along. null: none did, or its columns cannot be read. */
export function tableIn(inputs: readonly AskInput[], lexicon: Lexicon): InputTable | null {
  const table = inputs.find((input) => input.kind === "table" && input.content !== undefined);
  const columns = columnsIn(table?.content ?? "", lexicon);
  return table === undefined || columns === null ? null : { name: table.name, called: titleOf(table.name), columns };
}

function titleOf(file: string): string {
  return file
    .replace(/\.[a-z]+$/i, "")
    .replace(/[_-]+/g, " ")
    .trim();
}

function columnsIn(content: string, lexicon: Lexicon): Column[] | null {
  const lines = content
    .slice(0, 100_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  const [head, ...rows] = lines;
  if (head === undefined) return null;
  const separator =
    [";", "\t", ","].map((sign) => ({ sign, count: head.split(sign).length })).sort((a, b) => b.count - a.count)[0]
      ?.sign ?? ",";
  const sample = rows.slice(0, SAMPLE_ROWS).map((row) => cells(row, separator));
  // One more than an app takes, so that it is said that they are too many.
  const labels = cells(head.slice(0, HEAD_LETTERS), separator).slice(0, MAX_COLUMNS + 1);
  if (labels.some((label) => label.length > LABEL_LETTERS)) return null;
  const columns = labels.flatMap((label, position) => {
    if (label.trim() === "") return [];
    const values = sample.map((row) => row[position]?.trim() ?? "").filter((value) => value !== "");
    return [make(label.trim(), columnType(label, values, lexicon), {})];
  });
  const [first, ...rest] = namedApart(columns);
  return first === undefined ? null : [{ ...first, isRequired: true }, ...rest];
}

/** What every value looks like; else what the name says, if no value speaks against it. */
function columnType(label: string, values: readonly string[], lexicon: Lexicon): ColumnType {
  const all = (pattern: RegExp) => values.length > 0 && values.every((value) => pattern.test(value));
  if (all(/^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})$/)) return "date";
  if (all(/^(?:yes|no|true|false|ja|nein|x)$/i)) return "yes_no";
  if (all(/^https?:\/\//)) return "link";
  const said = typeOf(label, lexicon, false);
  if (all(/^-?(?:\d{1,15}|\d{1,3}(?:[.,']\d{3})+)(?:[.,]\d+)?$/) && !values.some((value) => /^0\d/.test(value)))
    return said === "money" ? "money" : said === "text" ? "text" : "number";
  if (values.some((value) => value.length > 80)) return "long_text";
  return values.length > 0 || said === "choice" || said === "file" ? "text" : (said ?? "text");
}

/** Quoted cells keep their separators. */
function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      found.push(cell);
      cell = "";
    } else cell += sign;
  }
  return [...found, cell];
}
