import { z } from "zod";

/** Something wrong with a Candidate, and what to do about it. `line` counts from 1. */
export const problemSchema = z.object({
  file: z.string().optional(),
  line: z.number().optional(),
  message: z.string(),
  fix: z.string(),
});

export type Problem = z.infer<typeof problemSchema>;

/** One line, such as "app.yaml line 7: unknown key `trigers`: did you mean `triggers`?". */
export function problemLine(problem: Problem): string {
  const place =
    problem.file === undefined ? "" : `${problem.file}${problem.line === undefined ? "" : ` line ${problem.line}`}: `;
  return `${place}${problem.message}: ${problem.fix}`;
}
