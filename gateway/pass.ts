import type { IncomingMessage, ServerResponse } from "node:http";
import { type Dispatcher, errors } from "undici";
import { decodeRawHeaders, headerValue, outboundHeaders } from "./headers.ts";
import { UnreachableError } from "./upstreams.ts";

/**
 * How a passed request ended: `passed` (an answer reached the person, whole or until one of both left), `unreachable`
 * (no connection, nothing sent), `cut` (sent, connection lost before an answer), `late` (sent, no answer in time). In
 * all but the first nothing was written to the response.
 */
export type Passage = "passed" | "unreachable" | "cut" | "late";

export interface PassOptions {
  dispatcher: Dispatcher;
  path: string;
  /** Names and values in turn, as the App shall see them. */
  headers: string[];
  /** Called with the answer's status and media type, before the first byte goes out. */
  answered(status: number, contentType: string): void;
}

/** Streams a request to an App and its answer back, both with back-pressure. */
export function passRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: PassOptions,
): Promise<Passage> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let hasLeft = false;
    const personLeft = () => {
      if (response.writableFinished) return;
      hasLeft = true;
      controller?.abort(new Error("The person left."));
    };
    const end = (passage: Passage) => {
      response.off("close", personLeft);
      resolve(passage);
    };
    response.on("close", personLeft);
    options.dispatcher.dispatch(
      {
        path: options.path,
        method: request.method ?? "GET",
        headers: options.headers,
        body: hasBody(request) ? request : null,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (hasLeft) started.abort(new Error("The person left."));
        },
        onResponseStart(started, status) {
          if (status < 200) return;
          const headers = outboundHeaders(decodeRawHeaders(started.rawHeaders));
          options.answered(status, headerValue(headers, "content-type") ?? "");
          response.writeHead(status, headers);
          // An event stream's head goes out at once; other heads travel with their first bytes.
          if (headerValue(headers, "content-length") === null) response.flushHeaders();
          response.on("drain", () => started.resume());
        },
        onResponseData(started, chunk) {
          if (!response.write(chunk)) started.pause();
        },
        onResponseEnd() {
          response.end();
          end("passed");
        },
        onResponseError(_started, error) {
          if (response.headersSent || hasLeft) {
            // Cut, so that nobody takes a half answer for a whole one.
            response.destroy();
            end("passed");
          } else end(failure(error));
        },
      },
    );
  });
}

/** Whether the same request may be sent again: reads without a body. */
export function isRepeatable(request: IncomingMessage): boolean {
  return (request.method === "GET" || request.method === "HEAD") && !hasBody(request);
}

function failure(error: Error): Passage {
  if (error instanceof UnreachableError) return "unreachable";
  return error instanceof errors.HeadersTimeoutError ? "late" : "cut";
}

function hasBody(request: IncomingMessage): boolean {
  return request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0;
}
