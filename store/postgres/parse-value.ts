import type { Cell } from "../row-query.ts";

/** Of the types whose numbers are no text (pg_type.dat): int8, int2, int4, oid, float4, float8, numeric. */
const NUMBERS = new Set([20, 21, 23, 26, 700, 701, 1700]);
const BOOLEAN = 16;
const BYTES = 17;
const MOMENT_WITHOUT_ZONE = 1114;
const MOMENT = 1184;

/**
 * A value as an App gets it: numbers as numbers where JavaScript has them exactly enough, else as text; true and false as 1 and 0,
 * as SQLite has them; moments as ISO 8601; all else as the server writes it.
 */
export function parseValue(oid: number, text: string): Cell {
  if (NUMBERS.has(oid)) return numberOf(text);
  if (oid === BOOLEAN) return text === "t" ? 1 : 0;
  if (oid === BYTES) return `[bytes, ${Math.max(0, (text.length - 2) / 2)}]`;
  // "2026-03-01 09:30:00+00", as `datestyle` ISO and `timezone` UTC have it.
  if (oid === MOMENT_WITHOUT_ZONE) return text.replace(" ", "T");
  if (oid === MOMENT) return text.replace(" ", "T").replace(/\+00(:00)?$/, "Z");
  return text;
}

function numberOf(text: string): Cell {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? text : number;
}
