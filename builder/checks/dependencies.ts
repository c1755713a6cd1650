import { type CandidateFile, codeFiles, findFile, textOf } from "./candidate-files.ts";
import type { Problem } from "./problem.ts";
import { sourceTokens } from "./source-tokens.ts";

const LIBRARY = "@toolroom/app";
const KINDS = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies", "bundledDependencies"];

/** An app has no dependencies but the platform's library, brings no packages along, and stays a module. */
export function dependencyProblems(files: readonly CandidateFile[]): Problem[] {
  return [...carriedPackages(files), ...declaredPackages(files), ...importedPackages(files)];
}

function carriedPackages(files: readonly CandidateFile[]): Problem[] {
  const carried = files.find((file) => file.path.split("/").includes("node_modules"));
  return carried === undefined
    ? []
    : [{ file: carried.path, message: "packages may not be brought along", fix: "remove node_modules" }];
}

function declaredPackages(files: readonly CandidateFile[]): Problem[] {
  const file = findFile(files, "package.json");
  if (file === undefined) return [];
  let manifest: unknown;
  try {
    manifest = JSON.parse(textOf(file));
  } catch {
    return [{ file: file.path, message: "this is not JSON", fix: "remove package.json: an app needs none" }];
  }
  const content = (typeof manifest === "object" && manifest !== null ? manifest : {}) as Record<string, unknown>;
  const named = KINDS.flatMap((kind) => Object.keys(content[kind] ?? {})).filter((name) => name !== LIBRARY);
  const problems: Problem[] = named.map((name) => ({
    file: file.path,
    message: `the dependency ${name} is not allowed`,
    fix: `write it with Node's own modules and ${LIBRARY}`,
  }));
  if (content.type !== "module")
    problems.push({
      file: file.path,
      message: "the app's files would not be modules",
      fix: 'write "type": "module", or remove package.json: an app needs none',
    });
  return problems;
}

/** Imports of anything but the app's own files, the library, and Node. */
function importedPackages(files: readonly CandidateFile[]): Problem[] {
  return codeFiles(files).flatMap((file) => {
    const tokens = sourceTokens(textOf(file));
    return tokens.flatMap((token, index) => {
      const before = tokens[index - 1]?.value;
      const imports =
        before === "from" || before === "import" || (before === "(" && tokens[index - 2]?.value === "import");
      if (token.kind !== "text" || !imports || /^(\.{1,2}\/|node:)/.test(token.value) || token.value === LIBRARY)
        return [];
      return [
        {
          file: file.path,
          line: token.line,
          message: `the import of ${token.value.slice(0, 80)} is not allowed`,
          fix: `import from ${LIBRARY}, from node:… or from a file of the app (./…)`,
        },
      ];
    });
  });
}
