import { and, asc, desc, eq, gte, inArray, isNull, ne, sql } from "drizzle-orm";
import { newId } from "../lib/ids.ts";
import type { Access, Manifest } from "../sdk/contract/manifest.ts";
import { appNameSchema } from "../sdk/contract/names.ts";
import { auditWrite } from "./audit.ts";
import { appRequests, apps, usage } from "./schema.ts";
import { atomically, type Orm, type Store } from "./store.ts";
import { overlaps } from "./word-overlap.ts";

/** An internal program with a name, a purpose and an Owner. */
export type App = typeof apps.$inferSelect;

/** The request that an App is built for: its asker becomes the Owner, its thread the App's control desk. */
export type ClaimingRequest = Pick<
  typeof appRequests.$inferSelect,
  "id" | "requesterId" | "slackTeamId" | "channelId" | "threadTs"
>;

export type NameClaimed = { kind: "claimed"; app: App } | { kind: "taken"; by: App; suggestions: string[] };

/**
 * Writes App (`building`), name, Owner, the request's App and the audit line in one go. The same thread again gets the
 * same App, under the new name if it asks for another one while it was never live.
 */
export async function claimName(
  store: Store,
  request: ClaimingRequest,
  manifest: Pick<Manifest, "name" | "title" | "purpose" | "web">,
  at: number,
): Promise<NameClaimed> {
  const title = manifest.title ?? titleOf(manifest.name);
  const wanted = {
    name: manifest.name,
    title,
    purpose: manifest.purpose,
    access: accessOf(manifest),
    updatedAt: at,
  };
  return store.orm.transaction(
    (tx): NameClaimed => {
      const holder = tx.select().from(apps).where(eq(apps.name, wanted.name)).get();
      const ours = tx
        .select()
        .from(apps)
        .where(and(inThread(request.channelId, request.threadTs), eq(apps.ownerId, request.requesterId)))
        .all();
      if (holder !== undefined && !ours.some((app) => app.id === holder.id))
        return { kind: "taken", by: holder, suggestions: freeNames(store.orm, wanted) };
      const mine = holder ?? ours.find((app) => app.status === "building" && app.liveDeploymentId === null);
      const app = mine === undefined ? insertApp(store.orm, request, wanted) : mine;
      tx.update(appRequests).set({ appId: app.id }).where(eq(appRequests.id, request.id)).run();
      const verb = mine === undefined ? "claim" : "rename";
      if (mine === undefined || (mine.status === "building" && mine.name !== wanted.name)) {
        const entry = { at, actor: request.requesterId, verb, subject: app.id, details: { name: wanted.name } };
        auditWrite(entry).statement(store.orm).run();
      }
      if (mine === undefined || mine.status !== "building") return { kind: "claimed", app };
      return { kind: "claimed", app: tx.update(apps).set(wanted).where(eq(apps.id, app.id)).returning().get() };
    },
    { behavior: "immediate" },
  );
}

/** Who may open and use it. An App without pages has commands, which the company may use. */
export function accessOf(manifest: Pick<Manifest, "web">): Access {
  return manifest.web?.access ?? "company";
}

/** `lunch-orders` as people read it: "Lunch orders". */
export function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export async function appById(store: Store, appId: string): Promise<App | undefined> {
  return store.orm.select().from(apps).where(eq(apps.id, appId)).get();
}

export async function appByName(store: Store, name: string): Promise<App | undefined> {
  return store.orm
    .select()
    .from(apps)
    .where(and(eq(apps.name, name), ne(apps.status, "abandoned")))
    .get();
}

/** The newest App whose control desk this thread is. */
export async function appByThread(store: Store, channelId: string, threadTs: string): Promise<App | undefined> {
  return store.orm
    .select()
    .from(apps)
    .where(inThread(channelId, threadTs))
    .orderBy(desc(apps.createdAt), desc(apps.id))
    .get();
}

/** The first name like this one that nobody has. */
export async function freeName(store: Store, wanted: string): Promise<string> {
  return freeNames(store.orm, { name: wanted, title: "" })[0] ?? `${wanted.slice(0, 30)}-${newId("x", 0).slice(-6)}`;
}

/** What a person owns, newest first. */
export async function listFor(store: Store, personId: string): Promise<App[]> {
  return store.orm
    .select()
    .from(apps)
    .where(and(eq(apps.ownerId, personId), ne(apps.status, "abandoned")))
    .orderBy(desc(apps.createdAt), desc(apps.id))
    .all();
}

export async function listAll(store: Store, slackTeamId: string): Promise<App[]> {
  return store.orm
    .select()
    .from(apps)
    .where(and(eq(apps.slackTeamId, slackTeamId), ne(apps.status, "abandoned")))
    .orderBy(asc(apps.name))
    .all();
}

export interface SimilarApp {
  appId: string;
  name: string;
  title: string;
  purpose: string;
  ownerId: string;
  peopleThisWeek: number;
  /** 0 to 1, and the words of the ask that made it similar. */
  score: number;
  words: string[];
}

/** Live Apps that an ask may be about already, best first: at least two of its words and 40 % of their weight. */
export async function similarApps(
  store: Store,
  ask: { name: string; title?: string | undefined; purpose: string },
  at: number,
): Promise<SimilarApp[]> {
  const { id, name, title, purpose, ownerId } = apps;
  const rows = store.orm
    .select({ appId: id, name, title, purpose, ownerId })
    .from(apps)
    .where(eq(apps.status, "live"))
    .all();
  const searched = rows.map((row) => ({ name: `${row.name} ${row.title}`, text: row.purpose }));
  const found = overlaps(`${ask.name} ${ask.title ?? ""} ${ask.purpose}`, searched)
    .map((overlap, index) => ({ ...overlap, row: rows[index] }))
    .filter((one) => one.score >= 0.4 && one.words.length >= 2)
    .sort((one, other) => other.score - one.score)
    .slice(0, 3);
  const similar = found.flatMap(({ row, score, words }) => (row === undefined ? [] : [{ ...row, score, words }]));
  const people = await peopleThisWeek(
    store,
    similar.map((one) => one.appId),
    at,
  );
  return similar.map((one) => ({ ...one, peopleThisWeek: people.get(one.appId) ?? 0 }));
}

/** How many different people each App served in the last seven days. */
export async function peopleThisWeek(store: Store, appIds: string[], at: number): Promise<Map<string, number>> {
  if (appIds.length === 0) return new Map();
  const since = new Date(at - 6 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const rows = store.orm
    .select({ appId: usage.appId, people: sql<number>`count(distinct ${usage.personId})` })
    .from(usage)
    .where(and(inArray(usage.appId, appIds), gte(usage.day, since), ne(usage.personId, "-")))
    .groupBy(usage.appId)
    .all();
  return new Map(rows.map((row) => [row.appId, row.people]));
}

/** Gives an App up that was never live: its name is free again. False where it is live, or was. */
export async function abandonApp(store: Store, appId: string, at: number, actor = "toolroom"): Promise<boolean> {
  const written = await atomically(store, [
    {
      statement: (orm) =>
        orm
          .update(apps)
          .set({ status: "abandoned", name: sql`${apps.name} || '~' || ${apps.id}`, updatedAt: at })
          .where(and(eq(apps.id, appId), eq(apps.status, "building"), isNull(apps.liveDeploymentId))),
      mustChange: true,
    },
    auditWrite({ at, actor, verb: "abandon", subject: appId, details: {} }),
  ]);
  return written === "done";
}

/** A live App stops serving (over quota, crashes, its Owner's wish). False where it was not live. */
export async function stopApp(
  store: Store,
  stop: { appId: string; actor: string; why: string; at: number },
): Promise<boolean> {
  return (await setStatus(store, stop, "live", "stopped")) === "done";
}

/** A stopped App serves again; its Instance is started by the reconciler. False where it was not stopped. */
export async function resumeApp(
  store: Store,
  resume: { appId: string; actor: string; why: string; at: number },
): Promise<boolean> {
  return (await setStatus(store, resume, "stopped", "live")) === "done";
}

async function setStatus(
  store: Store,
  change: { appId: string; actor: string; why: string; at: number },
  from: App["status"],
  to: App["status"],
): Promise<"done" | "conflict"> {
  const { appId, actor, why, at } = change;
  const verb = to === "stopped" ? "stop" : "resume";
  return await atomically(store, [
    {
      statement: (orm) =>
        orm
          .update(apps)
          .set({ status: to, updatedAt: at })
          .where(and(eq(apps.id, appId), eq(apps.status, from))),
      mustChange: true,
    },
    auditWrite({ at, actor, verb, subject: appId, details: { why } }),
  ]);
}

function inThread(channelId: string, threadTs: string) {
  return and(eq(apps.channelId, channelId), eq(apps.threadTs, threadTs), ne(apps.status, "abandoned"));
}

function insertApp(
  orm: Orm,
  request: ClaimingRequest,
  wanted: Pick<App, "name" | "title" | "purpose" | "access" | "updatedAt">,
): App {
  const { requesterId: ownerId, slackTeamId, channelId, threadTs } = request;
  const place = { ownerId, slackTeamId, channelId, threadTs };
  const id = newId("app", wanted.updatedAt);
  return orm
    .insert(apps)
    .values({ ...wanted, ...place, id, status: "building", createdAt: wanted.updatedAt })
    .returning()
    .get();
}

/** Three names like the wanted one that nobody has. */
function freeNames(orm: Orm, claim: { name: string; title: string }): string[] {
  const words = claim.title
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const endings = ["2", "new", "team", ...Array.from({ length: 20 }, (_, index) => String(index + 3))];
  const candidates = [words.join("-").slice(0, 40), ...endings.map((ending) => `${claim.name.slice(0, 35)}-${ending}`)];
  const taken = new Set(
    orm
      .select({ name: apps.name })
      .from(apps)
      .where(inArray(apps.name, candidates))
      .all()
      .map((row) => row.name),
  );
  return candidates.filter((name) => !taken.has(name) && appNameSchema.safeParse(name).success).slice(0, 3);
}
