import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });
const GERMAN = { requester: { name: "Ana", timeZone: "Europe/Berlin", locale: "de-DE" } };

/** What is posted, counted or passed on, and what is named as left out. */
const POSTS: ["en" | "de", string, string, RegExp?][] = [
  // Each verb has a when and a where of its own.
  [
    "en",
    "post 'Hi' in #food every Friday at 9 and remind @pat in #general on Mondays at 8 to bring cake",
    "post “Hi” 0 9 * * 5 #food; post “Pat Lee: Bring cake” 0 8 * * 1 #general",
  ],
  [
    "en",
    "remind us in #general on Mondays at 8 to bring cake and post 'Hi' in #food every Friday at 9",
    "post “Bring cake” 0 8 * * 1 #general; post “Hi” 0 9 * * 5 #food",
  ],
  [
    "en",
    "every Friday at 9 post 'Hi' in #food, and on Mondays at 8 remind us in #general to bring cake",
    "post “Hi” 0 9 * * 5 #food; post “Bring cake” 0 8 * * 1 #general",
  ],
  [
    "de",
    "poste „Hallo“ jeden Freitag um 9 in #food und erinnere uns montags um 8 in #general an den Kuchen",
    "post “Hallo” 0 9 * * 5 #food; post “Bitte denkt an den Kuchen!” 0 8 * * 1 #general",
  ],
  [
    "en",
    "post 'Hi' in #food on Mondays at 9 and in #general on Fridays at 10",
    "post “Hi” 0 9 * * 1 #food; post “Hi” 0 10 * * 5 #general",
  ],
  [
    "en",
    "post 'Hi' in #food and #general on Mondays at 9 and Fridays at 10",
    "post “Hi” 0 9 * * 1 #food; post “Hi” 0 10 * * 5 #food; post “Hi” 0 9 * * 1 #general; post “Hi” 0 10 * * 5 #general",
  ],
  [
    "en",
    'Our till can "send a JSON POST", please show it in #sales with amount and till',
    "webhook_post #sales",
    /till/,
  ],
  ["en", "our shop (it has webhooks) should tell #sales of each order", "webhook_post #sales"],
  [
    "en",
    "vans with plate, inspection until (date), insurance until (date). Remind #finance 30 days before the inspection and 14 days before the insurance",
    "records vans (Plate, Inspection until date, Insurance until date); reminder inspection_until 30 0 9 * * * #finance; reminder insurance_until 14 0 9 * * * #finance",
  ],
  [
    "en",
    "could you remind #general every friday at 3 that timesheets are due?",
    "post “Timesheets are due” 0 15 * * 5 #general",
  ],
  // Words of its own beside a list, and a stop that ends a quote.
  [
    "en",
    "A list of bugs with title and owner. Every friday at 3 post 'timesheets!' in #general",
    "records bugs (Title, Owner person); post “timesheets!” 0 15 * * 5 #general",
  ],
  [
    "de",
    "Eine Liste unserer Maschinen mit Standort und Prüfung. Außerdem jeden Werktag um 6:45 in #general: „Helm auf!“",
    "records Maschinen (Standort, Prüfung); post “Helm auf!” 45 6 * * 1-5 #general",
  ],
  [
    "de",
    "Schreib bitte immer am ersten Werktag im Monat um 9 Uhr in #general: „Zähler ablesen.“ Mehr muss es nicht können, danke!",
    "post “Zähler ablesen.” 0 9 1W * * #general",
  ],
  // Every so many weeks, which five cron fields alone cannot say.
  [
    "en",
    'Every second thursday at 2pm post "Sprint review!" in #general',
    "post “Sprint review!” 0 14 * * 4 #general each 2 weeks from 2027-01-14",
  ],
  [
    "en",
    "every other friday at 9 remind #general to water the plants",
    "post “Water the plants” 0 9 * * 5 #general each 2 weeks from 2027-01-15",
  ],
  [
    "en",
    "biweekly on mondays at 10 post 'standup notes' to #general",
    "post “standup notes” 0 10 * * 1 #general each 2 weeks from 2027-01-18",
  ],
  [
    "en",
    "every 3 weeks on monday at 9 post 'deep clean' in #general",
    "post “deep clean” 0 9 * * 1 #general each 3 weeks from 2027-01-18",
  ],
  [
    "de",
    "Alle zwei Wochen freitags um 15 Uhr in #general: „Bitte Spülmaschine reinigen“",
    "post “Bitte Spülmaschine reinigen” 0 15 * * 5 #general each 2 weeks from 2027-01-15",
  ],
  [
    "de",
    "jeden zweiten Dienstag um 8:30 in #food „Gemüsekiste ist da!“ posten",
    "post “Gemüsekiste ist da!” 30 8 * * 2 #food each 2 weeks from 2027-01-12",
  ],
  // Parts of the day that come again, and quotes with a place for a number.
  ["de", 'Abends um 8 in #food: "Herd aus?"', "post “Herd aus?” 0 20 * * * #food"],
  ["en", 'mornings at 7 post "open the gates" in #general', "post “open the gates” 0 7 * * * #general"],
  [
    "de",
    "Am 3. Mai morgens um 8 in #general „Los geht's“ posten",
    "post “Los geht's” 0 8 3 5 * #general on 2027-05-03",
  ],
  [
    "en",
    'The fair is on 3 May 2027. Mornings at 9 in #general "still X days to go"',
    "countdown Fair 2027-05-03 0 9 * * * #general",
  ],
  [
    "de",
    "Abgabe Steuererklärung 31.05.2027. Bitte montags 9:00 in #finance wieviele Tage noch sind, in den letzten zwei Wochen täglich.",
    "countdown Abgabe Steuererklärung 2027-05-31 0 9 * * 1 #finance",
    /in den letzten zwei Wochen täglich/,
  ],
  [
    "en",
    "goals leaderboard, posted every friday at 4 in #sales; reset every month",
    "leaderboard goals 0 16 * * 5 #sales",
    /reset every month/,
  ],
  [
    "en",
    "track contracts with partner and end date, remind #finance two weeks before and on the day itself",
    "records contracts (Partner, End date date); reminder end_date 14+0 0 9 * * * #finance",
  ],
  [
    "de",
    "Liste der Verträge mit Partner und Enddatum. Zwei Wochen vorher und am selben Tag eine Erinnerung in #finance",
    "records Verträge (Partner, Enddatum date); reminder enddatum 14+0 0 9 * * * #finance",
  ],
  [
    "en",
    "devices with name, room, next service. Nudge Jonas Weber 3 weeks before the service is due",
    "records devices (Name, Room, Next service date)",
    /Nudge Jonas Weber 3 weeks before the service is due”: .*not to one person/,
  ],
  [
    "de",
    "Geräte mit Name, Raum, nächste Wartung. 3 Wochen vorher soll der Betreffende eine Nachricht bekommen",
    "records Geräte (Name, Raum, Nächste Wartung date)",
    /nicht an Einzelne/,
  ],
  [
    "en",
    "Track cancellations with company, reason. Then mondays 9.30 post what came in over the past 7 days into #sales",
    "records cancellations (Company, Reason long_text); digest last_7_days 30 9 * * 1 #sales",
  ],
  // Days that come to the others, and a day of its own for each text.
  ["en", 'write in #food at 7:45pm, daily, sundays too: "Lights"', "post “Lights” 45 19 * * * #food"],
  ["en", 'post "x" in #food monday to friday at 9, saturdays too', "post “x” 0 9 * * 1,2,3,4,5,6 #food"],
  ["en", 'post "x" in #food every weekday at 9, also on Saturday', "post “x” 0 9 * * 1,2,3,4,5,6 #food"],
  ["en", 'post "x" in #food every day at 7, weekends included', "post “x” 0 7 * * * #food"],
  ["de", 'Schreib werktags um 9 "x" in #food, samstags auch', "post “x” 0 9 * * 1,2,3,4,5,6 #food"],
  ["de", 'Schreib täglich um 9, auch sonntags, "x" in #food', "post “x” 0 9 * * * #food"],
  ["en", 'post "x" in #food on weekdays at 9, saturday at 10', "post “x” 0 9 * * 1-5 #food; post “x” 0 10 * * 6 #food"],
  [
    "de",
    "Am 4. jedes Monats, 9 Uhr, in #finance: „A“ Und am 12. um 10 nochmal: „B“",
    "post “A” 0 9 4 * * #finance; post “B” 0 10 12 * * #finance",
  ],
  [
    "en",
    'On the 5th of each month at 9 post "A" in #finance, and on the 20th at 10 post "B"',
    "post “A” 0 9 5 * * #finance; post “B” 0 10 20 * * #finance",
  ],
  // Days and times in a message are its own.
  [
    "en",
    "put up a note on Thursdays at noon in #general saying that texts for Sunday's bulletin must be with me by 5pm",
    "post “Texts for Sunday's bulletin must be with me by 5pm” 0 12 * * 4 #general",
  ],
  [
    "en",
    "Every Friday at 3 remind everyone to clean up by 5pm in #general",
    "post “Clean up by 5pm” 0 15 * * 5 #general",
  ],
  [
    "en",
    "Every Monday at 9 in #food: please order by 11 on Tuesdays",
    "post “Please order by 11 on Tuesdays” 0 9 * * 1 #food",
  ],
  [
    "en",
    'post "Bins!" in #general every day at 10 and at 16:15',
    "post “Bins!” 0 10 * * * #general; post “Bins!” 15 16 * * * #general",
  ],
  [
    "en",
    'Post "huddle" in #general tuesdays at 8 and fridays at 14:30',
    "post “huddle” 0 8 * * 2 #general; post “huddle” 30 14 * * 5 #general",
  ],
  [
    "en",
    'Every morning at 6.45 except sunday post "Gates open" in #general',
    "post “Gates open” 45 6 * * 1,2,3,4,5,6 #general",
  ],
  ["en", 'post "Coffee" in #food every day but sunday at 8.45 a.m.', "post “Coffee” 45 8 * * 1,2,3,4,5,6 #food"],
  ["en", 'Post "x" in #general every day at 9, not on Fridays', "post “x” 0 9 * * 0,1,2,3,4,6 #general"],
  ["en", "#sales -> every friday 16h: pipeline updated?", "post “Pipeline updated?” 0 16 * * 5 #sales"],
  [
    "en",
    "Post in #general:\nMon 8:00: Bins out\nThu 16:30: Recycling out",
    "post “Bins out” 0 8 * * 1 #general; post “Recycling out” 30 16 * * 4 #general",
  ],
  [
    "en",
    'Mondays 10:00 in #food: closed today! Wednesdays 15:00 "orders until 4 please"',
    "post “Closed today!” 0 10 * * 1 #food; post “orders until 4 please” 0 15 * * 3 #food",
  ],
  [
    "en",
    'could it say "lights off" in #general at ten past six in the evening, mon to sat',
    "post “lights off” 10 18 * * 1,2,3,4,5,6 #general",
  ],
  [
    "en",
    "tell everybody to submit timesheets, fridays 3.15pm in #general",
    "post “Submit timesheets” 15 15 * * 5 #general",
  ],
  ["en", "weekly on tuesday at 2pm post 'Notes' to #sales", "post “Notes” 0 14 * * 2 #sales"],
  ["en", 'write "water" in #general twice a day at 10 and 15:00', "post “water” 0 10,15 * * * #general"],
  [
    "en",
    "on the last working day of every month at 4 in the afternoon, #finance should get 'Close the books'",
    "post “Close the books” 0 16 LW * * #finance",
  ],
  ["en", 'post "lunch" in #food on weekends at noon', "post “lunch” 0 12 * * 0,6 #food"],
  [
    "de",
    'Jeden Tag außer Samstag und Sonntag um 6 Uhr 30 in #general: "Tor auf"',
    "post “Tor auf” 30 6 * * 1-5 #general",
  ],
  [
    "de",
    "täglich um 7, sonntags nicht, in #food posten: Ofen anheizen",
    "post “Ofen anheizen” 0 7 * * 1,2,3,4,5,6 #food",
  ],
  [
    "de",
    'Kannst du jeden Montag 10 Uhr in #food schreiben: Heute Ruhetag! Und am Mittwoch um 15:00 "Getränke bestellen"',
    "post “Heute Ruhetag!” 0 10 * * 1 #food; post “Getränke bestellen” 0 15 * * 3 #food",
  ],
  [
    "de",
    "Bitte am ersten Werktag im Monat um 8:30 an #finance: „Rechnungen raus!“ Und Mo/Do 8:15 an #general: „Post holen.“",
    "post “Rechnungen raus!” 30 8 1W * * #finance; post “Post holen.” 15 8 * * 1,4 #general",
  ],
  [
    "en",
    'We open the café on 14 March. Post every morning at 9 in #food how many days are left, and when it is the day say "OPEN".',
    "countdown Open the café 2027-03-14 0 9 * * * #food; post “OPEN” 0 9 14 3 * #food on 2027-03-14",
  ],
  [
    "de",
    "Am 30.6. müssen die Unterlagen fertig sein. Jeden Montag um 7 in #general: noch X Tage. Die letzten 10 Tage gerne täglich.",
    "countdown Unterlagen fertig 2027-06-30 0 7 * * 1 #general",
    /letzten 10 Tage/,
  ],
  [
    "de",
    'Der Umzug ist am 3. Mai. Täglich um 9 in #general die verbleibenden Tage, und am Tag selbst "Los!"',
    "countdown Umzug 2027-05-03 0 9 * * * #general; post “Los!” 0 9 3 5 * #general on 2027-05-03",
  ],
  [
    "en",
    "Our boiler can call a URL with JSON. Show it in #general, fields are pressure and temp",
    "webhook_post #general",
  ],
  ["en", "When an order comes in our shop hits a url (json: id, total), put it in #sales", "webhook_post #sales"],
  ["de", "Wenn die Tür aufgeht, ruft der Melder eine URL auf. Das soll in #general stehen.", "webhook_post #general"],
];

for (const [language, text, expected, left] of POSTS) {
  test(`"${text}" is read as ${expected}`, async () => {
    const made = await planner.plan(askFor(text, language === "de" ? GERMAN : {}));
    assert.ok(made.kind === "plan", JSON.stringify(made));
    assert.equal(briefly(made.plan.composition?.parts ?? []), expected);
    if (left !== undefined) assert.match(made.plan.leftOut.join("\n"), left);
  });
}

test("a single day of what is posted once is asked about, one of a list is each week's", async () => {
  const once = await planner.plan(askFor('Post "hello" in #general at 9 on Friday'));
  assert.ok(once.kind === "questions");
  const weekly = await planner.plan(
    askFor("List of keys with number and holder. On Friday at 1pm the list in #general."),
  );
  assert.ok(weekly.kind === "plan", JSON.stringify(weekly));
  assert.match(briefly(weekly.plan.composition?.parts ?? []), /digest all 0 13 \* \* 5 #general/);
});
