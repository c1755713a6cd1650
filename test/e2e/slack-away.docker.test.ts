import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { awayTable, createSlackAway } from "./slack-away.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

/** A sample; `npm run test:long` takes Slack away at every step and in every way. */
const STEPS = ["first plan 1", "first ask for approval", "second conclude live"];
const AWAY_MS = 4_000;

test("while Slack is away a request waits; it loses nothing, doubles nothing and ends once", { skip }, async (t) => {
  const away = createSlackAway(t);
  const { recovered, problems } = await away.play({ mode: "cuts", forMs: AWAY_MS, at: STEPS, except: [] });
  console.log(awayTable(STEPS, ["cuts"], recovered));
  assert.deepEqual(
    recovered.map(({ step }) => step),
    STEPS,
  );
  assert.deepEqual(problems, []);
});
