import type { AppRequest } from "../../store/app-requests.ts";
import type { SteeringWish } from "../../store/message-tables.ts";
import { saidInOrder } from "../../store/said-in-order.ts";
import type { Remark } from "../../store/schema.ts";
import { DEPLOY } from "../progress.ts";

/** Stages at which nothing is built any more. */
const LATE: readonly string[] = ["approve", DEPLOY];

/**
 * Who else steers the work that is going on: all that was said to it, this included, in the order in which it is taken.
 * null: nobody but this person. Somebody who asked, and said nothing since, steers by the plan.
 */
export function steeredTogether(request: AppRequest, wish: Remark): SteeringWish[] | null {
  if (LATE.includes(request.stage)) return null;
  const before = request.remarks.filter((remark) => remark.takenBy !== "plan" && remark.ts !== wish.ts);
  const said = saidInOrder(before, wish).map(({ personId, text }) => ({ personId, text }));
  const { requesterId } = request;
  const all = said.some(({ personId }) => personId === requesterId)
    ? said
    : [{ personId: requesterId, text: null }, ...said];
  return all.some(({ personId }) => personId !== wish.personId) ? all : null;
}
