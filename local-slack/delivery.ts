import { randomUUID } from "node:crypto";
import { dueEnvelopes, type Envelope, noteAttempt, noteNoSocket, postpone, saveEnvelope, settle } from "./envelopes.ts";
import type { EventFaults } from "./faults/events.ts";
import type { Json } from "./json.ts";
import { noteAnswer, noteGot } from "./traffic.ts";
import type { Workspace } from "./workspace.ts";

/** One open Socket Mode connection, as the delivery sees it. */
export interface Line {
  send(text: string): void;
  /** Cuts the connection without a farewell. */
  cut(): void;
  /** Closes the connection with one. */
  end(): void;
}

/** What the app said to an interactive payload or a slash command. */
export type Answer = { isAcked: true; payload: Json } | { isAcked: false };

export interface Delivery {
  attach(line: Line): void;
  detach(line: Line): void;
  /** The app acknowledged an envelope, perhaps with an answer. */
  acknowledge(envelopeId: string, payload: Json): void;
  /** Sends an interactive payload or a slash command and waits for the answer; these are never sent twice. */
  ask(type: "interactive" | "slash_commands", payload: Json): Promise<Answer>;
  lines(): readonly Line[];
  close(): void;
}

/** Slack's retry times after an unacknowledged attempt: at once, after a minute, after five. */
const retryAfterMs = [0, 60_000, 300_000];
/** The clock of tests jumps, so due envelopes are looked for at this rate instead of by one long timer. */
const lookMs = 200;

export function createDelivery(workspace: Workspace, options: { ackTimeoutMs: number; faults: EventFaults }): Delivery {
  const { faults } = options;
  const lines: Line[] = [];
  const inFlight = new Map<string, { line: Line; timer: NodeJS.Timeout }>();
  const questions = new Map<
    string,
    { line: Line | null; settle: (answer: Answer) => void; send: (line: Line) => void }
  >();
  let turn = 0;
  let isClosed = false;

  const nextLine = (): Line | undefined => lines[turn++ % Math.max(lines.length, 1)];

  const deliver = (envelope: Envelope, line: Line): void => {
    const { envelopeId } = envelope;
    noteAttempt(workspace, envelopeId);
    inFlight.set(envelopeId, { line, timer: setTimeout(() => timedOut(envelope), options.ackTimeoutMs) });
    line.send(eventsEnvelope(envelope));
    noteGot(workspace, "events_api", envelopeId, envelope.payload);
  };

  const timedOut = (envelope: Envelope): void => {
    inFlight.delete(envelope.envelopeId);
    const waitMs = retryAfterMs[envelope.timeouts];
    if (waitMs === undefined) {
      settle(workspace, envelope.envelopeId, "given_up");
      workspace.log(`EVENT LOST: ${envelope.eventId} was not acknowledged in ${retryAfterMs.length + 1} attempts`);
      return;
    }
    const dueAt = workspace.now() + waitMs;
    postpone(workspace, envelope.envelopeId, { dueAt, reason: "timeout", isTimeout: true });
    pump();
  };

  const copy = (eventId: string, payload: Json): void => {
    // Noted before anybody is told of it, or it would be copied itself.
    workspace.db.transaction(() => faults.noteCopy(saveEnvelope(workspace, eventId, payload)));
  };

  const pump = (): void => {
    if (isClosed) return;
    if (lines.length === 0) {
      noteNoSocket(workspace);
      return;
    }
    const due = faults.arranged(dueEnvelopes(workspace, new Set(inFlight.keys())), pump);
    const twice = due.filter((envelope) => faults.isTwice(envelope));
    for (const envelope of due) {
      const line = nextLine();
      if (line) deliver(envelope, line);
    }
    for (const { eventId, payload } of twice) copy(eventId, payload);
  };

  const looker = setInterval(pump, lookMs);
  const stopWatching = workspace.changes.watch((change) => {
    if (change.kind === "envelope") pump();
  });

  return {
    attach: (line) => {
      lines.push(line);
      for (const question of questions.values()) if (!question.line) question.send(line);
      pump();
    },
    detach: (line) => {
      if (isClosed) return;
      const at = lines.indexOf(line);
      if (at >= 0) lines.splice(at, 1);
      for (const [envelopeId, flight] of inFlight) {
        if (flight.line !== line) continue;
        clearTimeout(flight.timer);
        inFlight.delete(envelopeId);
        postpone(workspace, envelopeId, { dueAt: workspace.now(), reason: "connection_failed", isTimeout: false });
      }
      for (const question of questions.values()) if (question.line === line) question.settle({ isAcked: false });
      pump();
    },
    acknowledge: (envelopeId, payload) => {
      if (isClosed) return;
      if (faults.losesAck()) return;
      const flight = inFlight.get(envelopeId);
      if (flight) clearTimeout(flight.timer);
      inFlight.delete(envelopeId);
      noteAnswer(workspace, envelopeId, payload);
      const question = questions.get(envelopeId);
      if (question) question.settle({ isAcked: true, payload });
      else settle(workspace, envelopeId, "acked");
    },
    ask: (type, payload) =>
      new Promise((resolve) => {
        const envelopeId = randomUUID();
        const timer = setTimeout(() => questions.get(envelopeId)?.settle({ isAcked: false }), options.ackTimeoutMs);
        const question = {
          line: null as Line | null,
          settle: (answer: Answer) => {
            clearTimeout(timer);
            questions.delete(envelopeId);
            resolve(answer);
          },
          send: (line: Line) => {
            question.line = line;
            line.send(JSON.stringify({ envelope_id: envelopeId, payload, type, accepts_response_payload: true }));
            noteGot(workspace, type, envelopeId, payload);
          },
        };
        questions.set(envelopeId, question);
        const line = nextLine();
        if (line) question.send(line);
      }),
    lines: () => lines,
    close: () => {
      isClosed = true;
      faults.clear();
      clearInterval(looker);
      stopWatching();
      for (const flight of inFlight.values()) clearTimeout(flight.timer);
      inFlight.clear();
      for (const question of [...questions.values()]) question.settle({ isAcked: false });
      lines.length = 0;
    },
  };
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
