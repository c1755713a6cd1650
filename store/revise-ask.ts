import type { AppRequest } from "./app-requests.ts";
import { type Approval, decisionWrites } from "./approvals.ts";
import { and, eq } from "./drizzle.ts";
import { type AskInput, appRequests, approvals } from "./schema.ts";
import type { Orm, Store, Write } from "./store.ts";

export interface NewAsk {
  requestId: string;
  text: string;
  /** What came with it: of a kind and name that is known already it takes that place, else it is added. */
  inputs: AskInput[];
  isCorrection: boolean;
  personId: string;
  at: number;
}

export type AskRevised =
  /** `reopened` is the question that was about the older words: it is answered by these, and whoever waits for it must hear. */
  | { kind: "revised"; reopened: Approval | null }
  /** What goes on is agreed. */
  | { kind: "agreed" }
  /** It has ended, or is asked to stop. */
  | { kind: "ended" };

/** Puts these words in the place of an open request's ask, with what is written along, unless its Plan is agreed. */
export async function reviseAsk(store: Store, ask: NewAsk, along: Write[]): Promise<AskRevised> {
  return store.orm.transaction(
    () => {
      const { requestId, personId, text, isCorrection, at } = ask;
      const request = store.orm.select().from(appRequests).where(eq(appRequests.id, requestId)).get();
      if (request === undefined || request.status !== "open" || request.stopRequestedBy !== null)
        return { kind: "ended" };
      if (isAgreed(store.orm, request)) return { kind: "agreed" };
      const pending = pendingOf(store.orm, requestId);
      const answer = pending?.kind === "plan" ? ("change" as const) : ("yes" as const);
      const decision = { personId, answer, words: null, remark: null, inputs: [], at };
      const decided = pending === undefined ? [] : decisionWrites(pending, { ...decision, approvalId: pending.id });
      const next = { text, isCorrection, inputs: withThese(request.inputs, ask.inputs), updatedAt: at };
      store.orm.update(appRequests).set(next).where(eq(appRequests.id, requestId)).run();
      for (const write of [...decided, ...along]) write.statement(store.orm).run();
      return { kind: "revised", reopened: pending ?? null };
    },
    { behavior: "immediate" },
  );
}

/** By *Build it*, by that of the request it goes on with, or because it only goes back to what was. */
function isAgreed(orm: Orm, request: AppRequest): boolean {
  if (request.continuesId !== null || request.returnsTo !== null) return true;
  const agreed = and(eq(approvals.requestId, request.id), eq(approvals.kind, "plan"), eq(approvals.status, "yes"));
  return orm.select().from(approvals).where(agreed).get() !== undefined;
}

function pendingOf(orm: Orm, requestId: string): Approval | undefined {
  const pending = and(eq(approvals.requestId, requestId), eq(approvals.status, "pending"));
  return orm.select().from(approvals).where(pending).get();
}

/** In their places: remarks know theirs by number. */
function withThese(known: AskInput[], came: AskInput[]): AskInput[] {
  const same = (one: AskInput) => (other: AskInput) => one.kind === other.kind && one.name === other.name;
  const kept = known.map((input) => came.find(same(input)) ?? input);
  return [...kept, ...came.filter((input) => !known.some(same(input)))];
}
