import type { Problem } from "../../builder/checks/problem.ts";
import type { CheckReport } from "../../builder/checks/report.ts";
import { harmless, type Pen, wrap } from "./pen.ts";

/** How the checks went, for a reader at a terminal: first what holds, then what is wrong with its fix, then how much it is. */
export function showReport(report: CheckReport, pen: Pen): string {
  const held = report.checks.map(({ ok, sentence, detail }) => {
    const sign = ok ? pen.good("✓") : pen.bad("✗");
    return `${sign} ${inLines(ok ? sentence : `${sentence} ${detail}`, pen)}`;
  });
  const problems = report.problems.map((problem) => showProblem(problem, pen));
  const printed =
    report.appLog.length === 0
      ? []
      : [pen.quiet("What the app printed:"), ...report.appLog.map((line) => `  ${harmless(line)}`)];
  const parts = [held, problems, printed].filter((part) => part.length > 0).map((part) => part.join("\n"));
  return [...parts, summary(report, pen)].join("\n\n");
}

function showProblem({ file, line, message, fix }: Problem, pen: Pen): string {
  const place = file === undefined ? "" : line === undefined ? file : `${file}:${line}`;
  const said = inLines(place === "" ? message : `${place}  ${message}`, pen);
  const first = place === "" ? said : said.replace(harmless(place), () => pen.bold(harmless(place)));
  return `${pen.bad("✗")} ${first}\n  ${pen.quiet("→")} ${wrap(harmless(fix), pen.width, "    ")}`;
}

function summary({ ok, problems, checks, notInstalled = [] }: CheckReport, pen: Pen): string {
  const failed = checks.filter((check) => !check.ok).length;
  if (ok && notInstalled.length > 0)
    return `Nothing is wrong in the files; ${notInstalled.join(", ")} will be installed by the platform.`;
  if (ok) return pen.bold(`Everything holds: ${count(checks.length, "check")}, types, lint and tests.`);
  const wrong = [
    ...(problems.length > 0 ? [count(problems.length, "fault")] : []),
    ...(failed > 0 ? [`${failed} of ${count(checks.length, "check")} not held`] : []),
  ];
  return pen.bold(`${wrong.join(", ")}.`);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function inLines(text: string, pen: Pen): string {
  return wrap(harmless(text), pen.width, "  ");
}
