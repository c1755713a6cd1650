import assert from "node:assert/strict";
import { test } from "node:test";
import { read, said } from "./live-apps.ts";

/** A column by what it is for: what tells which one is meant names nothing. */
const FIELDS: [language: "en" | "de", wish: string, difference: string][] = [
  ["de", "Könntest du ein Feld für die Firma ergänzen, die den Aufzug repariert?", "columns +Firma:text"],
  ["de", "Bitte eine Spalte für den Lieferanten, der es bringt", "columns +Lieferant:text"],
  ["de", "Füg bitte eine Spalte für die Werkstatt hinzu, die das Gerät wartet.", "columns +Werkstatt:text"],
  ["de", "Wir brauchen noch ein Feld für den Kollegen, der es abgeholt hat.", "columns +Kollege:person"],
  [
    "de",
    "Ergänze bitte ein Feld für den Raum, in dem es steht, und eins für den Preis.",
    "columns +Raum:text +Preis:money",
  ],
  ["de", "Kannst du noch ein Feld für die Firma machen, bei der wir bestellen?", "columns +Firma:text"],
  ["de", "Ein Feld für den Fahrer fehlt noch, der es ausliefert.", "columns +Fahrer:text"],
  ["de", "Mach noch eine Spalte für das Lager, aus dem es kommt", "columns +Lager:text"],
  ["de", "Danke! Und noch ein Feld für den Kunden, der bestellt hat, bitte.", "columns +Kunde:text"],
  [
    "de",
    "Kannst du noch eine Spalte für die Telefonnummer einbauen, unter der man ihn erreicht?",
    "columns +Telefonnummer:text",
  ],
  ["en", "could you add a column for the company that repairs it?", "columns +Company:text"],
  ["en", "we also need a column for the room it is kept in", "columns +Room:text"],
  ["en", "add a column for the shop we bought it from", "columns +Shop:text"],
  ["en", "add a field for the firm, which fixes the lift", "columns +Firm:text"],
  [
    "en",
    "add a column for the supplier, who delivers it, and one for the price",
    "columns +Supplier:text +Price:money",
  ],
  ["en", "add fields for the colour and the size", "columns +Colour:text +Size:text"],
  ["en", "add a column for the date when it was repaired", "columns +Date when it was repaired:date"],
  ["en", "remove the field for the phone", "columns -Phone:text"],
];

for (const [language, wish, difference] of FIELDS)
  test(`"${wish}": ${difference}`, () => {
    const { before, changed } = read("orders", language, wish);
    assert.equal(said(before, changed), difference);
  });
