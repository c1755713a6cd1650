import type { Envelope } from "../envelopes.ts";

/** Faults of events on their way to the app. Those that are sent again after a lost acknowledgement do not count. */
export interface EventFaults {
  /** The next `count` acknowledgements are lost, also those of interactive payloads and commands. */
  dropAcks(count: number): void;
  /** The next `count` events are sent twice, with the same event id in two envelopes. */
  duplicate(count: number): void;
  /** The next `count` events are held until so many are there or half a second has passed, then sent backwards. */
  reorder(count: number): void;
  /** Whether this acknowledgement is lost. */
  losesAck(): boolean;
  /** Whether this envelope, which is being sent, is to be sent once more; `noteCopy` is then told of the second one. */
  isTwice(envelope: Envelope): boolean;
  noteCopy(envelopeId: string): void;
  /** Which of these to send now, in which order. `again` is called when those held back may go. */
  arranged(due: readonly Envelope[], again: () => void): readonly Envelope[];
  armed(): { drop_ack: number; duplicate_events: number; reorder_events: number };
  clear(): void;
}

/** Of real time, as the transport's: the workspace's clock may stand or jump. */
const heldMs = 500;

export function createEventFaults(): EventFaults {
  let acks = 0;
  let duplicates = 0;
  let reordered = 0;
  let hasWaited = false;
  let timer: NodeJS.Timeout | undefined;
  const copies = new Set<string>();

  const stopHolding = (): void => {
    clearTimeout(timer);
    timer = undefined;
    hasWaited = false;
    reordered = 0;
  };

  return {
    dropAcks: (count) => {
      acks = count;
    },
    duplicate: (count) => {
      duplicates = count;
    },
    reorder: (count) => {
      stopHolding();
      reordered = count;
    },
    losesAck: () => {
      if (acks === 0) return false;
      acks -= 1;
      return true;
    },
    isTwice: (envelope) => {
      if (duplicates === 0 || !isFresh(envelope) || copies.delete(envelope.envelopeId)) return false;
      duplicates -= 1;
      return true;
    },
    noteCopy: (envelopeId) => copies.add(envelopeId),
    arranged: (due, again) => {
      if (reordered === 0) return due;
      const fresh = due.filter(isFresh);
      const others = due.filter((envelope) => !isFresh(envelope));
      if (fresh.length < reordered && !hasWaited) {
        if (fresh.length > 0) {
          timer ??= setTimeout(() => {
            hasWaited = true;
            again();
          }, heldMs);
        }
        return others;
      }
      const backwards = fresh.slice(0, reordered).reverse();
      const rest = fresh.slice(reordered);
      stopHolding();
      return [...others, ...backwards, ...rest];
    },
    armed: () => ({ drop_ack: acks, duplicate_events: duplicates, reorder_events: reordered }),
    clear: () => {
      acks = 0;
      duplicates = 0;
      stopHolding();
    },
  };
}

/** Never sent before. One that found no socket counts as tried once. */
function isFresh(envelope: Envelope): boolean {
  const { attempts, timeouts, reason } = envelope;
  return attempts === 0 || (attempts === 1 && timeouts === 0 && reason === "connection_failed");
}
