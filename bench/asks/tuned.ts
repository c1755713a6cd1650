import type { Ask } from "./shape.ts";
import { tunedKeeping } from "./tuned-keeping.ts";
import { tunedOthers } from "./tuned-others.ts";
import { tunedTurns } from "./tuned-turns.ts";

/** The half that the parser may be tuned by. The other half is `held-back.ts`. */
export const tuned: Ask[] = [...tunedKeeping, ...tunedTurns, ...tunedOthers].map((ask) => ({ ...ask, held: false }));
