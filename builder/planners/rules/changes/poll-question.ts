import type { Part } from "../../../../sdk/contract/parts.ts";
import { withPart } from "./wish.ts";

/** "the question is: Where shall we go?", "die Frage soll lauten: …": what a poll asks, word for word. */
export function withPollQuestion(parts: readonly Part[], said: string): Part[] | null {
  const [target, another] = parts.filter((part) => part.part === "poll");
  const question = QUESTION.exec(said)
    ?.groups?.question?.trim()
    .replace(/^["“„»']+|["”“«']+$/g, "");
  if (target === undefined || another !== undefined || question === undefined || question.length < 3) return null;
  return withPart(parts, target, { ...target, question: /[?!.]$/.test(question) ? question : `${question}?` });
}

const QUESTION =
  /^(?:the question (?:is|should be|must be|reads?|should read|was)|(?:please )?(?:ask|change the question to|make the question)|die frage (?:ist|lautet|soll (?:sein|lauten|heißen)|muss (?:lauten|heißen)|heißt))\s*:\s*(?<question>.{3,200})$/iu;
