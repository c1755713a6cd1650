import type { Part, PartOf } from "../../../../../sdk/contract/parts.ts";
import { OUTLINE_WORDS, saysYesOrNo } from "../../../../outline/keys.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import { asWritten, isYes, type ListAbove, meant, type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { columnNamed, columnOfKind, knownColumn } from "../values/column-named.ts";
import { readAnnounced } from "../values/read-announced.ts";

/** `Summary:` of the list above. */
export function readDigest(reading: SectionReading): Part[] {
  const { above, section, language } = reading;
  const of = meant(section.name, (words) => words.of);
  const { of: spelled, heads, keys } = OUTLINE_WORDS[language];
  if (of === null) trouble(reading, null, "one_of", asWritten(spelled));
  if (above === null) trouble(reading, null, "no_list", [heads.records[0]]);
  if (of === null || above === null) return [];
  const { records } = above;
  const lacks =
    (of === "overdue" || of === "due_7_days") && records.dueColumn === undefined
      ? "due"
      : of === "open" && records.doneColumn === undefined
        ? "done"
        : null;
  if (lacks !== null) trouble(reading, null, "needs_line", [keys[lacks][0], records.noun.many]);
  const run = `post-${records.table.replaceAll("_", "-").slice(0, 40)}`;
  const announced = readAnnounced(reading, run);
  const sum = readSum(reading, above);
  const only = readOnly(reading, above);
  const onlyIfAny = isYes(reading, "only_if_any") ? { onlyIfAny: true as const } : {};
  if (lacks !== null) return [];
  return announced.map((one) => ({ part: "digest", ...one, table: records.table, of, ...sum, ...only, ...onlyIfAny }));
}

/** "Amount", "Amount by Customer". */
function readSum(reading: SectionReading, above: ListAbove): { sum?: string; groupBy?: string } {
  const said = valueAt(reading, "sum_of");
  if (said === null) return {};
  const { sumBy: english } = OUTLINE_WORDS.en;
  const { sumBy: german } = OUTLINE_WORDS.de;
  const joint = new RegExp(`^(.*?)\\s(?:${[...english, ...german].join("|")})\\s(.*)$`, "i");
  const isWhole = knownColumn(above.records.columns, said) !== null;
  const [, label = said, group = null] = (isWhole ? null : joint.exec(said)) ?? [];
  const sum = columnOfKind(reading, above, "sum_of", label, ["number", "money"]);
  const groupBy = group === null ? null : columnNamed(reading, above, "sum_of", group);
  if (sum === null) return {};
  return { sum: sum.name, ...(groupBy === null ? {} : { groupBy: groupBy.name }) };
}

/** "Priority = high, urgent", "Vegan = yes", "Vegan". */
function readOnly(reading: SectionReading, above: ListAbove): Pick<PartOf<"digest">, "only"> {
  const said = valueAt(reading, "only_with");
  if (said === null) return {};
  const [, label = said, values = ""] = /^([^=]*?)\s*=\s*([\s\S]*)$/.exec(said) ?? [];
  const column = columnOfKind(reading, above, "only_with", label, ["choice", "yes_no"]);
  if (column === null) return {};
  if (column.type === "yes_no") {
    const isSo = values === "" ? true : saysYesOrNo(values);
    if (isSo === null) trouble(reading, "only_with", "yes");
    return isSo === null ? {} : { only: { column: column.name, is: [isSo ? "yes" : "no"] } };
  }
  const choices = column.choices ?? [];
  const wanted = splitValues(values, / or | oder /);
  const is = choices.filter((choice) => wanted.some((one) => one.toLowerCase() === choice.toLowerCase()));
  if (is.length > 0 && is.length === wanted.length && is.length < choices.length)
    return { only: { column: column.name, is } };
  trouble(reading, "only_with", "one_of", choices);
  return {};
}
