import { z } from "zod";
import type { Bindings } from "../bindings.ts";
import { isTooNested, MOST_JSON_LEVELS } from "../json-depth.ts";
import { eventNameSchema } from "../triggers.ts";
import { type DoorAnswer, type DoorRefusal, refusal } from "./door-answer.ts";

/** What an App tells other Apps: `POST /events/emit`. */

const emitSchema = z.strictObject({ event: eventNameSchema, payload: z.unknown() });

/** Of an event's payload as JSON. */
export const MAX_EVENT_BYTES = 64 * 1024;
/** So many Apps may tell one another on: more is a circle. */
export const MAX_EVENT_DEPTH = 8;

export interface WantedEvent {
  event: string;
  payload: unknown;
}

/** Reads the call and judges it by the manifest's `bindings`; null: there are none to judge by. */
export function readEmitCall(
  sent: unknown,
  bindings: Bindings | null,
): { ok: true; wanted: WantedEvent } | DoorRefusal {
  const read = emitSchema.safeParse(sent);
  const shape = 'Send {event: "ordered", payload: JSON}: lower-case letters, digits, hyphens.';
  if (!read.success) return refusal("bad_event", "This is no event.", shape);
  const { event, payload } = read.data;
  const emits = bindings?.emits ?? [];
  if (bindings !== null && !emits.includes(event)) {
    const now = emits.length === 0 ? "none" : emits.join(", ");
    const fix = `Name ${event} under bindings.emits in app.yaml (there now: ${now}) and deploy the change.`;
    return refusal("not_bound", `This app may not emit ${event}.`, fix);
  }
  if (isTooNested(payload)) {
    const fix = `Lists and objects lie in one another at most ${MOST_JSON_LEVELS} levels deep.`;
    return refusal("too_nested", `What ${event} brings is nested too deeply.`, fix);
  }
  if (Buffer.byteLength(JSON.stringify(payload ?? null)) > MAX_EVENT_BYTES) {
    const fix = `At most ${MAX_EVENT_BYTES / 1024} kB: send what names it, and let the other app ask for the rest.`;
    return refusal("too_large", `What ${event} brings is too large.`, fix);
  }
  return { ok: true, wanted: { event, payload: payload ?? null } };
}

export function tooDeep(event: string): DoorRefusal {
  const message = `${event} is told for the ${MAX_EVENT_DEPTH + 1}th time in a row: apps tell one another in a circle.`;
  return refusal("too_deep", message, "Emit only where something is new, not each time an event comes.");
}

/** Events as an app on trial has them: what its manifest grants is recorded, a repeat of a call once. */
export function createTriedEvents(bindings: Bindings | null) {
  const events = new Map<string, WantedEvent>();
  return {
    events: () => [...events.values()],
    take: (sent: unknown, call: { deliveryId: string; callNumber: string } | undefined): DoorAnswer => {
      const read = readEmitCall(sent, bindings);
      if (!read.ok) return read;
      const key = call === undefined ? `call:${events.size + 1}` : `${call.deliveryId}:${call.callNumber}`;
      if (!events.has(key)) events.set(key, read.wanted);
      return { ok: true, apps: 0 };
    },
  };
}
