import { z } from "zod";
import { parseJson } from "../../lib/json.ts";
import { type Check, isOnlyDue } from "../../sdk/contract/check.ts";
import type { BoxResult } from "./box-checks.ts";
import type { CandidateFile } from "./candidate-files.ts";
import type { CheckTarget } from "./check-target.ts";
import { libraryUses } from "./library-uses.ts";
import { platformCalls } from "./platform-calls.ts";
import { type Problem, problemSchema } from "./problem.ts";
import { runChecks } from "./run-checks.ts";
import { NO_CHECK } from "./uncovered.ts";

/** What of an App's code is left out, one at a time: `name` is what the library is told. */
export interface LeftOut {
  name: string;
  /** As it stands in the code, such as `app.on("add-order", …)`. */
  written: string;
  file: string;
  line: number;
}

/** Each handler, page, form and agent of the code that has a plain name. What data tell, such as `/orders/:number`, is no plain one. */
export function whatMayBeLeftOut(files: readonly CandidateFile[]): LeftOut[] {
  const agents = libraryUses(files)
    .filter(({ name, first, isWhole }) => name === "agent" && first !== undefined && isWhole)
    .map(({ first, file, line }) => ({ name: `agent ${first}`, written: `agent("${first}")`, file, line }));
  const kinds: Record<string, string> = { "app.on": "on", "app.page": "page", "app.post": "post" };
  const plain = platformCalls(files).flatMap(({ name, first, file, line }) => {
    const kind = kinds[name];
    if (kind === undefined || first === undefined || /[:*{]/.test(first)) return [];
    return [{ name: `${kind} ${first}`, written: `${name}("${first}", …)`, file, line }];
  });
  return [...plain, ...agents];
}

/** Whether a Check fails on the App without it: `target` is that one, on an empty database. They end at the first that does. */
export async function isNoticed(target: CheckTarget, checks: readonly Check[], nowMs: number): Promise<boolean> {
  for (const check of checks.filter((one) => !isOnlyDue(one))) {
    const [result] = await runChecks(target, [check], nowMs);
    if (result?.ok === false) return true;
  }
  return false;
}

export function unnoticed({ file, line, written }: LeftOut): Problem {
  return {
    file,
    line,
    message: `${NO_CHECK} would notice if ${written} did nothing`,
    fix: "let a check in app.yaml look at what it does: a text only it says, a row only it writes",
  };
}

/** What there was no time for: it is let through, and said. */
export function notTriedWithout(parts: readonly LeftOut[]): Problem[] {
  const [first, ...more] = parts;
  if (first === undefined) return [];
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  return [
    {
      ...{ file: first.file, line: first.line },
      message: `there was no time to try the app without ${first.written}${others}`,
      fix: "look yourself whether a check would fail if it did nothing",
    },
  ];
}

const answerSchema = z.array(problemSchema);

/** Of the program in the box that tries it (`/opt/toolroom/unnoticed.mjs`). null: it came to no answer, in time or at all. */
export function readUnnoticed({ exitCode, stdout, timedOut }: BoxResult): Problem[] | null {
  const read = answerSchema.safeParse(parseJson(stdout));
  return timedOut || exitCode !== 0 || !read.success ? null : read.data;
}
