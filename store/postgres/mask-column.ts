import type { Mask } from "../../lib/config-sources.ts";
import { literal, quoted } from "./names.ts";

/** Hidden values are as long as this: few enough to read, enough that two are never the same by chance. */
const HASH_LETTERS = 16;

/**
 * What stands in a view for a column. Nothing of it can fail on a value, as a server's errors quote values. `keys` is a table that
 * only the view's owner may read: a view's text is everybody's to read, and so would a key in it be.
 */
export function maskedColumn(
  column: string,
  mask: Mask | null,
  { keys, role }: { keys: string; role: string },
): string {
  const name = quoted(column);
  const text = `${name}::text`;
  switch (mask) {
    case null:
      return name;
    case "hash": {
      const key = `(select key from ${keys} where role = ${literal(role)})`;
      const digest = (of: string) => `encode(sha256(convert_to(${key} || ${of}, 'UTF8')), 'hex')`;
      return `case when ${name} is null then null else left(${digest(digest(text))}, ${HASH_LETTERS}) end as ${name}`;
    }
    case "domain":
      return `substring(${text} from '@([^@[:space:]]+)$') as ${name}`;
    case "first":
      return `left(${text}, 1) as ${name}`;
    case "year":
      return `nullif(to_char(${name}, 'YYYY'), '')::integer as ${name}`;
  }
}

/** Whether this mask says something of a column of this type, as the server calls it; null: it does. */
export function maskProblem(mask: Mask | null, type: string): string | null {
  if (mask !== "year" || /^(date|timestamp( without time zone| with time zone)?)(\(\d\))?$/.test(type)) return null;
  return `has a mask year, and is no day but ${type}`;
}
