import assert from "node:assert/strict";
import { test } from "node:test";
import { englishIn } from "../bot/english-in.ts";
import { type Message, startStage, until, untilSaid } from "./stage.ts";
import { NOBODY, withoutModel } from "./ways.ts";

const TUESDAY_NINE = new Date("2027-01-12T08:00:00Z");
const TUESDAY_TEN = new Date("2027-01-12T09:00:00Z");

test("a German thread is German from the ask to the way back, for who asked, who approves, and on the Home", async (t) => {
  const environment = { ...withoutModel.environment, TOOLROOM_RUNNER: "bare", TOOLROOM_PLATFORM_LANGUAGE: "de" };
  const stage = await startStage(t, { modelUrl: NOBODY, environment });
  const [asker, platform] = [stage.person("asker2"), stage.person("platform1")];
  for (const { handle } of [asker, platform]) await stage.control(`people/${handle}`, { locale: "de-DE" });
  stage.moveClockTo(TUESDAY_NINE);
  const thread = await asker.say(
    "#requests",
    `${stage.bot} Sammle Essensbestellungen bis 11 und poste die Liste in #food.`,
  );
  await untilSaid(asker, "#requests", thread, /Der Plan: .*werktags um 11:00/s);
  await asker.press("#requests", thread, "Bau es");
  await untilSaid(asker, "#requests", thread, /Eine Vorschau von v1 ist fertig/);
  await asker.say("#requests", "passt so", thread);
  await until("the echo", async () =>
    (await asker.ephemerals()).find(({ text }) => text === "Verstanden als: v1 passt so."),
  );
  await untilSaid(asker, "#requests", thread, /wartet auf ein Ja von @platform-team/);
  await asker.say("#requests", "freigeben", thread);
  await until("the refusal", async () => (await asker.ephemerals())[1]);
  await platform.press("#platform", null, "Freigeben");
  await untilSaid(asker, "#requests", thread, / v1 ist in Betrieb\./);

  await asker.say("#requests", "Füge jeder Bestellung einen Preis in EUR hinzu", thread);
  await untilSaid(asker, "#requests", thread, /Der Plan für die Änderung/);
  await asker.press("#requests", thread, "Bau es");
  await asker.press("#requests", thread, "Passt so");
  await untilSaid(asker, "#requests", thread, / v2 ist in Betrieb\./);

  await asker.say("#requests", "Füge jeder Bestellung eine Notiz hinzu", thread);
  await asker.press("#requests", thread, "Bau es");
  await untilSaid(asker, "#requests", thread, /Eine Vorschau von v3 ist fertig/);
  await asker.say("#requests", "stopp", thread);
  await untilSaid(asker, "#requests", thread, /Gestoppt von .*läuft weiter wie bisher/s);

  await asker.say("#requests", "zurück zu v1", thread);
  await untilSaid(asker, "#requests", thread, /auch zurücksetzen/);
  await asker.say("#requests", "Daten behalten", thread);
  await untilSaid(asker, "#requests", thread, / v4 ist in Betrieb\./);
  await asker.say("#requests", "wem gehört die App?", thread);
  await untilSaid(asker, "#requests", thread, /gehört <@/);
  await asker.say("#requests", "was darf die App?", thread);
  await untilSaid(asker, "#requests", thread, /Was essensbestellungen darf/);
  // Right after the end of a change, it would be asked which of both is meant.
  stage.moveClockTo(TUESDAY_TEN);
  await asker.say("#requests", "stopp", thread);
  await untilSaid(asker, "#requests", thread, /ist abgeschaltet, von/);

  const said = [
    ...(await asker.thread("#requests", thread)),
    ...(await platform.history("#platform")),
    ...(await asker.ephemerals()),
    ...(await platform.ephemerals()),
    ...(await asker.directMessages()),
  ].filter(isOurs);
  assert.ok(said.length > 12, `${said.length} messages`);
  assert.deepEqual(
    said.flatMap((message) => englishIn(message)),
    [],
  );
});

function isOurs({ user, username }: Message): boolean {
  return username !== undefined || user !== undefined;
}
