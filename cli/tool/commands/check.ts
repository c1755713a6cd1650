import { problemLine } from "../../../builder/checks/problem.ts";
import { checkReportSchema, notInstalledWords, reportForAgent } from "../../../builder/checks/report.ts";
import type { Call } from "../call.ts";
import { nameOfApp } from "../local/app-folder.ts";
import { checkFolder } from "../local/check-folder.ts";
import type { Outcome } from "../outcome.ts";
import { showReport } from "../show-report.ts";
import type { Surroundings } from "../surroundings.ts";

export const resultSchema = checkReportSchema;

/** All that is looked at before a release, on the app of this folder. */
export async function run(_: Call, around: Surroundings): Promise<Outcome> {
  const report = await checkFolder(around);
  const app = nameOfApp(around.folder);
  if (report.ok)
    return {
      ...app,
      result: report,
      show: (pen) => showReport(report, pen),
      warnings: [...(report.warnings ?? []).map(problemLine), ...[notInstalledWords(report) ?? []].flat()],
      next: [{ command: "tool deploy", why: "the app is ready" }],
    };
  const wrong = report.problems.length + report.checks.filter((one) => !one.ok).length;
  return {
    ...app,
    result: report,
    error: {
      code: "check_failed",
      message: `${wrong} ${wrong === 1 ? "thing is" : "things are"} wrong.`,
      fix: reportForAgent(report),
    },
    next: [{ command: "tool check", why: "after you have corrected them" }],
    show: (pen) => showReport(report, pen),
  };
}
