import { test } from "node:test";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { surviveSample } from "./crash-sample.ts";
import { withoutModel } from "./ways.ts";

const skip = (await whyNoBubblewrap()) ?? false;

test("without a model on bubblewrap: killed three times on its way, a request and the next one end once each", {
  skip,
}, async () => {
  await surviveSample(withoutModel, {
    first: [
      { step: "plan 1", moment: "inside" },
      { step: "code 1.1", moment: "inside" },
      { step: "deploy: start", moment: "inside" },
    ],
    second: [
      { step: "preview 1", moment: "inside" },
      { step: "deploy: migrate", moment: "inside" },
      { step: "deploy: register", moment: "before" },
    ],
  });
});
