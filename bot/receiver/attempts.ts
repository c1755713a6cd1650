import type { Clock } from "../../lib/clock.ts";
import { messageOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import { createTurns } from "../../lib/turns.ts";
import {
  countEnvelopeAttempt,
  markEnvelopeProcessed,
  type SavedEnvelope,
  uncountEnvelopeAttempt,
} from "../../store/envelopes.ts";
import type { Store } from "../../store/store.ts";
import { isSlackSilent } from "../slack-client.ts";
import { type Ack, noAck } from "./ack.ts";
import { laneOf } from "./envelope-key.ts";
import { createLanes, type FreeLane } from "./lanes.ts";

/** What a person did or said, committed already. */
type TakenEnvelope = Pick<SavedEnvelope, "key" | "body">;

/** One attempt at an envelope, as its listeners see it. */
export interface Turn {
  /** 1 at first. */
  attempt: number;
  /** What comes next in the lane begins: for one that has only to tell what it did. */
  freeLane: FreeLane;
}

/** The work of the listeners on envelopes, one after another in each lane. */
export interface Attempts {
  /** Resolves after the first attempt; those after a failure go on by themselves. */
  begin(envelope: TakenEnvelope, acknowledge: Ack): Promise<void>;
  /** When everything begun so far is over. */
  idle(): Promise<void>;
}

export interface AttemptsOptions {
  store: Store;
  clock: Clock;
  log: Log;
  /** Rejects where a listener failed, or what it needs first has not come yet. */
  listen: (body: Record<string, unknown>, acknowledge: Ack, turn: Turn) => Promise<void>;
  /**
   * Told once per envelope whose listeners failed `MAX_ATTEMPTS` times, not counting those in which Slack was away. `reference` is what to look for in the log;
   * `cause` is what failed last, null where the process died of it.
   */
  giveUp: (body: Record<string, unknown>, reference: string, cause: unknown) => Promise<void>;
  /** From then on nothing is begun. */
  stopping: AbortSignal;
}

const MAX_ATTEMPTS = 5;
const RETRY_WAITS_MS = [1_000, 5_000, 15_000, 60_000];
const OUTAGE_WAIT_MS = 5_000;

export function createAttempts(options: AttemptsOptions): Attempts {
  const { store, clock, log, stopping } = options;
  const lanes = createLanes();
  const turns = createTurns();

  function begin(envelope: TakenEnvelope, acknowledge: Ack): Promise<void> {
    const { body } = envelope;
    return lanes.run(laneOf(body), (freeLane) => inTurn(envelope, acknowledge, freeLane).catch(putOff(envelope)));
  }

  /** The work on one is no reason to leave the next unacknowledged. */
  async function inTurn(envelope: TakenEnvelope, acknowledge: Ack, freeLane: FreeLane): Promise<void> {
    await turns.next();
    await work(envelope, acknowledge, freeLane);
  }

  /** Where not even the attempt could be written down: on a full disk, for example. Nobody waits for it who could catch it. */
  function putOff(envelope: TakenEnvelope) {
    return (error: unknown) => {
      log.error("envelope_put_off", { key: envelope.key, error: messageOf(error) });
      void tryAgain(envelope, OUTAGE_WAIT_MS);
    };
  }

  /** Runs the listeners. A failure of theirs is logged and tried again; what is thrown is the registry's. */
  async function work({ key, body }: TakenEnvelope, acknowledge: Ack, freeLane: FreeLane): Promise<void> {
    if (stopping.aborted) return;
    const attempt = await countEnvelopeAttempt(store, key);
    if (attempt > MAX_ATTEMPTS) return abandon(key, body, null);
    try {
      await options.listen(body, acknowledge, { attempt, freeLane });
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

  async function tryAgain(envelope: TakenEnvelope, waitMs: number): Promise<void> {
    const stopped = await clock.sleep(waitMs, stopping).then(
      () => false,
      () => true,
    );
    if (!stopped) await begin(envelope, noAck);
  }

  async function abandon(key: string, body: Record<string, unknown>, cause: unknown): Promise<void> {
    await markEnvelopeProcessed(store, key, clock.now());
    log.error("envelope_given_up", { key });
    await options.giveUp(body, key, cause).catch((error: unknown) => {
      log.error("give_up_untold", { key, error: String(error) });
    });
  }

  return { begin, idle: () => lanes.idle() };
}

/** Bolt wraps what a listener threw. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && "original" in error ? error.original : error;
}
