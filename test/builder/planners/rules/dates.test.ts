import assert from "node:assert/strict";
import { test } from "node:test";
import { itemsOf } from "./reading-fixture.ts";

/** Read on Monday, 2027-01-11. */
const DATES: ["en" | "de", string, string][] = [
  ["en", "2027-12-24", "2027-12-24"],
  ["en", "24.12.", "2027-12-24"],
  ["en", "24.12.2028", "2028-12-24"],
  ["en", "24/12/2027", "2027-12-24"],
  ["en", "3/4/27", "2027-04-03"],
  ["en", "1 march", "2027-03-01"],
  ["en", "1 January", "2028-01-01"],
  ["en", "March 1st", "2027-03-01"],
  ["en", "the 12th of July", "2027-07-12"],
  ["en", "July 12, 2029", "2029-07-12"],
  ["en", "thursday", "2027-01-14"],
  ["en", "next Friday", "2027-01-15"],
  ["en", "monday", "2027-01-18"],
  ["en", "tomorrow", "2027-01-12"],
  ["en", "in two weeks", "2027-01-25"],
  ["en", "in 1 month", "2027-02-11"],
  ["en", "end of March", "2027-03-31"],
  ["de", "24.12.", "2027-12-24"],
  ["de", "1. Dezember", "2027-12-01"],
  ["de", "3. März 2028", "2028-03-03"],
  ["de", "nächsten Freitag", "2027-01-15"],
  ["de", "in drei Wochen", "2027-02-01"],
  ["de", "Ende Februar", "2027-02-28"],
];

for (const [language, text, date] of DATES) {
  test(`"${text}" (${language}) is ${date}`, () => {
    const found = itemsOf(language, text).flatMap((item) => (item.kind === "date" ? [item.date] : []));
    assert.deepEqual(found, [date]);
  });
}

test("days that no calendar has are no dates", () => {
  for (const text of ["31.2.", "2027-13-01", "30 february"])
    assert.deepEqual(
      itemsOf("en", text).filter((item) => item.kind === "date"),
      [],
      text,
    );
});
