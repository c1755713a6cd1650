import { asKnown } from "../lib/errors.ts";

/** Why a request failed, for somebody without code: what happened, and the next move. */
export interface FailureReason {
  code: string;
  message: string;
  next: string;
}

/** Somebody said stop while a step was at work, or waited for the end of an outage. */
export const STOPPED: FailureReason = {
  code: "stopped",
  message: "It was stopped.",
  next: "Reply *try again* to go on.",
};

/** What only who runs Toolroom can mend. */
const OF_THE_PLATFORM = new Set([
  ...["runner_unavailable", "runner_failed", "image_layer_incomplete", "box_layer"],
  ...["git_missing", "gateway_unreachable", "no_bundle", "door_closed"],
]);

/** The failure in plain words. What nobody foresaw is told as that: its own words are for the log. */
export function failureOf(error: unknown): FailureReason {
  const known = asKnown(error);
  if (known !== null) return forPerson({ code: known.code, message: known.message, next: known.next });
  return {
    code: "unexpected",
    message: "Something broke inside Toolroom while it worked on this.",
    next: "Reply *try again*. If it happens again, show the platform team this reference: its log says more.",
  };
}

/** A next move that the asker cannot make is one to hand on. */
export function forPerson(reason: FailureReason): FailureReason {
  const handed = handedOn(reason);
  if (handed === null || handed === reason.next) return reason;
  return { ...reason, next: `${handed} Then reply *try again*.` };
}

/** What the asker hands on to who runs Toolroom; null: it is theirs to do. */
export function handedOn({ code, next }: Pick<FailureReason, "code" | "next">): string | null {
  if (!OF_THE_PLATFORM.has(code)) return null;
  return next.startsWith("Show this") ? next : `Show this to the platform team: ${next}`;
}
