import type { Question } from "../../operator/announcer.ts";
import { ACTIONS, DECISION_ROW } from "./action-ids.ts";
import { actions, button, type Content, context, plain, section } from "./pieces.ts";

type Questions = Extract<Question, { kind: "questions" }>;

export function questionsCard({ approvalId, questions }: Questions): Content {
  const opening = questions.length === 1 ? "One question before I plan this:" : "Some questions before I plan this:";
  const lines = questions.map((question, index) =>
    questions.length === 1 ? plain(question) : `${index + 1}. ${plain(question)}`,
  );
  return {
    text: `${opening} ${lines.join(" ")}`,
    blocks: [
      section(`*${opening}*`),
      section(lines.join("\n")),
      actions(
        DECISION_ROW,
        button(ACTIONS.answer, approvalId, "Answer", { label: "Answer the questions", style: "primary" }),
        button(ACTIONS.no, approvalId, "Cancel", { label: "Do not build this" }),
      ),
      context("Or just answer here in the thread."),
    ],
  };
}
