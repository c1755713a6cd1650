import type { AskInput } from "../../../store/schema.ts";
import type { Answers } from "./languages/answers.ts";

/** What came with an ask and is not read, each with the reason: without a model, nobody looks at pictures. */
export function unreadInputs(
  { inputs, isCorrection }: { inputs: readonly AskInput[]; isCorrection?: boolean },
  answers: Answers,
): string[] {
  const unseen = isCorrection === true ? answers.wrongUnseen : answers.pictureUnseen;
  return inputs.flatMap(({ kind, name, unread, content }) => {
    if (content === undefined) return unread === undefined ? [] : [answers.unreadInput(name, unread)];
    return kind === "image" ? [answers.unreadInput(name, unseen)] : [];
  });
}

/** What is read only as far as it goes, each with how far. */
export function partlyRead({ inputs }: { inputs: readonly AskInput[] }, answers: Answers): string[] {
  return inputs.flatMap(({ name, unread, content }) =>
    unread === undefined || content === undefined ? [] : [answers.unreadInput(name, unread)],
  );
}

/** So that however many files came there is room for what is asked. */
export function filesInOneLine(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.join(" ")];
}
