import { after, test } from "node:test";
import { createLives } from "./lives.ts";
import { assertThreadsHold } from "./thread.ts";

const lives = createLives();
after(() => lives.close());
const onLinux = { skip: process.platform === "linux" ? false : "previews are reached through Linux's /proc" };

test("500 histories of a thread keep its promises", onLinux, () => assertThreadsHold(lives, { numRuns: 500 }));
