import { z } from "zod";
import { API_NAMES } from "./model-platform.ts";

const text = z.string({ error: "is text" });

/**
 * An agent that is driven over the Agent Client Protocol, as it stands in `toolroom.yaml`. In `env` and `files`,
 * `{model}`, `{token}` and `{baseUrl}` are filled in.
 */
export const agentSchema = z.strictObject({
  name: text.regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "is a name of lower-case letters, digits and hyphens" }),
  licence: text.min(1),
  api: z.enum(API_NAMES, { error: `is one of ${API_NAMES.join(", ")}` }),
  command: z.array(text.min(1), { error: "is a list of words: the program and its arguments" }).min(1),
  env: z.record(text.regex(/^[A-Za-z_][A-Za-z0-9_]*$/), text).default({}),
  /** By their paths below /home/agent. */
  files: z.record(text.regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$)).{1,200}$/), text).default({}),
  /** Below /home/agent; null: it reads no skills. */
  skillsFolder: text.nullable().default(null),
  /** How it gets the MCP server of what it may read: with its session, by files of its own, or not; then by `tool read`. */
  mcp: z.enum(["session", "files", "none"], { error: "is session, files or none" }).default("session"),
  /** Paths below /home/agent that it needs to go on in another box; none: it does not. */
  memory: z.array(text).default([]),
});

export type ConfiguredAgent = z.infer<typeof agentSchema>;
