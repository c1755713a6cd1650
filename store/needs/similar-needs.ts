import { fold } from "../../lib/fold.ts";
import { createTurns } from "../../lib/turns.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { and, eq, inArray, isNotNull, ne, sql } from "../drizzle.ts";
import { needs } from "../need-tables.ts";
import { appRequests, apps, deployments, releases } from "../schema.ts";
import type { Orm, Store } from "../store.ts";
import { type Alike, compareNeeds } from "./compare-needs.ts";
import { manifestWords } from "./manifest-words.ts";
import { type Need, readNeed } from "./read-need.ts";

/** A live App or an open AppRequest that has a Plan. */
export interface SimilarNeed extends Alike {
  kind: "app" | "request";
  subjectId: string;
}

export interface NeedAsked {
  /** In the asker's words. */
  text: string;
  /** What is planned for it, where it is planned. */
  manifest: Manifest | null;
  slackTeamId: string;
}

/** Of the reading and its thesaurus: another number, and every row is read anew. */
const NEED_VERSION = 1;
/** Tuned by the half of test/fixtures/duplicates that is for it: `npm run bench:duplicates`. */
const ALIKE = 0.55;
const MOST_COMPARED = 60;
const AT_ONCE = 25;
const MOST_UNKNOWN = 6;

/** Whose need is the asked one, best first. The first search after a change reads what changed, in turns with other work. */
export async function similarNeeds(store: Store, asked: NeedAsked): Promise<SimilarNeed[]> {
  await readMissing(store);
  const { title, words } = ofAsk(asked.text, asked.manifest);
  const need = readNeed(title, words);
  return candidates(store, need, asked.slackTeamId)
    .map(({ kind, subjectId, title, words }) => ({ kind, subjectId, ...compareNeeds(need, readNeed(title, words)) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((one, other) => other.score - one.score)
    .map((one) => ({ ...one, words: asSaid(one.words, `${asked.text} ${title} ${words}`) }));
}

/** With the accents and capitals that the text has them with. */
function asSaid(words: readonly string[], text: string): string[] {
  const said = new Map<string, string>();
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) if (!said.has(fold(word))) said.set(fold(word), word);
  return words.map((word) => said.get(word) ?? word);
}

type Row = Pick<typeof needs.$inferSelect, "kind" | "subjectId" | "title" | "words">;

/** Those that share most by either index. */
function candidates(store: Store, need: Need, slackTeamId: string): Row[] {
  const telling = [...need].filter(([, { kind }]) => kind === "thing").map(([concept]) => concept);
  const known = telling.length > 0 ? telling : [...need.keys()].filter((concept) => !concept.startsWith("~"));
  const trigrams = unknownIn(need).slice(0, MOST_UNKNOWN).flatMap(trigramsOf);
  const found = new Map<string, Row>();
  for (const [table, words] of [["needs_concepts", known] as const, ["needs_unknown", trigrams] as const]) {
    if (words.length === 0) continue;
    const wanted = [...new Set(words)].map((word) => `"${word}"`).join(" OR ");
    const rows = store.orm.all<Row>(sql`
      select n.kind, n.subject_id as subjectId, n.title, n.words
      from ${sql.raw(table)} join needs n on n.number = ${sql.raw(table)}.rowid
      where ${sql.raw(table)} match ${wanted} and n.slack_team_id = ${slackTeamId}
      order by rank limit ${MOST_COMPARED}`);
    for (const row of rows) found.set(row.subjectId, row);
  }
  return [...found.values()];
}

async function readMissing(store: Store): Promise<void> {
  const missing = missingIds(store);
  if (missing.length === 0) return;
  store.orm.delete(needs).where(ne(needs.version, NEED_VERSION)).run();
  const turns = createTurns();
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    if (at > 0) await turns.next();
    readSome(store, missing.slice(at, at + AT_ONCE));
  }
}

/** What is read stands in the same transaction: nothing changes between the two. Of who ended meanwhile nothing is kept. */
function readSome(store: Store, ids: string[]): void {
  store.lightly(() =>
    store.orm.transaction(
      (tx) => {
        for (const row of [...appsOf(tx, ids), ...requestsOf(tx, ids)])
          tx.insert(needs).values(indexed(row)).onConflictDoNothing().run();
      },
      { behavior: "immediate" },
    ),
  );
}

function missingIds(store: Store): string[] {
  const rows = store.orm.all<{ id: string }>(sql`
    select id from apps where status = 'live' and not ${isRead("apps")}
    union all select id from app_requests where status = 'open' and plan is not null and not ${isRead("app_requests")}`);
  return rows.map(({ id }) => id);
}

function isRead(table: "apps" | "app_requests") {
  return sql`exists (select 1 from needs where subject_id = ${sql.raw(table)}.id and version = ${NEED_VERSION})`;
}

type Missing = Pick<typeof needs.$inferInsert, "subjectId" | "kind" | "slackTeamId" | "title" | "words">;

function indexed(row: Missing): typeof needs.$inferInsert {
  const need = readNeed(row.title, row.words);
  const concepts = [...need.keys()].filter((concept) => !concept.startsWith("~")).join(" ");
  return { ...row, concepts, unknown: unknownIn(need).join(" "), version: NEED_VERSION };
}

function appsOf(orm: Pick<Orm, "select">, ids: string[]): Missing[] {
  const rows = orm
    .select({ app: apps, manifest: releases.manifest })
    .from(apps)
    .leftJoin(deployments, and(eq(deployments.appId, apps.id), sql`${deployments.status} = 'live'`))
    .leftJoin(releases, eq(releases.id, deployments.releaseId))
    .where(and(eq(apps.status, "live"), inArray(apps.id, ids)))
    .all();
  return rows.map(({ app, manifest }) => ({
    kind: "app",
    subjectId: app.id,
    slackTeamId: app.slackTeamId,
    title: app.title,
    words: manifest === null ? app.purpose : `${app.purpose} ${manifestWords(manifest)}`,
  }));
}

function requestsOf(orm: Pick<Orm, "select">, ids: string[]): Missing[] {
  const isNew = and(eq(appRequests.status, "open"), isNotNull(appRequests.plan));
  const rows = orm
    .select()
    .from(appRequests)
    .where(and(isNew, inArray(appRequests.id, ids)))
    .all();
  return rows.map(({ id, slackTeamId, text, plan }) => ({
    ...{ kind: "request", subjectId: id, slackTeamId },
    ...ofAsk(text, plan?.manifest ?? null),
  }));
}

function ofAsk(text: string, manifest: Manifest | null): Pick<Missing, "title" | "words"> {
  if (manifest === null) return { title: "", words: text };
  return { title: manifest.title ?? "", words: `${manifest.purpose} ${text} ${manifestWords(manifest)}` };
}

function unknownIn(need: Need): string[] {
  return [...need.keys()].flatMap((concept) => (concept.startsWith("~") ? [concept.slice(1)] : []));
}

function trigramsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(at, at + 3));
}
