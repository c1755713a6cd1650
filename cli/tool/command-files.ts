import type { z } from "zod";
import type { Command } from "../../sdk/contract/command-tree.ts";
import type { Call } from "./call.ts";
import type { Outcome } from "./outcome.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a file in commands/ exports. */
export interface CommandFile {
  /** Does it. Throws KnownError where something is wrong that is not the command's own answer. */
  run(call: Call, around: Surroundings, command: Command): Promise<Outcome>;
  /** What `result` of its envelope is. */
  resultSchema: z.ZodType;
}

/** Each command of the tree by its name; a file is read when it is used, so that `tool --help` reads none. */
export const COMMAND_FILES: Readonly<Record<string, () => Promise<CommandFile>>> = {
  new: () => import("./commands/new.ts"),
  add: () => import("./commands/add.ts"),
  check: () => import("./commands/check.ts"),
  run: () => import("./commands/run.ts"),
  status: () => import("./commands/status.ts"),
  skills: () => import("./commands/skills.ts"),
  read: () => import("./commands/read.ts"),
  import: () => import("./commands/import.ts"),
  doctor: () => import("./commands/doctor.ts"),
  mcp: () => import("./commands/mcp.ts"),
  deploy: () => import("./commands/deploy.ts"),
  logs: () => import("./commands/logs.ts"),
  rollback: () => import("./commands/ask-platform.ts"),
  apps: () => import("./commands/ask-platform.ts"),
  show: () => import("./commands/ask-platform.ts"),
  transfer: () => import("./commands/ask-platform.ts"),
  secrets: () => import("./commands/secrets.ts"),
  usage: () => import("./commands/ask-platform.ts"),
  policy: () => import("./commands/ask-platform.ts"),
  audit: () => import("./commands/audit.ts"),
  backup: () => import("./commands/ask-platform.ts"),
  restore: () => import("./commands/ask-platform.ts"),
  pull: () => import("./commands/pull.ts"),
  "slack sync": () => import("./commands/slack-sync.ts"),
  login: () => import("./commands/login.ts"),
};
