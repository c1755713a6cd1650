import { z } from "zod";
import { API_NAMES } from "./model-platform.ts";

const text = z.string({ error: "is text" });
const COMMAND = "is a list of words: the program and its arguments";
const VARIABLE = "is the name of an environment variable";
const BELOW_HOME = "is a path below /home/agent, such as .our-agent/settings.json";

/**
 * An agent that is driven over the Agent Client Protocol, as it stands in `toolroom.yaml`. In `env` and `files`,
 * `{model}`, `{token}` and `{baseUrl}` are filled in.
 */
export const agentSchema = z.strictObject({
  name: text.regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "is a name of lower-case letters, digits and hyphens" }),
  licence: text.min(1, { error: "is text, and not empty" }),
  api: z.enum(API_NAMES, { error: `is one of ${API_NAMES.join(", ")}` }),
  command: z.array(text.min(1, { error: "is a word" }), { error: COMMAND }).min(1, { error: COMMAND }),
  env: z.record(text.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: VARIABLE }), text).default({}),
  /** By their paths below /home/agent. */
  files: z.record(text.regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$)).{1,200}$/, { error: BELOW_HOME }), text).default({}),
  /** Below /home/agent; null: it reads no skills. */
  skillsFolder: text.nullable().default(null),
  /** How it gets the MCP server of what it may read: with its session, by files of its own, or not; then by `tool read`. */
  mcp: z.enum(["session", "files", "none"], { error: "is session, files or none" }).default("session"),
  /** Paths below /home/agent that it needs to go on in another box; none: it does not. */
  memory: z.array(text).default([]),
});

export const agentsSchema = z.array(agentSchema, { error: "is a list of agents" }).superRefine((agents, context) => {
  const names = agents.map(({ name }) => name);
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index)
      context.addIssue({ code: "custom", path: [index, "name"], message: "is there already" });
});

export type ConfiguredAgent = z.infer<typeof agentSchema>;
