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
      at: momentOfRun(part, around, part.on === undefined ? 0 : daysBetween(around.moments.day(), part.on)),
      posted: { channel: part.channel, contains: beginning(part.text) },
    },
  ],
  forms: () => [],
  code: (part, around) => ({
    imports: { "@toolroom/app": part.on === undefined ? ["app", "slack"] : ["app", "slack", "today"] },
    statements: [constantText(around.variable, part.text), ...posting(part, around.variable)],
  }),
  problems: (part: ScheduledPost) => (part.text.trim() === "" ? [`${part.run} would post nothing`] : []),
};

/** What is meant for one day stays silent when its schedule comes again a year later. */
function posting({ run, channel, on }: ScheduledPost, variable: string): string[] {
  if (on === undefined) return [onRun(run, "()", `slack.post(${text(channel)}, ${variable})`)];
  return postOnRun(run, "()", `today() === ${text(on)} ? ${variable} : undefined`, channel);
}

/** A Check is a sentence on the card: the first line is enough. */
function beginning(text: string): string {
  return (text.trim().split("\n")[0] ?? "").slice(0, CHECKED_LENGTH).trim();
}
