import { type CandidateFile, textOf } from "./candidate-files.ts";
import type { Problem } from "./problem.ts";

const PATTERNS: [string, RegExp][] = [
  ["a Slack token", /\bxox[abeoprs](?:\.[a-z]+)?-[A-Za-z0-9-]{10,}|\bxapp-\d-[A-Za-z0-9-]{10,}/],
  ["a Slack webhook address", /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/]{20,}/],
  ["an AWS access key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a private key", /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY/],
  ["a model provider's key", /\bsk-(?:ant|proj|or|live)-[A-Za-z0-9_-]{16,}|\bsk-[A-Za-z0-9]{32,}/],
  ["a GitHub token", /\bgh[opsur]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}/],
  ["a GitLab token", /\bglpat-[A-Za-z0-9_-]{20,}/],
  ["a Linear key", /\blin_(?:api|oauth)_[A-Za-z0-9]{20,}/],
  ["a Google key", /\bAIza[0-9A-Za-z_-]{35}\b/],
  ["a Stripe key", /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a signed token", /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ["a password in an address", /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'`$]{1,64}:[^\s/@"'`${}]{3,}@/],
];

/** Lines that hold something like a secret. The secret itself is never in the Problem. */
export function secretProblems(files: readonly CandidateFile[]): Problem[] {
  return files.flatMap((file) =>
    textOf(file)
      .split("\n")
      .flatMap((line, index) => {
        const found = PATTERNS.find(([, pattern]) => pattern.test(line));
        if (found === undefined) return [];
        return [
          {
            file: file.path,
            line: index + 1,
            message: `this looks like ${found[0]}`,
            fix: "remove it: an app holds no secrets; the platform adds them where they are used",
          },
        ];
      }),
  );
}
