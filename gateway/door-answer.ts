import type { IncomingMessage, ServerResponse } from "node:http";
import type { DoorSession } from "../store/door-sessions.ts";
import { sendJson } from "./answers.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { answerTool } from "./tool-door.ts";

/** Which requests each kind of door knows. */
const CALLS: Record<DoorSession["kind"], string[]> = {
  build: ["POST /v1/messages", "POST /tool/status"],
  app: ["POST /slack/post", "POST /slack/dm"],
  preview: ["POST /slack/post", "POST /slack/dm"],
  cli: [],
};

/** Gives each door the answers of its kind, and no others. */
export function createDoorAnswer(parts: { model: AnswerAtDoor; post: AnswerAtDoor }): AnswerAtDoor {
  return async (doorSession, request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (doorSession.kind === "build") {
      // Claude Code looks whether anybody is there before it begins.
      if (request.method === "HEAD" && (path === "/" || path === "/api/hello")) {
        response.writeHead(200).end();
        return;
      }
      if (request.method === "POST" && path === "/v1/messages") return parts.model(doorSession, request, response);
      if (request.method === "POST" && path.startsWith("/tool/")) return answerTool(doorSession, path, response);
    }
    if (
      (doorSession.kind === "app" || doorSession.kind === "preview") &&
      request.method === "POST" &&
      (path === "/slack/post" || path === "/slack/dm")
    ) {
      return parts.post(doorSession, request, response);
    }
    unknownCall(doorSession, request, response);
  };
}

function unknownCall(doorSession: DoorSession, request: IncomingMessage, response: ServerResponse): void {
  const message = `There is no ${request.method} ${request.url?.slice(0, 200)} behind this door.`;
  const fix = `It knows: ${CALLS[doorSession.kind].join(", ") || "nothing"}.`;
  sendJson(response, 404, {
    ok: false,
    type: "error",
    error: { type: "not_found_error", code: "unknown_call", message: `${message} ${fix}`, fix },
  });
}
