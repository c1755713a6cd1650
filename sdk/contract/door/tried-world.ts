import { type Bindings, filesMbOf } from "../bindings.ts";
import type { Given } from "../given.ts";
import { TRIED_PEOPLE } from "../tried-people.ts";
import { doorDataAnswer } from "./data-calls.ts";
import { type DoorAnswer, refusal } from "./door-answer.ts";
import { createTriedEvents, type WantedEvent } from "./event-calls.ts";
import { givenAnswer } from "./given-answers.ts";
import { askTriedData } from "./tried-rows.ts";
import { createTriedSlack, type TriedPost } from "./tried-slack.ts";

/** The platform as an App on trial has it, in its own tests, `tool check` and `tool run`: nothing leaves the process. */
export interface TriedWorld {
  /** `path` and the JSON that was sent; `call` within a Delivery. */
  answer(path: string, sent: unknown, call: DeliveryCall | undefined): DoorAnswer;
  /** MB that its files may take; null: it keeps none. */
  filesMb: number | null;
  /** What it said in Slack so far, oldest first. */
  posts(): TriedPost[];
  /** What it told other Apps so far, oldest first. */
  events(): WantedEvent[];
}

/** Which call of which Delivery it is (../wire.ts). */
export interface DeliveryCall {
  deliveryId: string;
  callNumber: string;
}

/** `bindings` and `given` are the manifest's; null: there is none to judge by. */
export function createTriedWorld(manifest: { bindings: Bindings | null; given?: Given | undefined }): TriedWorld {
  const { bindings, given = {} } = manifest;
  const slack = createTriedSlack(bindings);
  const events = createTriedEvents(bindings);
  return {
    filesMb: filesMbOf(bindings ?? { files: true }),
    posts: slack.posts,
    events: events.events,
    answer: (path, sent, call) => {
      if (path.startsWith("/slack/")) return slack.take(path, sent, call);
      if (path === "/events/emit") return events.take(sent, call);
      if (path === "/metric") return { ok: true };
      if (path === "/data/query") return doorDataAnswer(askTriedData(sent, { bindings: bindings ?? {}, given }));
      const answer = givenAnswer(path, sent, { bindings, given, people: TRIED_PEOPLE });
      if (answer !== undefined) return answer;
      return refusal("unknown_call", `The platform has no ${path}.`, "Use what @toolroom/app gives.");
    },
  };
}
