import type { Written } from "../shape.ts";
import { firstKeeping } from "./first/keeping.ts";
import { firstOthers } from "./first/others.ts";
import { firstTurns } from "./first/turns.ts";

export const first: Written[] = [...firstKeeping, ...firstTurns, ...firstOthers];
