import { twelfthKeeping } from "./sets/held-back/keeping.ts";
import { twelfthOthers } from "./sets/held-back/others.ts";
import { twelfthPages } from "./sets/held-back/pages.ts";
import { twelfthPagesMore } from "./sets/held-back/pages-more.ts";
import { twelfthSeveral } from "./sets/held-back/several.ts";
import { twelfthThreads } from "./sets/held-back/threads.ts";
import { twelfthTurns } from "./sets/held-back/turns.ts";
import type { Ask, Written } from "./shape.ts";

const written: Written[] = [
  ...twelfthKeeping,
  ...twelfthOthers,
  ...twelfthPages,
  ...twelfthPagesMore,
  ...twelfthSeveral,
  ...twelfthThreads,
  ...twelfthTurns,
];

/** Nobody tunes by these, nor looks at them, before they have been measured; then they are one more tuned set. */
export const heldBack: Ask[] = written.map((ask) => ({ ...ask, held: true }));
