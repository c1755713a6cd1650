import { z } from "zod";

/** Something wrong with a Candidate, and what to do about it. `line` counts from 1. */
export const problemSchema = z.object({
  file: z.string().optional(),
  line: z.number().optional(),
  message: z.string(),
  fix: z.string(),
  /** What is to stand behind `tool add` so that it is declared, such as `egress api.example.com`. */
  adds: z.string().optional(),
});

export type Problem = z.infer<typeof problemSchema>;

/** One line, such as "app.yaml line 7: unknown key `trigers`: did you mean `triggers`?". */
export function problemLine(problem: Problem): string {
  const place =
    problem.file === undefined ? "" : `${problem.file}${problem.line === undefined ? "" : ` line ${problem.line}`}: `;
  return `${place}${problem.message}: ${problem.fix}`;
}

/** Of a fix that declares something: an agent's Plan says what an app may have. */
export const IF_PLANNED = " if the plan has it";

/** The same for whoever has no Plan: what they write may have what they declare, and `tool add` declares it. */
export function withoutPlan(problem: Problem): Problem {
  const fix = problem.fix.replace(IF_PLANNED, "");
  return { ...problem, fix: problem.adds === undefined ? fix : `run \`tool add ${problem.adds}\`, or ${fix}` };
}
