import type { IncomingMessage, ServerResponse } from "node:http";
import type { DoorSession } from "../store/door-sessions.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";
import { chatApi } from "./apis/chat.ts";
import { countTokensApi, messagesApi } from "./apis/messages.ts";
import { responsesApi } from "./apis/responses.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { createMcpDoor, noStream } from "./mcp-door.ts";
import type { ModelDoor } from "./model-door.ts";
import type { Reading } from "./reading.ts";
import { answerTool } from "./tool-door.ts";

/** What one door knows: by method and path, where `*` at the end stands for the rest. */
type Calls = Record<string, AnswerAtDoor>;

const MODEL_APIS = [messagesApi, countTokensApi, responsesApi, chatApi];

/** Gives each door the answers of its kind, and no others. */
export function createDoorAnswer(parts: {
  store: Store;
  model: ModelDoor;
  post: AnswerAtDoor;
  emit: AnswerAtDoor;
  appModel: AnswerAtDoor;
  services: AnswerAtDoor;
  reading: Reading;
  packages: AnswerAtDoor;
  data: AnswerAtDoor;
}): AnswerAtDoor {
  const ofApps: Calls = {
    ...Object.fromEntries(["post", "dm", "update", "upload"].map((verb) => [`POST /slack/${verb}`, parts.post])),
    "POST /events/emit": parts.emit,
    "POST /data/query": parts.data,
    "POST /v1/messages": parts.appModel,
    ...Object.fromEntries(["http", "secret", "group", "metric"].map((noun) => [`POST /${noun}`, parts.services])),
  };
  const models = Object.fromEntries(MODEL_APIS.map((api) => [`POST ${api.path}`, parts.model.answer(api)]));
  const calls: Record<DoorSession["kind"], Calls> = {
    build: {
      ...models,
      "POST /tool/*": (doorSession, request, response) =>
        answerTool(parts.store, doorSession, pathOf(request), response),
      "POST /mcp": createMcpDoor(parts.reading),
      "GET /mcp": noStream,
      "DELETE /mcp": noStream,
      // Claude Code looks whether anybody is there before it begins.
      "HEAD /": here,
      "HEAD /api/hello": here,
    },
    app: ofApps,
    preview: ofApps,
    packages: { "GET /*": parts.packages },
    cli: {},
  };
  return async (doorSession, request, response) => {
    const known = calls[doorSession.kind];
    const asked = `${request.method} ${pathOf(request)}`;
    const name = Object.hasOwn(known, asked)
      ? asked
      : Object.keys(known).find((one) => one.endsWith("*") && asked.startsWith(one.slice(0, -1)));
    const answer = name === undefined ? undefined : known[name];
    if (answer === undefined) return unknownCall(Object.keys(known), request, response);
    await answer(doorSession, request, response);
  };
}

const here: AnswerAtDoor = async (_doorSession, _request, response) => void response.writeHead(200).end();

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?")[0] ?? "/";
}

function unknownCall(known: string[], request: IncomingMessage, response: ServerResponse): void {
  const message = `There is no ${request.method} ${request.url?.slice(0, 200)} behind this door.`;
  const fix = `It knows: ${known.filter((name) => name.startsWith("POST")).join(", ") || "nothing"}.`;
  sendJson(response, 404, {
    ok: false,
    type: "error",
    error: { type: "not_found_error", code: "unknown_call", message: `${message} ${fix}`, fix },
  });
}
