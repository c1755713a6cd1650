import type { Changes } from "./changes.ts";
import type { Database } from "./database.ts";
import type { Gaps } from "./gaps.ts";
import type { Identity } from "./identity.ts";
import type { SlackManifest } from "./manifest.ts";

/** What every part of this Slack works with. */
export interface Workspace {
  db: Database;
  /** The folder that is this Slack's alone. */
  home: string;
  /** Milliseconds since the epoch; tests move it. */
  now(): number;
  /** Where this Slack listens, without a slash at the end. */
  url(): string;
  manifest: SlackManifest;
  /** sha256 of the file that it is of. */
  manifestFile: string;
  identity: Identity;
  changes: Changes;
  gaps: Gaps;
  log(line: string): void;
}

export const teamName = "Local Slack";
export const teamDomain = "local-slack";
