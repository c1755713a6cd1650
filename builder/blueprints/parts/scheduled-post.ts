import type { PartOf } from "../../../sdk/contract/parts.ts";
import { daysBetween } from "../days-between.ts";
import type { Blueprint } from "../part.ts";
import { postOnRun } from "../post-on-run.ts";
import { momentOfRun } from "../run-moment.ts";
import { constantText, onRun, text } from "../source-text.ts";

type ScheduledPost = PartOf<"scheduled_post">;

const CHECKED_LENGTH = 200;

export const scheduledPostBlueprint: Blueprint<"scheduled_post"> = {
  key: (part) => `run ${part.run}`,
  name: (part) => `${part.run} text`,
  page: () => null,
  triggers: (part) => [{ schedule: part.schedule, run: part.run }],
  channels: (part) => [part.channel],
  tables: () => [],
  checks: (part, around) => [
    {
      fire: part.run,
      at: momentOfRun(part, around, daysToPost(part, around.moments.day())),
      posted: { channel: part.channel, contains: beginning(part.text) },
    },
  ],
  forms: () => [],
  code: (part, around) => ({
    imports: {
      "@toolroom/app": part.on === undefined && part.weeks === undefined ? ["app", "slack"] : ["app", "slack", "today"],
      ...(part.weeks === undefined ? {} : { "./parts/turn-week.ts": ["isTurnWeek"] }),
    },
    statements: [constantText(around.variable, part.text), ...posting(part, around.variable)],
  }),
  problems: (part: ScheduledPost) => [
    ...(part.text.trim() === "" ? [`${part.run} would post nothing`] : []),
    ...(part.on !== undefined && part.weeks !== undefined ? [`${part.run} is for one day, and every few weeks`] : []),
  ],
};

/** From a Check's first day to one on which it posts. */
function daysToPost({ on, weeks }: ScheduledPost, day: string): number {
  if (on !== undefined) return daysBetween(day, on);
  if (weeks === undefined) return 0;
  const turn = weeks.every * 7;
  const days = daysBetween(day, weeks.from);
  return days >= 0 ? days : (days % turn) + turn;
}

/** What is meant for one day stays silent when its schedule comes again a year later; so it does in the weeks between. */
function posting({ run, channel, on, weeks }: ScheduledPost, variable: string): string[] {
  const isMeant =
    on !== undefined
      ? `today() === ${text(on)}`
      : weeks !== undefined
        ? `isTurnWeek(today(), { every: ${weeks.every}, from: ${text(weeks.from)} })`
        : null;
  if (isMeant === null) return [onRun(run, "()", `slack.post(${text(channel)}, ${variable})`)];
  return postOnRun(run, "()", `${isMeant} ? ${variable} : undefined`, channel);
}

/** A Check is a sentence on the card: the first line is enough. */
function beginning(text: string): string {
  return (text.trim().split("\n")[0] ?? "").slice(0, CHECKED_LENGTH).trim();
}
