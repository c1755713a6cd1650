import { and, asc, eq, lte } from "./drizzle.ts";
import { appQuestions } from "./question-tables.ts";
import type { Store, Write } from "./store.ts";

/** Something that one person is asked about an App, once, with buttons. */
export type AppQuestion = typeof appQuestions.$inferSelect;
export type NewAppQuestion = Omit<AppQuestion, "status" | "answer" | "answeredAt">;

/** Part of the atomic write that asks it. Changes no row, as it must, where the App has such a question open already. */
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
  end: { status: "answered"; answer: string; at: number } | { status: "withdrawn" | "expired"; at: number },
): Write {
  const { status, at } = end;
  const answer = status === "answered" ? end.answer : null;
  const isOpen = and(eq(appQuestions.id, questionId), eq(appQuestions.status, "open"));
  return {
    statement: (orm) => orm.update(appQuestions).set({ status, answer, answeredAt: at }).where(isOpen),
    mustChange: true,
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
