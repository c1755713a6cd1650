import { after, test } from "node:test";
import { createLives } from "./lives.ts";
import { assertThreadsHold } from "./thread.ts";

const lives = createLives();
after(() => lives.close());

test("500 histories of a thread keep its promises", () => assertThreadsHold(lives, { numRuns: 500 }));
