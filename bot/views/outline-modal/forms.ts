import type { OutlineKind } from "../../../builder/outline/outline.ts";
import { announced, channel, details, name, names, sayIn, things, when } from "./fields.ts";
import { type Form, ONESELF, type Option } from "./form.ts";
import { listForm } from "./list-form.ts";

const TURNS: readonly Option[] = [
  { value: "week", what: "Each week", word: ({ every }) => every.week[0] },
  { value: "workday", what: "Each working day", word: ({ every }) => every.workday[0] },
  { value: "day", what: "Each day", word: ({ every }) => every.day[0] },
];

const BOOKED_BY: readonly Option[] = [
  { value: "slot", what: "For hours of a day", word: ({ by }) => by.slot[0] },
  { value: "day", what: "For whole days", word: ({ by }) => by.day[0] },
];

/** In the order in which they are offered. */
export const FORMS: readonly Form[] = [
  listForm,
  {
    kind: "approval",
    what: "Somebody says yes or no to requests",
    fields: [
      name("What is asked for", { en: "holiday request", de: "Urlaubsantrag" }),
      details,
      {
        blockId: "decided_by",
        key: "decided_by",
        label: "Who decides",
        hint: "Left empty, you decide. Nobody decides about their own.",
        input: { kind: "people" },
      },
    ],
    extras: [
      { tick: "say", what: "Say each request and decision in a channel", fields: [sayIn] },
      { tick: "tell", what: "Tell who asked, in private", says: { key: "tells_author" }, fields: [] },
      ONESELF,
    ],
  },
  {
    kind: "scheduled_post",
    what: "The same message at set times",
    fields: [
      {
        ...name("The message", { en: "Please hand in your hours today.", de: "Bitte heute die Stunden abgeben." }),
        input: { kind: "lines" },
      },
      when,
      channel,
    ],
    extras: [],
  },
  {
    kind: "poll",
    what: "A vote",
    fields: [
      name("The question", { en: "Where do we go for lunch?", de: "Wohin gehen wir essen?" }),
      {
        ...names,
        blockId: "choices",
        key: "choices",
        label: "The choices",
        example: { en: "Pizza, Ramen, Salad", de: "Pizza, Ramen, Salat" },
      },
      {
        blockId: "ends",
        key: "ends",
        label: "Last day to vote",
        hint: "Left empty, it does not end.",
        input: { kind: "moment" },
      },
    ],
    extras: [
      { tick: "several", what: "Several choices may be taken", says: { key: "several" }, fields: [] },
      {
        tick: "result",
        what: "Post the result at its end",
        fields: [{ ...sayIn, blockId: "result_in", key: "result_in", label: "The result: in which channel" }],
      },
      ONESELF,
    ],
  },
  {
    kind: "picker",
    what: "Draw somebody or something at random",
    fields: [name("What is drawn", { en: "speaker", de: "Redner" }), names],
    extras: [announced("Draw by itself, and post whom"), ONESELF],
  },
  {
    kind: "rota",
    what: "Take turns",
    fields: [
      name("What they take turns at", { en: "kitchen duty", de: "Küchendienst" }),
      { ...names, label: "The names, in their order" },
      {
        blockId: "each",
        key: "each",
        label: "When it is the next one’s turn",
        input: { kind: "choice", options: TURNS },
        isNeeded: true,
      },
      {
        blockId: "from",
        key: "from",
        label: "First day",
        hint: "Left empty, it begins at once.",
        input: { kind: "day" },
      },
    ],
    extras: [announced("Post whose turn it is"), ONESELF],
  },
  {
    kind: "checklist",
    what: "A checklist",
    fields: [
      name("Its title", { en: "Onboarding", de: "Einarbeitung" }),
      {
        ...names,
        blockId: "points",
        key: "points",
        label: "The points to tick off",
        example: { en: "Laptop, Badge, Contract", de: "Laptop, Ausweis, Vertrag" },
      },
      {
        blockId: "for",
        key: "for",
        label: "What one list is for",
        example: { en: "new colleague", de: "neuer Kollege" },
        input: { kind: "line" },
      },
    ],
    extras: [ONESELF],
  },
  {
    kind: "lending",
    what: "Things are lent and come back",
    fields: [
      name("What is lent", { en: "camera", de: "Kamera" }),
      things("Which ones there are", { en: "Canon R6, Sony A7", de: "Canon R6, Sony A7" }, false),
      {
        blockId: "days",
        key: "days",
        label: "Days until it should be back",
        hint: "Left empty, 14.",
        example: { en: "14", de: "14" },
        input: { kind: "line" },
      },
    ],
    extras: [announced("Post what is overdue"), ONESELF],
  },
  {
    kind: "booking",
    what: "Things are booked",
    fields: [
      name("What is booked", { en: "meeting room", de: "Besprechungsraum" }),
      things("Which ones there are", { en: "Blue room, Green room", de: "Blauer Raum, Grüner Raum" }, true),
      {
        blockId: "by",
        key: "by",
        label: "For how long",
        input: { kind: "choice", options: BOOKED_BY },
        isNeeded: true,
      },
      {
        blockId: "open",
        key: "open",
        label: "Between which hours",
        hint: "Only where it is booked for hours. Left empty, 8:00–18:00.",
        example: { en: "8:00–18:00", de: "8:00–18:00" },
        input: { kind: "line" },
      },
    ],
    extras: [ONESELF],
  },
  {
    kind: "leaderboard",
    what: "Points and a ranking",
    fields: [
      name("Its title", { en: "Table football", de: "Kicker" }),
      {
        blockId: "counts",
        key: "counts",
        label: "What is counted",
        example: { en: "goals", de: "Tore" },
        input: { kind: "line" },
        isNeeded: true,
      },
    ],
    extras: [announced("Post the ranking"), ONESELF],
  },
  {
    kind: "links",
    what: "A collection of links",
    fields: [
      name("Its title", { en: "Useful links", de: "Nützliche Links" }),
      {
        blockId: "tags",
        key: "tags",
        label: "Tags to sort them by",
        hint: "With commas between.",
        example: { en: "Sales, Support", de: "Vertrieb, Support" },
        input: { kind: "line" },
      },
    ],
    extras: [ONESELF],
  },
  {
    kind: "status_board",
    what: "How things stand",
    fields: [
      name("What it is about", { en: "machine", de: "Maschine" }),
      things("Which ones there are", { en: "Press 1, Press 2", de: "Presse 1, Presse 2" }, true),
      {
        ...names,
        blockId: "states",
        key: "states",
        label: "How they may stand",
        example: { en: "running, broken, in repair", de: "läuft, kaputt, in Reparatur" },
      },
    ],
    extras: [{ tick: "say", what: "Say each change in a channel", fields: [sayIn] }, ONESELF],
  },
  {
    kind: "countdown",
    what: "Days until something",
    fields: [
      name("Until what", { en: "Summer party", de: "Sommerfest" }),
      { blockId: "to", key: "to", label: "On which day it is", input: { kind: "day" }, isNeeded: true },
    ],
    extras: [announced("Post how many days are left"), ONESELF],
  },
  {
    kind: "draw",
    what: "Draw lots in private (secret Santa)",
    fields: [
      name("Its title", { en: "Secret Santa", de: "Wichteln" }),
      {
        blockId: "on",
        key: "on",
        label: "Day of the draw",
        hint: "Joining ends then.",
        input: { kind: "moment" },
        isNeeded: true,
      },
    ],
    extras: [ONESELF],
  },
  {
    kind: "webhook_post",
    what: "Messages from a web address (webhook)",
    fields: [name("Its title", { en: "Alerts", de: "Meldungen" }), channel],
    extras: [],
  },
];

export function formOf(kind: string | null): Form | undefined {
  return FORMS.find((form) => form.kind === kind);
}

/** What is told below a list, and has no form of its own. */
export function isBelowList(kind: OutlineKind): boolean {
  return formOf(kind) === undefined;
}
