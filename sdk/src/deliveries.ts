import type { Delivery, DeliveryAnswer } from "../contract/delivery.ts";
import type { DeliveryRequest } from "./api.ts";
import type { DeliveryMemory } from "./delivery-memory.ts";
import type { Moment } from "./moment.ts";
import { Refusal } from "./refusal.ts";

export type Act = (delivery: DeliveryRequest) => unknown;

/**
 * Answers deliveries, each once: a repeat gets the remembered answer, and one that comes while the first still runs
 * waits for it. What went wrong is not remembered, so that the platform may try the same delivery again.
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
    const answer = await act(delivery);
    if (answer.ok || answer.refused) options.memory.remember(delivery.deliveryId, answer);
    return answer;
  };
  const act = async (delivery: Delivery): Promise<DeliveryAnswer> => {
    const handle = options.acts.get(delivery.run);
    if (handle === undefined) return { ok: false, error: `The app has no app.on("${delivery.run}", …).` };
    const circumstances = { atMs: Date.parse(delivery.at), deliveryId: delivery.deliveryId };
    try {
      const text = await options.moment.during(circumstances, async () => handle(asRequest(delivery, options)));
      return { ok: true, text: typeof text === "string" && text !== "" ? text : null };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.message, refused: true };
      options.report(error);
      return { ok: false, error: options.hide(error instanceof Error ? error.message : String(error)) };
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
