import { cleanText } from "../builder/outline/clean-text.ts";
import type { Clock } from "../lib/clock.ts";
import { type McpServer, offeredName } from "../lib/config-mcp.ts";
import type { Log } from "../lib/log.ts";
import { resultWithin } from "../lib/within.ts";
import { type Approvers, judgeGroups } from "../operator/authority/approvers.ts";
import { sayNo } from "../operator/authority/judgement.ts";
import type { ReadAnswer } from "../operator/reading/read-call.ts";
import { createMcpClient, type McpClient, McpTrouble, type RemoteTool } from "./mcp-client.ts";
import type { OfferedCall, OfferSource } from "./offered-call.ts";

/** The MCP servers that the platform team registered, as calls of ours. Their tokens stay here. */
export interface RegisteredServers {
  /** One for each server: a call for each tool that the configuration names and it has; of one that is away each, saying so. */
  sources: readonly OfferSource[];
  close(): Promise<void>;
}

export interface ServerPatience {
  /** What an agent that begins waits for. */
  listMs: number;
  callMs: number;
  /** So long a list holds; one that could not be had, a tenth of it. */
  listedForMs: number;
}

const PATIENCE: ServerPatience = { listMs: 4_000, callMs: 15_000, listedForMs: 300_000 };
const MAX_DESCRIPTION_CHARS = 1_000;
const MAX_SAID_CHARS = 300;
const MAX_SCHEMA_CHARS = 20_000;
const ANY_INPUT = { type: "object" as const, additionalProperties: true };
const GO_ON = "Go on without it, and say so at the end.";

/** `tools` null: it could not be had. */
interface Listed {
  tools: Map<string, RemoteTool> | null;
  at: number;
}

export function createRegisteredServers(
  servers: readonly McpServer[],
  options: { clock: Clock; log: Log; approvers: Approvers; patience?: ServerPatience },
): RegisteredServers {
  const { clock, log, approvers, patience = PATIENCE } = options;
  const known = servers.map((server) => ({ server, client: createMcpClient(server), listing: createListing(server) }));

  function createListing(server: McpServer): (client: McpClient) => Promise<Listed["tools"]> {
    let last: Listed | null = null;
    let under: Promise<Listed> | null = null;
    const list = async (client: McpClient): Promise<Listed> => {
      const tools = await attempt(server, "list", () => within(patience.listMs, (over) => client.listTools(over)));
      const readable = "why" in tools ? null : readableTools(server, tools.value, log);
      last = { tools: readable, at: clock.now() };
      return last;
    };
    return async (client) => {
      const holdsMs = last?.tools === null ? patience.listedForMs / 10 : patience.listedForMs;
      if (last !== null && Math.abs(clock.now() - last.at) < holdsMs) return last.tools;
      // Many builds may begin at once.
      under ??= list(client).finally(() => {
        under = null;
      });
      return (await under).tools;
    };
  }

  /** Rejects with McpTrouble where it takes longer. */
  const within = async <T>(ms: number, act: (over: AbortSignal) => Promise<T>): Promise<T> => {
    const done = await resultWithin(clock, ms, async (over) => ({ value: await act(over) }));
    if (done === undefined) throw new McpTrouble(`does not answer within ${ms / 1000} s`);
    return done.value;
  };

  const attempt = async <T>(
    server: McpServer,
    what: string,
    act: () => Promise<T>,
  ): Promise<{ value: T } | { why: string }> => {
    try {
      return { value: await act() };
    } catch (error) {
      if (!(error instanceof McpTrouble)) throw error;
      // Its own words may hold what nobody asked for: they go to the model as data, and not into the log.
      const why = withoutKey(error.message, server.key);
      log.warn("registered server in trouble", { server: server.name, what, why: why.slice(0, 200) });
      const said = error.said === null ? "" : `: ${withoutKey(error.said, server.key).slice(0, MAX_SAID_CHARS)}`;
      return { why: `${server.name} ${why}${said}.` };
    }
  };

  const call = async (
    server: McpServer,
    client: McpClient,
    tool: string,
    input: unknown,
    over: AbortSignal,
  ): Promise<ReadAnswer> => {
    const asked = await attempt(server, tool, () =>
      within(patience.callMs, (late) => client.callTool(tool, input, AbortSignal.any([over, late]))),
    );
    if ("why" in asked) return { ok: false, why: asked.why, fix: GO_ON };
    const { text, parts, isError } = asked.value;
    const plain = withoutKey(text, server.key);
    if (isError)
      return { ok: false, why: `${server.name} says: ${plain}`, fix: "Correct the arguments, or go on without it." };
    return { ok: true, text: plain, rows: parts };
  };

  const sourceOf = ({ server, client, listing }: (typeof known)[number]): OfferSource => ({
    mayHave: (name) => server.tools.some((tool) => offeredName(server.name, tool) === name),
    offersFor: async ({ personId }) => {
      const may = server.groups === null ? null : await judgeGroups(approvers, server.groups, personId, server.name);
      const mayNot = may === null || may.yes ? null : sayNo(may);
      const tools = mayNot === null ? await listing(client) : null;
      return server.tools.flatMap((name) => {
        const tool = tools?.get(name);
        if (tools !== null && tool === undefined) return [];
        const read: OfferedCall["read"] = (input, _reader, over) => call(server, client, name, input, over);
        return [{ name: offeredName(server.name, name), ...shownAs(server, tool), mayNot, read }];
      });
    },
  });

  return {
    sources: known.map(sourceOf),
    close: async () => {
      await Promise.all(known.map(({ client }) => client.close()));
    },
  };
}

/** Those that the configuration names. One that says of itself that it changes something is left out. */
function readableTools(server: McpServer, tools: readonly RemoteTool[], log: Log): Map<string, RemoteTool> {
  const named = tools.filter(({ name }) => server.tools.includes(name));
  const readable = named.filter(({ annotations }) => annotations?.readOnlyHint !== false);
  const there = new Set(readable.map(({ name }) => name));
  const leftOut = server.tools.filter((name) => !there.has(name));
  if (leftOut.length > 0)
    log.warn("registered tools not offered: not there, or not read-only", {
      server: server.name,
      tools: leftOut.join(", "),
    });
  return new Map(readable.map((tool) => [tool.name, tool]));
}

function shownAs(server: McpServer, tool: RemoteTool | undefined): Pick<OfferedCall, "description" | "inputSchema"> {
  if (tool === undefined)
    return { description: `Of ${server.name}, which does not answer at the moment.`, inputSchema: ANY_INPUT };
  const { $schema: _, ...schema } = tool.inputSchema;
  const written = writtenAs(schema);
  const words = `Of ${server.name}: ${cleanText(tool.description).slice(0, MAX_DESCRIPTION_CHARS)}`;
  if (written === null) return { description: words, inputSchema: ANY_INPUT };
  if (written.length <= MAX_SCHEMA_CHARS && isTakenByModels(schema)) return { description: words, inputSchema: schema };
  return { description: `${words} It takes: ${written.slice(0, MAX_DESCRIPTION_CHARS)}`, inputSchema: ANY_INPUT };
}

/** One schema that an API of models refuses would have it refuse all that is asked with it. */
function isTakenByModels(schema: { [key: string]: unknown }): boolean {
  if (["anyOf", "oneOf", "allOf", "not", "$ref"].some((word) => word in schema)) return false;
  const { properties = {} } = schema;
  const isPlain = typeof properties === "object" && properties !== null && !Array.isArray(properties);
  return isPlain && Object.keys(properties).every((name) => /^[\w.-]{1,64}$/.test(name));
}

/** Null where it is nested too deep to be written. */
function writtenAs(schema: object): string | null {
  try {
    return JSON.stringify(schema);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A server may say again what it was told. */
function withoutKey(text: string, key: string | null): string {
  return key === null || key.length < 8 ? text : text.replaceAll(key, "[secret]");
}
