import { request } from "node:http";
import { CALL_NUMBER_HEADER, DELIVERY_ID_HEADER } from "../contract/wire.ts";

/** What an app says in a channel, or to one person (Slack user id) in private. */
export type SlackMessage = { channel: string; text: string } | { person: string; text: string };

/** A call of an app to the platform, with the delivery it belongs to, if any. */
export type SendToSlack = (
  message: SlackMessage,
  call: { deliveryId: string; callNumber: number } | undefined,
) => Promise<void>;

/** What the platform refused or could not do. `code` and `fix` are the platform's. */
class PlatformError extends Error {
  readonly code: string;
  readonly fix: string;

  constructor(error: { code: string; message: string; fix: string }) {
    super(`${error.message} ${error.fix}`);
    this.name = "PlatformError";
    this.code = error.code;
    this.fix = error.fix;
  }
}

/** Says it through the platform's socket (`POST /slack/post`, `/slack/dm`). Throws PlatformError with the platform's message and fix. */
export function createDoorClient(options: { doorSocket: string; timeoutMs: number }): SendToSlack {
  return async (message, call) => {
    const headers = call && { [DELIVERY_ID_HEADER]: call.deliveryId, [CALL_NUMBER_HEADER]: String(call.callNumber) };
    const path = "person" in message ? "/slack/dm" : "/slack/post";
    const answer = await send(options, path, headers ?? {}, JSON.stringify(message));
    if (answer.ok !== true) throw new PlatformError(readError(answer));
  };
}

function send(
  options: { doorSocket: string; timeoutMs: number },
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const unreachable = (why: string) =>
      reject(
        new PlatformError({
          code: "door_unreachable",
          message: `The platform did not answer: ${why}.`,
          fix: "Try again.",
        }),
      );
    const call = request(
      {
        socketPath: options.doorSocket,
        path,
        method: "POST",
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
        timeout: options.timeoutMs,
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("error", (error) => unreachable(error.message));
        response.on("end", () => resolve(readAnswer(text, response.statusCode)));
      },
    );
    call.on("timeout", () => call.destroy(new Error(`nothing came within ${options.timeoutMs} ms`)));
    call.on("error", (error) => unreachable(error.message));
    call.end(body);
  });
}

function readAnswer(text: string, status: number | undefined): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === "object" && answer !== null) return answer as Record<string, unknown>;
  } catch {
    // Told below: what is no JSON is no answer of the platform.
  }
  return {
    ok: false,
    error: { code: "door_answer", message: `The platform answered ${status} without saying why.`, fix: "Try again." },
  };
}

function readError(answer: Record<string, unknown>): { code: string; message: string; fix: string } {
  const error = (typeof answer.error === "object" && answer.error !== null ? answer.error : {}) as Record<
    string,
    unknown
  >;
  return {
    code: String(error.code ?? "refused"),
    message: String(error.message ?? "The platform refused the call."),
    fix: String(error.fix ?? ""),
  };
}
