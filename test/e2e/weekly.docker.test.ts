import assert from "node:assert/strict";
import { test } from "node:test";
import type { Check } from "../../sdk/contract/check.ts";
import { dockerAnswers } from "../docker-answers.ts";
import { lunchPlan, lunchScenario, playScenarios, type Scenario } from "../fakes/scenarios.ts";
import { type ScriptedAnswer, type ScriptedTurn, startScriptedModel } from "../fakes/scripted-model.ts";
import { decisions, ended, rows } from "./facts.ts";
import { type Message, type Stage, says, startStage, until, untilSaid } from "./stage.ts";
import { withoutModel } from "./ways.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";
const ASK = "collect our lunch orders with /lunch until 11:00 on weekdays, then post them in #food";

test("“actually weekly” while the agent writes changes the plan at its next step, and the build goes on with what is written", {
  skip,
}, async (t) => {
  const seen: string[] = [];
  const model = await startScriptedModel(steered(seen));
  t.after(() => model.close());
  const stage = await startStage(t, { modelUrl: model.url });
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} ${ASK}`);
  await asker.press("#requests", thread, "Build it");
  await untilSaid(asker, "#requests", thread, "Now: Writing the code*: Working on it");

  await asker.say("#requests", "actually weekly", thread);
  const told = await untilSaid(asker, "#requests", thread, "Taken into the plan: “actually weekly”");
  assert.match(blocks(told), /\*New:\* Runs every Monday at 11:00/);
  assert.match(blocks(told), /\*No longer:\* Runs Monday to Friday at 11:00/);
  assert.doesNotMatch(blocks(told), /"type":"button"/, "what is only at another time asks nothing");

  await until("what was begun, by who goes on", async () => (seen.length === 1 ? true : undefined));
  await asker.say("#requests", "and post them in #general instead", thread);
  const card = await untilSaid(asker, "#requests", thread, /The plan for the change: Lunch orders/);
  assert.match(blocks(card), /\*New:\* Posts in #general, and nowhere else/);
  assert.deepEqual(decisions(stage, thread), ["plan yes"]);
  await asker.press("#requests", thread, "Build it");

  const preview = await untilSaid(asker, "#requests", thread, "A preview of v1 is ready");
  assert.doesNotMatch(blocks(preview), /weekly|#general instead/, "nothing of it came too late");
  assert.deepEqual(seen, ["begun on weekdays", "begun on weekdays, gone on by Mondays"], "what was written is there");
  await goLive(stage, thread);
  assert.deepEqual(liveSchedules(stage, thread), ["0 11 * * 1"]);
  assert.deepEqual(decisions(stage, thread), ["plan yes", "plan yes", "preview yes", "release yes"]);
});

test("“actually weekly” while known parts are put together is in the preview", async (t) => {
  const environment = { ...withoutModel.environment, TOOLROOM_RUNNER: "bare" };
  const stage = await startStage(t, { modelUrl: "http://127.0.0.1:9", environment });
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} ${ASK}`);
  await asker.press("#requests", thread, "Build it");
  await asker.say("#requests", "actually weekly", thread);
  const told = await untilSaid(asker, "#requests", thread, "Taken into the plan: “actually weekly”");
  assert.match(blocks(told), /\*New:\* Runs every Monday at 11:00/);
  const preview = await untilSaid(asker, "#requests", thread, /A preview of v\d is ready/);
  assert.doesNotMatch(blocks(preview), /actually weekly/);
  const said = await asker.thread("#requests", thread);
  assert.equal(said.filter((message) => says(message, /A preview of v\d is ready/)).length, 1);
  await goLive(stage, thread);
  assert.deepEqual(liveSchedules(stage, thread), ["0 11 * * 1"]);
  assert.deepEqual(decisions(stage, thread), ["plan yes", "preview yes", "release yes"]);
});

async function goLive(stage: Stage, thread: string): Promise<void> {
  await stage.person("asker1").press("#requests", thread, "Looks right");
  await stage.person("platform1").press("#platform", null, "Approve");
  await untilSaid(stage.person("asker1"), "#requests", thread, / v\d is live\./);
  assert.equal((await ended(stage, thread)).status, "live");
}

function liveSchedules(stage: Stage, thread: string): unknown[] {
  const specs = rows(
    stage,
    `select t.spec from triggers t join app_requests r on r.app_id = t.app_id where r.thread_ts = ?`,
    thread,
  ).map(({ spec }) => JSON.parse(String(spec)) as { schedule?: string });
  return specs.flatMap(({ schedule }) => (schedule === undefined ? [] : [schedule]));
}

function blocks(message: Message): string {
  return JSON.stringify(message.blocks);
}

/**
 * Begins a draft and waits until the plan is another; the next time it goes on with that draft. `seen` gets the draft as
 * each one who goes on finds it.
 */
function steered(seen: string[]): (turn: ScriptedTurn) => ScriptedAnswer {
  const { manifest } = lunchPlan();
  const [, command] = manifest.triggers;
  assert.ok(command);
  const weekly = {
    ...lunchPlan(),
    manifest: { ...manifest, triggers: [{ schedule: "0 11 * * 1", run: "post-summary" }, command] },
    summary: "Orders are posted in #food on Mondays at 11:00.",
  };
  const elsewhere = {
    ...weekly,
    manifest: {
      ...weekly.manifest,
      bindings: { db: true, slack: { post: ["#general"] } },
      checks: manifest.checks.map(
        (check): Check => ("fire" in check ? { ...check, posted: { channel: "#general", contains: "ramen" } } : check),
      ),
    },
    summary: "Orders are posted in #general on Mondays at 11:00.",
  };
  const lunch = lunchScenario();
  const files = Object.fromEntries(
    Object.entries(lunch.rounds?.problems?.files ?? {}).map(([path, text]) => [
      path,
      text.replaceAll("#food", "#general"),
    ]),
  );
  const first = { ...lunch.rounds?.first, files, summary: "Wrote it." };
  const play = playScenarios([{ ...lunch, plan: elsewhere, rounds: { first } } as Scenario]);
  const drafts = [lunchPlan(), weekly];
  return (turn) => {
    if (turn.calls.includes("triage")) return { calls: [{ name: "triage", input: { kind: "new_app" } }] };
    if (turn.calls.includes("give_plan")) {
      const isElsewhere = turn.asked.includes("#general instead");
      const isWeekly = turn.asked.includes("<later-remark>\nactually weekly");
      return { calls: [{ name: "give_plan", input: isElsewhere ? elsewhere : isWeekly ? weekly : lunchPlan() }] };
    }
    const at = drafts.findIndex(({ summary }) => turn.asked.includes(summary));
    if (at !== -1) {
      if (turn.answers === 0) {
        const words = at === 0 ? "begun on weekdays" : ", gone on by Mondays";
        return {
          calls: [{ name: "bash", input: { command: `cat draft.md 2>/dev/null; printf '${words}' >> draft.md` } }],
        };
      }
      if (at === 1 && turn.answers === 1) seen.push(turn.results[0] ?? "");
      return { calls: [{ name: "bash", input: { command: "sleep 1" } }] };
    }
    if (turn.answers === 0) return { calls: [{ name: "bash", input: { command: "cat draft.md; rm -f draft.md" } }] };
    if (turn.answers === 1) seen.push(turn.results[0] ?? "");
    const own = { ...turn, answers: turn.answers - 1, results: turn.results.slice(1) };
    return play(own);
  };
}
