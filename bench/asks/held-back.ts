import { heldBackKeeping } from "./held-back-keeping.ts";
import { heldBackOthers } from "./held-back-others.ts";
import { heldBackSeveral } from "./held-back-several.ts";
import { heldBackTurns } from "./held-back-turns.ts";
import type { Ask } from "./shape.ts";

const all = [...heldBackKeeping, ...heldBackTurns, ...heldBackSeveral, ...heldBackOthers];

/** The half that the parser was not tuned by: not to be read while it is. */
export const heldBack: Ask[] = all.map((ask) => ({ ...ask, held: true }));
