import type { Check } from "../../sdk/contract/check.ts";
import { type Access, type Manifest, manifestSchema } from "../../sdk/contract/manifest.ts";
import type { Composition, Part } from "../../sdk/contract/parts.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";
import { placeParts } from "./around-parts.ts";
import { blueprintOf } from "./blueprint-of.ts";
import { dueChecks } from "./due-checks.ts";
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
  /** What is live, of a change: where its schedules act at other times, the Checks tell the one from the other. */
  live?: Pick<Manifest, "triggers" | "checks" | "icon">;
}

/**
 * The contract of an app made of these parts, with the Checks that prove each of them. Throws KnownError `composition`,
 * naming what does not fit (see `compositionProblems`).
 */
export function composeManifest(composition: Composition, options: ManifestOptions): Manifest {
  const moments = createMoments(options);
  const placed = placeParts(composition, moments);
  const channels = [...new Set(placed.flatMap(({ part }) => blueprintOf(part).channels(part)))];
  const dm = placed.some(({ part }) => blueprintOf(part).tellsInPrivate?.(part) === true);
  const slack = { ...(channels.length > 0 ? { post: channels } : {}), ...(dm ? { dm: true } : {}) };
  const hasTables = placed.some(({ part }) => blueprintOf(part).tables(part).length > 0);
  const hasPages = placed.some(({ page }) => page !== null);
  const triggers = placed.flatMap(({ part }) => blueprintOf(part).triggers(part));
  const { timeZone, live } = options;
  const checks = placed.flatMap(({ part, around }) => blueprintOf(part).checks(part, around));
  // Of a post for one day, or for every second week, its schedule does not tell when it speaks: its own Checks do.
  const isEachTime = ({ run }: Trigger) => !composition.parts.some((part) => isSilentBetween(part, run));
  return manifestSchema.parse({
    name: options.name,
    title: options.title,
    ...(live?.icon === undefined ? {} : { icon: live.icon }),
    purpose: options.purpose,
    timeZone: options.timeZone,
    ...(hasPages ? { web: { access: options.access ?? "company" } } : {}),
    triggers,
    bindings: { ...(hasTables ? { db: true } : {}), ...(channels.length > 0 || dm ? { slack } : {}) },
    checks: [
      ...(hasPages && options.access === "owner" ? forOwnerAlone(checks, moments.at("10:00")) : checks),
      ...dueChecks({ triggers: triggers.filter(isEachTime), timeZone }, moments.day(), live ?? null),
    ],
  });
}

/** Where nobody else is let in, the Owner sees what a colleague would; that a colleague sees nothing is a Check of its own. */
function forOwnerAlone(checks: readonly Check[], at: string): Check[] {
  const byOwner = checks.map((check) =>
    "visit" in check && check.as === "colleague" && !("refused" in check) ? { ...check, as: "asker" as const } : check,
  );
  return [...byOwner, { visit: "/", as: "colleague", at, refused: true }];
}

function isSilentBetween(part: Part, run: string): boolean {
  return part.part === "scheduled_post" && part.run === run && (part.on !== undefined || part.weeks !== undefined);
}
