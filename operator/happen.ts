import type { SlackHappened } from "../sdk/contract/payloads.ts";
import { personById } from "../store/people.ts";
import { type SlackTrigger, slackTriggers } from "../store/triggers.ts";
import { type EnqueueDeps, enqueue } from "./enqueue.ts";

/** Something that somebody did in a channel. */
export interface Happening {
  event: SlackHappened["event"];
  channelId: string;
  /** An emoji's name, of a reaction. */
  reaction?: string;
  personId: string;
  /** The same thing coming twice is one Delivery for each Trigger. */
  key: string;
  /** Moment it was done, ms. */
  at: number;
}

/** What is only asked of Slack where an App listens. */
export interface HappeningLook {
  /** With #; null where it is no channel that we see. */
  channelName(): Promise<string | null>;
  /** Makes sure that the registry knows who did it. */
  knowPerson(): Promise<void>;
  content(channelName: string): Promise<{ text: string; payload: SlackHappened }>;
}

/**
 * Makes a Delivery for each live App that listens for it there. Only what people of the company do counts: bots, guests and
 * people of other companies make no app act, so that no two apps answer each other for ever. The number of Deliveries.
 */
export async function happenInChannel(deps: EnqueueDeps, happened: Happening, look: HappeningLook): Promise<number> {
  const listening = (await slackTriggers(deps.store)).filter(({ spec }) => isFor(spec, happened));
  if (listening.length === 0) return 0;
  const channelName = await look.channelName();
  const wanted = listening.filter(({ spec }) => channelName !== null && spec.in.includes(channelName));
  if (wanted.length === 0 || channelName === null) return 0;
  const { personId, channelId, key, at } = happened;
  await look.knowPerson();
  const person = await personById(deps.store, personId);
  if (person === undefined || person.kind !== "member" || person.isDeactivated) return 0;
  const content = await look.content(channelName);
  for (const { id, appId, run } of wanted)
    await enqueue(deps, {
      appId,
      instanceId: null,
      dedupeKey: `slack:${id}:${key}`,
      body: { run, kind: "slack", at: new Date(at).toISOString(), channelId, ...content },
      personId,
      answerTo: null,
    });
  return wanted.length;
}

function isFor(spec: SlackTrigger["spec"], { event, reaction }: Happening): boolean {
  return spec.slack === event && (spec.reaction === undefined || spec.reaction === reaction);
}
