import { KnownError } from "../../lib/errors.ts";
import type { Part, PartKind } from "../../sdk/contract/parts.ts";
import type { Blueprint } from "./part.ts";
import { commandBlueprint } from "./parts/command.ts";
import { digestBlueprint } from "./parts/digest.ts";
import { recordsBlueprint } from "./parts/records.ts";
import { reminderBlueprint } from "./parts/reminder.ts";
import { scheduledPostBlueprint } from "./parts/scheduled-post.ts";

/** Kinds that are drawn; the compiler asks for a blueprint of each. */
type DrawnKind = Extract<PartKind, "command" | "digest" | "records" | "reminder" | "scheduled_post">;

const BLUEPRINTS: { [Kind in DrawnKind]: Blueprint<Kind> } = {
  command: commandBlueprint,
  digest: digestBlueprint,
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
