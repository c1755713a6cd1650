import type { Access, Manifest } from "../sdk/contract/manifest.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import { TRIGGER_KINDS, type Trigger } from "../sdk/contract/triggers.ts";
import { index, integer, primaryKey, real, sql, sqliteTable, text, uniqueIndex } from "./drizzle.ts";
import type { Materials } from "./materials.ts";

/**
 * The registry on one page, but for what made Apps act (delivery-tables.ts), what is said to people (message-tables.ts), what
 * lets in (entrance-tables.ts), what models cost (money-tables.ts), what agents read (read-tables.ts), what Apps ask of data
 * (source-query-tables.ts), the company's own policy (policy-tables.ts), what old use came to (usage-tables.ts) and what else the platform keeps for them (service-tables.ts). Each noun's type and queries live in its own file beside this one; only those files import these
 * tables. Times are milliseconds since the epoch, money is US dollars, people are Slack user ids.
 */

/** The company this Toolroom serves, as Slack said it last: one row, or none before Slack has said so. */
export const slackTeams = sqliteTable("slack_teams", {
  slackTeamId: text().primaryKey(),
  servedSince: integer().notNull(),
});

/** Source that this Toolroom put together of known parts, in this version or an earlier one. */
export const composedSources = sqliteTable("composed_sources", {
  /** sha256 over its files' paths and contents. */
  hash: text().primaryKey(),
  createdAt: integer().notNull(),
});

export const people = sqliteTable("people", {
  /** Slack user id. */
  id: text().primaryKey(),
  slackTeamId: text().notNull(),
  handle: text().notNull(),
  /** What Slack shows beside their messages: the display name, where they have one. */
  name: text().notNull(),
  /** First and last; Slack shows it too. */
  fullName: text().notNull().default(""),
  timeZone: text().notNull(),
  locale: text().notNull(),
  /** `guest` covers single- and multi-channel guests and people of other companies: they may neither ask, click nor sign in. */
  kind: text({ enum: ["member", "guest", "bot"] }).notNull(),
  isDeactivated: integer({ mode: "boolean" }).notNull(),
  updatedAt: integer().notNull(),
});

export const envelopes = sqliteTable("envelopes", {
  /** Event id, else envelope id, else hash(type, user, trigger id). */
  key: text().primaryKey(),
  kind: text().notNull(),
  body: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
  receivedAt: integer().notNull(),
  processedAt: integer(),
  attempts: integer().notNull().default(0),
});

export const apps = sqliteTable("apps", {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  title: text().notNull(),
  purpose: text().notNull(),
  status: text({ enum: ["building", "live", "stopped", "abandoned"] }).notNull(),
  ownerId: text().notNull(),
  /** Who answers for it where its Owner does not; null: nobody is named. */
  backupId: text(),
  /** Handle, without @, of the Slack user group whose people answer for it too; null: none is named. */
  groupHandle: text(),
  slackTeamId: text().notNull(),
  /** The thread that is its control desk. */
  channelId: text().notNull(),
  threadTs: text().notNull(),
  /** Who may open it, from the live Release's manifest. */
  access: text({ mode: "json" }).$type<Access>().notNull(),
  liveDeploymentId: text(),
  lastReleaseNumber: integer().notNull().default(0),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
});

/** A file, link or forwarded message in an ask. `content` is text we could read; `unread` says why not. */
export interface AskInput {
  kind: "image" | "table" | "text" | "link" | "forwarded";
  name: string;
  mediaType?: string;
  /** Text content, or base64 for an image. */
  content?: string;
  unread?: string;
}

export const appRequests = sqliteTable(
  "app_requests",
  {
    id: text().primaryKey(),
    slackTeamId: text().notNull(),
    channelId: text().notNull(),
    threadTs: text().notNull(),
    messageTs: text().notNull(),
    requesterId: text().notNull(),
    text: text().notNull(),
    inputs: text({ mode: "json" }).$type<AskInput[]>().notNull(),
    status: text({ enum: ["open", "live", "answered", "refused", "cancelled", "failed"] }).notNull(),
    /** Where it stands, in the flow's words; shown in Home and by `tool status`. */
    stage: text().notNull(),
    appId: text(),
    plan: text({ mode: "json" }).$type<Plan>(),
    /** Answers, corrections and wishes said in the thread since, oldest first. */
    remarks: text({ mode: "json" }).$type<Remark[]>().notNull(),
    /** Set by Stop; the running step polls it. */
    stopRequestedBy: text(),
    /** The stopped request whose agreed Plan it goes on with, without asking again. */
    continuesId: text(),
    /** The Release that its App shall be like again: nothing is planned or coded. */
    returnsTo: text(),
    /** The backup whose data comes back with that Release; null: what was entered since stays. */
    restoresFrom: text(),
    /** Bundle of the Candidate that was handed in with it: it is checked as it is, and nothing is planned or coded. */
    handedIn: text(),
    /** Whether it says that what is live is wrong: then its change must be proven. */
    isCorrection: integer({ mode: "boolean" }).notNull().default(false),
    /** Asked in the thread of another App than it is about: whether it shall begin in a thread of its own. Null: it was not. */
    apart: text({ enum: ["offered", "started", "declined"] }),
    /** Its asker said that it changes the App of its thread, whatever it sounds like. */
    isChange: integer({ mode: "boolean" }).notNull().default(false),
    outcome: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex("app_requests_message").on(table.slackTeamId, table.channelId, table.messageTs),
    index("app_requests_thread").on(table.channelId, table.threadTs),
    index("app_requests_status").on(table.status),
  ],
);

export interface Remark {
  ts: string;
  personId: string;
  text: string;
  /** Lines that were filled in, in place of a message. */
  inForm?: true;
  /** What took it up first: `plan`, the Build whose agent was told, or the Approval it answered or was shown on. Absent: nothing yet. */
  takenBy?: string;
  /** Which of the request's inputs came with it. */
  inputs?: { from: number; count: number };
}

export const approvals = sqliteTable(
  "approvals",
  {
    id: text().primaryKey(),
    requestId: text().notNull(),
    /**
     * `plan`: *Build it*; `questions`: answers wanted; `dead_end`: how to go on where the agent is stuck, yes: with another
     * model; `preview`: the asker's yes; `release`: the platform team's yes.
     */
    kind: text({ enum: ["plan", "questions", "dead_end", "preview", "release"] }).notNull(),
    /** Distinguishes rounds: unique with request and kind. */
    round: integer().notNull(),
    /** Release hash it is bound to (`preview`, `release`), of a dead end the model that is offered (or empty), else the hash of the Plan shown. */
    subjectHash: text().notNull(),
    releaseId: text(),
    /** Slack user ids who may decide; for `release` a group's handle is judged at click time instead. */
    personId: text(),
    groupHandle: text(),
    status: text({ enum: ["pending", "yes", "no", "change", "superseded", "expired"] }).notNull(),
    decidedBy: text(),
    decidedAt: integer(),
    /** Words that came with the Decision: a correction, a reason, the answers. */
    words: text(),
    expiresAt: integer().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [uniqueIndex("approvals_round").on(table.requestId, table.kind, table.round)],
);

export const builds = sqliteTable(
  "builds",
  {
    id: text().primaryKey(),
    requestId: text().notNull(),
    /** Rounds of asker corrections; attempts within it are counted in `attempt`. */
    round: integer().notNull(),
    attempt: integer().notNull(),
    harness: text().notNull(),
    model: text(),
    /** `steered`: cut off by another Plan, with what was written by then. */
    status: text({ enum: ["coding", "coded", "failed", "steered"] }).notNull(),
    /** What the harness says it did. */
    summary: text(),
    /** sha256 of the candidate's tar, once coded. */
    candidateHash: text(),
    /** Plain JSON of builder/checks/report.ts. */
    report: text({ mode: "json" }).$type<Record<string, unknown>>(),
    /** Null before the agent begins. */
    materials: text({ mode: "json" }).$type<Materials>(),
    createdAt: integer().notNull(),
    finishedAt: integer(),
  },
  (table) => [uniqueIndex("builds_attempt").on(table.requestId, table.round, table.attempt)],
);

export const releases = sqliteTable(
  "releases",
  {
    id: text().primaryKey(),
    appId: text().notNull(),
    number: integer().notNull(),
    requestId: text().notNull(),
    commitId: text().notNull(),
    bundleHash: text().notNull(),
    manifest: text({ mode: "json" }).$type<Manifest>().notNull(),
    imageDigest: text().notNull(),
    sdkVersion: text().notNull(),
    /** sha256 over all of the above: what an Approval is bound to. */
    hash: text().notNull(),
    /** What changed, in plain words. */
    summary: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex("releases_number").on(table.appId, table.number),
    uniqueIndex("releases_hash").on(table.requestId, table.hash),
  ],
);

export const deployments = sqliteTable(
  "deployments",
  {
    id: text().primaryKey(),
    appId: text().notNull(),
    releaseId: text().notNull(),
    requestId: text().notNull(),
    status: text({ enum: ["starting", "live", "replaced", "failed"] }).notNull(),
    instanceId: text().notNull(),
    /** Why it failed, in plain words. */
    problem: text(),
    createdAt: integer().notNull(),
    liveAt: integer(),
    endedAt: integer(),
  },
  (table) => [
    uniqueIndex("deployments_one_live").on(table.appId).where(sql`status = 'live'`),
    uniqueIndex("deployments_once").on(table.requestId, table.releaseId),
  ],
);

export const instances = sqliteTable(
  "instances",
  {
    /** Also the container's name and the folder's under the runtime root. */
    id: text().primaryKey(),
    appId: text().notNull(),
    /** Release it runs, or null for a Candidate under check. */
    releaseId: text(),
    /** Id the app answers in its health: the Release's, or `cand_<12 hex>`. */
    releaseTag: text().notNull(),
    /** `job`: an App's own, for one try of one Delivery. */
    kind: text({ enum: ["app", "preview", "check", "job"] }).notNull(),
    requestId: text().notNull(),
    /** Running preview's number, as in `<app>--p3.localhost`. */
    previewNumber: integer(),
    doorSessionId: text().notNull(),
    bundleHash: text().notNull(),
    imageDigest: text().notNull(),
    manifest: text({ mode: "json" }).$type<Manifest>().notNull(),
    /** Folder under TOOLROOM_HOME/data: the app's own, or a preview's. */
    dataFolder: text().notNull(),
    /** Whether it should run; containers are reconciled to it. */
    wanted: integer({ mode: "boolean" }).notNull(),
    expiresAt: integer(),
    createdAt: integer().notNull(),
  },
  (table) => [index("instances_app").on(table.appId), index("instances_wanted").on(table.wanted)],
);

export const triggers = sqliteTable(
  "triggers",
  {
    id: text().primaryKey(),
    appId: text().notNull(),
    releaseId: text().notNull(),
    run: text().notNull(),
    spec: text({ mode: "json" }).$type<Trigger>().notNull(),
    timeZone: text().notNull(),
    /** Command word, unique company-wide; null for schedules. */
    word: text().unique(),
    /** Next due time of a schedule; null for commands. */
    nextAt: integer(),
  },
  (table) => [
    index("triggers_due").on(table.nextAt),
    index("triggers_app").on(table.appId),
    // Looked for at every message of every channel, and at every event of an App.
    index("triggers_slack").on(table.appId).where(sql`spec ->> '$.slack' is not null`),
    index("triggers_event").on(table.appId).where(sql`spec ->> '$.event' is not null`),
  ],
);

export const doorSessions = sqliteTable("door_sessions", {
  id: text().primaryKey(),
  kind: text({ enum: ["build", "packages", "app", "preview", "cli"] }).notNull(),
  personId: text().notNull(),
  appId: text(),
  requestId: text(),
  instanceId: text(),
  /** What its AppRequest may spend; what is spent stands with the accounts, in `budgets`. */
  budgetUsd: real().notNull(),
  /** Of the groups with a budget or a key the one that its person was in when it first called; empty: none. */
  groupHandle: text(),
  /** When a call last began. */
  lastCallAt: integer(),
  /** sha256 of the token that stands for it, where it is `cli`: that one has no folder. */
  tokenHash: text().unique(),
  expiresAt: integer().notNull(),
  closedAt: integer(),
  createdAt: integer().notNull(),
});

export const usage = sqliteTable(
  "usage",
  {
    appId: text().notNull(),
    /** YYYY-MM-DD, UTC. */
    day: text().notNull(),
    /** Slack user id, or `-` for a schedule nobody in particular was served by. */
    personId: text().notNull(),
    kind: text({ enum: ["visit", ...TRIGGER_KINDS] }).notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.appId, table.day, table.personId, table.kind] })],
);

/** Who did what to which app. Append-only; each row carries the hash of the one before it. */
export const auditLog = sqliteTable("audit_log", {
  seq: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  /** Slack user id, or `toolroom`. */
  actor: text().notNull(),
  verb: text().notNull(),
  subject: text().notNull(),
  details: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
  previousHash: text().notNull(),
  hash: text().notNull(),
});
