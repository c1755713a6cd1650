import type { Question } from "../../operator/announcer.ts";
import { ACTIONS, DECISION_ROW } from "./action-ids.ts";
import { typed } from "./command-words.ts";
import { formButton } from "./form-button.ts";
import { actions, button, type Content, context, link, person, plain, section } from "./pieces.ts";

type Questions = Extract<Question, { kind: "questions" }>;

/** `takenThreadUrl`: address of the thread of the App that has the word; null where there is none. */
export function questionsCard(
  { approvalId, questions, taken, takesForm }: Questions,
  takenThreadUrl: string | null = null,
): Content {
  const opening = questions.length === 1 ? "One question before I plan this:" : "Some questions before I plan this:";
  const lines = questions.map((question, index) =>
    questions.length === 1 ? plain(question) : `${index + 1}. ${plain(question)}`,
  );
  return {
    text: `${opening} ${lines.join(" ")}`,
    blocks: [
      section(`*${opening}*`),
      ...(taken == null ? [] : [section(takenWords(taken, takenThreadUrl))]),
      section(lines.join("\n")),
      actions(
        DECISION_ROW,
        button(ACTIONS.answer, approvalId, "Answer", { label: "Answer the questions", style: "primary" }),
        ...(takesForm === true ? [formButton(ACTIONS.form, approvalId)] : []),
        button(ACTIONS.no, approvalId, "Cancel", { label: "Cancel: do not build this" }),
      ),
      context("Or just answer here in the thread."),
    ],
  };
}

function takenWords({ word, appName, ownerId }: NonNullable<Questions["taken"]>, threadUrl: string | null): string {
  const thread = threadUrl === null ? "its thread" : link(threadUrl, "its thread");
  return `${typed(word)} belongs to *${plain(appName)}* already, an app of ${person(ownerId)}. If you want that app different, cancel here; its owner says so in ${thread}.`;
}
