import type { Part } from "../../../../../sdk/contract/parts.ts";
import { cronOn } from "../../fields/cron.ts";
import { type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { isPast } from "../values/is-past.ts";
import { daySaid } from "../values/read-day.ts";

/** `Draw:`, at noon where no time is said. */
export function readDraw(reading: SectionReading): Part[] {
  const { section, context, notes } = reading;
  const said = valueAt(reading, "on");
  const on = said === null ? null : daySaid(said, context, true);
  if (said === null) trouble(reading, "on", "missing");
  else if (on === null) trouble(reading, "on", "day");
  const isOver = on !== null && isPast(on.day, on.time ?? NOON, context);
  if (isOver) trouble(reading, "on", "past");
  if (on === null || isOver) return [];
  if (on.time === null) notes.push({ kind: "time", about: NOON });
  const schedule = cronOn(on.day, on.time ?? NOON);
  return [{ part: "draw", title: section.name, drawsOn: on.day, run: "draw", schedule }];
}

const NOON = "12:00";
