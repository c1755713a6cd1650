import { utcDay } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Access, Manifest } from "../sdk/contract/manifest.ts";
import { appNameSchema } from "../sdk/contract/names.ts";
import { auditWrite } from "./audit.ts";
import { and, asc, desc, eq, gte, inArray, isNull, ne, not, sql } from "./drizzle.ts";
import { type NewNotice, noticeWrite } from "./notices.ts";
import { appRequests, apps, usage } from "./schema.ts";
import { atomically, type Orm, type Store, type Write } from "./store.ts";

/** An internal program with a name, a purpose and an Owner. */
export type App = typeof apps.$inferSelect;

export interface NameClaim {
  name: string;
  title: string;
  purpose: string;
  /** The requester: *Build it* makes them the Owner. */
  ownerId: string;
  slackTeamId: string;
  /** The thread that becomes the App's control desk. */
  channelId: string;
  threadTs: string;
  access: Access;
  /** The request that it is claimed for, which gets the App in the same write. */
  requestId?: string;
  at: number;
}

export type NameClaimed = { kind: "claimed"; app: App } | { kind: "taken"; by: App; suggestions: string[] };

/**
 * Writes App (`building`), name, Owner and audit line in one go. The same thread again gets the same App, under the new
 * name if it asks for another one while it was never live.
 */
export async function claimName(store: Store, claim: NameClaim): Promise<NameClaimed> {
  return store.orm.transaction(
    () => {
      const claimed = claimIn(store.orm, claim);
      if (claimed.kind === "taken" || claim.requestId === undefined) return claimed;
      const change = { appId: claimed.app.id, updatedAt: claim.at };
      store.orm.update(appRequests).set(change).where(eq(appRequests.id, claim.requestId)).run();
      return claimed;
    },
    { behavior: "immediate" },
  );
}

function claimIn(orm: Orm, claim: NameClaim): NameClaimed {
  const { at, requestId: _, ...wanted } = claim;
  const holder = orm.select().from(apps).where(eq(apps.name, claim.name)).get();
  const ours = orm
    .select()
    .from(apps)
    .where(and(inThread(claim.channelId, claim.threadTs), eq(apps.ownerId, claim.ownerId)))
    .all();
  if (holder !== undefined && !ours.some((app) => app.id === holder.id))
    return { kind: "taken", by: holder, suggestions: freeNames(orm, claim) };
  const mine = holder ?? ours.find((app) => app.status === "building" && app.liveDeploymentId === null);
  if (mine === undefined) {
    const fresh = { ...wanted, id: newId("app", at), status: "building" as const, createdAt: at, updatedAt: at };
    const app = orm.insert(apps).values(fresh).returning().get();
    auditWrite({ at, actor: claim.ownerId, verb: "claim", subject: app.id, details: { name: app.name } })
      .statement(orm)
      .run();
    return { kind: "claimed", app };
  }
  if (mine.status !== "building") return { kind: "claimed", app: mine };
  const { name, title, purpose, access } = claim;
  const set = { name, title, purpose, access, updatedAt: at };
  const app = orm.update(apps).set(set).where(eq(apps.id, mine.id)).returning().get();
  if (mine.name !== name)
    auditWrite({
      at,
      actor: claim.ownerId,
      verb: "rename",
      subject: app.id,
      details: { from: mine.name, to: name },
    })
      .statement(orm)
      .run();
  return { kind: "claimed", app };
}

/** Who may open and use it. An App without pages has only commands, which the company may use. */
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

/** How many different people each App served in the last seven days. */
export async function peopleThisWeek(store: Store, appIds: string[], at: number): Promise<Map<string, number>> {
  if (appIds.length === 0) return new Map();
  const since = utcDay(at - 6 * 24 * 3600 * 1000);
  const rows = store.orm
    .select({ appId: usage.appId, people: sql<number>`count(distinct ${usage.personId})` })
    .from(usage)
    .where(and(inArray(usage.appId, appIds), gte(usage.day, since), ne(usage.personId, "-")))
    .groupBy(usage.appId)
    .all();
  return new Map(rows.map((row) => [row.appId, row.people]));
}

/** Gives an App up that was never live and that no open request has: its name is free again. Else it changes no row, as it must. */
export function abandonWrites(appId: string, actor: string, at: number): Write[] {
  const isWorkedOn = sql`exists (select 1 from ${appRequests} where ${appRequests.appId} = ${appId} and ${appRequests.status} = 'open')`;
  return [
    {
      statement: (orm) =>
        orm
          .update(apps)
          .set({ status: "abandoned", name: sql`${apps.name} || '~' || ${apps.id}`, updatedAt: at })
          .where(and(eq(apps.id, appId), eq(apps.status, "building"), isNull(apps.liveDeploymentId), not(isWorkedOn))),
      mustChange: true,
    },
    auditWrite({ at, actor, verb: "abandon", subject: appId, details: {} }),
  ];
}

/** A live App stops serving (over quota, crashes, its Owner's wish). False where it was not live: then nobody is told. */
export async function stopApp(
  store: Store,
  stop: { appId: string; actor: string; why: string; at: number; notice?: NewNotice; along?: Write[] },
): Promise<boolean> {
  const along = [...(stop.notice === undefined ? [] : [noticeWrite(stop.notice)]), ...(stop.along ?? [])];
  return (await setStatus(store, stop, "live", "stopped", along)) === "done";
}

/** A stopped App serves again; its Instance is started by the reconciler. False where it was not stopped. */
export async function resumeApp(
  store: Store,
  resume: { appId: string; actor: string; why: string; at: number; along?: Write[] },
): Promise<boolean> {
  return (await setStatus(store, resume, "stopped", "live", resume.along)) === "done";
}

async function setStatus(
  store: Store,
  change: { appId: string; actor: string; why: string; at: number },
  from: App["status"],
  to: App["status"],
  along: Write[] = [],
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
    ...along,
  ]);
}

function inThread(channelId: string, threadTs: string) {
  return and(eq(apps.channelId, channelId), eq(apps.threadTs, threadTs), ne(apps.status, "abandoned"));
}

/** Three names like the wanted one that nobody has. */
function freeNames(orm: Orm, claim: Pick<NameClaim, "name" | "title">): string[] {
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
