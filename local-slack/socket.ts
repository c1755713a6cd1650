import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Line } from "./delivery/lines.ts";
import type { Delivery } from "./delivery.ts";
import { isJson, textOf } from "./json.ts";
import { randomToken } from "./random.ts";
import { SlackError } from "./slack-error.ts";
import type { Workspace } from "./workspace.ts";

export interface SocketMode {
  /** The address of one future connection, good once. Throws `too_many_websockets` beyond ten connections. */
  openTicket(): string;
  /** Says goodbye to all connections; those that do not answer are cut. */
  close(): Promise<void>;
}

const maxSockets = 10;
const pingEveryMs = 10_000;
const farewellMs = 500;

/** Socket Mode as in https://docs.slack.dev/apis/events-api/using-socket-mode: hello, envelopes, acknowledgements, pings. */
export function serveSocketMode(workspace: Workspace, delivery: Delivery, server: Server): SocketMode {
  const tickets = new Set<string>();
  const sockets = new WebSocketServer({ noServer: true });

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const [path, query] = (request.url ?? "").split("?");
    const isKnown = path === "/link/" && tickets.delete(new URLSearchParams(query).get("ticket") ?? "");
    if (!isKnown || delivery.lines().length >= maxSockets) {
      stream.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => welcome(workspace, delivery, socket));
  };
  server.on("upgrade", upgrade);

  return {
    openTicket: () => {
      if (delivery.lines().length >= maxSockets) throw new SlackError("too_many_websockets");
      const ticket = randomToken("ticket");
      tickets.add(ticket);
      const query = new URLSearchParams({ ticket, app_id: workspace.identity.appId });
      return `${workspace.url().replace("http", "ws")}/link/?${query}`;
    },
    close: async () => {
      server.off("upgrade", upgrade);
      await Promise.all([...sockets.clients].map(farewell));
      sockets.close();
    },
  };
}

function farewell(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => socket.terminate(), farewellMs);
    socket.once("close", () => {
      clearTimeout(deadline);
      resolve();
    });
    socket.close(1001);
  });
}

function welcome(workspace: Workspace, delivery: Delivery, socket: WebSocket): void {
  const line: Line = {
    send: (text) => socket.send(text),
    cut: () => socket.terminate(),
    end: () => socket.close(1000),
  };
  const pinger = setInterval(() => socket.ping(`Ping from local Slack (${workspace.now()})`), pingEveryMs);
  socket.on("message", (raw) => {
    const message = parsed(String(raw));
    if (message) delivery.acknowledge(message.envelopeId, message.payload);
    else workspace.gaps.note(`socket message that is no acknowledgement: ${String(raw).slice(0, 200)}`);
  });
  socket.on("error", (error) => workspace.log(`socket error: ${error.message}`));
  socket.on("close", () => {
    clearInterval(pinger);
    delivery.detach(line);
  });
  socket.send(
    JSON.stringify({
      type: "hello",
      num_connections: delivery.lines().length + 1,
      connection_info: { app_id: workspace.identity.appId },
      debug_info: { host: "local-slack", build_number: 1, approximate_connection_time: 18_060 },
    }),
  );
  delivery.attach(line);
}

function parsed(text: string): { envelopeId: string; payload: Record<string, unknown> } | undefined {
  try {
    const message: unknown = JSON.parse(text);
    if (!isJson(message) || textOf(message.envelope_id) === "") return undefined;
    return { envelopeId: textOf(message.envelope_id), payload: isJson(message.payload) ? message.payload : {} };
  } catch {
    return undefined;
  }
}
