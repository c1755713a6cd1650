import { type CandidateFile, codeFiles, textOf } from "./candidate-files.ts";
import type { Problem } from "./problem.ts";

/** As TypeScript and Biome read them: in a comment, before anything else that it says. */
const SILENCER = /(?:\/\/|\/\*|^\s*\*)[/*\s]*(@ts-(?:nocheck|ignore|expect-error)|biome-ignore(?:-all|-start)?)\b/;

/** Comments that tell the compiler or the linter to look away, in tests too. */
export function silencedProblems(files: readonly CandidateFile[]): Problem[] {
  const tests = files.filter(({ path }) => /^test\/.*\.[cm]?[jt]s$/.test(path));
  return [...codeFiles(files), ...tests].flatMap((file) =>
    textOf(file)
      .split("\n")
      .flatMap((text, index) => {
        const [, comment] = SILENCER.exec(text) ?? [];
        if (comment === undefined) return [];
        const who = comment.startsWith("@ts") ? "the compiler" : "the linter";
        return [
          {
            ...{ file: file.path, line: index + 1, message: `\`${comment}\` tells ${who} to look away` },
            fix: "remove the comment, and correct what is found without it",
          },
        ];
      }),
  );
}
