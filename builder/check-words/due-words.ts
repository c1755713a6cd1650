import type { DueCheck } from "../../sdk/contract/check.ts";
import { createWallClock, weekdayOf } from "../../sdk/contract/wall-clock.ts";
import type { DueName } from "./check-language.ts";
import { wordsOf } from "./form-values.ts";
import type { Telling } from "./telling.ts";

/** "on Saturdays at 08:00"; the day by its date where the schedule is for dates, and not at all where it is for every day. */
export function dueMoment({ fire, at }: DueCheck, { manifest, words }: Telling): string {
  const { day, time } = createWallClock(manifest.timeZone)(Date.parse(at));
  const schedules = manifest.triggers.flatMap((one) => ("schedule" in one && one.run === fire ? [one.schedule] : []));
  const isOfWeek = schedules.length > 0 && schedules.every((cron) => /^\S+ \S+ \* \* [\d,*-]+$/.test(cron));
  const isDaily = schedules.length > 0 && schedules.every((cron) => cron.endsWith(" * * *"));
  const weekday = isOfWeek && !isDaily ? weekdayOf(day) : null;
  return words.dueAt({ weekday, day: isOfWeek ? null : day, time });
}

/** Whether it runs then. Which of several schedules is told by its channel, or else by its name. */
export function dueOutcome({ fire, due }: DueCheck, telling: Telling): string {
  const { manifest, words } = telling;
  const runs = new Set(manifest.triggers.flatMap((one) => ("schedule" in one ? [one.run] : [])));
  const of = runs.size < 2 ? null : nameOf(fire, [...runs], telling);
  return due ? words.isDue(of) : words.isSilent(of);
}

function nameOf(run: string, runs: readonly string[], { manifest }: Telling): DueName {
  const channelsOf = (one: string) =>
    manifest.checks.flatMap((check) =>
      "fire" in check && check.fire === one && typeof check.posted === "object" ? [check.posted.channel] : [],
    );
  const [channel] = channelsOf(run);
  const isOwn = channel !== undefined && runs.every((one) => one === run || !channelsOf(one).includes(channel));
  return isOwn ? { channel } : { name: wordsOf(run) };
}
