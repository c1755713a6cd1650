import type { PartOf } from "../../../sdk/contract/parts.ts";
import type { Blueprint } from "../part.ts";
import { onRun, text } from "../source-text.ts";

type WebhookPost = PartOf<"webhook_post">;

export const webhookPostBlueprint: Blueprint<"webhook_post"> = {
  key: (part) => `webhook ${part.webhook}`,
  name: (part) => `${part.webhook} webhook`,
  page: () => null,
  triggers: (part) => [{ webhook: part.webhook, run: part.run }],
  channels: (part) => [part.channel],
  tables: () => [],
  checks: ({ run, channel, title }, around) => {
    const at = around.moments.at("10:00");
    const body = { title: "Disk is nearly full", host: "db1", percent: 93 };
    return [
      { fire: run, body, at, posted: { channel, contains: `*${title}* ${body.title} host: db1 percent: 93` } },
      { fire: run, body: "Only text", at, posted: { channel, contains: `*${title}* Only text` } },
    ];
  },
  forms: () => [],
  code: ({ run, channel, title }: WebhookPost) => ({
    imports: { "@toolroom/app": ["app", "slack"], "./parts/webhook-post.ts": ["webhookPost"] },
    statements: [onRun(run, "(delivery)", `slack.post(${text(channel)}, webhookPost(${text(title)}, delivery))`)],
  }),
  problems: () => [],
};
