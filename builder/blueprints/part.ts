import type { Check } from "../../sdk/contract/check.ts";
import type { Composition, PartKind, PartOf } from "../../sdk/contract/parts.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";
import type { PartForm } from "./deed.ts";
import type { Moments } from "./moments.ts";
import type { PartCode } from "./source-text.ts";
import type { Table } from "./tables.ts";

/** What a part of one app can know of the rest of it. */
export interface Around {
  language: Composition["language"];
  composition: Composition;
  /** Address of the part's own page: "/" for the first in the app. Empty where it has none. */
  path: string;
  /** Moments for Checks. */
  moments: Moments;
  /** Name of the constant in app.ts that holds the part, such as `orders`. */
  variable: string;
  /** The same of another part of the app, such as the records that a digest is about. */
  variableOf(key: string): string;
}

/** The page of a part. */
export interface PartPage {
  /** Its heading, and its word in the navigation of an app with several pages. */
  title: string;
  /** Last piece of its address, where it is not the first page: "office-keys". */
  slug: string;
}

/**
 * One kind of part that apps are composed of: pure functions from what the composition says to what the app has. The
 * code that runs is `skills/blueprints/parts/`, copied as it is; `code` gives the lines of app.ts that configure it.
 */
export interface Blueprint<Kind extends PartKind> {
  /** What tells this part from all others of an app, over changes too: "table orders", "run post-summary". */
  key(part: PartOf<Kind>): string;
  /** What the constant in app.ts is called, in words: "post summary". */
  name(part: PartOf<Kind>): string;
  /** null: it has no page. */
  page(part: PartOf<Kind>): PartPage | null;
  triggers(part: PartOf<Kind>): Trigger[];
  /** Channels it posts to. */
  channels(part: PartOf<Kind>): string[];
  /** It tells people in private; no where it is left away. */
  tellsInPrivate?(part: PartOf<Kind>): boolean;
  /** Its tables as they should be now. What changes between two compositions is found by comparing them. */
  tables(part: PartOf<Kind>): Table[];
  /**
   * What must hold: they run in the order of the parts, on one fresh database. At least one of its page and one of each
   * trigger, and each fails when the part's code is taken away.
   */
  checks(part: PartOf<Kind>, around: Around): Check[];
  /** Its forms, as its Checks fill them: those are read by people. */
  forms(part: PartOf<Kind>): PartForm[];
  code(part: PartOf<Kind>, around: Around): PartCode;
  /** Why this part cannot be in this app, in plain words; empty: it can. */
  problems(part: PartOf<Kind>, composition: Composition): string[];
}
