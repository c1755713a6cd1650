import type { Written } from "../shape.ts";
import { eighthKeeping } from "./eighth/keeping.ts";
import { eighthOthers } from "./eighth/others.ts";
import { eighthPages } from "./eighth/pages.ts";
import { eighthSeveral } from "./eighth/several.ts";
import { eighthTurns } from "./eighth/turns.ts";

export const eighth: Written[] = [...eighthKeeping, ...eighthPages, ...eighthTurns, ...eighthSeveral, ...eighthOthers];
