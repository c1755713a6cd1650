/**
 * Records of CSV (RFC 4180): fields between commas, semicolons or tabs, whichever the first line has most of; `"` around a
 * field, doubled within; any end of a line. Ends after `most` records. `broken`: the record, counted from 1, in which a quote
 * is never closed. `isWhole`: the text has the file's end; else its last record is left out, for it may be cut.
 */
export function parseCsv(
  text: string,
  { most, isWhole }: { most: number; isWhole: boolean },
): { records: string[][]; broken: number | null } {
  const separator = separatorOf(text);
  const records: string[][] = [];
  let record: string[] = [];
  let field = "";
  let isQuoted = false;
  const endField = (): void => {
    record.push(field);
    field = "";
  };
  const endRecord = (): void => {
    endField();
    // An empty line is no record.
    if (record.length > 1 || record[0] !== "") records.push(record);
    record = [];
  };
  for (let at = 0; at < text.length && records.length < most; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && field === "") isQuoted = true;
    else if (sign === separator) endField();
    else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text.charAt(at + 1) === "\n") at += 1;
      endRecord();
    } else field += sign;
    if (isQuoted && field.length > MOST_FIELD_CHARS) return { records, broken: records.length + 1 };
  }
  if (records.length >= most) return { records, broken: null };
  if (isQuoted && isWhole) return { records, broken: records.length + 1 };
  if (isWhole && (field !== "" || record.length > 0)) endRecord();
  return { records, broken: null };
}

/** A quote that is not closed takes all that follows: nobody writes so much into one field. */
const MOST_FIELD_CHARS = 100_000;
const SEPARATORS = [",", ";", "\t"];

function separatorOf(text: string): string {
  const [line = ""] = text.slice(0, 10_000).split(/[\r\n]/, 1);
  const bare = line.replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((sign) => bare.split(sign).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}
