import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor } from "./reading-fixture.ts";

const planner = createRulesPlanner();
const TOLD = [
  "course requests: which course, what it costs in €, why. @pat (U0PAT) says yes or no. The person should hear back.",
  "purchase requests with item and price, @pat (U0PAT) approves them. Whoever asked gets a message how it went.",
  "Anschaffungen: man trägt ein was und Preis, und @pat (U0PAT) gibt es frei oder lehnt es ab. Wer gefragt hat, soll eine Nachricht bekommen, wie es ausging.",
  "Swap requests: date, which shift, who takes over. @pat (U0PAT) says yes or no, and the nurse hears back from the bot.",
  "Swaps: date, which shift. @pat (U0PAT) approves it, and the driver gets told.",
  "purchase requests with item and price. @pat (U0PAT) approves or declines, then the bot lets them know.",
  "purchase requests with item and price, @pat (U0PAT) approves. You get told what came of it.",
  "purchase requests with item and price, @pat (U0PAT) approves. The bot tells the teacher the outcome.",
  "purchase requests with item and price, @pat (U0PAT) approves, and the result goes back to whoever asked.",
  "Urlaubsanträge: von, bis, Grund. @pat (U0PAT) genehmigt, und der Pfleger bekommt Bescheid.",
  "Anschaffungen: was, Preis. @pat (U0PAT) gibt frei oder lehnt ab, man bekommt dann Bescheid vom Bot.",
  "Anschaffungen: was, Preis. @pat (U0PAT) gibt frei oder lehnt ab. Der Bot sagt demjenigen Bescheid.",
  "Anschaffungen: was, Preis. @pat (U0PAT) gibt frei, die Fahrerin kriegt eine Rückmeldung.",
  "Urlaubsantrag-App: Name, von, bis. @pat (U0PAT) genehmigt oder lehnt ab. Wer abgelehnt wird bekommt Bescheid.",
  "Urlaubsantrag-App: Name, von, bis. @pat (U0PAT) genehmigt oder lehnt ab. Bei Ablehnung bitte Bescheid geben.",
  "Urlaubsantrag-App: Name, von, bis. @pat (U0PAT) genehmigt oder lehnt ab. Die Abgelehnten sollen eine DM kriegen.",
  "Vacation requests: name, from, to. @pat (U0PAT) approves or declines. Who is declined hears about it.",
  "Vacation requests: name, from, to. @pat (U0PAT) approves or declines. People whose request is refused get a note.",
  "Vacation requests: name, from, to. @pat (U0PAT) approves or declines. If declined, tell them.",
];
const OTHERS = [
  "purchase requests with item and price, @pat (U0PAT) approves them",
  "purchase requests with item and price. @pat (U0PAT) approves, and the warehouse gets told.",
  "purchase requests with item and price, @pat (U0PAT) approves each once they hear back from the supplier",
  "Anschaffungen: was, Preis. @pat (U0PAT) gibt frei, und die Buchhaltung bekommt Bescheid.",
];

for (const ask of TOLD)
  test(`who handed it in is told in private: “${ask.slice(0, 40)}…”`, async () => {
    const answer = await planner.plan(askFor(ask));
    if (answer.kind !== "plan") throw new Error(JSON.stringify(answer));
    const { composition, manifest, summary } = answer.plan;
    const approval = composition?.parts.find((part) => part.part === "approval");
    assert.equal(approval?.part === "approval" && approval.tellsAuthor, true);
    assert.equal(manifest.bindings.slack?.dm, true);
    assert.match(summary, /told in private|erfährt es persönlich/);
  });

/** Nobody is written to but who asked and who decides: named as left out. */
const NAMED: readonly [ask: string, left: RegExp][] = [
  [
    "Urlaubsantrag-App: Name, von, bis. @pat (U0PAT) genehmigt. Bei einer Absage bekommt Ben Bescheid.",
    /Bei einer Absage bekommt Ben Bescheid“: Ohne Sprachmodell postet/,
  ],
  [
    "Anschaffungen: was, Preis. @pat (U0PAT) gibt frei, und die Buchhaltung bekommt Bescheid.",
    /die Buchhaltung bekommt Bescheid“: Ohne Sprachmodell postet/,
  ],
  [
    "purchase requests with item and price. @pat (U0PAT) approves. If it is declined, the warehouse gets told.",
    /the warehouse gets told”: without a language model an app posts/,
  ],
];

for (const [ask, left] of NAMED)
  test(`who else is told is named as left out: “${ask.slice(-40)}”`, async () => {
    const answer = await planner.plan(askFor(ask));
    if (answer.kind !== "plan") throw new Error(JSON.stringify(answer));
    assert.match(answer.plan.leftOut.join("\n"), left);
    assert.equal(answer.plan.manifest.bindings.slack?.dm, undefined);
  });

for (const ask of OTHERS)
  test(`nobody is told what was not asked for: “${ask.slice(-40)}”`, async () => {
    const answer = await planner.plan(askFor(ask));
    if (answer.kind !== "plan") throw new Error(JSON.stringify(answer));
    assert.equal(answer.plan.manifest.bindings.slack?.dm, undefined);
  });

const SWAPS: readonly [ask: string, noun: string][] = [
  [
    "People want to swap shifts all the time and it happens on post-its. They put in which date, which shift they give away, and who takes it over. @pat (U0PAT) says yes or no.",
    "shift swaps",
  ],
  [
    "Drivers want to trade tours and it goes on by phone. They put in date, tour, who takes it. @pat (U0PAT) says yes or no.",
    "tour swaps",
  ],
];

for (const [ask, noun] of SWAPS)
  test(`what is swapped names what is asked for: ${noun}`, async () => {
    const answer = await planner.plan(askFor(ask));
    if (answer.kind !== "plan") throw new Error(JSON.stringify(answer));
    const [part] = answer.plan.composition?.parts ?? [];
    assert.equal(part?.part === "approval" && part.noun.many, noun);
  });
