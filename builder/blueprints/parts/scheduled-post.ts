import type { PartOf } from "../../../sdk/contract/parts.ts";
import type { Blueprint } from "../part.ts";
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
      at: momentOfRun(part, around),
      posted: { channel: part.channel, contains: beginning(part.text) },
    },
  ],
  forms: () => [],
  code: (part, around) => ({
    imports: { "@toolroom/app": ["app", "slack"] },
    statements: [
      constantText(around.variable, part.text),
      onRun(part.run, "()", `slack.post(${text(part.channel)}, ${around.variable})`),
    ],
  }),
  problems: (part: ScheduledPost) => (part.text.trim() === "" ? [`${part.run} would post nothing`] : []),
};

/** A Check is a sentence on the card: the first line is enough. */
function beginning(text: string): string {
  return (text.trim().split("\n")[0] ?? "").slice(0, CHECKED_LENGTH).trim();
}
