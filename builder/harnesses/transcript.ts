import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";

/** What happened in one Build, for people who want to know later: one JSON object per line, only ever added to. */
export interface Transcript {
  append(entry: { kind: string; [field: string]: unknown }): Promise<void>;
  close(): Promise<void>;
}

/** Opens `<home>/transcripts/<buildId>.jsonl` (mode 0600), at its end if it is there. */
export async function openTranscript(options: { home: string; buildId: string; clock: Clock }): Promise<Transcript> {
  if (!/^[a-z0-9_]{1,60}$/.test(options.buildId)) {
    throw new KnownError(
      "bad_build_id",
      `${JSON.stringify(options.buildId)} is no build's id.`,
      "Look it up with tool status.",
    );
  }
  const folder = join(options.home, "transcripts");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, `${options.buildId}.jsonl`), "a", 0o600);
  return {
    append: async (entry) => {
      const line = JSON.stringify({ at: new Date(options.clock.now()).toISOString(), ...entry }, (_key, value) =>
        typeof value === "string" ? maskSecrets(value) : value,
      );
      await file.write(`${line}\n`);
    },
    close: () => file.close(),
  };
}

/** The text with whatever looks like a credential replaced by `[secret]`. */
export function maskSecrets(text: string): string {
  let masked = text;
  for (const [pattern, replacement] of SECRETS) masked = masked.replace(pattern, replacement);
  return masked;
}

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, "[secret]"],
  [/\bsk-[A-Za-z0-9_-]{16,}/g, "[secret]"],
  [/\bxox[a-z]-[A-Za-z0-9-]{6,}/g, "[secret]"],
  [/\bxapp-[A-Za-z0-9-]{6,}/g, "[secret]"],
  [/\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bglpat-[A-Za-z0-9_-]{16,}/g, "[secret]"],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, "[secret]"],
  [/\bAIza[A-Za-z0-9_-]{30,}/g, "[secret]"],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g, "[secret]"],
  [/\b(Bearer|Basic) +[A-Za-z0-9._~+/=-]{12,}/g, "$1 [secret]"],
  [/(:\/\/[^\s:/@]+:)[^\s:/@]+@/g, "$1[secret]@"],
  [
    /\b((?:[A-Za-z_]*[_-])?(?:password|passwd|secret|token|api[_-]?key)["']?\s*[:=]\s*["']?)(?!\[secret\])[^\s"',;]{8,}/gi,
    "$1[secret]",
  ],
];
