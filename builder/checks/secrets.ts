import { secretIn } from "../../lib/secrets.ts";
import { type CandidateFile, textOf } from "./candidate-files.ts";
import type { Problem } from "./problem.ts";

/** Lines that hold something like a secret. The secret itself is never in the Problem. */
export function secretProblems(files: readonly CandidateFile[]): Problem[] {
  return files.flatMap((file) =>
    textOf(file)
      .split("\n")
      .flatMap((line, index) => {
        const found = secretIn(line);
        if (found === null) return [];
        return [
          {
            file: file.path,
            line: index + 1,
            message: `this looks like ${found}`,
            fix: "remove it: an app holds no secrets; the platform adds them where they are used",
          },
        ];
      }),
  );
}
