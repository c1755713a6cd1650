import { type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { channelOrHere } from "./read-channel.ts";
import { whenSaid } from "./read-when.ts";

interface Announced {
  run: string;
  schedule: string;
  channel: string;
}

/** When and where something comes again and again; several where no five cron fields say all its times. Empty: it cannot be read, which is noted. */
export function readAnnounced(reading: SectionReading, run: string): Announced[] {
  const said = valueAt(reading, "when");
  const channel = channelOrHere(reading, "in");
  if (said === null) {
    trouble(reading, "when", "missing");
    return [];
  }
  const read = whenSaid(said, reading.context, { isStanding: true });
  if (read === null || read.when.date !== null) {
    trouble(reading, "when", "when");
    return [];
  }
  reading.notes.push(...read.notes);
  return channel === null ? [] : read.when.schedules.map((schedule) => ({ run, schedule, channel }));
}

/** Of a part that may say something: nothing where no line says when or where, or they cannot be read, which is noted. */
export function readPost(reading: SectionReading, run: string): { post?: Announced } {
  if (valueAt(reading, "when") === null && valueAt(reading, "in") === null) return {};
  const [post, ...others] = readAnnounced(reading, run);
  if (others.length > 0) trouble(reading, "when", "one_time");
  return post === undefined || others.length > 0 ? {} : { post };
}
