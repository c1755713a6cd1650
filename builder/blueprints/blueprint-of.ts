import { KnownError } from "../../lib/errors.ts";
import type { Part, PartKind } from "../../sdk/contract/parts.ts";
import type { Blueprint } from "./part.ts";
import { approvalBlueprint } from "./parts/approval.ts";
import { bookingBlueprint } from "./parts/booking.ts";
import { checklistBlueprint } from "./parts/checklist.ts";
import { commandBlueprint } from "./parts/command.ts";
import { digestBlueprint } from "./parts/digest.ts";
import { lendingBlueprint } from "./parts/lending.ts";
import { recordsBlueprint } from "./parts/records.ts";
import { reminderBlueprint } from "./parts/reminder.ts";
import { scheduledPostBlueprint } from "./parts/scheduled-post.ts";

/** Kinds that are drawn; the compiler asks for a blueprint of each. */
type DrawnKind = Exclude<
  PartKind,
  "poll" | "picker" | "rota" | "leaderboard" | "links" | "status_board" | "countdown" | "draw" | "webhook_post"
>;

const BLUEPRINTS: { [Kind in DrawnKind]: Blueprint<Kind> } = {
  approval: approvalBlueprint,
  booking: bookingBlueprint,
  checklist: checklistBlueprint,
  command: commandBlueprint,
  digest: digestBlueprint,
  lending: lendingBlueprint,
  records: recordsBlueprint,
  reminder: reminderBlueprint,
  scheduled_post: scheduledPostBlueprint,
};

/** A part's blueprint. A part and its own kind's blueprint belong together, which the compiler cannot follow: so here, once. */
export function blueprintOf(part: Part): Blueprint<PartKind> {
  const blueprint: unknown = new Map<string, unknown>(Object.entries(BLUEPRINTS)).get(part.part);
  if (blueprint === undefined)
    throw new KnownError("no_blueprint", `There is no blueprint for ${part.part}.`, "Ask for it with a model.");
  return blueprint as Blueprint<PartKind>;
}
