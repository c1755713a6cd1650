import { Pool } from "undici"; // follows no redirects, and ends a request by a signal
import { z } from "zod";
import { messageOf } from "../lib/errors.ts";
import { parseJson } from "../lib/json.ts";
import { MCP_REVISIONS } from "./mcp-door.ts";

/** A tool as its server lists it. */
export type RemoteTool = z.infer<typeof toolSchema>;

/**
 * An MCP server somewhere in the company, spoken to over streamable HTTP
 * (https://modelcontextprotocol.io/specification/2025-11-25/basic/transports). Only ever its own address is asked.
 */
export interface McpClient {
  /** All of them; the first hundred pages. */
  listTools(signal: AbortSignal): Promise<RemoteTool[]>;
  callTool(name: string, input: unknown, signal: AbortSignal): Promise<RemoteAnswer>;
  close(): Promise<void>;
}

/** `parts`: how many things it holds. `isError`: the tool says that it failed, in `text`. */
export interface RemoteAnswer {
  text: string;
  parts: number;
  isError: boolean;
}

/** The server does not do what the protocol has it do; `message` says what it does, without its name: "cannot be reached". */
export class McpTrouble extends Error {
  /** It knows this session no more: a new one may help. */
  readonly isForgotten: boolean;
  /** Its own words on it; null: it has none. */
  readonly said: string | null;

  constructor(
    message: string,
    { isForgotten = false, said = null }: { isForgotten?: boolean; said?: string | null } = {},
  ) {
    super(message);
    this.isForgotten = isForgotten;
    this.said = said;
  }
}

const MAX_BYTES = 1_000_000;
const MAX_PAGES = 100;

/** What a server gave when it was greeted, and wants to hear again. */
interface Session {
  revision: string;
  id: string | null;
}

/** `key`: its bearer token, told to that address alone; null: it wants none. */
export function createMcpClient({ url, key }: { url: string; key: string | null }): McpClient {
  const address = new URL(url);
  const pool = new Pool(address.origin);
  let lastId = 0;
  let known: Session | null = null;

  const post = async (message: object, session: Session | null, signal: AbortSignal) => {
    try {
      return await pool.request({
        ...{ method: "POST", path: `${address.pathname}${address.search}`, signal, body: JSON.stringify(message) },
        headers: {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(session === null ? {} : { "mcp-protocol-version": session.revision }),
          ...(session?.id == null ? {} : { "mcp-session-id": session.id }),
        },
      });
    } catch (error) {
      throw signal.aborted ? signal.reason : new McpTrouble(`cannot be reached (${messageOf(error)})`);
    }
  };

  /** `sessionId` is what its headers say. */
  const ask = async <T>(
    { method, params, schema }: { method: string; params: object; schema: z.ZodType<T> },
    session: Session | null,
    signal: AbortSignal,
  ): Promise<{ result: T; sessionId: string | null }> => {
    lastId += 1;
    const id = lastId;
    const { statusCode, headers, body } = await post({ jsonrpc: "2.0", id, method, params }, session, signal);
    // What is left unread is cut off, which it need not tell anybody.
    body.on("error", () => undefined);
    try {
      if (statusCode !== 200) throw troubleOf(statusCode, session?.id != null);
      const isStream = String(headers["content-type"] ?? "").startsWith("text/event-stream");
      const answer = isStream ? await answerInStream(body, id) : parseJson(await wholeText(body));
      return { result: readAnswer(answer, id, method, schema), sessionId: firstOf(headers["mcp-session-id"]) };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw error instanceof McpTrouble ? error : new McpTrouble(`broke off (${messageOf(error)})`);
    } finally {
      body.destroy();
    }
  };

  const begin = async (signal: AbortSignal): Promise<Session> => {
    const [protocolVersion] = MCP_REVISIONS;
    const params = { protocolVersion, capabilities: {}, clientInfo: { name: "toolroom", version: "1" } };
    const { result, sessionId } = await ask({ method: "initialize", params, schema: helloSchema }, null, signal);
    const session = { revision: result.protocolVersion, id: sessionId };
    const told = await post({ jsonrpc: "2.0", method: "notifications/initialized" }, session, signal);
    told.body.on("error", () => undefined).destroy(); // Nothing is to be read there.
    known = session;
    return session;
  };

  /** Once more in a new session where the server has forgotten the one that was known. */
  const inSession = async <T>(act: (session: Session) => Promise<T>, signal: AbortSignal): Promise<T> => {
    const session = known ?? (await begin(signal));
    try {
      return await act(session);
    } catch (error) {
      if (!(error instanceof McpTrouble) || !error.isForgotten) throw error;
      return await act(await begin(signal));
    }
  };

  return {
    listTools: (signal) =>
      inSession(async (session) => {
        const tools: RemoteTool[] = [];
        let cursor: string | undefined;
        for (let page = 0; page < MAX_PAGES; page += 1) {
          const asked = { method: "tools/list", params: cursor === undefined ? {} : { cursor }, schema: toolsSchema };
          const { result } = await ask(asked, session, signal);
          tools.push(...result.tools);
          cursor = result.nextCursor;
          if (cursor === undefined) break;
        }
        return tools;
      }, signal),
    callTool: (name, input, signal) =>
      inSession(async (session) => {
        const asked = { method: "tools/call", params: { name, arguments: input }, schema: calledSchema };
        const { content, structuredContent, isError } = (await ask(asked, session, signal)).result;
        const texts = content.map(textOf);
        const whole =
          texts.length === 0 && structuredContent !== undefined ? [JSON.stringify(structuredContent)] : texts;
        return { text: whole.join("\n"), parts: whole.length, isError };
      }, signal),
    close: () => pool.destroy(),
  };
}

function readAnswer<T>(answer: unknown, id: number, method: string, schema: z.ZodType<T>): T {
  const said = answerSchema.safeParse(answer);
  if (!said.success || said.data.id !== id) throw new McpTrouble("answers with something else than the protocol's");
  if (said.data.error !== undefined) throw new McpTrouble("refuses", { said: said.data.error.message });
  const result = schema.safeParse(said.data.result);
  if (!result.success) throw new McpTrouble(`answers ${method} with something else than the protocol's`);
  return result.data;
}

function troubleOf(status: number, hasSession: boolean): McpTrouble {
  if (status >= 300 && status < 400) return new McpTrouble("redirects to another address, which is not asked");
  if (status === 401 || status === 403) return new McpTrouble(`refuses the token (status ${status})`);
  return new McpTrouble(`answers with status ${status}`, { isForgotten: status === 404 && hasSession });
}

async function wholeText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of bounded(body)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** Of a stream of events (https://html.spec.whatwg.org/multipage/server-sent-events.html) the message that answers. */
async function answerInStream(body: AsyncIterable<Buffer>, id: number): Promise<unknown> {
  const decoder = new TextDecoder();
  let pending = "";
  for await (const chunk of bounded(body)) {
    pending += decoder.decode(chunk, { stream: true });
    const events = pending.split(/\r\n\r\n|\n\n|\r\r/);
    pending = events.pop() ?? "";
    for (const event of events) {
      const lines = event.split(/\r\n|\n|\r/).filter((line) => line.startsWith("data:"));
      const message = parseJson(lines.map((line) => line.slice("data:".length).replace(/^ /, "")).join("\n"));
      if (answerSchema.safeParse(message).data?.id === id) return message;
    }
  }
  return undefined;
}

async function* bounded(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new McpTrouble("answers with more than a megabyte, which is not read");
    yield chunk;
  }
}

function textOf(part: z.infer<typeof partSchema>): string {
  if (part.type === "text" && part.text !== undefined) return part.text;
  if (part.resource?.text !== undefined) return part.resource.text;
  return `(${part.type}${part.uri === undefined ? "" : ` ${part.uri}`}: left out, only text is handed on)`;
}

function firstOf(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}

const answerSchema = z.looseObject({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});
const helloSchema = z.looseObject({ protocolVersion: z.string().max(40) });
const toolSchema = z.looseObject({
  name: z.string(),
  description: z.string().default(""),
  inputSchema: z.looseObject({ type: z.literal("object") }),
  annotations: z.looseObject({ readOnlyHint: z.boolean().optional() }).optional(),
});
const toolsSchema = z.looseObject({ tools: z.array(toolSchema), nextCursor: z.string().optional() });
const partSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  uri: z.string().optional(),
  resource: z.looseObject({ text: z.string().optional() }).optional(),
});
const calledSchema = z.looseObject({
  content: z.array(partSchema).default([]),
  structuredContent: z.unknown().optional(),
  isError: z.boolean().default(false),
});
