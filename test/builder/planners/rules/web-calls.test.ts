import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });

/** Other machines that send something, in words of people who never heard of a webhook; with what it is called. */
const CALLS: [ask: string, channel: string, title: RegExp][] = [
  [
    "The controllers of our cold rooms can call a web address by themselves (it's JSON, says the manual) when the door stays open too long. Could that go straight into #food please, with the room and the temperature in it?",
    "#food",
    /Controllers of our cold rooms/,
  ],
  ["build server -> #general. it posts json {branch, status, author, url}", "#general", /Build server/],
  [
    "Klimasensoren im Depot können eine URL aufrufen (sensor, temperatur, feuchte). Soll in #general landen, sobald was kommt",
    "#general",
    /Klimasensoren im Depot/,
  ],
  [
    "Unser Türsensor kann eine Webadresse aufrufen, wenn jemand klingelt. Das bitte direkt in #general",
    "#general",
    /Türsensor/,
  ],
  ["our alarm system calls a URL when something's wrong, put that in #general", "#general", /Alarm system/],
  [
    "The new weighbridge is able to hit an http endpoint after each truck; can each of those land in #sales",
    "#sales",
    /Weighbridge/,
  ],
  ["Die Waage ruft nach jeder Wägung eine Internetadresse auf. Bitte gleich in #finance zeigen", "#finance", /Waage/],
  ["Der Shop schickt JSON an eine Webadresse bei jeder Bestellung, das soll in #sales stehen", "#sales", /Shop/],
  ["the printer can send its errors to some web address. straight into #general please", "#general", /Printer/],
  ["The pump sends JSON. Put it in #general", "#general", /Pump/],
  ["Unser Ticketsystem kann Meldungen an eine URL schicken, bitte nach #general durchreichen", "#general", /Ticket/],
  ["our web page can post to a hook, show what it sends (name, phone, problem) in #sales", "#sales", /./],
];

for (const [ask, channel, title] of CALLS) {
  test(`“${ask}” gets an address to be called at`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.equal(answer.kind, "plan", JSON.stringify(answer));
    if (answer.kind !== "plan") return;
    const parts = answer.plan.composition?.parts ?? [];
    assert.equal(briefly(parts), `webhook_post ${channel}`);
    assert.match(parts[0]?.part === "webhook_post" ? parts[0].title : "", title);
    assert.doesNotMatch(answer.plan.leftOut.join(" "), /temperat|author|when|wenn/);
  });
}

test("a column for an address calls for no webhook", async () => {
  const answer = await planner.plan(askFor("I want a list of suppliers with name, address, url"));
  assert.equal(answer.kind, "plan");
  if (answer.kind === "plan")
    assert.equal(briefly(answer.plan.composition?.parts ?? []), "records suppliers (Name, Address, Url link)");
});
