import type { AppAnswer } from "./app-answer.ts";
import { index, integer, primaryKey, sql, sqliteTable, text } from "./drizzle.ts";
import type { AskInput } from "./schema.ts";

/** The registry's tables of what is said to people, and by them, by the rules of schema.ts. */

export const outboundMessages = sqliteTable(
  "outbound_messages",
  {
    /** What this message is, unique for ever: `<requestId>:card`, `<deliveryId>:3`. */
    key: text().primaryKey(),
    channelId: text().notNull(),
    threadTs: text(),
    /** Slack's timestamp once posted; null while doubtful. */
    ts: text(),
    /** Hash of what was last sent, so that an equal edit is not sent again. */
    contentHash: text().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [index("outbound_messages_ts").on(table.channelId, table.ts)],
);

/**
 * What is still to be said to a person: the transactional outbox. Written together with the state change it tells of, so
 * that neither a kill nor an outage of Slack loses it.
 */
export const notices = sqliteTable(
  "notices",
  {
    /** What it tells of, unique for ever: `stopped:<instanceId>:<at>`. Also the key it is said once by. */
    key: text().primaryKey(),
    personId: text().notNull(),
    text: text().notNull(),
    /** The Release that it offers to have fixed: below the text stands what people say of it, with buttons. */
    fixOf: text(),
    /** The Delivery that it offers to have done again. */
    replays: text(),
    /** The question about an App that it asks, with its answers as buttons. */
    questionId: text(),
    /** Tries that came to nothing. */
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer().notNull(),
    toldAt: integer(),
    /** Slack's word for why nobody can ever say it. */
    refusedBecause: text(),
    createdAt: integer().notNull(),
  },
  (table) => [index("notices_open").on(table.createdAt).where(sql`told_at is null and refused_because is null`)],
);

/** Goes back from version `live` to `before` with its data; what was entered since that moment is lost: asked once more. */
export interface DataAsked {
  kind: "asks";
  releaseId: string;
  appName: string;
  live: number;
  before: number;
  since: number;
}

/** What somebody who may steer a build has said to it; null: by the plan alone. */
export interface SteeringWish {
  personId: string;
  text: string | null;
}

/** Of an outcome of an edit or a deletion: of which message, and the question of its request that was asked last. */
export interface RevisedAt {
  messageTs: string;
  since: string | null;
}

/** What a message says, and what came with it. */
export interface RevisedAsk {
  text: string;
  inputs: AskInput[];
}

/** How a message in one of our threads counted. `say` is what the person, or the thread, was told. */
export type HeardOutcome =
  /** `as`: of words for an earlier version or for a wrong output, which one, as in "Taken as: back to v2". */
  | { kind: "started"; requestId: string; as?: string }
  /**
   * It counted: how, in words, as in "Taken as: build it". `together`: others steer too; all of it, in the order it is taken.
   * `isOneOfMany`: so much is said at once that who says it gets no word for each.
   */
  | {
      kind: "taken";
      requestId: string;
      as: string;
      together?: SteeringWish[];
      isOneOfMany?: true;
      revised?: RevisedAt;
    }
  | { kind: "refused"; say: string }
  /** From somebody who has no say here: whose it is, to them alone, and once in a thread. */
  | { kind: "hint"; say: string }
  /** An App was switched at once: `say` goes into the thread. */
  | { kind: "said"; say: string }
  /** A question about the thread's App, answered from the registry in the thread; `releaseId`: of what is live. */
  | { kind: "answered"; answer: AppAnswer; releaseId: string }
  | DataAsked
  /** Done at once: `say` goes to that person alone. */
  | { kind: "told"; say: string; revised?: RevisedAt }
  /** Not for us: not a thread of ours, or people talking to each other. */
  | { kind: "ignored" };

/** What became of a message: written with its effect, so that the same message coming again has none. */
export const heardMessages = sqliteTable(
  "heard_messages",
  {
    channelId: text().notNull(),
    /** Slack's timestamp of the message: with the channel, which one it is. */
    ts: text().notNull(),
    threadTs: text().notNull(),
    outcome: text({ mode: "json" }).$type<HeardOutcome>().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.channelId, table.ts] }), index("heard_messages_age").on(table.createdAt)],
);

/**
 * The last edit or deletion of a message that has not come itself: Slack delivers over several sockets, in any order, and
 * what failed once is tried again later than what was said after it.
 */
export const earlyRevisions = sqliteTable(
  "early_revisions",
  {
    channelId: text().notNull(),
    /** Of the message that was revised. */
    messageTs: text().notNull(),
    threadTs: text().notNull(),
    revisedTs: text().notNull(),
    personId: text().notNull(),
    /** As it stands; null: it is deleted. */
    ask: text({ mode: "json" }).$type<RevisedAsk>(),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.channelId, table.messageTs] }),
    index("early_revisions_age").on(table.createdAt),
  ],
);

/** One message below a post, as it stands since its last edit; `text` null: it is deleted, or says nothing of the post any more. */
export interface SaidWords {
  ts: string;
  revisedTs: string;
  text: string | null;
}

/** What people say of what an App posted: of each person one row for each post and kind. */
export const feedback = sqliteTable(
  "feedback",
  {
    /** As in app_posts. */
    postKey: text().notNull(),
    personId: text().notNull(),
    /** A reaction to the post, or words below it. */
    kind: text({ enum: ["thumb_up", "thumb_down", "praise", "complaint"] }).notNull(),
    appId: text().notNull(),
    /** The one that posted it. */
    releaseId: text().notNull(),
    deliveryId: text(),
    /** Where the post stands in Slack. */
    channelId: text().notNull(),
    postTs: text().notNull(),
    /** Whether everybody of the company may read it there; what others alone may read is repeated nowhere. */
    isOpen: integer({ mode: "boolean" }).notNull(),
    /** Masked like all that is kept of what people write; of thumbs null. */
    words: text(),
    /** Which messages the words are of, oldest first; null: of thumbs, and of what was said before edits were heard. */
    said: text({ mode: "json" }).$type<SaidWords[]>(),
    /** Slack's timestamp of what was said last: of the reaction, its removal or the reply. */
    saidTs: text().notNull(),
    isTakenBack: integer({ mode: "boolean" }).notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postKey, table.personId, table.kind] }),
    index("feedback_release").on(table.releaseId),
    index("feedback_app").on(table.appId),
  ],
);

/** Whether the Owner wants fixed what people say of a Release: offered once for each. */
export const fixOffers = sqliteTable(
  "fix_offers",
  {
    releaseId: text().primaryKey(),
    appId: text().notNull(),
    status: text({ enum: ["offered", "taken", "declined"] }).notNull(),
    decidedBy: text(),
    decidedAt: integer(),
    /** Where it was taken. */
    requestId: text(),
    createdAt: integer().notNull(),
  },
  (table) => [index("fix_offers_request").on(table.requestId)],
);
