import type { TriggerKind } from "../sdk/contract/triggers.ts";
import type { DeliveryRow } from "../store/deliveries.ts";

/** What programs send: what an app makes of it may hold whatever strangers wrote into an issue. */
const OUTSIDE: ReadonlySet<TriggerKind> = new Set<TriggerKind>(["webhook", "github", "linear"]);

/** Also where another App was told so, and tells it on. */
export function isFromOutside(delivery: Pick<DeliveryRow, "body" | "isFromOutside">): boolean {
  return OUTSIDE.has(delivery.body.kind) || delivery.isFromOutside;
}
