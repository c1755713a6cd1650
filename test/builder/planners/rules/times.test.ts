import assert from "node:assert/strict";
import { test } from "node:test";
import { itemsOf } from "./reading-fixture.ts";

const TIMES: ["en" | "de", string, string | null][] = [
  ["en", "at 8", "08:00"],
  ["en", "at 8am", "08:00"],
  ["en", "8 am", "08:00"],
  ["en", "8 a.m.", "08:00"],
  ["en", "at 8:30", "08:30"],
  ["en", "08:45", "08:45"],
  ["en", "17:05", "17:05"],
  ["en", "4pm", "16:00"],
  ["en", "at 12 pm", "12:00"],
  ["en", "12 am", "00:00"],
  ["en", "9 oclock", "09:00"],
  ["en", "9 o'clock", "09:00"],
  ["en", "14h", "14:00"],
  ["en", "at 9.30", "09:30"],
  ["en", "half past nine", "09:30"],
  ["en", "quarter to 5", "16:45"],
  ["en", "at noon", "12:00"],
  ["en", "midnight", "00:00"],
  ["en", "9 in the morning", "09:00"],
  ["en", "3 in the afternoon", "15:00"],
  ["en", "until 11", "11:00"],
  ["en", "by end of day", "17:00"],
  ["en", "at nine", "09:00"],
  ["en", "at 3", "15:00"],
  ["en", "mondays 9", "09:00"],
  ["en", "at 25", null],
  ["en", "for 3 people", null],
  ["en", "after 14 days", null],
  ["en", "before one runs out", null],
  ["en", "on 1 march", null],
  ["en", "room 8", null],
  ["de", "um 8", "08:00"],
  ["de", "8 Uhr", "08:00"],
  ["de", "8:30 Uhr", "08:30"],
  ["de", "um 8 Uhr 15", "08:15"],
  ["de", "8.30 Uhr", "08:30"],
  ["de", "halb neun", "08:30"],
  ["de", "um halb 10", "09:30"],
  ["de", "viertel vor neun", "08:45"],
  ["de", "viertel nach 9", "09:15"],
  ["de", "um 15 uhr am 1. dezember", "15:00"],
  ["de", "14h", "14:00"],
  ["de", "mittags", "12:00"],
  ["de", "bis 11", "11:00"],
  ["de", "8 Uhr abends", "20:00"],
  ["de", "nach 3 Tagen", null],
];

for (const [language, text, at] of TIMES) {
  test(`"${text}" (${language}) is ${at ?? "no time"}`, () => {
    const found = itemsOf(language, text).flatMap((item) => (item.kind === "time" ? [item.time.at] : []));
    assert.deepEqual(found, at === null ? [] : [at]);
  });
}

const ZONES: [string, string | null][] = [
  ["at 9 CET", "Europe/Paris"],
  ["at 9:00 UTC", "UTC"],
  ["at 9am PST", "America/Los_Angeles"],
  ["at 9 (GMT)", "Europe/London"],
  ["at 9 Europe/Berlin", "Europe/Berlin"],
  ["at 9 berlin time", "Europe/Berlin"],
  ["at 9", null],
];

for (const [text, zone] of ZONES) {
  test(`"${text}" is in ${zone ?? "the asker's own zone"}`, () => {
    const found = itemsOf("en", text).flatMap((item) => (item.kind === "time" ? [item.time.zone] : []));
    assert.deepEqual(found, [zone]);
  });
}
