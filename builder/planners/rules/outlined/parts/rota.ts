import type { Part } from "../../../../../sdk/contract/parts.ts";
import { usualStart } from "../../frames/turns.ts";
import { oneOf, type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { readPost } from "../values/read-announced.ts";
import { daySaid } from "../values/read-day.ts";
import { readNames } from "../values/read-names.ts";

/** `Turns:`, of a week each where no line says otherwise. */
export function readRota(reading: SectionReading): Part[] {
  const { section, context } = reading;
  const names = readNames(reading, "names");
  if (names.length === 0) trouble(reading, "names", "missing");
  const every = oneOf(reading, "each", (words) => words.every) ?? "week";
  const from = valueAt(reading, "from");
  const start = from === null ? null : daySaid(from, context, false);
  if (from !== null && start === null) trouble(reading, "from", "day");
  const post = readPost(reading, "post-turn");
  if (names.length === 0) return [];
  const startsOn = start?.day ?? usualStart(context.today, every);
  return [{ part: "rota", duty: section.name, names, every, startsOn, ...post }];
}
