import type { Part } from "../../../../sdk/contract/parts.ts";
import type { Recurrence } from "../times/recurrence.ts";
import { postOf, scheduleWith, withPost } from "./posts.ts";
import { freeRun } from "./second-post.ts";
import type { Wish } from "./wish.ts";

/**
 * The parts with this one's post at each of these times (HH:MM), a post for each minute of the hour: five cron fields say
 * one alone. null: of such a part there is one post only, or its days cannot be said.
 */
export function postedApart(
  wish: Pick<Wish, "parts">,
  part: Part,
  { times, days, channel }: { times: readonly string[]; days: Recurrence | null; channel: string },
): Part[] | null {
  const post = postOf(part);
  if (post === null || (part.part !== "scheduled_post" && part.part !== "digest")) return null;
  const minutes = [...new Set(times.map((time) => time.slice(3)))];
  const schedules = minutes.map((minute) =>
    scheduleWith(
      post.schedule,
      times.filter((time) => time.endsWith(`:${minute}`)),
      days,
    ),
  );
  const said = schedules.flatMap((schedule) => schedule ?? []);
  const [first, ...others] = said;
  if (first === undefined || others.length === 0 || said.length < schedules.length) return null;
  const parts = wish.parts.map((one) => (one === part ? withPost(part, { schedule: first, channel }) : one));
  for (const schedule of others) parts.push(withPost(part, { schedule, channel, run: freeRun({ parts }, post.run) }));
  return parts;
}
