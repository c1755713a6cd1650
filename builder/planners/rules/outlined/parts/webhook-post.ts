import type { Part } from "../../../../../sdk/contract/parts.ts";
import { slug } from "../../../../blueprints/tables.ts";
import type { SectionReading } from "../section-reading.ts";
import { channelOrHere } from "../values/read-channel.ts";

/** `Webhook:`. */
export function readWebhook(reading: SectionReading): Part[] {
  const { name } = reading.section;
  const channel = channelOrHere(reading, "in");
  if (channel === null) return [];
  const word = (slug(name).match(/[a-z][a-z0-9-]*/)?.[0] ?? "incoming").slice(0, 40);
  return [{ part: "webhook_post", webhook: word, run: `post-${word}`, channel, title: name }];
}
