import type { WebClient } from "@slack/web-api";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { persistently, slackErrorOf } from "./slack-client.ts";

/** At work, waiting for a person, or with nothing to do: https://docs.slack.dev/ai/agent-sessions. */
export type WorkStatus = "processing" | "suspended" | "active";

export interface WorkPlace {
  channelId: string;
  threadTs: string;
}

/**
 * Shows beside a thread whether we work in it; while we do, Slack itself offers Stop there. It says nothing that a card
 * does not say too, so nobody waits for it, and where Slack has no such thing, or refuses, nothing is lost.
 */
export interface ThreadStatus {
  /** The last of several wins; one that stands there already is not sent. */
  show(place: WorkPlace, status: WorkStatus): void;
  /** As `show`, also where it stood there before: somebody pressed Stop, and Slack waits to hear what came of it. */
  showAgain(place: WorkPlace, status: WorkStatus): void;
}

/** Slack's words for a workspace or an app without agents: asked no more until the next start. */
const UNKNOWN_THERE = new Set(["unknown_method", "feature_not_enabled", "missing_scope", "not_allowed_token_type"]);
/** Threads whose status is remembered; of one that is forgotten it is only sent once more. */
const REMEMBERED = 500;

export function createThreadStatus({
  client,
  clock,
  log,
}: {
  client: WebClient;
  clock: Clock;
  log: Log;
}): ThreadStatus {
  const shown = new Map<string, WorkStatus>();
  const sending = new Map<string, Promise<void>>();
  let isKnownThere = true;

  const send = async (place: WorkPlace, status: WorkStatus): Promise<void> => {
    if (!isKnownThere || shown.get(keyOf(place)) !== status) return; // a newer one is on its way
    const { channelId: channel_id, threadTs: thread_ts } = place;
    try {
      await persistently(clock, () => client.agents.sessions.setStatus({ channel_id, thread_ts, status }));
    } catch (error) {
      const reason = slackErrorOf(error);
      if (reason !== null && UNKNOWN_THERE.has(reason)) isKnownThere = false;
      log.warn("thread_status_unsaid", { ...place, status, reason: reason ?? String(error) });
    }
  };

  const show = (place: WorkPlace, status: WorkStatus, isAgain: boolean): void => {
    const key = keyOf(place);
    if (!isKnownThere || (!isAgain && shown.get(key) === status)) return;
    shown.delete(key); // the newest stands last
    shown.set(key, status);
    for (const oldest of [...shown.keys()].slice(0, Math.max(shown.size - REMEMBERED, 0))) shown.delete(oldest);
    const before = sending.get(key) ?? Promise.resolve();
    const sent = before
      .then(() => send(place, status))
      .finally(() => {
        if (sending.get(key) === sent) sending.delete(key);
      });
    sending.set(key, sent);
  };

  return {
    show: (place, status) => show(place, status, false),
    showAgain: (place, status) => show(place, status, true),
  };
}

function keyOf({ channelId, threadTs }: WorkPlace): string {
  return `${channelId} ${threadTs}`;
}
