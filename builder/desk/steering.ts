import type { AppRequest } from "../../store/app-requests.ts";
import type { SteeringWish } from "../../store/message-tables.ts";
import type { Remark } from "../../store/schema.ts";
import { DEPLOY } from "../progress.ts";

/** Stages at which nothing is built any more. */
const LATE: readonly string[] = ["approve", DEPLOY];

/**
 * Who else steers the work that is going on: all that was said to it, in the order in which it is taken, this last. null:
 * nobody but this person. Somebody who asked, and said nothing since, steers by the plan.
 */
export function steeredTogether(request: AppRequest, wish: Remark): SteeringWish[] | null {
  if (LATE.includes(request.stage)) return null;
  const said = request.remarks
    .filter((remark) => remark.takenBy !== "plan" && remark.ts !== wish.ts)
    .map(({ personId, text }) => ({ personId, text }));
  const { requesterId } = request;
  const first = said.some(({ personId }) => personId === requesterId) ? [] : [{ personId: requesterId, text: null }];
  const before = wish.personId === requesterId ? said : [...first, ...said];
  return before.some(({ personId }) => personId !== wish.personId)
    ? [...before, { personId: wish.personId, text: wish.text }]
    : null;
}
