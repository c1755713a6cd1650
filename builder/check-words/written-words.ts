import type { Check } from "../../sdk/contract/check.ts";
import { type Doing, labelled } from "./check-language.ts";
import { formValues, valueWords, wordsOf } from "./form-values.ts";
import type { Telling } from "./telling.ts";

type Row = NonNullable<Check["row"]>;

/** What is kept. Values that were said with the act, or that the words for it stand for, are not said again. */
export function writtenWords(check: Check, row: Row, telling: Telling): string {
  const { words } = telling;
  const doing = doingOf(check, row, telling);
  const means = doing?.means ?? [];
  const given = givenBy(check);
  const others = Object.entries(row.has).filter(
    ([column, value]) => !means.includes(column) && !given.some((text) => isSame(text, value)),
  );
  if (others.length === 0) return doing?.done ?? words.kept;
  const values = others.map(([column, value]) =>
    labelled({ name: column, label: wordsOf(column), said: valueWords(value, telling) }),
  );
  return words.keptWith(values.join(", "));
}

/** The form that was sent; of what ran by itself, the one that writes the same. */
function doingOf(
  check: Check,
  row: Row,
  telling: Telling,
): { done: Doing["done"]; means: readonly string[] } | undefined {
  const { pages, words } = telling;
  const path = "visit" in check ? (check.visit.split("?")[0] ?? "") : "";
  const columns = Object.keys(row.has);
  const form =
    "visit" in check
      ? pages?.formAt(path)
      : columns.map((column) => pages?.formMeaning(column)).find((one) => one !== undefined);
  if (form === undefined) return undefined;
  const values = "visit" in check ? formValues(check.with ?? {}, path, telling) : [];
  return { done: words.doings[form.deed](form.noun, values).done, means: form.means ?? [] };
}

function givenBy(check: Check): string[] {
  if ("command" in check) return [check.command.replace(/^\S+\s*/, ""), ...check.command.split(/\s+/)];
  if ("visit" in check) return Object.values(check.with ?? {});
  return [];
}

function isSame(text: string, value: string | number | null): boolean {
  if (value === null) return false;
  if (typeof value === "string") return text === value || (value.length > 2 && text.includes(value));
  if (text === "no" || text === "yes") return value === (text === "yes" ? 1 : 0);
  return Number(text.replace(",", ".")) === value && text !== "";
}
