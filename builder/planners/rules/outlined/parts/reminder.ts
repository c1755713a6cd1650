import type { Part } from "../../../../../sdk/contract/parts.ts";
import { folded, OUTLINE_WORDS } from "../../../../outline/keys.ts";
import type { OutlineWords, Spellings } from "../../../../outline/outline-words.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import { type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { columnOfKind } from "../values/column-named.ts";
import { channelOrHere } from "../values/read-channel.ts";
import { timeSaid } from "../values/read-time.ts";
import { whenSaid } from "../values/read-when.ts";

/** `Remind:` of a date in the list above, each day at a time. */
export function readReminder(reading: SectionReading): Part[] {
  const { above, section, language } = reading;
  const { heads, daysBefore, onTheDay } = OUTLINE_WORDS[language];
  const read = aheadSaid(section.name);
  if (read === null) trouble(reading, null, "ahead", [daysBefore[0], onTheDay[0]]);
  if (above === null) trouble(reading, null, "no_list", [heads.records[0]]);
  const column = read === null || above === null ? null : columnOfKind(reading, above, null, read.column, ["date"]);
  const channel = channelOrHere(reading, "in");
  const schedule = readSchedule(reading);
  if (read === null || above === null || column === null || channel === null || schedule === null) return [];
  const { table } = above.records;
  const run = `remind-${table.replaceAll("_", "-").slice(0, 40)}`;
  return [
    {
      part: "reminder",
      run,
      schedule,
      channel,
      table,
      dateColumn: column.name,
      daysBefore: read.days,
      overdue: read.isOverdue,
      ...(read.isYearly ? { yearly: true } : {}),
    },
  ];
}

interface Ahead {
  days: number[];
  column: string;
  isOverdue: boolean;
  isYearly: boolean;
}

/** "3, 1 days before Due", "2 weeks before Due and when overdue", "am Tag von Geburtstag jedes Jahr"; null where it is none of these. */
function aheadSaid(text: string): Ahead | null {
  const said = text.trim().replace(/\s+/g, " ");
  const late = new RegExp(`^(.*?),? (?:${spelled(({ andOverdue }) => andOverdue)})$`, "i").exec(said);
  const timely = late?.[1] ?? said;
  const isOverdue = late !== null;
  const again = new RegExp(`^(.*?),? (?:${spelled(({ everyYear }) => everyYear)})$`, "i").exec(timely);
  const rest = again?.[1] ?? timely;
  const isYearly = again !== null;
  const onDay = new RegExp(`^(?:${spelled(({ onTheDay }) => onTheDay)}) (.+)$`, "i").exec(rest);
  if (onDay?.[1] !== undefined) return { days: [0], column: onDay[1], isOverdue, isYearly };
  const before = /^([\d ,&+a-zäöüß]*?\d) ?(days?|weeks?|tage?|wochen?) (?:before|vor) (.+)$/i.exec(rest);
  const [, numbers = "", unit = "", column = ""] = before ?? [];
  const each = splitValues(numbers, / and | und | & | \+ /).map((one) => (/^\d{1,3}$/.test(one) ? Number(one) : null));
  const days = each.flatMap((one) => (one === null ? [] : [/^w/i.test(unit) ? one * 7 : one]));
  if (column === "" || days.length < each.length || days.some((one) => one > 365) || days.length > 5) return null;
  return { days, column, isOverdue, isYearly };
}

function spelled(of: (words: OutlineWords) => Spellings): string {
  const all = [...of(OUTLINE_WORDS.en), ...of(OUTLINE_WORDS.de)];
  return [...new Set(all.flatMap((one) => [one, folded(one)]))]
    .sort((one, other) => other.length - one.length)
    .join("|");
}

/** A time of each day, 9:00 where none is said, or days too. */
function readSchedule(reading: SectionReading): string | null {
  const said = valueAt(reading, "when");
  const time = said === null ? "09:00" : timeSaid(said, reading.context);
  if (said === null) reading.notes.push({ kind: "time", about: "09:00" });
  if (time !== null) return `${Number(time.slice(3))} ${Number(time.slice(0, 2))} * * *`;
  const read = whenSaid(said ?? "", reading.context, { isStanding: true });
  const [schedule, ...others] = read === null || read.when.date !== null ? [] : read.when.schedules;
  if (schedule !== undefined && others.length === 0) return schedule;
  trouble(reading, "when", read === null ? "when" : "one_time");
  return null;
}
