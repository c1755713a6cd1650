import { heldBackKeeping } from "./sets/held-back/keeping.ts";
import { heldBackOthers } from "./sets/held-back/others.ts";
import { heldBackPages } from "./sets/held-back/pages.ts";
import { heldBackSeveral } from "./sets/held-back/several.ts";
import { heldBackTurns } from "./sets/held-back/turns.ts";
import type { Ask } from "./shape.ts";

const written = [...heldBackKeeping, ...heldBackPages, ...heldBackTurns, ...heldBackSeveral, ...heldBackOthers];

/** What the parser was not tuned by: not to be read while it is. */
export const heldBack: Ask[] = written.map((ask) => ({ ...ask, held: true }));
