import { BOOKABLE, type Part } from "../../../../../sdk/contract/parts.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import { spread } from "../../fields/names.ts";
import { oneOf, type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { nounNamed } from "../values/noun-named.ts";
import { timeSaid } from "../values/read-time.ts";

/** `Book:`, by the hour where no line says otherwise. */
export function readBooking(reading: SectionReading): Part[] {
  const { section, context } = reading;
  const things = splitValues(valueAt(reading, "things") ?? "").flatMap(spread);
  if (things.length === 0) trouble(reading, "things", "missing");
  const by = oneOf(reading, "by", (words) => words.by) ?? "slot";
  const hours = readHours(reading);
  if (things.length === 0) return [];
  return [{ part: "booking", noun: nounNamed(section.name, context), things, by, ...hours }];
}

/** "8:00–18:00", "9 to 17". */
function readHours(reading: SectionReading): { opensAt: string; closesAt: string } {
  const said = valueAt(reading, "open");
  if (said === null) return BOOKABLE;
  const times = said
    .replace(/^(?:from|von)\s+/i, "")
    .split(/\s*[-–—]\s*|\s+(?:to|until|till|bis)\s+/i)
    .map((one) => timeSaid(one, reading.context));
  const [opensAt, closesAt] = times;
  if (times.length === 2 && opensAt != null && closesAt != null && opensAt < closesAt) return { opensAt, closesAt };
  trouble(reading, "open", "hours");
  return BOOKABLE;
}
