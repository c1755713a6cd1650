import type { Written } from "../shape.ts";
import { secondKeeping } from "./second/keeping.ts";
import { secondOthers } from "./second/others.ts";
import { secondSeveral } from "./second/several.ts";
import { secondTurns } from "./second/turns.ts";

export const second: Written[] = [...secondKeeping, ...secondTurns, ...secondSeveral, ...secondOthers];
