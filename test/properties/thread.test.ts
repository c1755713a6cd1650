import { after, test } from "node:test";
import { createLives } from "./lives.ts";
import { assertThreadsHold } from "./thread.ts";

const lives = createLives();
after(() => lives.close());

/** A few of them, each time others; `npm run test:long` plays 500. */
test("whatever four people do in a thread, and whatever breaks meanwhile, its promises hold", () =>
  assertThreadsHold(lives, { numRuns: 40, interruptAfterTimeLimit: 15_000 }));
