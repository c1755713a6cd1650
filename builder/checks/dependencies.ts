import { type CandidateFile, codeFiles, findFile, textOf } from "./candidate-files.ts";
import { isInStep, LOCKFILE, readLock } from "./packages/lockfile.ts";
import { insteadOf, isAllowed, type PackagesPolicy } from "./packages/policy.ts";
import { LIBRARY, namesOf, readWanted } from "./packages/wanted.ts";
import type { Problem } from "./problem.ts";
import { sourceTokens } from "./source-tokens.ts";

/** An app brings no packages but those that the platform allows, installs and locks; and it stays a module. */
export function dependencyProblems(files: readonly CandidateFile[], policy: PackagesPolicy): Problem[] {
  const { wanted, problems } = readWanted(files, policy);
  const lockfile = findFile(files, LOCKFILE);
  const read = lockfile === undefined || namesOf(wanted).length === 0 ? null : readLock(textOf(lockfile), policy);
  // One of other wishes is made anew from what of it still holds.
  const fromLock = read === null || !isInStep(read.lock, wanted) ? [] : read.problems;
  return [...carriedPackages(files), ...problems, ...fromLock, ...importedPackages(files, namesOf(wanted), policy)];
}

function carriedPackages(files: readonly CandidateFile[]): Problem[] {
  const carried = files.find((file) => file.path.split("/").includes("node_modules"));
  return carried === undefined
    ? []
    : [{ file: carried.path, message: "packages may not be brought along", fix: "remove node_modules" }];
}

/** Imports of anything but the app's own files, the library, Node, and the packages it asks for. */
function importedPackages(
  files: readonly CandidateFile[],
  wanted: readonly string[],
  policy: PackagesPolicy,
): Problem[] {
  return codeFiles(files).flatMap((file) => {
    const tokens = sourceTokens(textOf(file));
    return tokens.flatMap((token, index) => {
      const before = tokens[index - 1]?.value;
      const imports =
        before === "from" || before === "import" || (before === "(" && tokens[index - 2]?.value === "import");
      if (token.kind !== "text" || !imports || /^(\.{1,2}\/|node:)/.test(token.value) || token.value === LIBRARY)
        return [];
      const name = packageOf(token.value);
      if (wanted.includes(name)) return [];
      const message = `the import of ${token.value.slice(0, 80)} is not allowed`;
      return [{ file: file.path, line: token.line, message, fix: fixOf(name, policy) }];
    });
  });
}

function fixOf(name: string, policy: PackagesPolicy): string {
  if (isAllowed(name, policy)) return `name ${name} in the dependencies of package.json`;
  const usual = `import from ${LIBRARY}, from node:… or from a file of the app (./…)`;
  const instead = insteadOf(name, policy);
  return instead.startsWith("did you mean") ? `${instead} Or ${usual}` : usual;
}

/** Of `@scope/name/part` `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
