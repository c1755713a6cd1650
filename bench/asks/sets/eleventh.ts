import type { Written } from "../shape.ts";
import { eleventhKeeping } from "./eleventh/keeping.ts";
import { eleventhKeepingMore } from "./eleventh/keeping-more.ts";
import { eleventhOthers } from "./eleventh/others.ts";
import { eleventhPages } from "./eleventh/pages.ts";
import { eleventhPagesMore } from "./eleventh/pages-more.ts";
import { eleventhSeveral } from "./eleventh/several.ts";
import { eleventhTurns } from "./eleventh/turns.ts";

export const eleventh: Written[] = [
  ...eleventhKeeping,
  ...eleventhKeepingMore,
  ...eleventhOthers,
  ...eleventhPages,
  ...eleventhPagesMore,
  ...eleventhSeveral,
  ...eleventhTurns,
];
