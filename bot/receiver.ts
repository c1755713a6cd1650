import type { App as Bolt, Receiver } from "@slack/bolt";
import type { Clock } from "../lib/clock.ts";
import { KnownError, messageOf } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { within } from "../lib/within.ts";
import {
  countEnvelopeAttempt,
  markEnvelopeProcessed,
  pruneEnvelopes,
  type SavedEnvelope,
  saveEnvelope,
  uncountEnvelopeAttempt,
  unprocessedEnvelopes,
} from "../store/envelopes.ts";
import { pruneHeardMessages } from "../store/heard-messages.ts";
import type { Store } from "../store/store.ts";
import { envelopeKey, laneOf } from "./receiver/envelope-key.ts";
import { createLanes } from "./receiver/lanes.ts";
import type { SocketEnvelope, Sockets } from "./receiver/sockets.ts";
import { isSlackSilent } from "./slack-client.ts";

export interface ReceiverOptions {
  store: Store;
  clock: Clock;
  log: Log;
  sockets: Sockets;
  /**
   * Told once per envelope whose listeners failed `MAX_ATTEMPTS` times, not counting those in which Slack was away. `reference` is what to look for in the log;
   * `cause` is what failed last, null where the process died of it.
   */
  giveUp: (body: Record<string, unknown>, reference: string, cause: unknown) => Promise<void>;
}

const MAX_ATTEMPTS = 5;
const RETRY_WAITS_MS = [1_000, 5_000, 15_000, 60_000];
const OUTAGE_WAIT_MS = 5_000;
const KEPT_MS = 7 * 24 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;
const STOP_WITHIN_MS = 5_000;

type Ack = (answer?: Record<string, unknown> | string) => Promise<void>;
const noAck: Ack = async () => undefined;

/**
 * Bolt acknowledges an event before its listeners run, so a kill in between would lose it. This receiver commits every
 * envelope first, acknowledges, then lets the listeners work, and marks it processed when they succeeded. What a kill
 * left behind is taken up at the next start, oldest first. Listeners see an envelope at least once.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { store, clock, log, sockets } = options;
  const lanes = createLanes();
  const stopping = new AbortController();
  let bolt: Bolt | undefined;

  async function receive(envelope: SocketEnvelope): Promise<void> {
    const key = envelopeKey(envelope);
    const { kind, body } = envelope;
    const saved = await saveEnvelope(store, { key, kind, body, receivedAt: clock.now() });
    log.info(saved === "saved" ? "envelope_saved" : "envelope_known", { key, kind });
    const acknowledge = onceSafely(key, envelope);
    if (saved === "known") return acknowledge();
    if (kind === "events_api") await acknowledge();
    await lanes.run(laneOf(body), () => work({ key, body }, acknowledge));
  }

  /** Runs the listeners. A failure is logged and tried again; nothing is thrown. */
  async function work({ key, body }: Pick<SavedEnvelope, "key" | "body">, acknowledge: Ack): Promise<void> {
    if (stopping.signal.aborted) return;
    const attempt = await countEnvelopeAttempt(store, key);
    if (attempt > MAX_ATTEMPTS) return abandon(key, body, null);
    try {
      if (bolt === undefined) throw new KnownError("not_started", "The bot is not started.", "Start it.");
      await bolt.processEvent({ body, ack: acknowledge });
      await markEnvelopeProcessed(store, key, clock.now());
      log.info("envelope_processed", { key });
    } catch (error) {
      log.error("envelope_failed", { key, attempt, error: messageOf(causeOf(error)) });
      if (isSlackSilent(causeOf(error))) {
        // What a person did while Slack takes no calls is kept until it does: nobody could be told that it is lost.
        await uncountEnvelopeAttempt(store, key);
        void tryAgain({ key, body }, OUTAGE_WAIT_MS);
      } else if (attempt >= MAX_ATTEMPTS) await abandon(key, body, causeOf(error));
      else void tryAgain({ key, body }, RETRY_WAITS_MS[attempt - 1] ?? 0);
    }
    await acknowledge(); // an interactive payload no listener wanted, such as a press on a link, still needs its answer
  }

  async function tryAgain(envelope: Pick<SavedEnvelope, "key" | "body">, waitMs: number): Promise<void> {
    const stopped = await clock.sleep(waitMs, stopping.signal).then(
      () => false,
      () => true,
    );
    if (!stopped) await lanes.run(laneOf(envelope.body), () => work(envelope, noAck));
  }

  async function abandon(key: string, body: Record<string, unknown>, cause: unknown): Promise<void> {
    await markEnvelopeProcessed(store, key, clock.now());
    log.error("envelope_given_up", { key });
    await options.giveUp(body, key, cause).catch((error: unknown) => {
      log.error("give_up_untold", { key, error: String(error) });
    });
  }

  function onceSafely(key: string, envelope: SocketEnvelope): Ack {
    let isDone = false;
    return async (answer) => {
      if (isDone) return;
      isDone = true;
      try {
        await envelope.acknowledge(answer);
        log.info("envelope_acknowledged", { key });
      } catch (error) {
        log.warn("envelope_unacknowledged", { key, reason: String(error) }); // its socket closed: Slack sends it again
      }
    };
  }

  async function prune(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pruned = await pruneEnvelopes(store, clock.now() - KEPT_MS);
      await pruneHeardMessages(store, clock.now() - KEPT_MS); // no envelope that could bring them again is left
      if (pruned > 0) log.info("envelopes_pruned", { pruned });
      await clock.sleep(PRUNE_EVERY_MS, stopping.signal).catch(() => undefined);
    }
  }

  return {
    init: (app) => {
      bolt = app;
    },
    start: async () => {
      const left = await unprocessedEnvelopes(store);
      if (left.length > 0) log.info("envelopes_swept", { count: left.length });
      for (const envelope of left) void lanes.run(laneOf(envelope.body), () => work(envelope, noAck));
      await sockets.open((envelope) => {
        receive(envelope).catch((error: unknown) => {
          log.error("envelope_unsaved", { error: String(error) }); // not acknowledged: Slack sends it again
        });
      });
      void prune();
    },
    stop: async () => {
      await sockets.close();
      await within(clock, STOP_WITHIN_MS, lanes.idle());
      stopping.abort();
    },
  };
}

/** Bolt wraps what a listener threw. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && "original" in error ? error.original : error;
}
