import type { Written } from "../shape.ts";
import { fourthKeeping } from "./fourth/keeping.ts";
import { fourthOthers } from "./fourth/others.ts";
import { fourthPages } from "./fourth/pages.ts";
import { fourthSeveral } from "./fourth/several.ts";
import { fourthTurns } from "./fourth/turns.ts";

export const fourth: Written[] = [...fourthKeeping, ...fourthPages, ...fourthTurns, ...fourthSeveral, ...fourthOthers];
