import type { Ask } from "../../../../builder/planner.ts";
import { NOTHING_ANSWERED } from "../../../../builder/planners/rules/answered.ts";
import type { ReadingContext } from "../../../../builder/planners/rules/context.ts";
import { type Item, readItems } from "../../../../builder/planners/rules/item.ts";
import { german } from "../../../../builder/planners/rules/languages/de.ts";
import { english } from "../../../../builder/planners/rules/languages/en.ts";
import { createLexicon } from "../../../../builder/planners/rules/lexicon.ts";
import { tokenize } from "../../../../builder/planners/rules/token.ts";

/** A Monday. */
export const TODAY = "2027-01-11";

const lexicons = { en: createLexicon(english), de: createLexicon(german) };

export const PEOPLE = [
  { personId: "U0ANA", name: "Ana Ferreira", handle: "ana", isDeactivated: false },
  { personId: "U0PAT", name: "Pat Lee", handle: "pat", isDeactivated: false },
  { personId: "U0OLD", name: "Jonas Weber", handle: "jonas", isDeactivated: true },
];

export const CHANNELS = ["#food", "#general", "#sales", "#finance"];

export function contextIn(language: "en" | "de"): ReadingContext {
  const locale = language === "en" ? "en-GB" : "de-DE";
  return {
    lexicon: lexicons[language],
    today: TODAY,
    locale,
    channels: CHANNELS,
    people: PEOPLE,
    answered: NOTHING_ANSWERED,
  };
}

export function itemsOf(language: "en" | "de", text: string): Item[] {
  return readItems(text, tokenize(text), contextIn(language));
}

export function askFor(text: string, more: Partial<Ask> = {}): Ask {
  return {
    requestId: "req_1",
    doorFolder: "",
    text,
    inputs: [],
    remarks: [],
    requester: { name: "Ana", timeZone: "Europe/Paris", locale: "en-GB" },
    channels: CHANNELS,
    people: PEOPLE,
    current: null,
    mayAsk: true,
    at: "2027-01-11T09:00:00Z",
    ...more,
  };
}

export function remark(text: string) {
  return { ts: "1.1", personId: "U0ANA", text };
}
