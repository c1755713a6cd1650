import type { Question } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS, DECISION_ROW } from "./action-ids.ts";
import { typed } from "./command-words.ts";
import { formButton } from "./form-button.ts";
import { actions, button, type Content, context, link, person, plain, section } from "./pieces.ts";

type Questions = Extract<Question, { kind: "questions" }>;

/** `takenThreadUrl`: address of the thread of the App that has the word; null where there is none. */
export function questionsCard(
  { approvalId, questions, taken, takesForm }: Questions,
  takenThreadUrl: string | null,
  language: Language,
): Content {
  const { questions: words, plan } = language;
  const opening = words.opening(questions.length);
  const lines = questions.map((question, index) =>
    questions.length === 1 ? plain(language.handed(question)) : `${index + 1}. ${plain(language.handed(question))}`,
  );
  return {
    text: `${opening} ${lines.join(" ")}`,
    blocks: [
      section(`*${opening}*`),
      ...(taken == null ? [] : [section(takenWords(taken, takenThreadUrl, language))]),
      section(lines.join("\n")),
      actions(
        DECISION_ROW,
        button(ACTIONS.answer, approvalId, words.answer, { label: words.answerLabel, style: "primary" }),
        ...(takesForm === true ? [formButton(ACTIONS.form, approvalId, language)] : []),
        button(ACTIONS.no, approvalId, plan.cancel, { label: words.cancelLabel }),
      ),
      context(words.orSay),
    ],
  };
}

function takenWords(
  { word, appName, ownerId }: NonNullable<Questions["taken"]>,
  threadUrl: string | null,
  { questions }: Language,
): string {
  const thread = threadUrl === null ? questions.itsThread : link(threadUrl, questions.itsThread);
  return questions.taken(typed(word), plain(appName), person(ownerId), thread);
}
