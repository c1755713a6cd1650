import assert from "node:assert/strict";
import { test } from "node:test";
import { tellChecks } from "../../../builder/check-words/tell-checks.ts";
import { tellProof } from "../../../builder/check-words/tell-proof.ts";
import type { Seen } from "../../../builder/checks/check-result.ts";
import type { Check } from "../../../sdk/contract/check.ts";
import { compositionSchema } from "../../../sdk/contract/parts.ts";

const AT = "2026-03-07T08:00:00+01:00";
const GERMAN = compositionSchema.parse({
  language: "de",
  parts: [{ part: "scheduled_post", run: "say", schedule: "0 8 * * 1-5", channel: "#general", text: "Los" }],
});
const SEEN: [check: Check, seen: Seen, line: string][] = [
  [
    { fire: "say", at: AT, due: false },
    { kind: "due" },
    "On Saturdays at 08:00 · before: it ran by itself · now: it stays silent",
  ],
  [
    { fire: "say", at: AT, due: true },
    { kind: "not_due" },
    "On Saturdays at 08:00 · before: it stayed silent · now: it runs by itself",
  ],
  [
    // Whether it was not there or ended in an error nobody wrote down.
    { visit: "/", shows: "Price" },
    { kind: "broke" },
    "You open the page · before: it did not work yet · now: it shows “Price”",
  ],
  [
    { command: "/lunch ramen", posted: "Noted" },
    { kind: "answered", text: "" },
    "You type `/tool lunch ramen` · before: there was no answer · now: the answer says “Noted”",
  ],
  [
    { fire: "say", posted: { channel: "#food", contains: "soup" } },
    { kind: "posted", posts: [{ channel: "#food", text: `*ramen* ${"x".repeat(90)}` }] },
    `At 08:00 on weekdays · before: #food got “ramen ${"x".repeat(74)}…” · now: #food gets a message with “soup”`,
  ],
  [
    { fire: "say", posted: { channel: "#food", contains: "soup" } },
    { kind: "posted", posts: [{ channel: "@U123", text: "for you alone" }] },
    "At 08:00 on weekdays · before: #food got nothing · now: #food gets a message with “soup”",
  ],
  [
    { visit: "/", as: "colleague", refused: true },
    { kind: "not_refused" },
    "A colleague opens the page · before: it was not refused · now: it is refused",
  ],
];

const manifestOf = (checks: Check[], schedules = ["0 8 * * 1-5"]) => ({
  timeZone: "Europe/Paris",
  triggers: schedules.map((schedule, index) => ({ schedule, run: index === 0 ? "say" : `say-${index + 1}` })),
  checks,
});

test("what a Check saw on the version before is said beside what holds now", () => {
  for (const [check, seen, line] of SEEN)
    assert.deepEqual(tellProof(manifestOf([check]), undefined, [{ index: 0, seen }]), [line]);
});

test("it is said in the language of the app", () => {
  const manifest = manifestOf([
    { fire: "say", at: AT, due: false },
    { visit: "/", shows: "Preis" },
  ]);
  const told = [
    { index: 0, seen: { kind: "due" as const } },
    { index: 1, seen: { kind: "not_shown" as const } },
  ];
  assert.deepEqual(tellProof(manifest, GERMAN, told), [
    "Samstags um 08:00 Uhr · vorher: es lief von selbst · jetzt: es bleibt still",
    "Du öffnest die Seite · vorher: „Preis“ war nicht da · jetzt: zu sehen ist „Preis“",
  ]);
});

test("when a schedule is due is said by its days where it has some, by the date where it is for dates", () => {
  const at = (schedule: string) =>
    tellChecks(manifestOf([{ fire: "say", at: AT, due: true }], [schedule])).sentences[0];
  assert.equal(at("0 8 * * 6"), "On Saturdays at 08:00: it runs by itself.");
  assert.equal(at("0 8 * * *"), "At 08:00: it runs by itself.");
  assert.equal(at("0 8 7 * *"), "On 7 March at 08:00: it runs by itself.");
  assert.equal(at("0 8 * * 6#1"), "On 7 March at 08:00: it runs by itself.");
});

test("of several schedules it is said which, by where it posts or by its name", () => {
  const checks: Check[] = [
    { fire: "say", posted: { channel: "#food", contains: "soup" } },
    { fire: "say", at: AT, due: false },
    { fire: "say-2", at: AT, due: false },
    { fire: "say", at: AT, due: true },
  ];
  assert.deepEqual(tellChecks(manifestOf(checks, ["0 8 * * 1-5", "0 8 * * 1-4"])).sentences.slice(1), [
    "On Saturdays at 08:00: it stays silent in #food.",
    "On Saturdays at 08:00: “say 2” does not run.",
    "On Saturdays at 08:00: it runs by itself for #food.",
  ]);
});
