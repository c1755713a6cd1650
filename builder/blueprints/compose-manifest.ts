import { type Access, type Manifest, manifestSchema } from "../../sdk/contract/manifest.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import { placeParts } from "./around-parts.ts";
import { blueprintOf } from "./blueprint-of.ts";
import { createMoments } from "./moments.ts";

export interface ManifestOptions {
  name: string;
  title: string;
  purpose: string;
  /** IANA name. */
  timeZone: string;
  /** Moment of the ask: the Checks happen from its day on. */
  at: Date;
  /** Who may open the pages; the company when absent. */
  access?: Access;
}

/**
 * The contract of an app made of these parts, with the Checks that prove each of them. Throws KnownError `composition`,
 * naming what does not fit (see `compositionProblems`).
 */
export function composeManifest(composition: Composition, options: ManifestOptions): Manifest {
  const placed = placeParts(composition, createMoments(options));
  const channels = [...new Set(placed.flatMap(({ part }) => blueprintOf(part).channels(part)))];
  const dm = placed.some(({ part }) => blueprintOf(part).tellsInPrivate === true);
  const slack = { ...(channels.length > 0 ? { post: channels } : {}), ...(dm ? { dm: true } : {}) };
  const hasTables = placed.some(({ part }) => blueprintOf(part).tables(part).length > 0);
  const hasPages = placed.some(({ page }) => page !== null);
  return manifestSchema.parse({
    name: options.name,
    title: options.title,
    purpose: options.purpose,
    timeZone: options.timeZone,
    ...(hasPages ? { web: { access: options.access ?? "company" } } : {}),
    triggers: placed.flatMap(({ part }) => blueprintOf(part).triggers(part)),
    bindings: { ...(hasTables ? { db: true } : {}), ...(channels.length > 0 || dm ? { slack } : {}) },
    checks: placed.flatMap(({ part, around }) => blueprintOf(part).checks(part, around)),
  });
}
