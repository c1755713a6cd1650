import { type AppRequest, requestsOfThread } from "../../store/app-requests.ts";
import type { Approval } from "../../store/approvals.ts";
import { outboundMessages } from "../../store/message-tables.ts";
import type { OutboundMessage } from "../../store/outbound-messages.ts";
import type { Release } from "../../store/releases.ts";
import { approvals, releases } from "../../store/schema.ts";
import type { SlackMessage } from "./slack-facts.ts";
import type { World } from "./world.ts";

/** What promises are held against: what the registry knows, and what stands in Slack. */
export interface Facts {
  world: World;
  thread: string;
  requests: AppRequest[];
  approvals: Approval[];
  releases: Release[];
  sent: OutboundMessage[];
  messages: SlackMessage[];
  /** Of a key: what stands in Slack under it. */
  shown(key: string): SlackMessage | undefined;
}

export async function readFacts(world: World, thread: string): Promise<Facts> {
  const { orm } = world.registry;
  const messages = world.slack.messages();
  const sent = orm.select().from(outboundMessages).all();
  return {
    ...{ world, thread, messages, sent },
    requests: (await requestsOfThread(world.registry, world.channelId("requests"), thread)).toReversed(),
    approvals: orm.select().from(approvals).all(),
    releases: orm.select().from(releases).all(),
    shown: (key) => {
      const row = sent.find((one) => one.key === key);
      return messages.find(({ channelId, ts }) => channelId === row?.channelId && ts === row.ts);
    },
  };
}
