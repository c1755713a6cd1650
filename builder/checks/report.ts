import { z } from "zod";
import { foldFrames } from "./app-frames.ts";
import { type CheckResult, checkResultSchema } from "./check-result.ts";
import { type Problem, problemLine, problemSchema } from "./problem.ts";
import { proofSchema } from "./proof.ts";

/** How the checks of a Candidate went. `appLog` holds the app's last own lines where a check did not hold. */
export const checkReportSchema = z.object({
  ok: z.boolean(),
  problems: z.array(problemSchema),
  checks: z.array(checkResultSchema),
  appLog: z.array(z.string()),
  /** What is not wrong, and yet better otherwise. */
  warnings: z.array(problemSchema).optional(),
  /** Packages that are asked for and not installed where it was checked: then nothing was run, and only the text was read. */
  notInstalled: z.array(z.string()).optional(),
  /** Of a change of what is live. */
  proof: proofSchema.optional(),
});

export type CheckReport = z.infer<typeof checkReportSchema>;

export function makeReport(problems: Problem[], checks: CheckResult[], appLog: string[] = []): CheckReport {
  const ok = problems.length === 0 && checks.every((check) => check.ok);
  return { ok, problems, checks, appLog: ok ? [] : foldFrames(appLog).slice(-20) };
}

/** What is not known yet, and that it comes by itself; null: all was checked. */
export function notInstalledWords({ notInstalled = [] }: CheckReport): string | null {
  if (notInstalled.length === 0) return null;
  const what = `${notInstalled.join(", ")} ${notInstalled.length === 1 ? "is" : "are"} not installed here yet`;
  return `${what}: the platform installs what package.json asks for when the work is done, and then checks types, tests and promises. So finish; what it finds comes back to you with the packages in place.`;
}

/** For the agent that corrects it: only what is wrong, with file, line and fix. */
export function reportForAgent(report: CheckReport): string {
  if (report.ok) return `All ${report.checks.length} checks hold, and nothing else is wrong.`;
  return [
    ...report.problems.map((problem) => `- ${problemLine(problem)}`),
    ...report.checks.filter((check) => !check.ok).map((check) => `- Check failed: ${check.sentence} ${check.detail}`),
    ...(report.warnings ?? []).map((warning) => `- Not wrong, but: ${problemLine(warning)}`),
    ...(report.appLog.length > 0 ? ["What the app printed:", ...report.appLog.map((line) => `  ${line}`)] : []),
  ].join("\n");
}
