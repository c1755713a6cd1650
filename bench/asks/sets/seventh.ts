import type { Written } from "../shape.ts";
import { seventhApprovals } from "./seventh/approvals.ts";
import { seventhKeeping } from "./seventh/keeping.ts";
import { seventhOthers } from "./seventh/others.ts";
import { seventhPages } from "./seventh/pages.ts";
import { seventhSeveral } from "./seventh/several.ts";
import { seventhTurns } from "./seventh/turns.ts";

export const seventh: Written[] = [
  ...seventhKeeping,
  ...seventhApprovals,
  ...seventhPages,
  ...seventhTurns,
  ...seventhSeveral,
  ...seventhOthers,
];
