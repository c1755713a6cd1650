import { test } from "node:test";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { playFive } from "./play-five.ts";

const skip = (await whyNoBubblewrap()) ?? false;

test("five apps that together use every trigger and binding, driven end to end on bubblewrap", { skip }, (t) =>
  playFive(t, { runner: "bubblewrap", sales: "sqlite" }),
);
