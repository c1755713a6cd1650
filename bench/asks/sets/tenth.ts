import type { Written } from "../shape.ts";
import { tenthKeeping } from "./tenth/keeping.ts";
import { tenthKeepingMore } from "./tenth/keeping-more.ts";
import { tenthOthers } from "./tenth/others.ts";
import { tenthPages } from "./tenth/pages.ts";
import { tenthPagesMore } from "./tenth/pages-more.ts";
import { tenthSeveral } from "./tenth/several.ts";
import { tenthTurns } from "./tenth/turns.ts";
import { tenthTurnsMore } from "./tenth/turns-more.ts";

export const tenth: Written[] = [
  ...tenthKeeping,
  ...tenthKeepingMore,
  ...tenthPages,
  ...tenthPagesMore,
  ...tenthTurns,
  ...tenthTurnsMore,
  ...tenthSeveral,
  ...tenthOthers,
];
