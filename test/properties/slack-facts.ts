import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { z } from "zod";

/** What stands in the local Slack, read from its own database. */
export interface SlackFacts {
  botUserId(): string;
  /** User ids by handle. */
  people(): Map<string, string>;
  channelId(name: string): string;
  /** Everywhere, oldest first. */
  messages(): SlackMessage[];
  ephemerals(userId: string): SlackMessage[];
  /** The person's open modals, the visible one last. */
  modals(userId: string): { id: string }[];
  /** Events that the app has not acknowledged yet, and Slack has not given up. */
  waiting(): number;
  /** What went to the bot and came from it. */
  traffic(): Passage[];
  /** Keys of response URLs that were used. */
  usedResponseUrls(): Set<string>;
  close(): void;
}

const messageSchema = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  text: z.string().default(""),
  subtype: z.string().optional(),
  blocks: z.array(z.record(z.string(), z.unknown())).default([]),
  metadata: z.object({ event_payload: z.object({ key: z.string() }) }).optional(),
});
export type SlackMessage = z.infer<typeof messageSchema> & { channelId: string };

export interface Passage {
  direction: "to_bot" | "from_bot";
  kind: string;
  name: string;
  body: Record<string, unknown>;
  envelopeId: string | null;
  isAnswered: boolean;
  /** What it was answered with; null: nothing yet. */
  answer: Record<string, unknown> | null;
}

export interface Button {
  channelId: string;
  ts: string;
  actionId: string;
  value: string;
  words: string;
}

const buttonSchema = z.object({
  type: z.literal("button"),
  action_id: z.string(),
  value: z.string().optional(),
  url: z.string().optional(),
  text: z.object({ text: z.string() }),
});

/** Buttons that do something here; links lead elsewhere. */
export function buttonsOf(message: SlackMessage): Button[] {
  const { channelId, ts } = message;
  return message.blocks.flatMap((block) => {
    const elements: unknown[] = [...(Array.isArray(block.elements) ? block.elements : []), block.accessory];
    return elements.flatMap((element) => {
      const button = buttonSchema.safeParse(element).data;
      if (button === undefined || button.url !== undefined) return [];
      return [{ channelId, ts, actionId: button.action_id, value: button.value ?? "", words: button.text.text }];
    });
  });
}

export function keyOf(message: SlackMessage): string | null {
  return message.metadata?.event_payload.key ?? null;
}

type Row = Record<string, string | number | null>;

export function createSlackFacts(home: string): SlackFacts {
  const database = new DatabaseSync(join(home, "local-slack.db"), { readOnly: true, timeout: 5000 });
  const statements = new Map<string, StatementSync>();
  const rows = (sql: string, ...values: string[]): Row[] => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement.all(...values) as Row[];
  };
  const messageOf = ({ channel_id, record }: Row): SlackMessage => ({
    ...messageSchema.parse(JSON.parse(String(record))),
    channelId: String(channel_id),
  });
  return {
    botUserId: () =>
      z.object({ botUserId: z.string() }).parse(JSON.parse(readFileSync(join(home, "tokens.json"), "utf8"))).botUserId,
    people: () =>
      new Map(rows("select handle, user_id from people").map((row) => [String(row.handle), String(row.user_id)])),
    channelId: (name) => String(rows("select channel_id from conversations where name = ?", name)[0]?.channel_id),
    messages: () => rows("select channel_id, record from messages order by ts").map(messageOf),
    ephemerals: (userId) =>
      rows("select channel_id, record from ephemerals where user_id = ? order by ts", userId).map(messageOf),
    modals: (userId) =>
      rows("select view_id from views where user_id = ? and kind = 'modal' order by position", userId).map((row) => ({
        id: String(row.view_id),
      })),
    waiting: () => Number(rows("select count(*) as number from envelopes where settled_at is null")[0]?.number),
    traffic: () =>
      rows("select direction, kind, name, body, answer, envelope_id, answered_at from traffic order by seq").map(
        (row) => ({
          direction: row.direction === "to_bot" ? "to_bot" : "from_bot",
          kind: String(row.kind),
          name: String(row.name),
          body: JSON.parse(String(row.body)) as Record<string, unknown>,
          envelopeId: row.envelope_id === null ? null : String(row.envelope_id),
          isAnswered: row.answered_at !== null,
          answer: row.answer === null ? null : (JSON.parse(String(row.answer)) as Record<string, unknown>),
        }),
      ),
    usedResponseUrls: () =>
      new Set(rows("select url_key from response_urls where uses > 0").map((row) => String(row.url_key))),
    close: () => database.close(),
  };
}
