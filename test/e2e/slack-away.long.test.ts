import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { AWAY_MODES, type AwayMode } from "../fakes/losable-slack.ts";
import { awayTable, createSlackAway, type Recovered } from "./slack-away.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

/**
 * Longer than a whole cycle of whatever repeats a call: a post that is not answered is looked for in Slack, four times
 * within 5.3 s, then its step fails and begins again. A call that hangs ends after 30 s, and stays dead after the
 * outage, so that this limit is met too.
 */
const SHORT_MS = 8_000;
const MINUTE_MS = 60_000;
/** Real time: all that waits for Slack waits by `Clock.sleep`, which no moved clock shortens. */
const TEN_MINUTES_MS = 600_000;
/** Those that speak to people or read from Slack: they lose it in every way. The others each in one. */
const SPEAK = /triage|plan 1|show|ask for approval|judge|decided|going live|conclude/;
/** A play has room for about a dozen outages that do not run into each other. */
const MOST_PLAYS = 8;
const BOTH = ["first", "second"] as const;

test("Slack goes away at any step, in any way, and the request ends once", { skip }, async (t) => {
  const away = createSlackAway();
  const recovered: Recovered[] = [];
  let steps: string[] = [];
  const metIn = (mode: AwayMode) => recovered.filter((met) => met.mode === mode).map(({ step }) => step);
  const left = (mode: AwayMode) => steps.filter((step) => SPEAK.test(step) && !metIn(mode).includes(step));
  const leftAtAll = () => steps.filter((step) => !recovered.some((met) => met.step === step));

  const play = async (mode: AwayMode, at: string[] | null) => {
    const name = at === null ? "whatever step" : `${at.length} steps`;
    await t.test(`${mode}, at ${name}`, async () => {
      const played = await away.play({ mode, forMs: SHORT_MS, flows: BOTH, at, except: metIn(mode) });
      recovered.push(...played.recovered);
      if (played.steps.length > steps.length) steps = played.steps;
      assert.deepEqual(played.problems, []);
    });
  };
  for (const mode of AWAY_MODES) {
    await play(mode, null);
    for (let plays = 1; plays < MOST_PLAYS && left(mode).length > 0; plays += 1) await play(mode, left(mode));
  }
  for (let plays = 0; plays < MOST_PLAYS && leftAtAll().length > 0; plays += 1)
    await play(AWAY_MODES[plays % AWAY_MODES.length] ?? "cuts", leftAtAll());
  console.log(awayTable(steps, AWAY_MODES, recovered));
  assert.deepEqual([...AWAY_MODES.flatMap(left), ...leftAtAll()], [], "no step was spared");
});

for (const [forMs, mode, at] of [
  [MINUTE_MS, "silent", ["first ask", "first ask for approval", "second conclude live"]],
  [MINUTE_MS, "errors", ["first ask", "first show plan 1", "first release 1 decided"]],
  [TEN_MINUTES_MS, "refuses", ["first show preview 1"]],
] as const) {
  test(`Slack is away for ${forMs / MINUTE_MS} min (${mode}) at ${at.join(", ")}`, { skip }, async () => {
    const steps = [...at];
    const played = await createSlackAway().play({ mode, forMs, flows: BOTH, at: steps, except: [] });
    console.log(awayTable(steps, [mode], played.recovered));
    assert.deepEqual(played.problems, []);
    assert.equal(played.recovered.length, at.length);
  });
}
