import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { KnownError } from "../lib/errors.ts";
import { parseJson } from "../lib/json.ts";
import type { Log } from "../lib/log.ts";
import type { Doors } from "../operator/doors.ts";
import type { Edge } from "../operator/edge.ts";
import { sendJson } from "./answers.ts";
import { CONTROL_SCHEMAS, type ControlVerb, type Ping } from "./control-messages.ts";
import { readBody } from "./read-body.ts";

/** The server behind `gateway.sock`, for the control plane alone: the socket's mode is its lock. */
export function createControlServer(options: { edge: Edge; doors: Doors; ping: () => Ping; log: Log }): Server {
  return createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      const known = error instanceof KnownError;
      if (!known) options.log.error("control call failed", { error: String(error) });
      const { code, message, next } = known
        ? error
        : { code: "bug", message: String(error), next: "Look into the gateway's log." };
      sendJson(response, known ? 409 : 500, { ok: false, error: { code, message, next } });
    });
  });
}

async function answer(
  options: { edge: Edge; doors: Doors; ping: () => Ping },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const verb = (request.url ?? "").slice(1);
  if (!isVerb(verb) || request.method !== "POST") {
    throw new KnownError(
      "unknown_call",
      `There is no ${verb}.`,
      `Use POST /${Object.keys(CONTROL_SCHEMAS).join(", /")}.`,
    );
  }
  const body = await readBody(request, 64 * 1024);
  const result = await run(options, verb, parseJson(body?.toString("utf8") ?? ""));
  sendJson(response, 200, { ok: true, result });
}

function run(options: { edge: Edge; doors: Doors; ping: () => Ping }, verb: ControlVerb, body: unknown): unknown {
  const { edge, doors } = options;
  switch (verb) {
    case "point": {
      const { appId, instanceId } = CONTROL_SCHEMAS.point.parse(body);
      return edge.point(appId, instanceId);
    }
    case "hold":
      return edge.hold(CONTROL_SCHEMAS.hold.parse(body).appId);
    case "release":
      return edge.release(CONTROL_SCHEMAS.release.parse(body).appId);
    case "drained": {
      const { instanceId, timeoutMs } = CONTROL_SCHEMAS.drained.parse(body);
      return edge.drained(instanceId, timeoutMs);
    }
    case "probe":
      return edge.probe(CONTROL_SCHEMAS.probe.parse(body).appId);
    case "openDoor":
      return doors.open(CONTROL_SCHEMAS.openDoor.parse(body).doorSessionId);
    case "closeDoor":
      return doors.close(CONTROL_SCHEMAS.closeDoor.parse(body).doorSessionId);
    case "ping":
      return options.ping();
  }
}

function isVerb(verb: string): verb is ControlVerb {
  return Object.hasOwn(CONTROL_SCHEMAS, verb);
}
