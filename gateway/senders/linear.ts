import { sha256 } from "../../lib/ids.ts";
import { parseJson } from "../../lib/json.ts";
import { isTooNested } from "../../sdk/contract/json-depth.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";
import { at, isRecord, isSameName, isSigned, namesIn, refuseSent, type Sent, type Signed, TOO_NESTED } from "./sent.ts";

type LinearTrigger = Extract<Trigger, { linear: string }>;

/** As Linear says how long what it sends is good. */
const FRESH_MS = 60_000;

/**
 * Reads what Linear sends, if its signature holds: HMAC-SHA256 over the body as it came, in hex, in `Linear-Signature`; and if
 * it was sent within a minute: `webhookTimestamp` in the body, ms (https://linear.app/developers/webhooks).
 */
export function readLinear(signed: Signed): Sent {
  const { headers, body, now } = signed;
  if (!isSigned(signed, headers["linear-signature"]))
    return refuseSent(401, "bad_signature", "The signature is not of this secret.");
  const payload = parseJson(body.toString("utf8"));
  if (!isRecord(payload)) return refuseSent(400, "unreadable", "This is no JSON object.");
  if (isTooNested(payload)) return TOO_NESTED;
  const { webhookTimestamp: sentAt, type, action, ...content } = payload;
  if (typeof sentAt !== "number" || Math.abs(now - sentAt) > FRESH_MS)
    return refuseSent(401, "stale", "webhookTimestamp is more than a minute off.");
  if (typeof type !== "string" || typeof action !== "string")
    return refuseSent(400, "no_event", "It does not say its type and action.");
  return {
    kind: "event",
    name: `${type.slice(0, 100)}.${action.slice(0, 100)}`,
    payload,
    // Sent again, it has another moment of sending and is otherwise the same.
    contentId: sha256(JSON.stringify([type, action, content])),
    isFor: (trigger) => "linear" in trigger && isFor(trigger, { type, action, data: payload.data }),
  };
}

function isFor(
  trigger: LinearTrigger,
  { type, action, data }: { type: string; action: string; data: unknown },
): boolean {
  const [wanted, wantedAction] = trigger.linear.split(".");
  if (wanted !== type || (wantedAction !== undefined && wantedAction !== action)) return false;
  const { team, label, state } = trigger;
  // What is about an issue (a comment, an attachment) carries it, and is filtered by it.
  const about = isRecord(at(data, "issue")) ? [data, at(data, "issue")] : [data];
  const isOf = (matches: (one: unknown) => boolean) => about.some(matches);
  if (team !== undefined && !isOf((one) => isSameName(teamOf(one), team))) return false;
  if (state !== undefined && !isOf((one) => isSameName(at(one, "state", "name"), state))) return false;
  return label === undefined || isOf((one) => namesIn(at(one, "labels")).some((name) => isSameName(name, label)));
}

/** Its key: said with the issue, and in `ENG-42`. */
function teamOf(data: unknown): unknown {
  const identifier = at(data, "identifier");
  return at(data, "team", "key") ?? (typeof identifier === "string" ? identifier.replace(/-\d+$/, "") : undefined);
}
