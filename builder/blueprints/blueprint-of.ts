import { KnownError } from "../../lib/errors.ts";
import type { Part, PartKind } from "../../sdk/contract/parts.ts";
import type { Blueprint } from "./part.ts";
import { approvalBlueprint } from "./parts/approval.ts";
import { bookingBlueprint } from "./parts/booking.ts";
import { checklistBlueprint } from "./parts/checklist.ts";
import { commandBlueprint } from "./parts/command.ts";
import { countdownBlueprint } from "./parts/countdown.ts";
import { digestBlueprint } from "./parts/digest.ts";
import { drawBlueprint } from "./parts/draw.ts";
import { leaderboardBlueprint } from "./parts/leaderboard.ts";
import { lendingBlueprint } from "./parts/lending.ts";
import { linksBlueprint } from "./parts/links.ts";
import { pickerBlueprint } from "./parts/picker.ts";
import { pollBlueprint } from "./parts/poll.ts";
import { recordsBlueprint } from "./parts/records.ts";
import { reminderBlueprint } from "./parts/reminder.ts";
import { rotaBlueprint } from "./parts/rota.ts";
import { scheduledPostBlueprint } from "./parts/scheduled-post.ts";
import { statusBoardBlueprint } from "./parts/status-board.ts";
import { webhookPostBlueprint } from "./parts/webhook-post.ts";

const BLUEPRINTS: { [Kind in PartKind]: Blueprint<Kind> } = {
  approval: approvalBlueprint,
  booking: bookingBlueprint,
  checklist: checklistBlueprint,
  command: commandBlueprint,
  countdown: countdownBlueprint,
  digest: digestBlueprint,
  draw: drawBlueprint,
  leaderboard: leaderboardBlueprint,
  lending: lendingBlueprint,
  links: linksBlueprint,
  picker: pickerBlueprint,
  poll: pollBlueprint,
  records: recordsBlueprint,
  reminder: reminderBlueprint,
  rota: rotaBlueprint,
  scheduled_post: scheduledPostBlueprint,
  status_board: statusBoardBlueprint,
  webhook_post: webhookPostBlueprint,
};

/** A part's blueprint. A part and its own kind's blueprint belong together, which the compiler cannot follow: so here, once. */
export function blueprintOf(part: Part): Blueprint<PartKind> {
  const blueprint: unknown = new Map<string, unknown>(Object.entries(BLUEPRINTS)).get(part.part);
  if (blueprint === undefined)
    throw new KnownError("no_blueprint", `There is no blueprint for ${part.part}.`, "Ask for it with a model.");
  return blueprint as Blueprint<PartKind>;
}
