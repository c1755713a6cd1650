import type { IncomingMessage } from "node:http";
import { parseJson } from "../lib/json.ts";
import { type DoorAnswer, slackDmSchema, slackPostSchema } from "../sdk/contract/door.ts";
import { CALL_NUMBER_HEADER, DELIVERY_ID_HEADER } from "../sdk/contract/wire.ts";
import { type DoorInstance, readDoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { readBody } from "./read-body.ts";

/** What an Instance wants said, where its manifest lets it. */
interface WantedPost extends Wanted {
  instance: DoorInstance;
  /** Null: outside of a Delivery. */
  call: DeliveryCall | null;
}

interface Wanted {
  /** As in `app_posts`: `#food`, or `@U012AB3CD` in private. */
  channel: string;
  personId: string | null;
  text: string;
}

interface DeliveryCall {
  deliveryId: string;
  number: number;
}

/** As the door says it over HTTP. */
export interface StatusAnswer {
  status: number;
  body: DoorAnswer;
}

const MAX_POST_BYTES = 512 * 1024;

/** Reads a call of `/slack/post` or `/slack/dm`, or says why it may not be. */
export async function readWantedPost(
  store: Store,
  doorSessionId: string,
  request: IncomingMessage,
): Promise<{ ok: true; post: WantedPost } | { ok: false; refused: StatusAnswer }> {
  const refused = (status: number, body: DoorAnswer) => ({ ok: false as const, refused: { status, body } });
  const body = await readBody(request, MAX_POST_BYTES);
  const wanted = readWanted(request.url ?? "", body);
  if ("bad" in wanted) return refused(400, wanted.bad);
  const instance = await readDoorInstance(store, doorSessionId);
  if (instance === null) {
    return refused(403, refusal("no_instance", "No running app belongs to this door.", "Deploy the app again."));
  }
  const isBound = isGranted(instance, wanted);
  if (isBound !== true) return refused(403, isBound);
  const call = readCall(request);
  if (call === "bad") {
    const fix = `Send both ${DELIVERY_ID_HEADER} and ${CALL_NUMBER_HEADER}, or neither.`;
    return refused(400, refusal("bad_call", "The delivery's headers do not read.", fix));
  }
  return { ok: true, post: { ...wanted, instance, call } };
}

export function refusal(code: string, message: string, fix: string): DoorAnswer {
  return { ok: false, error: { code, message, fix } };
}

function readWanted(url: string, body: Buffer | null): Wanted | { bad: DoorAnswer } {
  const sent = parseJson(body?.toString("utf8") ?? "");
  if (url.startsWith("/slack/dm")) {
    const word = slackDmSchema.safeParse(sent);
    if (word.success) return { channel: `@${word.data.person}`, personId: word.data.person, text: word.data.text };
    const fix = 'Send {person: "U012AB3CD", text: "1 to 40,000 characters"} and nothing else.';
    return { bad: refusal("bad_dm", "This is no word to a person.", fix) };
  }
  const post = slackPostSchema.safeParse(sent);
  if (post.success) return { ...post.data, personId: null };
  const fix = 'Send {channel: "#name", text: "1 to 40,000 characters"} and nothing else.';
  return { bad: refusal("bad_post", "This is no post.", fix) };
}

function isGranted({ manifest }: DoorInstance, { channel, personId }: Wanted): true | DoorAnswer {
  const { slack } = manifest.bindings;
  if (personId === null) return slack?.post?.includes(channel) === true || notBound(channel, slack?.post ?? []);
  const fix = "Write `dm: true` under bindings.slack in app.yaml and deploy the change.";
  return slack?.dm === true || refusal("not_bound", "This app may not tell people in private.", fix);
}

function readCall(request: IncomingMessage): DeliveryCall | "bad" | null {
  const deliveryId = request.headers[DELIVERY_ID_HEADER];
  const number = request.headers[CALL_NUMBER_HEADER];
  if (deliveryId === undefined && number === undefined) return null;
  if (typeof deliveryId !== "string" || typeof number !== "string") return "bad";
  if (!/^[A-Za-z0-9_.@-]{1,120}$/.test(deliveryId) || !/^\d{1,6}$/.test(number)) return "bad";
  return { deliveryId, number: Number(number) };
}

function notBound(channel: string, granted: string[]): DoorAnswer {
  const now = granted.length === 0 ? "none" : granted.join(", ");
  return refusal(
    "not_bound",
    `This app may not post in ${channel}.`,
    `Name ${channel} under bindings.slack.post in app.yaml (there now: ${now}) and deploy the change.`,
  );
}
