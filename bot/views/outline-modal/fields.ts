import type { OutlineKey } from "../../../builder/outline/outline.ts";
import type { Extra, Field, Input } from "./form.ts";

const IN_ANY_WAY = "With commas between, or one to a line.";

/** What may be said of a field. Without a `blockId` its block is called by its key. */
type Look = Partial<Pick<Field, "blockId" | "hint" | "example" | "isNeeded">>;

export function field(key: Field["key"], label: string, input: Input, look: Look = {}): Field {
  return { blockId: key, key, label, input, ...look };
}

/** One in which a line is typed. */
export function line(key: Field["key"], label: string, look: Look = {}): Field {
  return field(key, label, { kind: "line" }, look);
}

/** Fields that several forms have. What is filled in stays when another form is chosen. */

export const name = (label: string, example: NonNullable<Field["example"]>): Field =>
  line("name", label, { isNeeded: true, example });

export const details = field(
  "details",
  "What is filled in",
  { kind: "lines" },
  {
    hint: {
      en: typesHint("text, long text, number, EUR, date, yes/no, person, link, file"),
      de: typesHint("Text, langer Text, Zahl, EUR, Datum, ja/nein, Person, Link, Datei"),
    },
    example: {
      en: "Guest*, Arrival (date), Room (single / double), Nights (number), Price (EUR), Paid (yes/no)",
      de: "Gast*, Anreise (Datum), Zimmer (Einzel / Doppel), Nächte (Zahl), Preis (EUR), Bezahlt (ja/nein)",
    },
    isNeeded: true,
  },
);

/** Several of them, in one field. */
export const several = (key: Field["key"], label: string, look: Look = {}): Field =>
  field(key, label, { kind: "lines" }, { hint: IN_ANY_WAY, ...look });

export const names = (label: string): Field =>
  several("names", label, { example: { en: "Ana, Jonas, Mia", de: "Ana, Jonas, Mia" }, isNeeded: true });

export const things = (look: Look): Field => several("things", "Which ones there are", look);

export const when = (label = "When", look: Look = {}): Field =>
  line("when", label, {
    hint: {
      en: "For example “every Monday 9:00”, “weekdays 8:30”, “1st of the month 9:00”, “every 2 weeks on Friday 15:00” or “2027-02-01 10:00”.",
      de: "For example “jeden Montag 9:00”, “werktags 8:30”, “am 1. des Monats 9:00”, “alle 2 Wochen am Freitag 15:00” or “2027-02-01 10:00”.",
    },
    example: { en: "every Monday 9:00", de: "jeden Montag 9:00" },
    isNeeded: true,
    ...look,
  });

export const channel = (label = "In which channel", look: Look = {}): Field =>
  field("in", label, { kind: "channel" }, { hint: "Left empty, it is the channel of this thread.", ...look });

export const sayIn = (key: "say_in" | "result_in" = "say_in", label = "In which channel"): Field =>
  field(key, label, { kind: "channel" }, { isNeeded: true });

/** A tick that is a line which says yes. */
export const yesAt = (key: OutlineKey): NonNullable<Extra["says"]> => ({
  key,
  ticked: ({ yes }) => yes,
  unticked: ({ no }) => no,
});

/** It says something by itself. */
export const announced = (what: string): Extra => ({ tick: "post", what, fields: [when(), channel()] });

function typesHint(types: string): string {
  return `${IN_ANY_WAY} In brackets you may say what it is: ${types}, or choices. A * means that it must be filled in.`;
}
