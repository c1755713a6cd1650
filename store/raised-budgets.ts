import { type AuditEntry, auditWrite } from "./audit.ts";
import { raiseBudget } from "./budgets.ts";
import { and, desc, eq, sql } from "./drizzle.ts";
import { type BudgetAccount, modelCalls } from "./money-tables.ts";
import { auditLog, doorSessions } from "./schema.ts";
import { atomically, type Store } from "./store.ts";

/** What somebody allowed for a request that a budget had stopped. */
export interface RaisedBudget {
  account: BudgetAccount;
  nanoUsd: number;
  personId: string;
  at: number;
}

const VERB = "raise_budget";

/** A budget that did not allow a call. */
export interface SpentBudget {
  account: BudgetAccount;
  /** How much more it would have to allow. */
  lackingNanoUsd: number;
  /** What the request may spend. */
  requestUsd: number;
}

/** The budget that stopped a request's model last, as the door said it; null: none did. */
export async function lastSpentBudget(store: Store, requestId: string): Promise<SpentBudget | null> {
  const row = store.orm
    .select({ refusal: modelCalls.refusal, requestUsd: doorSessions.budgetUsd })
    .from(modelCalls)
    .innerJoin(doorSessions, eq(doorSessions.id, modelCalls.doorSessionId))
    .where(and(eq(modelCalls.requestId, requestId), sql`${modelCalls.refusal} ->> 'code' = 'budget'`))
    .orderBy(desc(modelCalls.at), desc(modelCalls.id))
    .get();
  const { account, lackingNanoUsd } = row?.refusal ?? {};
  if (row === undefined || account === undefined || lackingNanoUsd === undefined) return null;
  return { account, lackingNanoUsd, requestUsd: row.requestUsd };
}

/** Raises an account and says who allowed it, both or neither, once for each request. False: it was raised for it before. */
export async function raiseOnce(
  store: Store,
  requestId: string,
  { account, nanoUsd, personId, at }: RaisedBudget,
): Promise<boolean> {
  const subject = subjectOf(requestId);
  const entry: AuditEntry = { at, actor: personId, verb: VERB, subject, details: { account, nanoUsd } };
  const isFirst = sql`not exists (select 1 from audit_log where verb = ${VERB} and subject = ${subject})`;
  return (await atomically(store, [...raiseBudget(account, nanoUsd, isFirst), auditWrite(entry)])) === "done";
}

/** null: nobody has. */
export async function raisedFor(store: Store, requestId: string): Promise<RaisedBudget | null> {
  const row = store.orm
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.verb, VERB), eq(auditLog.subject, subjectOf(requestId))))
    .get();
  if (row === undefined) return null;
  const { account, nanoUsd } = row.details as Pick<RaisedBudget, "account" | "nanoUsd">;
  return { account, nanoUsd, personId: row.actor, at: row.at };
}

function subjectOf(requestId: string): string {
  return `request:${requestId}`;
}
