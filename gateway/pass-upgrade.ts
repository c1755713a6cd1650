import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Dispatcher } from "undici";
import { decodeRawHeaders, outboundHeaders } from "./headers.ts";

/**
 * Passes an upgrade (WebSocket) to an App. Only after the App's 101 are both sockets joined; any other answer is
 * given as it is and the connection closed, so that no second request can slip past the edge on it.
 * Calls `joined` when they are; resolves when the connection is over.
 */
export function passUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  firstBytes: Buffer,
  options: { dispatcher: Dispatcher; path: string; headers: string[]; joined(): void },
): Promise<void> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let isAnswered = false;
    const over = () => {
      controller?.abort(new Error("The person left."));
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
        onRequestStart(started) {
          controller = started;
          if (socket.destroyed) over();
        },
        onRequestUpgrade(started, status, _headers, upstream) {
          controller = undefined;
          options.joined();
          socket.write(head(status, "upgrade", request.headers.upgrade ?? "websocket", started.rawHeaders));
          if (firstBytes.length > 0) upstream.write(firstBytes);
          join(socket, upstream, over);
        },
        onResponseStart(started, status) {
          if (status < 200) return;
          isAnswered = true;
          socket.write(head(status, "close", null, started.rawHeaders));
        },
        onResponseData(_started, chunk) {
          socket.write(chunk);
        },
        onResponseEnd() {
          controller = undefined;
          socket.end();
        },
        onResponseError() {
          if (isAnswered) socket.destroy();
          else refuseUpgrade(socket, 502);
        },
      },
    );
  });
}

/** Answers an upgrade that goes nowhere. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  if (!socket.writable) return;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function join(socket: Duplex, upstream: Duplex, over: () => void): void {
  upstream.on("error", over);
  upstream.on("close", over);
  socket.on("close", () => upstream.destroy());
  // Both sides may be half open: an end of one is the end of both, once its last bytes are out.
  upstream.on("end", () => socket.end(over));
  socket.on("end", () => upstream.end(over));
  upstream.pipe(socket, { end: false });
  socket.pipe(upstream, { end: false });
}

function head(status: number, connection: string, upgrade: string | null, rawHeaders: unknown): string {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, `connection: ${connection}`];
  if (upgrade !== null) lines.push(`upgrade: ${upgrade}`);
  const headers = outboundHeaders(decodeRawHeaders(rawHeaders));
  for (let index = 0; index + 1 < headers.length; index += 2) lines.push(`${headers[index]}: ${headers[index + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
