import type { Part } from "../../../../sdk/contract/parts.ts";
import { cronOf } from "../fields/cron.ts";
import type { Recurrence } from "../times/recurrence.ts";

/** When and where a part says something by itself. */
export interface Post {
  run: string;
  schedule: string;
  channel: string;
}

/** The part's own post; null: it has none. */
export function postOf(part: Part): Post | null {
  if ("post" in part && part.post !== undefined) return part.post;
  if (part.part === "poll") return part.result ?? null;
  if (part.part === "digest" || part.part === "reminder" || part.part === "scheduled_post") return part;
  return null;
}

/** The part with its post as it shall be. */
export function withPost(part: Part, change: Partial<Post>): Part {
  if ("post" in part && part.post !== undefined) return { ...part, post: { ...part.post, ...change } } as Part;
  if (part.part === "poll" && part.result !== undefined) return { ...part, result: { ...part.result, ...change } };
  return { ...part, ...change } as Part;
}

/** The part without what it says in a channel. */
export function withoutPost(part: Part): Part {
  const { post: _, result: __, ...rest } = part as Part & { post?: Post; result?: Post };
  if (part.part !== "approval" && part.part !== "status_board") return rest as Part;
  const { channel: ___, ...quiet } = rest as { channel?: string };
  return quiet as Part;
}

/** HH:MM of its first run of a day. */
export function timeOf(schedule: string): string {
  const [minute = "0", hour = "9"] = schedule.split(" ");
  return `${(hour.split(",")[0] ?? "9").padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

/** The schedule at another time, on other days; null: that cannot be said in five fields. */
export function scheduleWith(schedule: string, times: readonly string[], recurrence: Recurrence | null): string | null {
  const [minute = "0", hour = "9", ...days] = schedule.split(" ");
  const all =
    times.length > 0 ? times : hour.split(",").map((one) => `${one.padStart(2, "0")}:${minute.padStart(2, "0")}`);
  if (recurrence !== null) return cronOf(recurrence, all);
  const at = cronOf({ kind: "week" }, all);
  return at === null ? null : `${at.split(" ").slice(0, 2).join(" ")} ${days.join(" ")}`;
}

export function clock(time: string): string {
  return `${Number(time.slice(3))} ${Number(time.slice(0, 2))}`;
}

/** Each HH:MM of its days. */
export function timesOf(schedule: string): string[] {
  const [minute = "0", hour = "9"] = schedule.split(" ");
  return hour.split(",").map((one) => `${one.padStart(2, "0")}:${minute.padStart(2, "0")}`);
}

/** The days of the week on which it comes, 0 is Sunday; none where it comes on days of the month. */
export function weekdaysOf(schedule: string): number[] {
  const [, , ofMonth, , ofWeek = "*"] = schedule.split(" ");
  if (ofMonth !== "*") return [];
  if (ofWeek === "*") return [0, 1, 2, 3, 4, 5, 6];
  if (ofWeek === "1-5") return [1, 2, 3, 4, 5];
  return /^\d(?:,\d)*$/.test(ofWeek) ? ofWeek.split(",").map(Number) : [];
}

/** The same hour, also where "5:45" was taken for the afternoon. */
export function isAt(time: string, said: string): boolean {
  const minutes = (one: string) => Number(one.slice(0, 2)) * 60 + Number(one.slice(3));
  return (minutes(time) - minutes(said)) % 720 === 0;
}
