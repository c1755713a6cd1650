import { sha256 } from "../lib/ids.ts";
import { remarkWrite } from "./app-requests.ts";
import { auditWrite } from "./audit.ts";
import { and, desc, eq, lte, ne, sql } from "./drizzle.ts";
import { type AskInput, appRequests, approvals, type Remark } from "./schema.ts";
import { atomically, type Store, type Write } from "./store.ts";

/** A yes that is needed, and the Decision once it was given: one row, decided once. */
export type Approval = typeof approvals.$inferSelect;
export type ApprovalKind = Approval["kind"];
export type Answer = "yes" | "no" | "change";

export type NewApproval = Pick<
  Approval,
  "id" | "requestId" | "kind" | "round" | "subjectHash" | "releaseId" | "personId" | "groupHandle" | "expiresAt"
>;

/**
 * Opens an Approval, once per request, kind and round, and supersedes older pending ones of the request. Returns the
 * row that stands: the second call gets the first one's. Of a request that was asked to stop it is declined at once:
 * whoever stopped it saw nothing to decline. `askHash` is of the ask's words that it is about: where they are others by now,
 * it is superseded before anybody sees it.
 */
export async function openApproval(
  store: Store,
  approval: NewApproval,
  at: number,
  askHash?: string,
): Promise<Approval> {
  return store.orm.transaction(
    (tx) => {
      const round = and(
        eq(approvals.requestId, approval.requestId),
        eq(approvals.kind, approval.kind),
        eq(approvals.round, approval.round),
      );
      const known = tx.select().from(approvals).where(round).get();
      if (known !== undefined) return known;
      tx.update(approvals)
        .set({ status: "superseded" })
        .where(and(eq(approvals.requestId, approval.requestId), eq(approvals.status, "pending")))
        .run();
      const request = tx.select().from(appRequests).where(eq(appRequests.id, approval.requestId)).get();
      const stopper = request?.stopRequestedBy ?? null;
      const isOfOtherWords = askHash !== undefined && request !== undefined && sha256(request.text) !== askHash;
      const open = isOfOtherWords ? ("superseded" as const) : ("pending" as const);
      const status = stopper === null ? { status: open } : { status: "no" as const, decidedBy: stopper, decidedAt: at };
      return tx
        .insert(approvals)
        .values({ ...approval, ...status, createdAt: at })
        .returning()
        .get();
    },
    { behavior: "immediate" },
  );
}

export async function approvalById(store: Store, approvalId: string): Promise<Approval | undefined> {
  return store.orm.select().from(approvals).where(eq(approvals.id, approvalId)).get();
}

/** The one pending Approval of a request. */
export async function pendingApproval(store: Store, requestId: string): Promise<Approval | undefined> {
  return store.orm
    .select()
    .from(approvals)
    .where(and(eq(approvals.requestId, requestId), eq(approvals.status, "pending")))
    .orderBy(desc(approvals.createdAt))
    .get();
}

/** The last that was asked in a request, whatever came of it. */
export async function latestApproval(store: Store, requestId: string): Promise<Approval | undefined> {
  return store.orm
    .select()
    .from(approvals)
    .where(eq(approvals.requestId, requestId))
    .orderBy(desc(approvals.createdAt), sql`rowid desc`)
    .get();
}

/** The last that somebody could see in a request, whatever came of it. */
export async function latestAsked(store: Store, requestId: string): Promise<Approval | undefined> {
  return store.orm
    .select()
    .from(approvals)
    .where(and(eq(approvals.requestId, requestId), ne(approvals.status, "superseded")))
    .orderBy(desc(approvals.createdAt), sql`rowid desc`)
    .get();
}

/** Whether questions were asked about this request, in whichever round. What was taken back before anybody saw it does not count. */
export async function wasQuestioned(store: Store, requestId: string): Promise<boolean> {
  const asked = and(
    eq(approvals.requestId, requestId),
    eq(approvals.kind, "questions"),
    ne(approvals.status, "superseded"),
  );
  return store.orm.select({ id: approvals.id }).from(approvals).where(asked).get() !== undefined;
}

/** Of the Plan of this request that the asker said *Build it* to. */
export async function planAgreedTo(store: Store, requestId: string): Promise<Approval | undefined> {
  const agreed = and(eq(approvals.requestId, requestId), eq(approvals.kind, "plan"), eq(approvals.status, "yes"));
  return store.orm.select().from(approvals).where(agreed).orderBy(desc(approvals.round)).get();
}

/** Of the Release that its asker called right last. */
export async function lastSaidRight(store: Store, requestId: string): Promise<Approval | undefined> {
  const right = and(eq(approvals.requestId, requestId), eq(approvals.kind, "preview"), eq(approvals.status, "yes"));
  return store.orm.select().from(approvals).where(right).orderBy(desc(approvals.decidedAt), sql`rowid desc`).get();
}

/** Those of a request's Releases, oldest first. */
export async function releaseApprovalsOf(store: Store, requestId: string): Promise<Approval[]> {
  const ofReleases = and(eq(approvals.requestId, requestId), eq(approvals.kind, "release"));
  return store.orm.select().from(approvals).where(ofReleases).orderBy(approvals.createdAt).all();
}

/** All that wait for somebody, newest first. */
export async function pendingApprovals(store: Store): Promise<Approval[]> {
  return store.orm
    .select()
    .from(approvals)
    .where(eq(approvals.status, "pending"))
    .orderBy(desc(approvals.createdAt))
    .all();
}

export interface NewDecision {
  approvalId: string;
  personId: string;
  answer: Answer;
  words: string | null;
  /** A correction or an answer, to keep with the request's remarks, and what came with it. */
  remark: Remark | null;
  inputs: AskInput[];
  at: number;
}

/**
 * The one atomic Decision, with its audit line, the correction that came with it, and what is written along: true for
 * whoever was first on a pending Approval.
 */
export async function decideApproval(
  store: Store,
  approval: Approval,
  decision: NewDecision,
  along: Write[] = [],
): Promise<boolean> {
  return (await atomically(store, [...decisionWrites(approval, decision), ...along])) === "done";
}

/** The Decision as part of another write, which comes to nothing where somebody was first. */
export function decisionWrites(approval: Approval, decision: NewDecision): Write[] {
  const { answer, personId, words, remark, inputs, at } = decision;
  const { id: approvalId, kind, releaseId, subjectHash } = approval;
  const writes: Write[] = [
    {
      mustChange: true,
      statement: (orm) =>
        orm
          .update(approvals)
          .set({ status: answer, decidedBy: personId, decidedAt: at, words })
          .where(and(eq(approvals.id, approvalId), eq(approvals.status, "pending"))),
    },
    auditWrite({
      at,
      actor: personId,
      verb: "decide",
      subject: `request:${approval.requestId}`,
      details: { approvalId, kind, answer, releaseId, subjectHash },
    }),
  ];
  if (remark !== null) writes.push(remarkWrite(approval.requestId, remark, inputs));
  return writes;
}

/** Takes back the pending ones about Releases that asked another group than this, and returns them. */
export async function supersedeOtherGroups(store: Store, groupHandle: string): Promise<Approval[]> {
  const ofOthers = and(eq(approvals.kind, "release"), ne(approvals.groupHandle, groupHandle));
  return store.orm
    .update(approvals)
    .set({ status: "superseded" })
    .where(and(ofOthers, eq(approvals.status, "pending")))
    .returning()
    .all();
}

/** Marks pending ones whose time is over, and returns them. */
export async function expireApprovals(store: Store, at: number): Promise<Approval[]> {
  return store.orm
    .update(approvals)
    .set({ status: "expired", decidedAt: at })
    .where(and(eq(approvals.status, "pending"), lte(approvals.expiresAt, at)))
    .returning()
    .all();
}

/** Decided or expired ones of requests that are still open: their waiters may have missed the signal. */
export async function settledOfOpenRequests(store: Store): Promise<Approval[]> {
  const rows = store.orm
    .select({ approval: approvals })
    .from(approvals)
    .innerJoin(appRequests, eq(approvals.requestId, appRequests.id))
    .where(eq(appRequests.status, "open"))
    .all();
  return rows.map((row) => row.approval).filter((approval) => approval.status !== "pending");
}
