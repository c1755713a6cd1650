import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { awayTable, createSlackAway } from "./slack-away.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

/** A sample; `npm run test:long` takes Slack away at every step and in every way. */
const STEPS = ["first ask", "first ask for approval", "first conclude live"];
/** A post that is not answered is looked for in Slack, four times within 5.3 s, before its step gives up and begins again. */
const AWAY_MS = 6_000;

test("while Slack is away a request waits; it loses nothing, doubles nothing and ends once", { skip }, async () => {
  const away = createSlackAway();
  const { recovered, problems } = await away.play({
    mode: "cuts",
    forMs: AWAY_MS,
    flows: ["first"],
    at: STEPS,
    except: [],
  });
  console.log(awayTable(STEPS, ["cuts"], recovered));
  assert.deepEqual(
    recovered.map(({ step }) => step),
    STEPS,
  );
  assert.deepEqual(problems, []);
});
