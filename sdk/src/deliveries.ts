import type { Delivery, DeliveryAnswer } from "../contract/delivery.ts";
import type { DeliveryRequest } from "./api.ts";
import type { DeliveryMemory } from "./delivery-memory.ts";
import type { Moment } from "./moment.ts";
import { Refusal } from "./refusal.ts";
import { toldError } from "./told-error.ts";

export type Act = (delivery: DeliveryRequest) => unknown;

/** Of an answer as JSON: what the platform reads of one (operator/deliver.ts), with room for what stands around it. */
const MAX_ANSWER_BYTES = 150_000;

/**
 * Answers deliveries, each once: a repeat gets the remembered answer, and one that comes while the first still runs
 * waits for it. What went wrong is not remembered, so that the platform may try the same delivery again; where only the
 * answer is too long, what had to be done is done, and is not done again.
 */
export function createDeliveries(options: {
  app: string;
  timeZone: string;
  acts: ReadonlyMap<string, Act>;
  moment: Moment;
  memory: DeliveryMemory;
  report: (error: unknown) => void;
  /** Takes secrets out of what is told of a failure. */
  hide: (text: string) => string;
}): (delivery: Delivery) => Promise<DeliveryAnswer> {
  const running = new Map<string, Promise<DeliveryAnswer>>();

  const answerOnce = async (delivery: Delivery): Promise<DeliveryAnswer> => {
    const known = options.memory.answerOf(delivery.deliveryId);
    if (known !== undefined) return known;
    const { answer, isFinal } = await act(delivery);
    if (isFinal) options.memory.remember(delivery.deliveryId, answer);
    return answer;
  };
  const act = async (delivery: Delivery): Promise<{ answer: DeliveryAnswer; isFinal: boolean }> => {
    const handle = options.acts.get(delivery.run);
    if (handle === undefined) return failed(`The app has no app.on("${delivery.run}", …).`);
    const circumstances = { atMs: Date.parse(delivery.at), deliveryId: delivery.deliveryId };
    try {
      const text = await options.moment.during(circumstances, async () => handle(asRequest(delivery, options)));
      const answer = { ok: true as const, text: typeof text === "string" && text !== "" ? text : null };
      return { answer: fitting(answer, delivery.run), isFinal: true };
    } catch (error) {
      if (error instanceof Refusal) {
        const answer = { ok: false as const, error: toldError(error), refused: true as const };
        return { answer, isFinal: true };
      }
      options.report(error);
      return failed(options.hide(toldError(error)));
    }
  };

  return (delivery) => {
    const already = running.get(delivery.deliveryId);
    if (already !== undefined) return already;
    const answer = answerOnce(delivery).finally(() => running.delete(delivery.deliveryId));
    running.set(delivery.deliveryId, answer);
    return answer;
  };
}

function failed(error: string): { answer: DeliveryAnswer; isFinal: boolean } {
  return { answer: { ok: false, error }, isFinal: false };
}

/** The answer, or what is wrong with one that nobody would get. */
function fitting(answer: DeliveryAnswer, run: string): DeliveryAnswer {
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes <= MAX_ANSWER_BYTES) return answer;
  const [is, most] = [bytes, MAX_ANSWER_BYTES].map((one) => one.toLocaleString("en"));
  const error = `app.on("${run}") answered with ${is} bytes, and an answer holds at most ${most}. What it did is done. Lay what it says down as a file with slack.upload, or show it on a page.`;
  return { ok: false, error };
}

function asRequest(delivery: Delivery, options: { app: string; timeZone: string }): DeliveryRequest {
  return {
    deliveryId: delivery.deliveryId,
    text: delivery.text,
    payload: delivery.payload,
    user: delivery.user ?? { id: "", handle: options.app, name: options.app, timeZone: options.timeZone },
    at: new Date(delivery.at),
    channelId: delivery.channelId,
  };
}
