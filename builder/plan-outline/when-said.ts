import type { PartOf } from "../../sdk/contract/parts.ts";
import { timeOf } from "../planners/rules/fields/cron.ts";
import { spokenSchedule } from "../planners/rules/languages/spoken-schedule.ts";
import { line, type Said } from "./said.ts";

/** When and where a part says something by itself. */
export function announcedLines(
  post: { schedule: string; channel: string } | undefined,
  { language }: Pick<Said, "language">,
) {
  if (post === undefined) return [];
  return [...line("when", spokenSchedule(post.schedule, language)), ...line("in", post.channel)];
}

/** When a message is posted: a rhythm, one day, or each so many weeks. */
export function postedWhen({ schedule, on, weeks }: PartOf<"scheduled_post">, { language }: Said): string {
  const time = timeOf(schedule);
  if (on !== undefined) return `${on} ${time}`;
  if (weeks === undefined) return spokenSchedule(schedule, language);
  // The days are those of the rhythm; only the weeks between are its own.
  const days = spokenSchedule(schedule, language).replace(/^(?:every|jeden) /, "");
  return language === "de" ? `alle ${weeks.every} Wochen am ${days}` : `every ${weeks.every} weeks on ${days}`;
}
