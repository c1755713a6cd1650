import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOfRequest, languageOfThread } from "../../bot/words/choose-language.ts";
import { languageOfPerson } from "../../bot/words/language-of-person.ts";
import { addRequest } from "../../store/app-requests.ts";
import { upsertPerson } from "../../store/people.ts";
import { openTestStore } from "../fakes/registry.ts";

const place = { slackTeamId: "T1", channelId: "C1", threadTs: "1.1", appId: null, inputs: [] };

test("a thread is told in the language of its ask, and a word or a press in it changes nothing of that", async (context) => {
  const { store } = openTestStore(context);
  await person("U1", "en-GB");
  await person("U2", "de-DE");
  const asks = [
    ["req_1", "U1", "Sammle Essensbestellungen bis 11 und poste die Liste in #food.", "de"],
    ["req_2", "U1", "try again", "de"],
    ["req_3", "U1", "spend more", "de"],
    ["req_4", "U2", "add a price to each order, please", "en"],
    ["req_5", "U2", "nochmal", "en"],
  ] as const;
  for (const [at, [id, requesterId, text]] of asks.entries())
    await addRequest(store, { ...place, id, requesterId, text, messageTs: `${at + 1}.1`, at });
  for (const [id, , text, code] of asks) assert.equal((await languageOfRequest({ store }, id)).code, code, text);

  const fix = { ...place, id: "req_6", requesterId: "U1", text: "Fix what it posts.", messageTs: "fix:rel_1", at: 9 };
  await addRequest(store, { ...fix, threadTs: "2.1" });
  assert.equal((await languageOfRequest({ store }, "req_6")).code, "en", "of who pressed");
  await addRequest(store, { ...fix, id: "req_7", text: "die Summe stimmt nicht", messageTs: "fix:rel_2", at: 10 });
  assert.equal((await languageOfRequest({ store }, "req_7")).code, "en", "whoever complained");

  const inThread = { channelId: "C1", threadTs: "1.1", personId: "U2" };
  assert.equal((await languageOfThread({ store }, inThread)).code, "en", "of the newest ask");
  assert.equal((await languageOfThread({ store }, { ...inThread, threadTs: "9.9" })).code, "de", "of the person");
  assert.equal((await languageOfPerson({ store }, "U2")).code, "de");
  assert.equal((await languageOfPerson({ store }, "U9")).code, "en", "of somebody we do not know");
  assert.equal((await languageOfRequest({ store }, "req_9")).code, "en");

  async function person(id: string, locale: string): Promise<void> {
    const known = { handle: id, name: id, fullName: id, timeZone: "UTC", kind: "member" as const };
    await upsertPerson(store, { ...known, id, locale, slackTeamId: "T1", isDeactivated: false, updatedAt: 1 });
  }
});
