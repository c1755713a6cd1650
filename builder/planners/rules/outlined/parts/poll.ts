import type { Part, PartOf } from "../../../../../sdk/contract/parts.ts";
import { OUTLINE_WORDS } from "../../../../outline/keys.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import { cronOn } from "../../fields/cron.ts";
import { addDays } from "../../fields/date.ts";
import { isYes, type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { isPast } from "../values/is-past.ts";
import { channelSaid } from "../values/read-channel.ts";
import { daySaid } from "../values/read-day.ts";

/** `Vote:`. */
export function readPoll(reading: SectionReading): Part[] {
  const { section } = reading;
  const choices = splitValues(valueAt(reading, "choices") ?? "", / or | oder | \/ /);
  if (choices.length < 2) trouble(reading, "choices", "several");
  const mayChooseSeveral = isYes(reading, "several");
  const end = readEnd(reading);
  const result = readResult(reading, end);
  if (choices.length < 2) return [];
  return [
    {
      part: "poll",
      question: section.name,
      choices,
      mayChooseSeveral,
      ...(end === null ? {} : { closesOn: end.day, ...(end.time === null ? {} : { closesAt: end.time }) }),
      ...(result === null ? {} : { result }),
    },
  ];
}

interface End {
  day: string;
  time: string | null;
}

function readEnd(reading: SectionReading): End | null {
  const said = valueAt(reading, "ends");
  const end = said === null ? null : daySaid(said, reading.context, true);
  if (said !== null && end === null) trouble(reading, "ends", "day");
  if (end === null || !isPast(end.day, end.time, reading.context)) return end;
  trouble(reading, "ends", "past");
  return null;
}

/** At the end; without a time the morning after. */
function readResult(reading: SectionReading, end: End | null): PartOf<"poll">["result"] | null {
  if (valueAt(reading, "result_in") === null) return null;
  const channel = channelSaid(reading, "result_in");
  if (end === null && valueAt(reading, "ends") === null)
    trouble(reading, "result_in", "needs_line", [OUTLINE_WORDS[reading.language].keys.ends[0], reading.section.name]);
  if (channel === null || end === null) return null;
  if (end.time === null) reading.notes.push({ kind: "no_close_time", about: "09:00" });
  const schedule = end.time === null ? cronOn(addDays(end.day, 1), "09:00") : cronOn(end.day, end.time);
  return { run: "post-result", schedule, channel };
}
