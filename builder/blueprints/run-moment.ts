import { scheduleTime } from "../../sdk/contract/schedule-words.ts";
import type { Around } from "./part.ts";

const USUAL_TIME = "09:00";

/** When a Check lets a schedule run: at the time of day that it has, so many days after the first. */
export function momentOfRun({ schedule }: { schedule: string }, around: Around, daysLater = 0): string {
  return around.moments.at(scheduleTime(schedule) ?? USUAL_TIME, daysLater);
}
