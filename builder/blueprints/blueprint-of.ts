import { KnownError } from "../../lib/errors.ts";
import type { Part, PartKind } from "../../sdk/contract/parts.ts";
import type { Blueprint } from "./part.ts";
import { recordsBlueprint } from "./parts/records.ts";

/** Kinds that are described but not drawn yet. */
type Pending = Exclude<PartKind, "records">;

/** Every kind of part; the compiler asks for each. */
const BLUEPRINTS: { [Kind in Exclude<PartKind, Pending>]: Blueprint<Kind> } = {
  records: recordsBlueprint,
};

/** A part's blueprint. A part and its own kind's blueprint belong together, which the compiler cannot follow: so here, once. */
export function blueprintOf(part: Part): Blueprint<PartKind> {
  const blueprint: unknown = new Map<string, unknown>(Object.entries(BLUEPRINTS)).get(part.part);
  if (blueprint === undefined)
    throw new KnownError("no_blueprint", `There is no blueprint for ${part.part}.`, "Ask for it with a model.");
  return blueprint as Blueprint<PartKind>;
}
