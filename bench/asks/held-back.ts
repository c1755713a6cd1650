import { eleventhKeeping } from "./sets/held-back/keeping.ts";
import { eleventhKeepingMore } from "./sets/held-back/keeping-more.ts";
import { eleventhOthers } from "./sets/held-back/others.ts";
import { eleventhPages } from "./sets/held-back/pages.ts";
import { eleventhPagesMore } from "./sets/held-back/pages-more.ts";
import { eleventhSeveral } from "./sets/held-back/several.ts";
import { eleventhTurns } from "./sets/held-back/turns.ts";
import type { Ask, Written } from "./shape.ts";

const written: Written[] = [
  ...eleventhKeeping,
  ...eleventhKeepingMore,
  ...eleventhPages,
  ...eleventhPagesMore,
  ...eleventhTurns,
  ...eleventhSeveral,
  ...eleventhOthers,
];

/** Nobody tunes by these, nor looks at them, before they have been measured; then they are one more tuned set. */
export const heldBack: Ask[] = written.map((ask) => ({ ...ask, held: true }));
