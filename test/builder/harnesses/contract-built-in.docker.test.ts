import { createBuiltInHarness } from "../../../builder/harnesses/built-in.ts";
import { systemClock } from "../../../lib/clock.ts";
import { harnessContract } from "../../contracts/harness.contract.ts";
import { noEngine } from "../../runners/boxes.ts";
import { dockerBoxes } from "./contract-boxes.ts";

harnessContract(
  "built-in",
  await noEngine(),
  async () => ({
    // By its role, as Toolroom asks.
    harness: createBuiltInHarness({ model: "code", maxTokens: 8_000, clock: systemClock, maxRetries: 1 }),
    boxes: await dockerBoxes(null),
  }),
  {
    "its program waits in a box that stands still, and goes on with the task as if it had just begun":
      "its loop is Toolroom's own: the box is all that is to be had ahead",
  },
);
