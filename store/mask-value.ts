import { createHash } from "node:crypto";
import type { Mask } from "../lib/config-sources.ts";
import type { Cell } from "../sdk/contract/door/data-answer.ts";

/** What an App sees in a personal value's place: the same as store/postgres/mask-column.ts has a server make. `key`: hex. */
export function maskedValue(mask: Mask, value: Cell, key: string): Cell {
  if (value === null) return null;
  const text = String(value);
  switch (mask) {
    case "hash":
      return digest(key + digest(key + text)).slice(0, 16);
    case "domain":
      return /@([^@\s]+)$/.exec(text)?.[1] ?? null;
    case "first":
      return [...text][0] ?? "";
    case "year": {
      const year = /^(\d{4})-\d\d-\d\d/.exec(text)?.[1];
      return year === undefined ? null : Number(year);
    }
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
