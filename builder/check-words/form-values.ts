import type { SaidValue } from "./check-language.ts";
import type { Telling } from "./telling.ts";

/** What was filled in, with the labels of known forms; of others, with the fields' names as words. */
export function formValues(sent: Record<string, string>, path: string, telling: Telling): SaidValue[] {
  const form = telling.pages?.formAt(path);
  const fields = form?.fields ?? Object.keys(sent).map((name) => ({ name, label: wordsOf(name) }));
  const values = fields.flatMap(({ name, label }): SaidValue[] => {
    const value = sent[name];
    // A box that is not ticked says nothing.
    if (value === undefined || value === "" || (value === "no" && form !== undefined)) return [];
    // A choice that is a field of its own.
    if (value === "yes" && label === "" && name !== "choice") return [{ name, label, said: telling.words.quote(name) }];
    return [{ name, label, said: valueWords(value, telling) }];
  });
  const entry = form?.entries?.[Number(/\/(\d+)/.exec(path)?.[1]) - 1];
  if (entry !== undefined) return [{ name: "entry", label: "", said: telling.words.quote(entry) }, ...values];
  // A text says by itself what it is.
  const [first, ...others] = values;
  const isText = first !== undefined && first.said === telling.words.quote(sent[first.name] ?? "");
  return form !== undefined && isText ? [{ ...first, label: "" }, ...others] : values;
}

/** Numbers and times as they are, days as people say them, all else in quotes. */
export function valueWords(value: string | number | null, { words, moments }: Telling): string {
  if (value === null) return words.empty;
  const text = String(value);
  if (/^-?\d+([.,]\d+)?$/.test(text) || /^\d{1,2}:\d\d$/.test(text)) return text;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const days = moments.daysTo(text);
    return days === null || days < 0 ? words.date(text) : words.inDays(days);
  }
  if (text === "yes") return words.yes;
  return text === "no" ? words.no : words.quote(text);
}

/** A name of code as words: "lunch_order" becomes "lunch order". */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_/-]+/g, " ")
    .trim()
    .toLowerCase();
}
