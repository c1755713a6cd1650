import { heldBackChanges } from "./held-back-changes.ts";
import { heldBackKeeping } from "./held-back-keeping.ts";
import { heldBackOthers } from "./held-back-others.ts";
import { heldBackPages } from "./held-back-pages.ts";
import { heldBackSeveral } from "./held-back-several.ts";
import { heldBackTurns } from "./held-back-turns.ts";
import type { Ask } from "./shape.ts";

const first = [...heldBackKeeping, ...heldBackPages, ...heldBackTurns, ...heldBackSeveral, ...heldBackOthers];

/** The half that the parser was not tuned by: not to be read while it is. */
export const heldBack: Ask[] = [...first, ...heldBackChanges].map((ask) => ({ ...ask, held: true }));
