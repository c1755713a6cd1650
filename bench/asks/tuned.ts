import { fifthKeeping } from "./sets/fifth/keeping.ts";
import { fifthOthers } from "./sets/fifth/others.ts";
import { fifthPages } from "./sets/fifth/pages.ts";
import { fifthSeveral } from "./sets/fifth/several.ts";
import { fifthTurns } from "./sets/fifth/turns.ts";
import { firstKeeping } from "./sets/first/keeping.ts";
import { firstOthers } from "./sets/first/others.ts";
import { firstTurns } from "./sets/first/turns.ts";
import { fourthKeeping } from "./sets/fourth/keeping.ts";
import { fourthOthers } from "./sets/fourth/others.ts";
import { fourthPages } from "./sets/fourth/pages.ts";
import { fourthSeveral } from "./sets/fourth/several.ts";
import { fourthTurns } from "./sets/fourth/turns.ts";
import { secondKeeping } from "./sets/second/keeping.ts";
import { secondOthers } from "./sets/second/others.ts";
import { secondSeveral } from "./sets/second/several.ts";
import { secondTurns } from "./sets/second/turns.ts";
import { seventhKeeping } from "./sets/seventh/keeping.ts";
import { seventhOthers } from "./sets/seventh/others.ts";
import { seventhPages } from "./sets/seventh/pages.ts";
import { seventhSeveral } from "./sets/seventh/several.ts";
import { seventhTurns } from "./sets/seventh/turns.ts";
import { sixthKeeping } from "./sets/sixth/keeping.ts";
import { sixthOthers } from "./sets/sixth/others.ts";
import { sixthPages } from "./sets/sixth/pages.ts";
import { sixthSeveral } from "./sets/sixth/several.ts";
import { sixthTurns } from "./sets/sixth/turns.ts";
import { thirdChanges } from "./sets/third/changes.ts";
import { thirdKeeping } from "./sets/third/keeping.ts";
import { thirdOthers } from "./sets/third/others.ts";
import { thirdPages } from "./sets/third/pages.ts";
import { thirdSeveral } from "./sets/third/several.ts";
import { thirdTurns } from "./sets/third/turns.ts";
import type { Ask } from "./shape.ts";

const first = [...firstKeeping, ...firstTurns, ...firstOthers];
/** Each set but the first was held back until it had been measured once. */
const second = [...secondKeeping, ...secondTurns, ...secondSeveral, ...secondOthers];
const third = [...thirdKeeping, ...thirdPages, ...thirdTurns, ...thirdSeveral, ...thirdOthers, ...thirdChanges];
const fourth = [...fourthKeeping, ...fourthPages, ...fourthTurns, ...fourthSeveral, ...fourthOthers];
const fifth = [...fifthKeeping, ...fifthPages, ...fifthTurns, ...fifthSeveral, ...fifthOthers];
const sixth = [...sixthKeeping, ...sixthPages, ...sixthTurns, ...sixthSeveral, ...sixthOthers];
const seventh = [...seventhKeeping, ...seventhPages, ...seventhTurns, ...seventhSeveral, ...seventhOthers];

/** What the parser may be tuned by. What it may not is `held-back.ts`. */
export const tuned: Ask[] = [...first, ...second, ...third, ...fourth, ...fifth, ...sixth, ...seventh].map((ask) => ({
  ...ask,
  held: false,
}));
