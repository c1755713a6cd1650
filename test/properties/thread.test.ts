import { after, test } from "node:test";
import { createLives } from "./lives.ts";
import { assertThreadsHold } from "./thread.ts";

const lives = createLives();
after(() => lives.close());
const onLinux = { skip: process.platform === "linux" ? false : "previews are reached through Linux's /proc" };

/** A few of them, each time others; `npm run test:long` plays 500. */
test("whatever four people do in a thread, and whatever breaks meanwhile, its promises hold", onLinux, () =>
  assertThreadsHold(lives, { numRuns: 40, withinMs: 15_000 }),
);
