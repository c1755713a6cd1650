import type { Part } from "../../../../../sdk/contract/parts.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import { spread } from "../../fields/names.ts";
import { type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { nounNamed } from "../values/noun-named.ts";
import { readPost } from "../values/read-announced.ts";

/** `Lend:`, due back after 14 days where no line says otherwise. */
export function readLending(reading: SectionReading): Part[] {
  const { section, context } = reading;
  const things = splitValues(valueAt(reading, "things") ?? "").flatMap(spread);
  const days = readDays(reading);
  const post = readPost(reading, "post-overdue");
  return [{ part: "lending", noun: nounNamed(section.name, context), things, days, ...post }];
}

function readDays(reading: SectionReading): number {
  const said = valueAt(reading, "days");
  const [, number = "", unit = ""] = /^(\d{1,3})\s*(days?|tagen?|tage?|weeks?|wochen?)?$/i.exec(said ?? "") ?? [];
  const days = Number(number) * (/^w/i.test(unit) ? 7 : 1);
  if (days >= 1 && days <= 365) return days;
  if (said === null) reading.notes.push({ kind: "days_to_return", about: String(USUAL_DAYS) });
  else trouble(reading, "days", "number", ["1", "365"]);
  return USUAL_DAYS;
}

const USUAL_DAYS = 14;
