import { tenthKeeping } from "./sets/held-back/keeping.ts";
import { tenthKeepingMore } from "./sets/held-back/keeping-more.ts";
import { tenthOthers } from "./sets/held-back/others.ts";
import { tenthPages } from "./sets/held-back/pages.ts";
import { tenthPagesMore } from "./sets/held-back/pages-more.ts";
import { tenthSeveral } from "./sets/held-back/several.ts";
import { tenthTurns } from "./sets/held-back/turns.ts";
import { tenthTurnsMore } from "./sets/held-back/turns-more.ts";
import type { Ask, Written } from "./shape.ts";

const written: Written[] = [
  ...tenthKeeping,
  ...tenthKeepingMore,
  ...tenthPages,
  ...tenthPagesMore,
  ...tenthTurns,
  ...tenthTurnsMore,
  ...tenthSeveral,
  ...tenthOthers,
];

/** Nobody tunes by these, nor looks at them, before they have been measured; then they are one more tuned set. */
export const heldBack: Ask[] = written.map((ask) => ({ ...ask, held: true }));
