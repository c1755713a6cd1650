import type { Written } from "../shape.ts";
import { fifthApprovals } from "./fifth/approvals.ts";
import { fifthKeeping } from "./fifth/keeping.ts";
import { fifthOthers } from "./fifth/others.ts";
import { fifthPages } from "./fifth/pages.ts";
import { fifthSeveral } from "./fifth/several.ts";
import { fifthTurns } from "./fifth/turns.ts";

export const fifth: Written[] = [
  ...fifthKeeping,
  ...fifthApprovals,
  ...fifthPages,
  ...fifthTurns,
  ...fifthSeveral,
  ...fifthOthers,
];
