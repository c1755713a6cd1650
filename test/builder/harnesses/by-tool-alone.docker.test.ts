import { createBuiltInHarness } from "../../../builder/harnesses/built-in.ts";
import { systemClock as clock } from "../../../lib/clock.ts";
import { byToolAlone } from "../../contracts/by-tool-alone.ts";
import { noEngine } from "../../runners/boxes.ts";
import { dockerBoxes } from "./contract-boxes.ts";

byToolAlone("built-in", await noEngine(), async () => ({
  harness: createBuiltInHarness({ model: "code", maxTokens: 8_000, clock, maxRetries: 1 }),
  boxes: await dockerBoxes(null, { withTool: true }),
}));
