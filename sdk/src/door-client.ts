import { request } from "node:http";
import { CALL_NUMBER_HEADER, DELIVERY_ID_HEADER } from "../contract/wire.ts";
import { PlatformError } from "./platform-error.ts";

/** Which call of which delivery it is; undefined outside of deliveries. */
export type CallOfDelivery = { deliveryId: string; callNumber: number } | undefined;

/** A call of the platform with a JSON body: gives its answer. Throws PlatformError where it says no or nothing. */
export type CallDoor = (path: string, body: object, call?: CallOfDelivery) => Promise<Record<string, unknown>>;

/** Over the platform's socket. */
export function createDoorClient(options: { doorSocket: string; timeoutMs: number }): CallDoor {
  return async (path, body, call) => {
    const headers = call && { [DELIVERY_ID_HEADER]: call.deliveryId, [CALL_NUMBER_HEADER]: String(call.callNumber) };
    const answer = await send(options, path, headers ?? {}, JSON.stringify(body));
    if (answer.ok !== true) throw errorOf(answer);
    return answer;
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
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", (error) => unreachable(error.message));
        response.on("end", () => resolve(readAnswer(Buffer.concat(chunks).toString("utf8"), response.statusCode)));
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

/** The platform's no, in its own words. */
export function errorOf(answer: Record<string, unknown>): PlatformError {
  const error = (typeof answer.error === "object" && answer.error !== null ? answer.error : {}) as Record<
    string,
    unknown
  >;
  return new PlatformError({
    code: String(error.code ?? "refused"),
    message: String(error.message ?? "The platform refused the call."),
    fix: String(error.fix ?? ""),
  });
}
