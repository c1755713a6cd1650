import { z } from "zod";

/** The verbs of `tool`, as sdk/contract/command-tree.ts has them: no App and no command word may be called like one of them. */
export const RESERVED_WORDS = [
  "new",
  "import",
  "pull",
  "add",
  "check",
  "run",
  "deploy",
  "status",
  "logs",
  "rollback",
  "apps",
  "show",
  "transfer",
  "secrets",
  "usage",
  "policy",
  "audit",
  "backup",
  "restore",
  "skills",
  "slack",
  "login",
  "mcp",
  "doctor",
  "serve",
  "read",
  "harness",
  "help",
] as const;

/**
 * Names that people take for Toolroom, Slack or those who run them: an App posts under its name and lives at a host of
 * its name, so that one called `platform-team` could ask for an approval or a password.
 */
export const IMPERSONATING_NAMES: readonly string[] = [
  "toolroom",
  "platform",
  "platform-team",
  "slackbot",
  "slack",
  "api",
  "www",
  "localhost",
  "admin",
  "console",
  "sign-in",
];

/** An App's name: a DNS label of 2–40 characters without `--`, which separates a preview's number in host names. */
export const appNameSchema = z
  .string()
  .regex(
    /^[a-z](?:[a-z0-9]|-(?!-)){0,38}[a-z0-9]$/,
    "use 2–40 lower-case letters, digits and single hyphens, beginning with a letter",
  )
  .refine((name) => !isReserved(name), "it is a word of `tool` itself: choose another name")
  .refine((name) => !IMPERSONATING_NAMES.includes(name), "it would pass for somebody else: choose another name");

/** A command word as in `/tool lunch`, and a manifest's `/lunch` without its slash. */
export const commandWordSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}$/, "use 2–31 lower-case letters, digits and hyphens")
  .refine((word) => !isReserved(word), "it is a word of `tool` itself: choose another command");

function isReserved(word: string): boolean {
  return (RESERVED_WORDS as readonly string[]).includes(word);
}
