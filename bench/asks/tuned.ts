import type { Ask } from "./shape.ts";
import { tunedKeeping } from "./tuned-keeping.ts";
import { tunedOthers } from "./tuned-others.ts";
import { tunedSecondKeeping } from "./tuned-second-keeping.ts";
import { tunedSecondOthers } from "./tuned-second-others.ts";
import { tunedSecondSeveral } from "./tuned-second-several.ts";
import { tunedSecondTurns } from "./tuned-second-turns.ts";
import { tunedTurns } from "./tuned-turns.ts";

const first = [...tunedKeeping, ...tunedTurns, ...tunedOthers];
/** Held back until they had been measured once. */
const second = [...tunedSecondKeeping, ...tunedSecondTurns, ...tunedSecondSeveral, ...tunedSecondOthers];

/** The half that the parser may be tuned by. The other half is `held-back.ts`. */
export const tuned: Ask[] = [...first, ...second].map((ask) => ({ ...ask, held: false }));
