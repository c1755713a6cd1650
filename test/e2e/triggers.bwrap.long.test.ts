import { test } from "node:test";
import { noBubblewrap } from "../runners/boxes.ts";
import { actOnTriggers, outliveBadHandlers } from "./triggers.ts";

const skip = await noBubblewrap();

test(
  "on bubblewrap: what GitHub sends becomes an event of an app, once, and is done again when its owner wants",
  { skip, timeout: 120_000 },
  (t) => actOnTriggers(t, "bubblewrap"),
);

test(
  "on bubblewrap: a handler that throws, hangs or answers 10 MB is cut off, recorded, and told to its owner",
  { skip, timeout: 120_000 },
  (t) => outliveBadHandlers(t, "bubblewrap"),
);
