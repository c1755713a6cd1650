import type { SQL } from "drizzle-orm";
import type { Plan } from "../sdk/contract/plan.ts";
import { abandonWrites } from "./apps.ts";
import { auditWrite } from "./audit.ts";
import { and, asc, desc, eq, isNull, ne, sql } from "./drizzle.ts";
import { saidInOrder } from "./said-in-order.ts";
import { type AskInput, appRequests, type Remark } from "./schema.ts";
import { atomically, type Orm, type Store, type Write } from "./store.ts";

/** What somebody asked for, in which thread. `open` until it ends in one of the other states. */
export type AppRequest = typeof appRequests.$inferSelect;
export type RequestEnd = Exclude<AppRequest["status"], "open">;

export interface NewRequest {
  id: string;
  slackTeamId: string;
  channelId: string;
  threadTs: string;
  messageTs: string;
  requesterId: string;
  text: string;
  inputs: AskInput[];
  /** The App of the thread, for a change. */
  appId: string | null;
  /** What was said already, for another try of an ask. */
  remarks?: Remark[];
  /** The stopped request whose agreed Plan it goes on with. */
  continuesId?: string;
  /** The Release that its App shall be like again. */
  returnsTo?: string;
  /** The backup whose data comes back with it. */
  restoresFrom?: string;
  /** Bundle of the Candidate that was handed in with it. */
  handedIn?: string;
  /** It says that what is live is wrong. */
  isCorrection?: boolean;
  /** Said to be a change of the App, whatever it sounds like. */
  isChange?: boolean;
  /** Its asker has deleted it: it is asked to stop as it is saved. */
  isTakenBack?: boolean;
  at: number;
}

/** Saves an ask once per Slack message: `known` is the request that this message already made. */
export async function addRequest(
  store: Store,
  request: NewRequest,
): Promise<{ kind: "added" } | { kind: "known"; requestId: string }> {
  const { at, remarks = [], isTakenBack = false, ...fields } = request;
  const stopRequestedBy = isTakenBack ? request.requesterId : null;
  const begun = { status: "open" as const, stage: "received", remarks, stopRequestedBy };
  const row = { ...fields, ...begun, createdAt: at, updatedAt: at };
  const insert: Write = {
    mustChange: true,
    statement: (orm) => orm.insert(appRequests).values(row).onConflictDoNothing(),
  };
  const stop = isTakenBack ? [stopWrite(request.id, request.requesterId, at)] : [];
  if ((await atomically(store, [insert, ...stop])) === "done") return { kind: "added" };
  const message = and(
    eq(appRequests.slackTeamId, request.slackTeamId),
    eq(appRequests.channelId, request.channelId),
    eq(appRequests.messageTs, request.messageTs),
  );
  const known = store.orm.select({ id: appRequests.id }).from(appRequests).where(message).get();
  return { kind: "known", requestId: known?.id ?? request.id };
}

export async function requestById(store: Store, requestId: string): Promise<AppRequest | undefined> {
  return store.prepared(byId).get({ requestId });
}

/** With which somebody handed in this very Candidate, newest first. */
export async function requestsHandingIn(store: Store, personId: string, bundleHash: string): Promise<AppRequest[]> {
  return store.orm
    .select()
    .from(appRequests)
    .where(and(eq(appRequests.requesterId, personId), eq(appRequests.handedIn, bundleHash)))
    .orderBy(desc(appRequests.createdAt), desc(appRequests.id))
    .all();
}

/** Newest first. */
export async function requestsOfThread(store: Store, channelId: string, threadTs: string): Promise<AppRequest[]> {
  return store.prepared(ofThread).all({ channelId, threadTs });
}

/** Oldest first. */
export async function openRequests(store: Store): Promise<AppRequest[]> {
  return store.orm
    .select()
    .from(appRequests)
    .where(eq(appRequests.status, "open"))
    .orderBy(asc(appRequests.createdAt))
    .all();
}

export async function openRequestsBy(store: Store, personId: string): Promise<AppRequest[]> {
  return store.orm
    .select()
    .from(appRequests)
    .where(and(eq(appRequests.status, "open"), eq(appRequests.requesterId, personId)))
    .orderBy(desc(appRequests.createdAt))
    .all();
}

/** Where an open request stands. Of an ended one: nothing changes. */
export async function setStage(store: Store, requestId: string, stage: string, at: number): Promise<void> {
  store.orm
    .update(appRequests)
    .set({ stage, updatedAt: at })
    .where(and(eq(appRequests.id, requestId), eq(appRequests.status, "open")))
    .run();
}

/** Enters a stage that Stop must not reach any more. False: Stop was first, or it has ended. */
export async function setStageUnlessStopped(
  store: Store,
  requestId: string,
  stage: string,
  at: number,
): Promise<boolean> {
  const isGoingOn = and(eq(appRequests.status, "open"), isNull(appRequests.stopRequestedBy));
  const { changes } = store.orm
    .update(appRequests)
    .set({ stage, updatedAt: at })
    .where(and(eq(appRequests.id, requestId), isGoingOn))
    .run();
  return changes > 0;
}

/** Whether it begins in a thread of its own; `from` is where that stands. True for the first who says so. */
export async function setApart(
  store: Store,
  requestId: string,
  from: AppRequest["apart"],
  to: NonNullable<AppRequest["apart"]>,
): Promise<boolean> {
  const stands = from === null ? isNull(appRequests.apart) : eq(appRequests.apart, from);
  const { changes } = store.orm
    .update(appRequests)
    .set({ apart: to })
    .where(and(eq(appRequests.id, requestId), stands))
    .run();
  return changes > 0;
}

export async function setPlan(store: Store, requestId: string, plan: Plan, at: number): Promise<void> {
  store.orm.update(appRequests).set({ plan, updatedAt: at }).where(eq(appRequests.id, requestId)).run();
}

/**
 * The Plan made of these words and remarks, which it takes up. False: they are others by now, so it is a Plan of nothing
 * that anybody wants.
 */
export async function keepPlan(
  store: Store,
  requestId: string,
  made: { plan: Plan; of: Pick<AppRequest, "text" | "remarks"> },
  at: number,
): Promise<boolean> {
  return store.orm.transaction(
    (tx) => {
      const row = tx.select().from(appRequests).where(eq(appRequests.id, requestId)).get();
      const stands = (known: Remark) => row?.remarks.some(({ ts, text }) => ts === known.ts && text === known.text);
      if (row === undefined || row.text !== made.of.text || !made.of.remarks.every(stands)) return false;
      const known = new Set(made.of.remarks.map(({ ts }) => ts));
      const remarks = row.remarks.map((remark) =>
        remark.takenBy === undefined && known.has(remark.ts) ? { ...remark, takenBy: "plan" } : remark,
      );
      const next = { plan: made.plan, remarks, updatedAt: at };
      tx.update(appRequests).set(next).where(eq(appRequests.id, requestId)).run();
      return true;
    },
    { behavior: "immediate" },
  );
}

/**
 * Adds what was said in the thread to an open request, once per Slack message; with `inputs`, also what came with it, and
 * with `along` what is written together with it. `ended`: it is open no more, and nothing was written.
 */
export async function addRemark(
  store: Store,
  requestId: string,
  remark: Remark,
  inputs: AskInput[],
  along: Write[] = [],
): Promise<"added" | "ended"> {
  return store.orm.transaction(
    (tx) => {
      const row = tx.select().from(appRequests).where(eq(appRequests.id, requestId)).get();
      if (row === undefined) return "ended";
      if (row.remarks.some((known) => known.ts === remark.ts)) return "added";
      if (row.status !== "open") return "ended";
      const came = inputs.length === 0 ? {} : { inputs: { from: row.inputs.length, count: inputs.length } };
      const remarks = saidInOrder(row.remarks, { ...remark, ...came });
      const next = { remarks, inputs: [...row.inputs, ...inputs] };
      tx.update(appRequests).set(next).where(eq(appRequests.id, requestId)).run();
      for (const write of along) write.statement(store.orm).run();
      return "added";
    },
    { behavior: "immediate" },
  );
}

/** Notes what took these remarks up; who was first stays. */
export async function takeRemarks(store: Store, requestId: string, taken: string[], takenBy: string): Promise<void> {
  store.orm.transaction(
    (tx) => {
      const row = tx.select().from(appRequests).where(eq(appRequests.id, requestId)).get();
      if (row === undefined) return;
      const isNew = (remark: Remark) => remark.takenBy === undefined && taken.includes(remark.ts);
      if (!row.remarks.some(isNew)) return;
      const remarks = row.remarks.map((remark) => (isNew(remark) ? { ...remark, takenBy } : remark));
      tx.update(appRequests).set({ remarks }).where(eq(appRequests.id, requestId)).run();
    },
    { behavior: "immediate" },
  );
}

/** Adds a remark, with what came with it, as part of another write. */
export function remarkWrite(requestId: string, remark: Remark, inputs: AskInput[]): Write {
  const remarks = sql`json_insert(${appRequests.remarks}, '$[#]', json(${JSON.stringify(remark)}))`;
  const all = inputs.reduce<SQL>(
    (list, input) => sql`json_insert(${list}, '$[#]', json(${JSON.stringify(input)}))`,
    sql`${appRequests.inputs}`,
  );
  return {
    statement: (orm) => orm.update(appRequests).set({ remarks, inputs: all }).where(eq(appRequests.id, requestId)),
  };
}

export interface NewStop {
  requestId: string;
  personId: string;
  /** A stage in which nobody stops it any more. */
  exceptStage: string;
  at: number;
}

/** Asks it to stop, with its audit line and what is written along. False: asked already, ended, or too late. */
export async function requestStop(store: Store, stop: NewStop, along: Write[]): Promise<boolean> {
  const { requestId, personId, exceptStage, at } = stop;
  const canStop = and(
    eq(appRequests.status, "open"),
    isNull(appRequests.stopRequestedBy),
    ne(appRequests.stage, exceptStage),
  );
  const written = await atomically(store, [
    {
      mustChange: true,
      statement: (orm) =>
        orm
          .update(appRequests)
          .set({ stopRequestedBy: personId, updatedAt: at })
          .where(and(eq(appRequests.id, requestId), canStop)),
    },
    stopWrite(requestId, personId, at),
    ...along,
  ]);
  return written === "done";
}

function stopWrite(requestId: string, actor: string, at: number): Write {
  return auditWrite({ at, actor, verb: "stop", subject: `request:${requestId}`, details: {} });
}

/**
 * Ends an open request; the first end stays, and so does the stage it ended at. In the same write an App that never went
 * live is given up: a reply to this end already belongs to what comes next, and claims an App of its own.
 */
export async function endRequest(
  store: Store,
  requestId: string,
  status: RequestEnd,
  outcome: string,
  at: number,
): Promise<void> {
  const end: Write = {
    mustChange: true,
    statement: (orm) =>
      orm
        .update(appRequests)
        .set({ status, outcome, updatedAt: at })
        .where(and(eq(appRequests.id, requestId), eq(appRequests.status, "open"))),
  };
  const { appId = null } = (await requestById(store, requestId)) ?? {};
  const gaveUp =
    appId !== null && status !== "live"
      ? await atomically(store, [end, ...abandonWrites(appId, "toolroom", at)])
      : "conflict";
  if (gaveUp === "conflict") await atomically(store, [end]);
}

function byId(orm: Orm) {
  const isIt = eq(appRequests.id, sql.placeholder("requestId"));
  return orm.select().from(appRequests).where(isIt).prepare();
}

function ofThread(orm: Orm) {
  const isThere = and(
    eq(appRequests.channelId, sql.placeholder("channelId")),
    eq(appRequests.threadTs, sql.placeholder("threadTs")),
  );
  const newestFirst = [desc(appRequests.createdAt), desc(appRequests.id)];
  return orm
    .select()
    .from(appRequests)
    .where(isThere)
    .orderBy(...newestFirst)
    .prepare();
}
