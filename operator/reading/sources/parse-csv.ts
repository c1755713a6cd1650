/**
 * Records of CSV (RFC 4180), each when it is asked for: fields between commas, semicolons or tabs, whichever the first line has most of;
 * `"` around a field, doubled within; any end of a line. Ends with the record, counted from 1, in which a quote is never closed; null:
 * there is none.
 */
export function* csvRecords(text: string, { isWhole = true } = {}): Generator<string[], number | null> {
  const separator = separatorOf(text).charCodeAt(0);
  const isEnd = (at: number) => {
    const code = text.charCodeAt(at);
    return code === separator || code === LINE_FEED || code === RETURN;
  };
  let record: string[] = [];
  let number = 1;
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text.charCodeAt(at) === QUOTE) {
      const quoted = quotedField(text, at + 1);
      if (quoted === null || quoted.field.length > MOST_FIELD_CHARS) return quoted === null && !isWhole ? null : number;
      ({ field, at } = quoted);
    }
    const from = at;
    while (at < text.length && !isEnd(at)) at += 1;
    if (at > from) field += text.slice(from, at);
    record.push(field);
    if (at >= text.length) break;
    const isSeparator = text.charCodeAt(at) === separator;
    if (isSeparator && at + 1 === text.length) record.push("");
    at += text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === LINE_FEED ? 2 : 1;
    if (isSeparator) continue;
    if (isOne(record)) {
      yield record;
      number += 1;
    }
    record = [];
  }
  if (isWhole && isOne(record)) yield record;
  return null;
}

/** So many of them. `isWhole`: the text has the file's end; else its last record is left out, for it may be cut. */
export function parseCsv(
  text: string,
  { most, isWhole }: { most: number; isWhole: boolean },
): { records: string[][]; broken: number | null } {
  const records: string[][] = [];
  const rest = csvRecords(text, { isWhole });
  while (records.length < most) {
    const next = rest.next();
    if (next.done) return { records, broken: next.value };
    records.push(next.value);
  }
  return { records, broken: null };
}

const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;
/** A quote that is not closed takes all that follows: nobody writes so much into one field. */
const MOST_FIELD_CHARS = 100_000;
const SEPARATORS = [",", ";", "\t"];

/** An empty line is no record. */
function isOne(record: readonly string[]): boolean {
  return record.length > 1 || (record[0] ?? "") !== "";
}

/** `at`: behind the closing quote; null: there is none. */
function quotedField(text: string, from: number): { field: string; at: number } | null {
  let field = "";
  let begin = from;
  for (;;) {
    const quote = text.indexOf('"', begin);
    if (quote === -1)
      return text.length - from > MOST_FIELD_CHARS ? { field: text.slice(from), at: text.length } : null;
    field += text.slice(begin, quote);
    if (text.charCodeAt(quote + 1) !== QUOTE) return { field, at: quote + 1 };
    field += '"';
    begin = quote + 2;
  }
}

function separatorOf(text: string): string {
  const [line = ""] = text.slice(0, 10_000).split(/[\r\n]/, 1);
  const bare = line.replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((sign) => bare.split(sign).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}
