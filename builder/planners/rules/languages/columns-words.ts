import type { Column, Noun } from "../../../../sdk/contract/parts.ts";

/** A list's columns in brackets, with a space before; nothing where the only one is the thing itself. */
export function columnsWords({ noun, columns }: { noun: Noun; columns: readonly Column[] }): string {
  const labels = columns.map(({ label }) => label);
  const [only] = labels;
  if (labels.length === 1 && [noun.one, noun.many].some((name) => name.toLowerCase() === only?.toLowerCase()))
    return "";
  return ` (${labels.join(", ")})`;
}
