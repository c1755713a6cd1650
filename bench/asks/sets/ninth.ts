import type { Written } from "../shape.ts";
import { ninthKeeping } from "./ninth/keeping.ts";
import { ninthKeepingMore } from "./ninth/keeping-more.ts";
import { ninthOthers } from "./ninth/others.ts";
import { ninthPages } from "./ninth/pages.ts";
import { ninthPagesMore } from "./ninth/pages-more.ts";
import { ninthSeveral } from "./ninth/several.ts";
import { ninthTurns } from "./ninth/turns.ts";
import { ninthTurnsMore } from "./ninth/turns-more.ts";

export const ninth: Written[] = [
  ...ninthKeeping,
  ...ninthKeepingMore,
  ...ninthPages,
  ...ninthPagesMore,
  ...ninthTurns,
  ...ninthTurnsMore,
  ...ninthSeveral,
  ...ninthOthers,
];
