import { deliveryById } from "../../store/deliveries.ts";
import type { Instance } from "../../store/instances.ts";
import type { OperatorDeps } from "../deps.ts";
import { triedBy } from "./job-id.ts";

/** Whether the try that it was started for is still under way: by its Delivery's row, which outlives whoever began it. */
export async function isJobNeeded(
  { store, clock }: Pick<OperatorDeps, "store" | "clock">,
  instance: Pick<Instance, "id" | "expiresAt">,
): Promise<boolean> {
  const now = clock.now();
  if (instance.expiresAt !== null && instance.expiresAt <= now) return false;
  const tried = triedBy(instance.id);
  const delivery = tried === null ? undefined : await deliveryById(store, tried.deliveryId);
  return delivery?.status === "waiting" && delivery.attempts === tried?.attempt && delivery.nextAttemptAt > now;
}
