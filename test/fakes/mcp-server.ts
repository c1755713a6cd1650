import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** One message as it came, with the headers that count. */
export interface McpAsked {
  id: number;
  method: string;
  params: { name?: string; arguments?: Record<string, unknown>; cursor?: string };
  headers: IncomingMessage["headers"];
}

export interface FakeMcpServer {
  url: string;
  /** Requests that came, notifications left out. */
  asked: McpAsked[];
  /** It knows no session any more. */
  forget(): void;
  close(): Promise<void>;
}

const TOOLS = [
  {
    name: "search",
    description: "Looks through the wiki.",
    inputSchema: { type: "object", properties: { words: {} } },
  },
  { name: "page.get", description: "One page.", inputSchema: { type: "object" }, annotations: { readOnlyHint: true } },
  { name: "page.delete", description: "Gone.", inputSchema: { type: "object" }, annotations: { readOnlyHint: false } },
  { name: "unlisted", description: "Not for agents.", inputSchema: { type: "object" } },
];

/**
 * An MCP server of the company on loopback, with a session. Its list has two pages. `call` gives the result of a call, or
 * answers by itself and gives undefined; `before` may answer anything before it is looked at, by giving true.
 */
export async function startMcpServer(
  call: (asked: McpAsked, response: ServerResponse) => unknown,
  options: {
    streams?: boolean;
    tools?: readonly object[];
    before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  } = {},
): Promise<FakeMcpServer> {
  const asked: McpAsked[] = [];
  let session = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (options.before?.(request, response)) return;
    const { id, method, params = {} } = JSON.parse(await text(request));
    if (id === undefined) return void response.writeHead(202).end();
    asked.push({ id, method, params, headers: request.headers });
    if (method === "initialize") {
      session += 1;
      response.setHeader("mcp-session-id", `session-${session}`);
      return say(response, { id, result: { protocolVersion: "2025-06-18", capabilities: {}, serverInfo: {} } });
    }
    if (request.headers["mcp-session-id"] !== `session-${session}`) return void response.writeHead(404).end();
    if (method === "tools/list") {
      if (options.tools !== undefined) return say(response, { id, result: { tools: options.tools } });
      const result = params.cursor === "2" ? { tools: TOOLS.slice(2) } : { tools: TOOLS.slice(0, 2), nextCursor: "2" };
      return say(response, { id, result });
    }
    const result = call({ id, method, params, headers: request.headers }, response);
    if (result !== undefined) say(response, { id, result });
  };
  const say = (response: ServerResponse, message: object): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    if (options.streams !== true) return void response.setHeader("content-type", "application/json").end(body);
    response.setHeader("content-type", "text/event-stream");
    const note = JSON.stringify({ jsonrpc: "2.0", method: "notifications/progress", params: {} });
    response.write(`: hello\n\nid: 0\ndata:\n\ndata: ${note}\n\nevent: message\ndata: ${body.slice(0, 20)}`);
    // In the middle of an event, as a network may, and left open: the answer is all that is waited for.
    response.write(`${body.slice(20)}\n\n`);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : "none"}/mcp`,
    asked,
    forget: () => {
      session += 1;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
