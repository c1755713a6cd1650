import type { CandidateFile } from "./candidate-files.ts";
import { lintProblems } from "./lint-problems.ts";
import type { Problem } from "./problem.ts";
import { TEST_REPORTER, testProblems } from "./test-problems.ts";
import { typeProblems } from "./type-problems.ts";

const SHOWN = 15;
const TYPES_TIMEOUT_MS = 60_000;
const LINT_TIMEOUT_MS = 30_000;
const TESTS_TIMEOUT_MS = 120_000;

export interface BoxResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  timedOut: boolean;
}

/** Runs a command in the app's folder inside a box. */
export type BoxExec = (command: string[], timeoutMs: number) => Promise<BoxResult>;

/**
 * What only running can tell: types, lint, the app's own tests. Each tool's output becomes Problems, at most 15 of it. `mayTest`
 * is asked before the tests, where somebody knows that they could come to no end.
 */
export async function boxProblems(
  exec: BoxExec,
  files: readonly CandidateFile[],
  mayTest: () => Promise<boolean> = async () => true,
): Promise<Problem[]> {
  const paths = files.map((file) => file.path);
  const [types, lint] = await Promise.all([
    exec(["tsc", "--noEmit", "--pretty", "false", "-p", "."], TYPES_TIMEOUT_MS),
    exec(["biome", "lint", "--reporter=json", "--colors=off", "--max-diagnostics=50", "."], LINT_TIMEOUT_MS),
  ]);
  const problems = [
    ...read("the type check", types, typeProblems(types.stdout)),
    ...read("the linter", lint, lintProblems(lint.stdout)),
  ];
  if (!paths.some((path) => /^test\/.*\.test\.ts$/.test(path)) || !(await mayTest())) return problems;
  const tests = await exec(
    ["node", "--test", "--test-timeout=30000", `--test-reporter=${TEST_REPORTER}`, "test/**/*.test.ts"],
    TESTS_TIMEOUT_MS,
  );
  return [...problems, ...read("the tests", tests, testProblems(tests.stdout, paths))];
}

function read(what: string, result: BoxResult, found: Problem[]): Problem[] {
  if (result.timedOut) return [{ message: `${what} did not end in time`, fix: "look for what never ends" }];
  if (result.exitCode === 0) return [];
  if (found.length === 0) {
    const said = `${result.stderr}\n${result.stdout}`.trim().split("\n").slice(-5).join(" ").slice(0, 600);
    return [{ message: `${what} failed without naming a line (${said})`, fix: "correct what it says" }];
  }
  const shown = found.slice(0, SHOWN);
  const more = found.length - shown.length;
  return more === 0
    ? shown
    : [...shown, { message: `${what} found ${more} more`, fix: "correct these first, then check again" }];
}
