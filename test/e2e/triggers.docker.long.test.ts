import { test } from "node:test";
import { noEngine } from "../runners/boxes.ts";
import { actOnTriggers, outliveBadHandlers } from "./triggers.ts";

const skip = await noEngine();

test(
  "on Docker: what GitHub sends becomes an event of an app, once, and is done again when its owner wants",
  { skip, timeout: 120_000 },
  (t) => actOnTriggers(t, "docker"),
);

test(
  "on Docker: a handler that throws, hangs or answers 10 MB is cut off, recorded, and told to its owner",
  { skip, timeout: 120_000 },
  (t) => outliveBadHandlers(t, "docker"),
);
