import type { Part } from "../../../../../sdk/contract/parts.ts";
import { type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { isPast } from "../values/is-past.ts";
import { readPost } from "../values/read-announced.ts";
import { daySaid } from "../values/read-day.ts";

/** `Countdown:`. */
export function readCountdown(reading: SectionReading): Part[] {
  const { section, context } = reading;
  const said = valueAt(reading, "to");
  const to = said === null ? null : daySaid(said, context, false);
  if (said === null) trouble(reading, "to", "missing");
  else if (to === null) trouble(reading, "to", "day");
  else if (isPast(to.day, null, context)) {
    trouble(reading, "to", "past");
    return [];
  }
  const post = readPost(reading, "post-countdown");
  return to === null ? [] : [{ part: "countdown", title: section.name, to: to.day, ...post }];
}
