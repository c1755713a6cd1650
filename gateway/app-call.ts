import type { IncomingMessage } from "node:http";
import { parseJson } from "../lib/json.ts";
import { type DoorAnswer, type DoorRefusal, refusal } from "../sdk/contract/door/door-answer.ts";
import { CALL_NUMBER, CALL_NUMBER_HEADER, DELIVERY_ID_HEADER } from "../sdk/contract/wire.ts";
import { type DoorInstance, readDoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { readBody } from "./read-body.ts";

/** A call of a running App or preview, before it is judged what it wants. */
export interface AppCall {
  instance: DoorInstance;
  path: string;
  /** Plain JSON, or undefined where it is none. */
  sent: unknown;
  /** Null: outside of a Delivery. */
  call: { deliveryId: string; number: string } | null;
}

/** As the door says it over HTTP. */
export interface StatusAnswer {
  status: number;
  body: DoorAnswer;
}

export type Refused = { ok: false; refused: StatusAnswer };

/** An entrance whose every call is an App's, of at most `maxBytes`: `answer` judges what it wants, by what is read here. */
export function answerAppCalls(
  { store, maxBytes }: { store: Store; maxBytes: number },
  answer: (asked: AppCall, doorSessionId: string, request: IncomingMessage) => Promise<StatusAnswer>,
): AnswerAtDoor {
  return async (doorSession, request, response) => {
    const read = await readAppCall(store, doorSession.id, request, maxBytes);
    const { status, body } = read.ok ? await answer(read.asked, doorSession.id, request) : read.refused;
    sendJson(response, status, body);
  };
}

/** Reads who calls and what was sent, or says why nobody goes on with it. */
export async function readAppCall(
  store: Store,
  doorSessionId: string,
  request: IncomingMessage,
  maxBytes: number,
): Promise<{ ok: true; asked: AppCall } | Refused> {
  const body = await readBody(request, maxBytes);
  if (body === null) {
    const fix = `At most ${Math.floor(maxBytes / 1024)} kB.`;
    return refused(413, refusal("too_large", "What was sent is too large.", fix));
  }
  const instance = await readDoorInstance(store, doorSessionId);
  if (instance === null)
    return refused(403, refusal("no_instance", "No running app belongs to this door.", "Deploy the app again."));
  const call = readCall(request);
  if (call === "bad") {
    const fix = `Send both ${DELIVERY_ID_HEADER} and ${CALL_NUMBER_HEADER}, or neither.`;
    return refused(400, refusal("bad_call", "The delivery's headers do not read.", fix));
  }
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  return { ok: true, asked: { instance, path, sent: parseJson(body.toString("utf8")), call } };
}

export function refused(status: number, body: DoorRefusal): Refused {
  return { ok: false, refused: { status, body } };
}

function readCall(request: IncomingMessage): AppCall["call"] | "bad" {
  const deliveryId = request.headers[DELIVERY_ID_HEADER];
  const number = request.headers[CALL_NUMBER_HEADER];
  if (deliveryId === undefined && number === undefined) return null;
  if (typeof deliveryId !== "string" || typeof number !== "string") return "bad";
  if (!/^[A-Za-z0-9_.@-]{1,120}$/.test(deliveryId) || !CALL_NUMBER.test(number)) return "bad";
  return { deliveryId, number };
}
