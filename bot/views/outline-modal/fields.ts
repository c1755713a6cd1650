import type { Extra, Field } from "./form.ts";

/** Fields that several forms have. What is filled in stays when another form is chosen. */

export const name = (label: string, example: Field["example"]): Field => ({
  blockId: "name",
  key: "name",
  label,
  input: { kind: "line" },
  isNeeded: true,
  ...(example === undefined ? {} : { example }),
});

export const details: Field = {
  blockId: "details",
  key: "details",
  label: "What is filled in",
  hint: {
    en: typesHint("text, long text, number, EUR, date, yes/no, person, link, file"),
    de: typesHint("Text, langer Text, Zahl, EUR, Datum, ja/nein, Person, Link, Datei"),
  },
  example: {
    en: "Guest*, Arrival (date), Room (single / double), Nights (number), Price (EUR), Paid (yes/no)",
    de: "Gast*, Anreise (Datum), Zimmer (Einzel / Doppel), Nächte (Zahl), Preis (EUR), Bezahlt (ja/nein)",
  },
  input: { kind: "lines" },
  isNeeded: true,
};

export const names: Field = {
  blockId: "names",
  key: "names",
  label: "The names",
  hint: "With commas between, or one to a line.",
  example: { en: "Ana, Jonas, Mia", de: "Ana, Jonas, Mia" },
  input: { kind: "lines" },
  isNeeded: true,
};

export const things = (label: string, example: Field["example"], isNeeded: boolean): Field => ({
  blockId: "things",
  key: "things",
  label,
  hint: "With commas between, or one to a line.",
  input: { kind: "lines" },
  ...(example === undefined ? {} : { example }),
  ...(isNeeded ? { isNeeded: true as const } : {}),
});

export const when: Field = {
  blockId: "when",
  key: "when",
  label: "When",
  hint: {
    en: "For example “every Monday 9:00”, “weekdays 8:30”, “1st of the month 9:00”, “every 2 weeks on Friday 15:00” or “2027-02-01 10:00”.",
    de: "For example “jeden Montag 9:00”, “werktags 8:30”, “am 1. des Monats 9:00”, “alle 2 Wochen am Freitag 15:00” or “2027-02-01 10:00”.",
  },
  example: { en: "every Monday 9:00", de: "jeden Montag 9:00" },
  input: { kind: "line" },
  isNeeded: true,
};

export const channel: Field = {
  blockId: "in",
  key: "in",
  label: "In which channel",
  hint: "Left empty, it is the channel of this thread.",
  input: { kind: "channel" },
};

export const sayIn: Field = {
  blockId: "say_in",
  key: "say_in",
  label: "In which channel",
  input: { kind: "channel" },
  isNeeded: true,
};

/** It says something by itself. */
export const announced = (what: string): Extra => ({ tick: "post", what, fields: [when, channel] });

function typesHint(types: string): string {
  return `With commas between, or one to a line. In brackets you may say what it is: ${types}, or choices. A * means that it must be filled in.`;
}
