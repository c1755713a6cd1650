import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { surviveSample } from "./crash-sample.ts";
import { withModel } from "./ways.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

test("killed three times on its way, a request still ends once; so does the next one with a migration", {
  skip,
}, async () => {
  await surviveSample(withModel, {
    first: [
      { step: "claim app", moment: "inside" },
      { step: "code 1.2", moment: "inside" },
      { step: "ask for approval", moment: "inside" },
    ],
    second: [
      { step: "plan 1 decided", moment: "before" },
      { step: "deploy: migrate", moment: "inside" },
      { step: "conclude live", moment: "after" },
    ],
  });
});
