import type { Written } from "../shape.ts";
import { sixthApprovals } from "./sixth/approvals.ts";
import { sixthDigests } from "./sixth/digests.ts";
import { sixthKeeping } from "./sixth/keeping.ts";
import { sixthOthers } from "./sixth/others.ts";
import { sixthPages } from "./sixth/pages.ts";
import { sixthSeveral } from "./sixth/several.ts";
import { sixthTurns } from "./sixth/turns.ts";

export const sixth: Written[] = [
  ...sixthKeeping,
  ...sixthApprovals,
  ...sixthDigests,
  ...sixthPages,
  ...sixthTurns,
  ...sixthSeveral,
  ...sixthOthers,
];
