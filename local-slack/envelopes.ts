import { randomUUID } from "node:crypto";
import type { Json } from "./json.ts";
import type { Workspace } from "./workspace.ts";

/** An event on its way to the app. It stays until the app acknowledged it or Slack would have given up. */
export interface Envelope {
  envelopeId: string;
  eventId: string;
  payload: Json;
  attempts: number;
  timeouts: number;
  reason: string;
}

interface Row {
  envelope_id: string;
  event_id: string;
  payload: string;
  attempts: number;
  timeouts: number;
  reason: string;
}

/** Answers the envelope's id. */
export function saveEnvelope(workspace: Workspace, eventId: string, payload: Json): string {
  const envelopeId = randomUUID();
  workspace.db.run(
    "insert into envelopes (envelope_id, event_id, payload, due_at) values (?, ?, ?, ?)",
    envelopeId,
    eventId,
    JSON.stringify(payload),
    workspace.now(),
  );
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "envelope" }));
  return envelopeId;
}

/** The oldest envelopes whose time has come, those in `inFlight` excepted. */
export function dueEnvelopes(workspace: Workspace, inFlight: ReadonlySet<string>): Envelope[] {
  const rows = workspace.db.all<Row>(
    "select * from envelopes where settled_at is null and due_at <= ? order by seq limit ?",
    workspace.now(),
    inFlight.size + 100,
  );
  return rows.filter((row) => !inFlight.has(row.envelope_id)).map(envelopeOf);
}

export function noteAttempt(workspace: Workspace, envelopeId: string): void {
  workspace.db.run("update envelopes set attempts = attempts + 1 where envelope_id = ?", envelopeId);
}

export function settle(workspace: Workspace, envelopeId: string, outcome: "acked" | "given_up"): void {
  const sql = "update envelopes set settled_at = ?, outcome = ? where envelope_id = ? and settled_at is null";
  workspace.db.run(sql, workspace.now(), outcome, envelopeId);
}

/** Puts an envelope back: to be sent again at `dueAt`, and why. */
export function postpone(
  workspace: Workspace,
  envelopeId: string,
  again: { dueAt: number; reason: string; isTimeout: boolean },
): void {
  workspace.db.run(
    "update envelopes set due_at = ?, reason = ?, timeouts = timeouts + ? where envelope_id = ?",
    again.dueAt,
    again.reason,
    again.isTimeout ? 1 : 0,
    envelopeId,
  );
}

/** Events that found no socket: Slack counts that as a first, failed attempt. */
export function noteNoSocket(workspace: Workspace): void {
  workspace.db.run(
    "update envelopes set attempts = 1, reason = 'connection_failed' where settled_at is null and attempts = 0",
  );
}

/** The last event sent or waiting, or the one with this envelope or event id. */
export function findEnvelope(workspace: Workspace, which: string): Envelope | undefined {
  const row =
    which === "last"
      ? workspace.db.get<Row>("select * from envelopes order by seq desc limit 1")
      : workspace.db.get<Row>(
          "select * from envelopes where envelope_id = ? or event_id = ? order by seq limit 1",
          which,
          which,
        );
  return row ? envelopeOf(row) : undefined;
}

function envelopeOf(row: Row): Envelope {
  const { envelope_id, event_id, payload, ...rest } = row;
  const { attempts, timeouts, reason } = rest;
  return {
    envelopeId: envelope_id,
    eventId: event_id,
    payload: JSON.parse(payload) as Json,
    attempts,
    timeouts,
    reason,
  };
}
