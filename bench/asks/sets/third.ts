import type { Written } from "../shape.ts";
import { thirdChanges } from "./third/changes.ts";
import { thirdKeeping } from "./third/keeping.ts";
import { thirdOthers } from "./third/others.ts";
import { thirdPages } from "./third/pages.ts";
import { thirdSeveral } from "./third/several.ts";
import { thirdTurns } from "./third/turns.ts";

export const third: Written[] = [
  ...thirdKeeping,
  ...thirdPages,
  ...thirdTurns,
  ...thirdSeveral,
  ...thirdOthers,
  ...thirdChanges,
];
