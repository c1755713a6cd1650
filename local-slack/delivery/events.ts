import {
  dueEnvelopes,
  type Envelope,
  noteAttempt,
  noteNoSocket,
  postpone,
  saveEnvelope,
  settle,
} from "../envelopes.ts";
import type { EventFaults } from "../faults/events.ts";
import type { Json } from "../json.ts";
import { noteGot } from "../traffic.ts";
import type { Workspace } from "../workspace.ts";
import type { Line, Lines } from "./lines.ts";

/** Events on their way: each is sent until it is acknowledged, or given up. */
export interface EventDelivery {
  /** Sends what is due. */
  send(): void;
  acknowledge(envelopeId: string): void;
  /** What was sent on this line and not acknowledged is due again. */
  lose(line: Line): void;
  close(): void;
}

/** Slack's retry times after an unacknowledged attempt: at once, after a minute, after five. */
const retryAfterMs = [0, 60_000, 300_000];
/** The clock of tests jumps, so due envelopes are looked for at this rate instead of by one long timer. */
const lookMs = 200;

export function createEventDelivery(
  workspace: Workspace,
  lines: Lines,
  options: { ackTimeoutMs: number; faults: EventFaults },
): EventDelivery {
  const { faults, ackTimeoutMs } = options;
  const inFlight = new Map<string, { line: Line; timer: NodeJS.Timeout }>();
  let isClosed = false;

  const send = (): void => {
    if (isClosed) return;
    if (lines.all().length === 0) {
      noteNoSocket(workspace);
      return;
    }
    const due = faults.arranged(dueEnvelopes(workspace, new Set(inFlight.keys())), send);
    const twice = due.filter((envelope) => faults.isTwice(envelope));
    for (const envelope of due) {
      const line = lines.next();
      if (line) sendOn(line, envelope);
    }
    for (const { eventId, payload } of twice) copy(workspace, faults, eventId, payload);
  };

  const sendOn = (line: Line, envelope: Envelope): void => {
    const { envelopeId } = envelope;
    noteAttempt(workspace, envelopeId);
    const timer = setTimeout(() => {
      inFlight.delete(envelopeId);
      if (postponeOrGiveUp(workspace, envelope) === "postponed") send();
    }, ackTimeoutMs);
    inFlight.set(envelopeId, { line, timer });
    line.send(eventsEnvelope(envelope));
    noteGot(workspace, "events_api", envelopeId, envelope.payload);
  };

  const land = (envelopeId: string): void => {
    clearTimeout(inFlight.get(envelopeId)?.timer);
    inFlight.delete(envelopeId);
  };

  const looker = setInterval(send, lookMs);
  const stopWatching = workspace.changes.watch((change) => {
    if (change.kind === "envelope") send();
  });

  return {
    send,
    acknowledge: (envelopeId) => {
      land(envelopeId);
      settle(workspace, envelopeId, "acked");
    },
    lose: (line) => {
      for (const [envelopeId, flight] of inFlight) {
        if (flight.line !== line) continue;
        land(envelopeId);
        postpone(workspace, envelopeId, { dueAt: workspace.now(), reason: "connection_failed", isTimeout: false });
      }
    },
    close: () => {
      isClosed = true;
      faults.clear();
      clearInterval(looker);
      stopWatching();
      for (const envelopeId of [...inFlight.keys()]) land(envelopeId);
    },
  };
}

function postponeOrGiveUp(workspace: Workspace, { envelopeId, eventId, timeouts }: Envelope): "postponed" | "given_up" {
  const waitMs = retryAfterMs[timeouts];
  if (waitMs === undefined) {
    settle(workspace, envelopeId, "given_up");
    workspace.log(`EVENT LOST: ${eventId} was not acknowledged in ${retryAfterMs.length + 1} attempts`);
    return "given_up";
  }
  postpone(workspace, envelopeId, { dueAt: workspace.now() + waitMs, reason: "timeout", isTimeout: true });
  return "postponed";
}

/** Noted before anybody is told of it, or it would be copied itself. */
function copy(workspace: Workspace, faults: EventFaults, eventId: string, payload: Json): void {
  workspace.db.transaction(() => faults.noteCopy(saveEnvelope(workspace, eventId, payload)));
}

function eventsEnvelope(envelope: Envelope): string {
  return JSON.stringify({
    envelope_id: envelope.envelopeId,
    payload: envelope.payload,
    type: "events_api",
    accepts_response_payload: false,
    retry_attempt: envelope.attempts,
    retry_reason: envelope.reason,
  });
}
