import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Plan } from "../sdk/contract/plan.ts";
import { type AskInput, appRequests, type Remark } from "./schema.ts";
import type { Store, Write } from "./store.ts";

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
  at: number;
}

/** Saves an ask once per Slack message: `known` is the request that this message already made. */
export async function addRequest(
  store: Store,
  request: NewRequest,
): Promise<{ kind: "added" } | { kind: "known"; requestId: string }> {
  const { at, remarks = [], ...fields } = request;
  const row = { ...fields, status: "open" as const, stage: "received", remarks, createdAt: at, updatedAt: at };
  const { changes } = store.orm.insert(appRequests).values(row).onConflictDoNothing().run();
  if (changes > 0) return { kind: "added" };
  const message = and(
    eq(appRequests.slackTeamId, request.slackTeamId),
    eq(appRequests.channelId, request.channelId),
    eq(appRequests.messageTs, request.messageTs),
  );
  const known = store.orm.select({ id: appRequests.id }).from(appRequests).where(message).get();
  return { kind: "known", requestId: known?.id ?? request.id };
}

export async function requestById(store: Store, requestId: string): Promise<AppRequest | undefined> {
  return store.orm.select().from(appRequests).where(eq(appRequests.id, requestId)).get();
}

/** Newest first. */
export async function requestsOfThread(store: Store, channelId: string, threadTs: string): Promise<AppRequest[]> {
  return store.orm
    .select()
    .from(appRequests)
    .where(and(eq(appRequests.channelId, channelId), eq(appRequests.threadTs, threadTs)))
    .orderBy(desc(appRequests.createdAt), desc(appRequests.id))
    .all();
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

export async function setPlan(store: Store, requestId: string, plan: Plan, at: number): Promise<void> {
  store.orm.update(appRequests).set({ plan, updatedAt: at }).where(eq(appRequests.id, requestId)).run();
}

export async function setApp(store: Store, requestId: string, appId: string, at: number): Promise<void> {
  store.orm.update(appRequests).set({ appId, updatedAt: at }).where(eq(appRequests.id, requestId)).run();
}

/** Adds what was said in the thread, once per Slack message; with `inputs`, also what came with it. */
export async function addRemark(store: Store, requestId: string, remark: Remark, inputs: AskInput[]): Promise<void> {
  store.orm.transaction(
    (tx) => {
      const row = tx.select().from(appRequests).where(eq(appRequests.id, requestId)).get();
      if (row === undefined || row.remarks.some((known) => known.ts === remark.ts)) return;
      const came = inputs.length === 0 ? {} : { inputs: { from: row.inputs.length, count: inputs.length } };
      const next = { remarks: [...row.remarks, { ...remark, ...came }], inputs: [...row.inputs, ...inputs] };
      tx.update(appRequests).set(next).where(eq(appRequests.id, requestId)).run();
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

/** True if this call asked first; an ended request is not stopped. */
export async function requestStop(store: Store, requestId: string, personId: string, at: number): Promise<boolean> {
  const { changes } = store.orm
    .update(appRequests)
    .set({ stopRequestedBy: personId, updatedAt: at })
    .where(and(eq(appRequests.id, requestId), eq(appRequests.status, "open")))
    .run();
  return changes > 0;
}

/** Ends an open request; the first end stays, and so does the stage it ended at. */
export async function endRequest(
  store: Store,
  requestId: string,
  status: RequestEnd,
  outcome: string,
  at: number,
): Promise<void> {
  store.orm
    .update(appRequests)
    .set({ status, outcome, updatedAt: at })
    .where(and(eq(appRequests.id, requestId), inArray(appRequests.status, ["open"])))
    .run();
}
