import { request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";

/** Where the control plane answers the gateway: JSON over HTTP, and the socket's mode is its lock. */
export function controlPlaneSocket(runtimeFolder: string): string {
  return join(runtimeFolder, "control-plane.sock");
}

/** Header with the Slack user id of who asks, as the gateway has judged. */
export const PERSON_HEADER = "x-toolroom-person";

/** A call of `tool` as it goes on to the control plane. */
export interface PassedCall {
  command: string;
  personId: string;
  /** JSON, not looked at. */
  body: Buffer;
}

/**
 * Hands a call to the control plane and its answer back as it comes, however long that takes. `away`: nobody answered, and
 * nothing was sent back.
 */
export function passToControlPlane(
  socketPath: string,
  call: PassedCall,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<"passed" | "away"> {
  return new Promise((resolve) => {
    const headers = {
      "content-type": "application/json",
      "content-length": call.body.length,
      accept: request.headers.accept ?? "application/json",
      [PERSON_HEADER]: call.personId,
    };
    const path = `/tool/${call.command}`;
    const asked = ask({ socketPath, path, method: "POST", agent: false, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, {
        "content-type": answer.headers["content-type"] ?? "application/json",
        "cache-control": "no-store",
      });
      response.flushHeaders();
      answer.pipe(response);
      answer.on("end", () => resolve("passed"));
      // Cut off in the middle: whoever reads it must not take the half for the whole.
      answer.on("error", () => {
        response.destroy();
        resolve("passed");
      });
    });
    asked.on("error", () => resolve(response.headersSent ? "passed" : "away"));
    // Ctrl-C at the other end: nobody reads any more what is going on.
    response.on("close", () => asked.destroy());
    asked.end(call.body);
  });
}
