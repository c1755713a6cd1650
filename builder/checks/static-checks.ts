import type { Plan } from "../../sdk/contract/plan.ts";
import { type CandidateFile, findFile, textOf } from "./candidate-files.ts";
import { dependencyProblems } from "./dependencies.ts";
import { instructionsProblems } from "./instructions.ts";
import { leftToDoProblems } from "./left-to-do.ts";
import { manifestAndCode } from "./manifest-and-code.ts";
import { manifestAndPlan } from "./manifest-and-plan.ts";
import { type KnownMigration, migrationProblems } from "./migrations.ts";
import { NO_PACKAGES, type PackagesPolicy } from "./packages/policy.ts";
import type { Problem } from "./problem.ts";
import { readManifest } from "./read-manifest.ts";
import { secretProblems } from "./secrets.ts";
import { silencedProblems } from "./silenced.ts";
import { sizeProblems } from "./size.ts";
import { uncovered } from "./uncovered.ts";
import { unfollowedProblems } from "./unfollowed.ts";
import { unreadableProblems } from "./unreadable.ts";
import { unusedBindings } from "./unused-bindings.ts";

const COMPILER_SETTINGS = '{ "extends": "@toolroom/app/tsconfig.json" }';

export interface StaticChecksInput {
  files: readonly CandidateFile[];
  /** Absent where nobody planned: an engineer's own folder. */
  plan?: Plan | undefined;
  /** Migrations of the live release. */
  previousMigrations: readonly KnownMigration[];
  /** What of npm's packages it may bring; absent: none. */
  packages?: PackagesPolicy | undefined;
  /** Known parts, byte for byte, which Toolroom's own tests hold, or what was live before: it may be written as it was. */
  isTriedBefore?: boolean | undefined;
}

/** Everything that can be said of a Candidate from its text alone. Pure: nothing of the app runs. */
export function staticProblems(input: StaticChecksInput): Problem[] {
  const { files, isTriedBefore = false } = input;
  return [
    ...sizeProblems(files),
    ...manifestProblems(input),
    ...missingFiles(files),
    ...dependencyProblems(files, input.packages ?? NO_PACKAGES),
    ...instructionsProblems(files),
    ...migrationProblems(files, input.previousMigrations),
    ...secretProblems(files),
    ...leftToDoProblems(files),
    ...(isTriedBefore ? [] : [...unreadableProblems(files), ...silencedProblems(files), ...unfollowedProblems(files)]),
  ];
}

function manifestProblems({ files, plan, isTriedBefore = false }: StaticChecksInput): Problem[] {
  const file = findFile(files, "app.yaml");
  if (file === undefined)
    return [{ file: "app.yaml", message: "it is missing", fix: "write it as `tool skills app-library` shows" }];
  const read = readManifest(textOf(file));
  if (!read.ok) return read.problems;
  return [
    ...(plan === undefined ? [] : manifestAndPlan(read.manifest, plan, read.lineOf)),
    ...manifestAndCode(read.manifest, read.lineOf, files),
    ...(isTriedBefore ? [] : uncovered(read.manifest, read.lineOf, files)),
  ];
}

/** What is not wrong, and yet better otherwise. Nothing of a Candidate whose app.yaml cannot be read. */
export function staticWarnings(files: readonly CandidateFile[]): Problem[] {
  const file = findFile(files, "app.yaml");
  const read = file === undefined ? undefined : readManifest(textOf(file));
  return read?.ok === true ? unusedBindings(read.manifest, read.lineOf, files) : [];
}

function missingFiles(files: readonly CandidateFile[]): Problem[] {
  const problems: Problem[] = [];
  if (findFile(files, "app.ts") === undefined)
    problems.push({
      file: "app.ts",
      message: "it is missing",
      fix: "the app starts there: write it as `tool skills app-library` shows",
    });
  const settings = findFile(files, "tsconfig.json");
  if (settings === undefined)
    problems.push({ file: "tsconfig.json", message: "it is missing", fix: `write ${COMPILER_SETTINGS}` });
  else if (textOf(settings).replace(/\s/g, "") !== COMPILER_SETTINGS.replace(/\s/g, "")) {
    problems.push({
      file: "tsconfig.json",
      message: "it changes how types are checked",
      fix: `write ${COMPILER_SETTINGS} and nothing else`,
    });
  }
  const lint = files.find((file) => /^(?:.*\/)?\.?biome\.jsonc?$/.test(file.path));
  if (lint !== undefined)
    problems.push({ file: lint.path, message: "it changes what the linter checks", fix: "remove it" });
  return problems;
}
