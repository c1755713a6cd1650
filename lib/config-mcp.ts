import { z } from "zod";

const KEY_WORDS =
  "names an environment variable that ends in _KEY or _TOKEN, such as WIKI_TOKEN; the token itself never stands here";
const URL_WORDS = "is the address of an MCP server, such as https://wiki.example.com/mcp, without user and password";
const TOOL_WORDS = "is a tool's name as the server has it";
/** Models take names of 64 letters, of which some agents put `mcp__toolroom__` before. */
const MAX_OFFERED_CHARS = 48;

const serverSchema = z.strictObject({
  name: z
    .string({ error: "is a name" })
    .regex(/^[a-z][a-z0-9-]{0,19}$/, { error: "is a name of up to 20 lower-case letters, digits and hyphens" })
    .refine((name) => !name.includes("--"), { error: "has no two hyphens in a row" }),
  url: z.url({ protocol: /^https?$/, error: URL_WORDS }).refine(isPlain, { error: URL_WORDS }),
  /** Left away: the server wants no token. */
  keyFrom: z
    .string({ error: KEY_WORDS })
    .regex(/^(?!SLACK_|TOOLROOM_)[A-Z][A-Z0-9_]*_(KEY|TOKEN)$/, { error: KEY_WORDS })
    .optional(),
  /** Only these are ever offered or called. */
  tools: z
    .array(z.string({ error: TOOL_WORDS }).regex(/^[\w./-]{1,60}$/, { error: TOOL_WORDS }), {
      error: "is a list of tools: only those that are named are offered",
    })
    .min(1, { error: "names at least one tool: only those that are named are offered" }),
  /** Handles of Slack user groups; left away: everybody who may ask for apps. */
  groups: z
    .array(z.string().min(1), { error: "is a list of Slack user groups, by their handles" })
    .min(1, { error: "names at least one group, or is left away" })
    .optional(),
});

/** MCP servers that the platform team registers: what agents may read beside Toolroom's own calls, as it stands in `toolroom.yaml`. */
export const mcpSchema = z
  .array(serverSchema, { error: "is a list of MCP servers" })
  .superRefine((servers, context) => {
    const problem = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const names = servers.map(({ name }) => name);
    for (const [index, { name, tools }] of servers.entries()) {
      if (names.indexOf(name) < index) problem([index, "name"], "is there already");
      const offered = tools.map((tool) => offeredName(name, tool));
      for (const [place, one] of offered.entries()) {
        if (offered.indexOf(one) < place)
          problem([index, "tools", place], "is there already, or would be called like another");
        if (one.length > MAX_OFFERED_CHARS)
          problem([index, "tools", place], `is offered as ${one}, which is longer than ${MAX_OFFERED_CHARS} letters`);
      }
    }
  });

export const MCP_KEYS = Object.keys(serverSchema.shape);

type ConfiguredMcpServer = z.infer<typeof serverSchema>;

/** One with its token, which is filled in the gateway alone; null: it wants none, or its variable is not set. */
export interface McpServer extends Omit<ConfiguredMcpServer, "groups" | "keyFrom"> {
  keyFrom: string | null;
  groups: string[] | null;
  key: string | null;
}

export function mcpServersOf(
  servers: readonly ConfiguredMcpServer[],
  keyOf: (variable: string) => string | null,
): McpServer[] {
  return servers.map(({ keyFrom = null, groups = null, ...server }) => ({
    ...{ ...server, keyFrom, groups },
    key: keyFrom === null ? null : keyOf(keyFrom),
  }));
}

/** As agents call it: models take letters, digits, `_` and `-`. */
export function offeredName(server: string, tool: string): string {
  return `${server}__${tool.replace(/[^A-Za-z0-9_-]/g, "_")}`;
}

function isPlain(value: string): boolean {
  const { username, password, hash } = new URL(value);
  return username === "" && password === "" && hash === "";
}
