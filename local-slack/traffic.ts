import { isJson, type Json, objectsIn, textOf } from "./json.ts";
import type { Workspace } from "./workspace.ts";

/** One thing that went between this Slack and the bot, as it was. */
export interface Passage {
  seq: number;
  /** Milliseconds since the epoch. */
  at: number;
  direction: "to_bot" | "from_bot";
  /** `events_api`, `interactive`, `slash_commands`; `call`, `lookup` or `response_url`. */
  kind: string;
  name: string;
  about: string;
  answeredAt: number | null;
  /** Null: no answer yet. */
  isOk: boolean | null;
}

const kept = 2000;
const longestBody = 200_000;
const aboutLength = 140;
/** Calls that only look: most of them, and seldom what one searches for. */
const lookups =
  /^(api|auth|team)\.test$|\.(list|info|history|replies|members|open|lookupByEmail|get|getPermalink)$|^users\.conversations$/;

/** Notes what the bot was sent over its socket. */
export function noteGot(workspace: Workspace, kind: string, envelopeId: string, payload: Json): void {
  const event = isJson(payload.event) ? payload.event : {};
  const action = objectsIn(payload.actions)[0];
  const name =
    kind === "slash_commands"
      ? textOf(payload.command)
      : kind === "events_api"
        ? [event.type, event.subtype].filter(Boolean).join(" · ")
        : [payload.type, action?.action_id].filter(Boolean).join(" · ");
  const message = isJson(event.message) ? event.message : event;
  const about = textOf(payload.text) || textOf(message.text) || textOf(event.reaction) || textOf(event.tab);
  insert(workspace, { direction: "to_bot", kind, name, about, envelopeId, body: payload });
}

/** Notes that the bot acknowledged what it was sent, and with what. */
export function noteAnswer(workspace: Workspace, envelopeId: string, payload: Json): void {
  const sql = `update traffic set answer = ?, answered_at = ?, is_ok = 1
    where seq = (select max(seq) from traffic where envelope_id = ?) returning seq`;
  const row = workspace.db.get<{ seq: number }>(sql, written(payload), workspace.now(), envelopeId);
  if (row) workspace.db.afterCommit(() => workspace.changes.tell({ kind: "traffic", seq: row.seq }));
}

/** Notes a call of the bot and what it was answered. Its token is left out. */
export function noteSent(workspace: Workspace, name: string, args: Json, answer: Json): void {
  const { token: _, ...body } = args;
  const kind = name === "response_url" ? name : lookups.test(name) ? "lookup" : "call";
  const about = textOf(body.text) || textOf(body.name) || textOf(body.channel) || textOf(body.user);
  insert(workspace, { direction: "from_bot", kind, name, about, envelopeId: null, body, answer });
}

/** The newest first, at most `limit`; only those before `before`, and only those with `words` somewhere in them. */
export function listTraffic(
  workspace: Workspace,
  asked: { words: string; kinds: readonly string[]; before: number; limit: number },
): Passage[] {
  const pattern = `%${asked.words.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = workspace.db.all<Row>(
    `select seq, at, direction, kind, name, about, answered_at, is_ok from traffic
     where seq < ? and instr(?, ',' || kind || ',') > 0
       and (name like ? escape '\\' or body like ? escape '\\' or answer like ? escape '\\')
     order by seq desc limit ?`,
    asked.before,
    `,${asked.kinds.join(",")},`,
    pattern,
    pattern,
    pattern,
    asked.limit,
  );
  return rows.map(passageOf);
}

/** One of them, whole. */
export function findPassage(
  workspace: Workspace,
  seq: number,
): (Passage & { body: unknown; answer: unknown }) | undefined {
  const row = workspace.db.get<Row & { body: string; answer: string | null }>(
    "select * from traffic where seq = ?",
    seq,
  );
  if (!row) return undefined;
  return { ...passageOf(row), body: JSON.parse(row.body), answer: row.answer === null ? null : JSON.parse(row.answer) };
}

interface Row extends Omit<Passage, "answeredAt" | "isOk"> {
  answered_at: number | null;
  is_ok: number | null;
}

function passageOf(row: Row): Passage {
  const { seq, at, direction, kind, name, about } = row;
  const isOk = row.is_ok === null ? null : row.is_ok === 1;
  return { seq, at, direction, kind, name, about, answeredAt: row.answered_at, isOk };
}

interface Noted extends Pick<Passage, "direction" | "kind" | "name" | "about"> {
  envelopeId: string | null;
  body: Json;
  answer?: Json;
}

function insert(workspace: Workspace, noted: Noted): void {
  const { answer } = noted;
  const row = workspace.db.get<{ seq: number }>(
    `insert into traffic (at, direction, kind, name, about, envelope_id, body, answer, answered_at, is_ok)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning seq`,
    workspace.now(),
    noted.direction,
    noted.kind,
    noted.name,
    noted.about.slice(0, aboutLength),
    noted.envelopeId,
    written(noted.body),
    answer === undefined ? null : written(answer),
    answer === undefined ? null : workspace.now(),
    answer === undefined ? null : Number(answer.ok === true),
  );
  if (!row) return;
  workspace.db.run("delete from traffic where seq <= ?", row.seq - kept);
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "traffic", seq: row.seq }));
}

function written(value: Json): string {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    inner instanceof File ? `(file ${inner.name})` : inner,
  );
  return text.length <= longestBody ? text : JSON.stringify({ too_long_to_keep: `${text.length} characters` });
}
