import type { z } from "zod";
import type { Answers } from "./languages/answers.ts";

/** Why parts are no app, in words: which limit of which field they are beyond. */
export function tooMuch(error: z.ZodError, answers: Answers): string {
  const reasons = error.issues.map((issue) => {
    const field = issue.path.findLast((piece): piece is string => typeof piece === "string") ?? "parts";
    const isListed = typeof issue.path.at(-1) === "number";
    if (issue.code !== "too_big") return answers.odd(field);
    if (issue.origin === "string") return answers.tooLongWords(field, Number(issue.maximum));
    return answers.tooMany(field, Number(issue.maximum), issue.origin === "number" || isListed);
  });
  return [...new Set(reasons)].slice(0, 3).join(" ");
}
