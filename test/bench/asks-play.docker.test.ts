import assert from "node:assert/strict";
import { test } from "node:test";
import type { Judgement } from "../../bench/asks/judge.ts";
import { playTogether } from "../../bench/asks/play.ts";
import type { Ask, Check, Expect } from "../../bench/asks/shape.ts";
import { dockerAnswers } from "../docker-answers.ts";
import { allScenarios, playScenarios } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

test("an ask is played from Slack to the living app, over days, and judged by what comes", { skip }, async (t) => {
  const model = await startScriptedModel(playScenarios(allScenarios()));
  t.after(() => model.close());
  const asks = [
    askWith("planned", "something for lunch", { kind: "asked", about: /which/ }),
    askWith("lunch", LUNCH, { kind: "built", checks: LUNCH_CHECKS }),
    askWith("sales", "post yesterday's sales in #sales each morning at 8", { kind: "built", checks: SALES_CHECKS }),
    askWith("laptop", "a laptop please", { kind: "declined", reason: [/platform team/] }),
  ];
  const judged = new Map<string, Judgement>();
  await playTogether(asks, ({ ask, judgement }) => judged.set(ask.name, judgement), { modelUrl: model.url });

  await t.test("what comes as asked is right", () => {
    assert.deepEqual(judged.get("lunch"), { outcome: "right", isExpected: true, problems: [] });
  });

  await t.test("what comes at another time, and a form that is missing, are wrong", () => {
    assert.equal(judged.get("sales")?.outcome, "wrong");
    assert.match(
      judged.get("sales")?.problems.join("\n") ?? "",
      /^fill: no form has the fields total\nat: it came before 2027-01-12 08:30.*1200[^\n]*$/,
    );
  });

  await t.test("a no is read with its words; a plan that nobody could want is wrong", () => {
    assert.deepEqual(judged.get("laptop"), { outcome: "declined", isExpected: true, problems: [] });
    assert.match(judged.get("planned")?.problems.join() ?? "", /a plan was made of/);
  });
});

const LUNCH = "collect our lunch orders until 11:00, then post them in <#food>";

const LUNCH_CHECKS: Check[] = [
  { do: "card", says: /lunch/i },
  { do: "command", text: " ramen", answer: /Noted: ramen/ },
  { do: "command", text: "lunch soup", answer: /Noted: soup/, as: "asker2" },
  { do: "shows", row: /soup/, text: /Jonas/, as: "platform2" },
  { do: "at", time: "2027-01-11 11:00", channel: "#food", says: [/ramen/, /soup/] },
  { do: "clock", time: "2027-01-13 09:00" },
  { do: "showsNot", text: /ramen/, as: "platform2" },
  { do: "quiet", time: "2027-01-16 11:00" },
];

const SALES_CHECKS: Check[] = [
  { do: "fill", set: [[/total/i, "5"]] },
  { do: "command", text: "sales 1200", answer: /1200/, as: "asker2", channel: "#sales" },
  { do: "at", time: "2027-01-12 08:30", channel: "#sales", says: [/1200/] },
  { do: "quiet", time: "2027-01-13 08:00", says: /1200/ },
];

function askWith(name: string, text: string, expect: Expect): Ask {
  const about = { language: "en", covers: [], by: "asker1", channel: "#requests" } as const;
  return { name, held: false, ...about, covers: [], text, expect: [expect] };
}
