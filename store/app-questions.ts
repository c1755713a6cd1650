import { and, asc, eq, lte, ne } from "./drizzle.ts";
import { appQuestions } from "./question-tables.ts";
import type { Store, Write } from "./store.ts";

/** Something that one person is asked about an App, once, with buttons. */
export type AppQuestion = typeof appQuestions.$inferSelect;
export type NewAppQuestion = Omit<AppQuestion, "status" | "answer" | "answeredAt" | "handOverId" | "suggestedId"> &
  Partial<Pick<AppQuestion, "handOverId">>;

/** Part of the atomic write that asks it. Changes no row, as it must, where the App has such a question open already, or of an heir, who is asked. */
export function newQuestionWrite(question: NewAppQuestion): Write {
  return {
    statement: (orm) =>
      orm
        .insert(appQuestions)
        .values({ ...question, status: "open" })
        .onConflictDoNothing(),
    mustChange: true,
  };
}

/** Part of the atomic write of what follows from it. Changes no row, as it must, where it is not open any more. */
export function endQuestionWrite(
  questionId: string,
  end:
    | { status: "answered"; answer: string; suggestedId?: string; at: number }
    | { status: "withdrawn" | "expired"; at: number },
): Write {
  const { status, at } = end;
  const said = status === "answered" ? { answer: end.answer, suggestedId: end.suggestedId ?? null } : { answer: null };
  const isOpen = and(eq(appQuestions.id, questionId), eq(appQuestions.status, "open"));
  return {
    statement: (orm) =>
      orm
        .update(appQuestions)
        .set({ status, ...said, answeredAt: at })
        .where(isOpen),
    mustChange: true,
  };
}

/** Of what is asked of who shall answer for an App, all but one is asked no longer. */
export function withdrawOthersWrite(appId: string, exceptId: string, at: number): Write {
  return withdrawWrite(and(eq(appQuestions.appId, appId), ne(appQuestions.id, exceptId)), at);
}

/** Nobody is asked to take an App over whose Owner is there. */
export function withdrawHeirWrite(appId: string, at: number): Write {
  return withdrawWrite(and(eq(appQuestions.appId, appId), eq(appQuestions.kind, "heir")), at);
}

function withdrawWrite(which: ReturnType<typeof and>, at: number): Write {
  return {
    statement: (orm) =>
      orm
        .update(appQuestions)
        .set({ status: "withdrawn", answeredAt: at })
        .where(and(eq(appQuestions.status, "open"), which)),
  };
}

export async function questionById(store: Store, questionId: string): Promise<AppQuestion | undefined> {
  return store.orm.select().from(appQuestions).where(eq(appQuestions.id, questionId)).get();
}

/** The one transfer of an App that waits for an answer. */
export async function openTransferOf(store: Store, appId: string): Promise<AppQuestion | undefined> {
  const isOpen = and(eq(appQuestions.appId, appId), eq(appQuestions.kind, "transfer"), eq(appQuestions.status, "open"));
  return store.orm.select().from(appQuestions).where(isOpen).get();
}

/** Open ones whose time is over, oldest first. */
export async function overdueQuestions(store: Store, at: number, limit: number): Promise<AppQuestion[]> {
  return store.orm
    .select()
    .from(appQuestions)
    .where(and(eq(appQuestions.status, "open"), lte(appQuestions.expiresAt, at)))
    .orderBy(asc(appQuestions.expiresAt))
    .limit(limit)
    .all();
}
