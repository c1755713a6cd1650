import type { Column, Noun, PartOf } from "../../../../sdk/contract/parts.ts";

/** What each kind of column is called; of choices, these are said, and of plain text nothing. */
export type ColumnKinds = Record<Exclude<Column["type"], "text" | "choice">, string> & { required: string };

/**
 * A list's columns behind a colon, with the colon before them; nothing where the only one is the thing itself. `kinds`:
 * null names them only.
 */
export function columnsWords(
  { noun, columns }: { noun: Noun; columns: readonly Column[] },
  kinds: ColumnKinds | null,
): string {
  const words = columns.map((column, index) => columnWords(column, index === 0, kinds));
  const [only, ...others] = words;
  const isItself = [noun.one, noun.many].some((name) => name.toLowerCase() === only?.toLowerCase());
  return isItself && others.length === 0 ? "" : `: ${words.join(", ")}`;
}

/** "Weight (number)", "Rent (EUR)", "State (open / done)"; the first is required anyway. */
function columnWords(
  { label, type, choices, currency, isRequired }: Column,
  isFirst: boolean,
  kinds: ColumnKinds | null,
) {
  if (kinds === null) return label;
  const kind = type === "choice" ? (choices ?? []).join(" / ") : type === "text" ? "" : (currency ?? kinds[type]);
  const said = [...(kind === "" ? [] : [kind]), ...(isRequired && !isFirst ? [kinds.required] : [])];
  return said.length === 0 ? label : `${label} (${said.join(", ")})`;
}

/** ": customer, amount", of a command that takes several. */
export function takenWords({ columns }: PartOf<"command">): string {
  return columns.length < 2 ? "" : `: ${columns.map((name) => name.replaceAll("_", " ")).join(", ")}`;
}

/** The words of a message, as many as a summary holds. */
export function shortened(text: string): string {
  return text.length <= MOST_OF_MESSAGE ? text : `${text.slice(0, MOST_OF_MESSAGE - 1)}…`;
}

const MOST_OF_MESSAGE = 400;
