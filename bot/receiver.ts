import type { App as Bolt, Receiver } from "@slack/bolt";
import type { Clock } from "../lib/clock.ts";
import { KnownError } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { within } from "../lib/within.ts";
import { type Poll, startPoll } from "../operator/poll.ts";
import { pruneEarlyRevisions } from "../store/early-revisions.ts";
import { pruneEnvelopes, saveEnvelope, unprocessedEnvelopes } from "../store/envelopes.ts";
import { pruneHeardMessages } from "../store/heard-messages.ts";
import type { Store } from "../store/store.ts";
import { ackOnce, noAck } from "./receiver/ack.ts";
import { type AttemptsOptions, createAttempts } from "./receiver/attempts.ts";
import { envelopeKey } from "./receiver/envelope-key.ts";
import { maskBody } from "./receiver/mask-body.ts";
import { otherTeamOf } from "./receiver/other-team.ts";
import { sealSecret } from "./receiver/seal-secret.ts";
import type { SocketEnvelope, Sockets } from "./receiver/sockets.ts";

export interface ReceiverOptions {
  store: Store;
  clock: Clock;
  log: Log;
  sockets: Sockets;
  giveUp: AttemptsOptions["giveUp"];
  /** The workspace whose events are taken. */
  slackTeamId: string;
  /** Makes of a secret that was typed what may be kept. */
  seal: (text: string) => string;
}

const KEPT_MS = 7 * 24 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;
const STOP_WITHIN_MS = 5_000;

/**
 * Bolt acknowledges an event before its listeners run, so a kill in between would lose it. This receiver commits every
 * envelope first, acknowledges, then lets the listeners work, and marks it processed when they succeeded. What a kill
 * left behind is taken up at the next start, oldest first. Listeners see an envelope at least once.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { store, clock, log, sockets } = options;
  const stopping = new AbortController();
  let bolt: Bolt | undefined;
  let pruning: Poll | undefined;
  const attempts = createAttempts({
    ...{ store, clock, log, giveUp: options.giveUp, stopping: stopping.signal },
    listen: async (body, ack, turn) => {
      if (bolt === undefined) throw new KnownError("not_started", "The bot is not started.", "Start it.");
      await bolt.processEvent({ body, ack, customProperties: { turn } });
    },
  });

  async function receive(envelope: SocketEnvelope): Promise<void> {
    const key = envelopeKey(envelope);
    const { kind } = envelope;
    const otherTeamId = otherTeamOf(envelope.body, options.slackTeamId);
    if (otherTeamId !== null) {
      // Nothing of it is kept, and Slack need not send it again.
      log.warn("envelope_of_other_team", { key, kind, slackTeamId: otherTeamId });
      return ackOnce(envelope, key, log)();
    }
    const body = maskBody(sealSecret(envelope.body, options.seal));
    const saved = await saveEnvelope(store, { key, kind, body, receivedAt: clock.now() });
    log.info(saved === "saved" ? "envelope_saved" : "envelope_known", { key, kind });
    const acknowledge = ackOnce(envelope, key, log);
    if (saved === "known") return acknowledge();
    if (kind === "events_api") await acknowledge();
    await attempts.begin({ key, body }, acknowledge);
  }

  async function prune(): Promise<void> {
    const pruned = await pruneEnvelopes(store, clock.now() - KEPT_MS);
    // No envelope that could bring them again is left.
    await pruneHeardMessages(store, clock.now() - KEPT_MS);
    await pruneEarlyRevisions(store, clock.now() - KEPT_MS);
    if (pruned > 0) log.info("envelopes_pruned", { pruned });
  }

  return {
    init: (app) => {
      bolt = app;
    },
    start: async () => {
      const left = await unprocessedEnvelopes(store);
      if (left.length > 0) log.info("envelopes_swept", { count: left.length });
      for (const envelope of left) void attempts.begin(envelope, noAck);
      await sockets.open((envelope) => {
        receive(envelope).catch((error: unknown) => {
          log.error("envelope_unsaved", { error: String(error) }); // not acknowledged: Slack sends it again
        });
      });
      pruning = startPoll({ name: "envelopes", everyMs: PRUNE_EVERY_MS, clock, log, work: prune });
    },
    stop: async () => {
      await sockets.close();
      await within(clock, STOP_WITHIN_MS, attempts.idle());
      stopping.abort();
      await pruning?.stop();
    },
  };
}
