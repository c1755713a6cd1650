import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { manifestSchema } from "../../sdk/contract/manifest.ts";
import { dockerAnswers } from "../docker-answers.ts";
import { playScenarios, type Scenario } from "../fakes/scenarios.ts";
import { type ScriptedAnswer, type ScriptedTurn, startScriptedModel } from "../fakes/scripted-model.ts";
import { decisions, ended, untilWhispered } from "./facts.ts";
import { startStage, untilSaid } from "./stage.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";
const TEMPLATE = "skills/llm-agent/template";
const template = (path: string) => readFileSync(`${TEMPLATE}/${path}`, "utf8").replaceAll("#support", "#food");

test("an app that asks a model is corrected in its thread by other instructions alone, and live without an agent", {
  skip,
}, async (t) => {
  const play = playScenarios([deskScenario()]);
  const offered: string[][] = [];
  const model = await startScriptedModel((turn) => {
    offered.push(turn.calls);
    return turn.calls.length === 0 ? sortTicket(turn) : turn.calls.includes("needs_more") ? rewrite(turn) : play(turn);
  });
  t.after(() => model.close());
  const stage = await startStage(t, { modelUrl: model.url, environment: { TOOLROOM_RUNNER: "docker" } });
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} sort our tickets, and tell #food what is urgent`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await stage.person("platform1").press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);
  await asker.type("#food", "/tool ticket The kitchen is flooded");
  await untilWhispered(asker, /Noted, and #food knows: Flooded/);
  await asker.type("#food", "/tool ticket The tap drips");
  await untilWhispered(asker, /Noted: Drips/);

  for (const [version, words] of [
    [2, "instructions: Drips are high, too."],
    [3, "from now on stairs are urgent as well"],
  ] as const) {
    const asked = offered.length;
    const from = performance.now();
    await asker.say("#requests", words, thread);
    await asker.press("#requests", thread, "Looks right");
    await untilSaid(asker, "#requests", thread, new RegExp(` v${version} is live\\.`));
    t.diagnostic(`v${version}: live after ${Math.round(performance.now() - from)} ms`);
    assert.equal((await ended(stage, thread)).status, "live");
    // No agent worked, and no plan was made.
    assert.ok(offered.slice(asked).every((calls) => !calls.includes("write") && !calls.includes("give_plan")));
  }
  const shown = (await asker.thread("#requests", thread)).map(({ blocks }) => JSON.stringify(blocks));
  assert.ok(
    shown.some((text) =>
      /one comes out the same, one comes out differently[\s\S]*before nothing in a channel, now “#food: 🔴 Drips/.test(
        text,
      ),
    ),
    shown.filter((text) => text.includes("comes out")).join("\n"),
  );
  assert.deepEqual(decisions(stage, thread).slice(3), ["preview yes", "preview yes"]);
  await asker.type("#food", "/tool ticket The tap drips");
  await untilWhispered(asker, /Noted, and #food knows: Drips/);

  // Undone, only what was told last is gone.
  await asker.say("#requests", "undo", thread);
  await untilSaid(asker, "#requests", thread, / v4 is live\. It is as it was in v2[.;]/);
  await asker.type("#food", "/tool ticket The stairs are broken");
  await untilWhispered(asker, /Noted: Stairs/);
});

function deskScenario(): Scenario {
  const manifest = manifestSchema.parse(parse(template("app.yaml")));
  const plan = { manifest, skill: "llm-agent", summary: "Tickets are sorted.", details: "", leftOut: [] };
  const files = { "app.ts": template("app.ts"), "test/app.test.ts": template("test/app.test.ts") };
  return {
    ask: /tickets/,
    triage: { kind: "new_app" },
    plan,
    rounds: { first: { files, summary: "It sorts tickets." } },
  };
}

/** As a model would by these instructions: what they call high is high. */
function sortTicket({ asked }: ScriptedTurn): ScriptedAnswer {
  const [, ticket = ""] = /<ticket>\n([\s\S]*?)\n<\/ticket>/.exec(asked) ?? [];
  const word = ["flooded", "drips", "stairs"].find((one) => ticket.includes(one)) ?? "else";
  const urgency = word === "flooded" || asked.toLowerCase().includes(`${word} are high`) ? "high" : "low";
  const summary = word.charAt(0).toUpperCase() + word.slice(1);
  return { text: JSON.stringify({ urgency, summary }) };
}

/** What it is asked to write anew stands before it. */
function rewrite({ asked }: ScriptedTurn): ScriptedAnswer {
  const [, body = ""] =
    /<instructions name="triage">\n---\n[\s\S]*?\n---\n([\s\S]*?)<\/instructions>/.exec(asked) ?? [];
  if (!asked.includes("stairs are urgent") || body === "") return { calls: [{ name: "needs_more", input: {} }] };
  const input = { name: "triage", instructions: `${body}\n- Stairs are high.\n`, summary: "Stairs are urgent, too." };
  return { calls: [{ name: "rewrite_instructions", input }] };
}
