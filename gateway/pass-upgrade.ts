import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Dispatcher } from "undici";
import { decodeRawHeaders, outboundHeaders } from "./headers.ts";

/**
 * Passes an upgrade (WebSocket) to an App. Only after the App's 101 are both sockets joined; any other answer is
 * given as it is and the connection closed, so that no second request can slip past the edge on it.
 * Resolves when the connection is over.
 */
export function passUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  firstBytes: Buffer,
  options: { dispatcher: Dispatcher; path: string; headers: string[] },
): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      socket.destroy();
      resolve();
    };
    socket.on("error", over);
    socket.on("close", over);
    options.dispatcher.dispatch(
      {
        path: options.path,
        method: "GET",
        headers: options.headers,
        upgrade: request.headers.upgrade ?? "websocket",
      },
      {
        onRequestUpgrade(controller, status, _headers, upstream) {
          socket.write(head(status, "upgrade", request.headers.upgrade ?? "websocket", controller.rawHeaders));
          upstream.on("error", over);
          upstream.on("close", over);
          socket.on("close", () => upstream.destroy());
          if (firstBytes.length > 0) upstream.write(firstBytes);
          upstream.pipe(socket);
          socket.pipe(upstream);
        },
        onResponseStart(controller, status) {
          if (status < 200) return;
          socket.write(head(status, "close", null, controller.rawHeaders));
        },
        onResponseData(_controller, chunk) {
          socket.write(chunk);
        },
        onResponseEnd: () => socket.end(),
        onResponseError: () => refuseUpgrade(socket, 502),
      },
    );
  });
}

/** Answers an upgrade that goes nowhere. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  if (!socket.writable) return;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function head(status: number, connection: string, upgrade: string | null, rawHeaders: unknown): string {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, `connection: ${connection}`];
  if (upgrade !== null) lines.push(`upgrade: ${upgrade}`);
  const headers = outboundHeaders(decodeRawHeaders(rawHeaders));
  for (let index = 0; index + 1 < headers.length; index += 2) lines.push(`${headers[index]}: ${headers[index + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
