import type { Column } from "../../../../../sdk/contract/parts.ts";
import { bracketEnds, splitChoices, splitValues } from "../../../../outline/split-values.ts";
import { defaultChoices, make, namedApart } from "../../fields/column.ts";
import { currencyOf } from "../../fields/currency.ts";
import { typeOf } from "../../fields/label-type.ts";
import { typeSaid } from "../../fields/type-words.ts";
import { meant, type SectionReading, trouble, valueAt } from "../section-reading.ts";

/** What `Details:` lists, with the names of columns whose kind it does not say; null where there are none. Without any star the first is required. */
export function readColumns(reading: SectionReading): { columns: Column[]; untyped: Set<string> } | null {
  const said = splitValues(valueAt(reading, "details") ?? "").map((text) => readColumn(reading, text));
  const read = said.filter(({ column }) => column.label !== "");
  const labels = read.map(({ column }) => column.label.toLowerCase());
  for (const [index, label] of labels.entries())
    if (labels.indexOf(label) < index) trouble(reading, "details", "twice", [read[index]?.column.label ?? ""]);
  const apart = read.filter((_, index) => labels.indexOf(labels[index] ?? "") === index);
  const [first, ...rest] = namedApart(apart.map(({ column }) => column));
  if (first === undefined) {
    trouble(reading, "details", "missing");
    return null;
  }
  const isMarked = [first, ...rest].some(({ isRequired }) => isRequired);
  const columns = isMarked ? [first, ...rest] : [{ ...first, isRequired: true }, ...rest];
  return { columns, untyped: new Set(columns.filter((_, at) => apart[at]?.isUntyped).map(({ name }) => name)) };
}

/** "Hive", "Weight (number)", "State (open / done)*". */
function readColumn(reading: SectionReading, text: string): { column: Column; isUntyped: boolean } {
  const isRequired = /\*/.test(text.replace(/\(.*\)/s, ""));
  const plain = text.replace(/\s*\*\s*(?=$|\()/, " ").trim();
  const [open] = [...bracketEnds(plain)].find(([, end]) => end === plain.length) ?? [plain.length];
  const [label, inside] = [plain.slice(0, open), plain.slice(open + 1, -1)];
  const explained = explainedAs(reading, label.trim(), inside.trim());
  if (explained !== null) return { column: { ...explained, isRequired }, isUntyped: false };
  if (inside.trim() !== "") trouble(reading, "details", "kind", [plain]);
  const named = namedAs(reading, label.trim(), inside.trim() === "" ? label.trim() : plain);
  return { column: { ...named, isRequired }, isUntyped: named.type === "text" };
}

/** What stands in brackets: a kind, a currency, or several to choose from. */
function explainedAs(reading: SectionReading, label: string, inside: string): Column | null {
  if (inside === "") return null;
  const { lexicon } = reading.context;
  if (isUnit(inside)) return make(`${label} (${inside})`, "number", {});
  const currency = currencyOf(inside)?.currency ?? codeOf(inside);
  if (currency !== null) return make(label, "money", { currency });
  const type = meant(inside, ({ types }) => types) ?? typeSaid(inside) ?? typeOf(inside, lexicon, true);
  if (type === "choice") return make(label, "choice", { choices: defaultChoices(label, lexicon.language) });
  if (type !== null) return make(label, type, {});
  const choices = splitChoices(inside);
  return choices.length >= 2 ? make(label, "choice", { choices }) : null;
}

/** "DKK", and not "PDF". */
function codeOf(inside: string): string | null {
  const code = inside.trim();
  return Intl.supportedValuesOf("currency").includes(code) ? code : null;
}

/** "Weight (kg)": says in what it is counted. */
function isUnit(inside: string): boolean {
  return UNIT.test(inside.trim());
}

const UNIT =
  /^(?:in )?(?:k?g|t|mg|m|cm|mm|km|m²|m2|m³|m3|l|ml|h|hrs?|hours?|min|minutes?|days?|weeks?|%|°c|°f|kwh|kw|w|v|pcs|stk|stück|std|stunden|tage|wochen|km\/h|percent|prozent|liters?|litres?|liter|meter)$/i;

/** By its name, as it is read in words. `shown`: with what stands in brackets. */
function namedAs({ context: { lexicon } }: SectionReading, label: string, shown: string): Column {
  const money = currencyOf(label);
  if (money !== null) return make(shown, "money", { currency: money.currency });
  if (/\?$/.test(label)) return make(shown, "yes_no", {});
  const type = typeOf(label, lexicon, false) ?? "text";
  if (type !== "choice") return make(shown, type, {});
  return make(shown, "choice", { choices: defaultChoices(label, lexicon.language) });
}
