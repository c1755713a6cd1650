import type { Part } from "../../../../../sdk/contract/parts.ts";
import { unquoted } from "../../../../outline/split-values.ts";
import { timeOf } from "../../fields/cron.ts";
import { type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { isPast } from "../values/is-past.ts";
import { channelOrHere } from "../values/read-channel.ts";
import { whenSaid } from "../values/read-when.ts";

/** `Post:`, at times that come again or on one day; one for each, where no five cron fields say all of them. */
export function readScheduledPost(reading: SectionReading): Part[] {
  const { section, context, notes } = reading;
  const said = valueAt(reading, "when");
  const channel = channelOrHere(reading, "in");
  const read = said === null ? null : whenSaid(said, context, { isStanding: false, mayPause: true });
  if (said === null) trouble(reading, "when", "missing");
  else if (read === null) trouble(reading, "when", "when");
  if (read === null || channel === null) return [];
  const { schedules, date, weeks } = read.when;
  if (date !== null && schedules.every((one) => isPast(date, timeOf(one), context))) {
    trouble(reading, "when", "past");
    return [];
  }
  notes.push(...read.notes);
  return schedules.map((schedule) => ({
    part: "scheduled_post",
    run: "post-message",
    schedule,
    channel,
    text: unquoted(section.name),
    ...(date === null ? {} : { on: date }),
    ...(weeks === undefined ? {} : { weeks }),
  }));
}
