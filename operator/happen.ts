import type { SlackHappened } from "../sdk/contract/payloads.ts";
import { triggerName } from "../sdk/contract/trigger-name.ts";
import { personById } from "../store/people.ts";
import { type SlackTrigger, slackTriggers } from "../store/triggers.ts";
import { waitingOfApp } from "../store/webhooks.ts";
import { type EnqueueDeps, enqueue } from "./enqueue.ts";
import { MOST_WAITING, tellLeftOut } from "./left-out.ts";

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

/** How many Apps act, and how many would but for what waits for them. */
export interface Happened {
  acting: number;
  leftOut: number;
}

const NOTHING: Happened = { acting: 0, leftOut: 0 };

/**
 * Makes a Delivery for each live App that listens for it there. Only what people of the company do counts: bots, guests and
 * people of other companies make no app act, so that no two apps answer each other for ever. An App for which too much waits
 * already is left out: a busy channel would fill the disk for one that hangs.
 */
export async function happenInChannel(deps: EnqueueDeps, happened: Happening, look: HappeningLook): Promise<Happened> {
  const listening = (await slackTriggers(deps.store)).filter(({ spec }) => isFor(spec, happened));
  if (listening.length === 0) return NOTHING;
  const channelName = await look.channelName();
  const wanted = listening.filter(({ spec }) => channelName !== null && spec.in.includes(channelName));
  if (wanted.length === 0 || channelName === null) return NOTHING;
  const { personId, channelId, key, at } = happened;
  await look.knowPerson();
  const person = await personById(deps.store, personId);
  if (person === undefined || person.kind !== "member" || person.isDeactivated) return NOTHING;
  const content = await look.content(channelName);
  let leftOut = 0;
  for (const { id, appId, run, spec } of wanted) {
    if ((await waitingOfApp(deps.store, appId, MOST_WAITING)) >= MOST_WAITING) {
      leftOut += 1;
      await tellLeftOut(deps, { appId, by: triggerName(spec), why: { code: "too_many_wait" } });
      continue;
    }
    await enqueue(deps, {
      appId,
      instanceId: null,
      dedupeKey: `slack:${id}:${key}`,
      body: { run, kind: "slack", at: new Date(at).toISOString(), channelId, ...content },
      personId,
      answerTo: null,
    });
  }
  return { acting: wanted.length - leftOut, leftOut };
}

function isFor(spec: SlackTrigger["spec"], { event, reaction }: Happening): boolean {
  return spec.slack === event && (spec.reaction === undefined || spec.reaction === reaction);
}
