import type { OutlineKind } from "../../../builder/outline/outline.ts";
import { BOOKABLE } from "../../../sdk/contract/parts.ts";
import {
  announced,
  channel,
  details,
  field,
  line,
  name,
  names,
  sayIn,
  several,
  things,
  when,
  yesAt,
} from "./fields.ts";
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

/** As people write them: 6:00–22:00. */
const USUAL_HOURS = [BOOKABLE.opensAt, BOOKABLE.closesAt].map((at) => at.replace(/^0/, "")).join("–");

/** In the order in which they are offered. */
export const FORMS: readonly Form[] = [
  listForm,
  {
    kind: "approval",
    what: "Somebody says yes or no to requests",
    fields: [
      name("What is asked for", { en: "holiday request", de: "Urlaubsantrag" }),
      details,
      field(
        "decided_by",
        "Who decides",
        { kind: "people" },
        { hint: "Left empty, you decide. Nobody decides about their own." },
      ),
    ],
    extras: [
      { tick: "say", what: "Say each request and decision in a channel", fields: [sayIn()] },
      { tick: "tell", what: "Tell who asked, in private", says: yesAt("tells_author"), fields: [] },
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
      when(),
      channel(),
    ],
    extras: [],
  },
  {
    kind: "poll",
    what: "A vote",
    fields: [
      name("The question", { en: "Where do we go for lunch?", de: "Wohin gehen wir essen?" }),
      several("choices", "The choices", {
        example: { en: "Pizza, Ramen, Salad", de: "Pizza, Ramen, Salat" },
        isNeeded: true,
      }),
      field("ends", "Last day to vote", { kind: "moment" }, { hint: "Left empty, it does not end." }),
    ],
    extras: [
      { tick: "several", what: "Several choices may be taken", says: yesAt("several"), fields: [] },
      {
        tick: "result",
        what: "Post the result at its end",
        fields: [sayIn("result_in", "The result: in which channel")],
      },
      ONESELF,
    ],
  },
  {
    kind: "picker",
    what: "Draw somebody or something at random",
    fields: [name("What is drawn", { en: "speaker", de: "Redner" }), names("The names")],
    extras: [announced("Draw by itself, and post whom"), ONESELF],
  },
  {
    kind: "rota",
    what: "Take turns",
    fields: [
      name("What they take turns at", { en: "kitchen duty", de: "Küchendienst" }),
      names("The names, in their order"),
      field("each", "When it is the next one’s turn", { kind: "choice", options: TURNS }, { isNeeded: true }),
      field("from", "First day", { kind: "day" }, { hint: "Left empty, it begins at once." }),
    ],
    extras: [announced("Post whose turn it is"), ONESELF],
  },
  {
    kind: "checklist",
    what: "A checklist",
    fields: [
      name("Its title", { en: "Onboarding", de: "Einarbeitung" }),
      several("points", "The points to tick off", {
        example: { en: "Laptop, Badge, Contract", de: "Laptop, Ausweis, Vertrag" },
        isNeeded: true,
      }),
      line("for", "What one list is for", { example: { en: "new colleague", de: "neuer Kollege" } }),
    ],
    extras: [ONESELF],
  },
  {
    kind: "lending",
    what: "Things are lent and come back",
    fields: [
      name("What is lent", { en: "camera", de: "Kamera" }),
      things({ example: { en: "Canon R6, Sony A7", de: "Canon R6, Sony A7" } }),
      line("days", "Days until it should be back", { hint: "Left empty, 14.", example: { en: "14", de: "14" } }),
    ],
    extras: [announced("Post what is overdue"), ONESELF],
  },
  {
    kind: "booking",
    what: "Things are booked",
    fields: [
      name("What is booked", { en: "meeting room", de: "Besprechungsraum" }),
      things({ example: { en: "Blue room, Green room", de: "Blauer Raum, Grüner Raum" }, isNeeded: true }),
      field("by", "For how long", { kind: "choice", options: BOOKED_BY }, { isNeeded: true }),
      line("open", "Between which hours", {
        hint: `Only where it is booked for hours. Left empty, ${USUAL_HOURS}.`,
        example: { en: "8:00–18:00", de: "8:00–18:00" },
      }),
    ],
    extras: [ONESELF],
  },
  {
    kind: "leaderboard",
    what: "Points and a ranking",
    fields: [
      name("Its title", { en: "Table football", de: "Kicker" }),
      line("counts", "What is counted", { example: { en: "goals", de: "Tore" }, isNeeded: true }),
    ],
    extras: [announced("Post the ranking"), ONESELF],
  },
  {
    kind: "links",
    what: "A collection of links",
    fields: [
      name("Its title", { en: "Useful links", de: "Nützliche Links" }),
      line("tags", "Tags to sort them by", {
        hint: "With commas between.",
        example: { en: "Sales, Support", de: "Vertrieb, Support" },
      }),
    ],
    extras: [ONESELF],
  },
  {
    kind: "status_board",
    what: "How things stand",
    fields: [
      name("What it is about", { en: "machine", de: "Maschine" }),
      things({ example: { en: "Press 1, Press 2", de: "Presse 1, Presse 2" }, isNeeded: true }),
      several("states", "How they may stand", {
        example: { en: "running, broken, in repair", de: "läuft, kaputt, in Reparatur" },
        isNeeded: true,
      }),
    ],
    extras: [{ tick: "say", what: "Say each change in a channel", fields: [sayIn()] }, ONESELF],
  },
  {
    kind: "countdown",
    what: "Days until something",
    fields: [
      name("Until what", { en: "Summer party", de: "Sommerfest" }),
      field("to", "On which day it is", { kind: "day" }, { isNeeded: true }),
    ],
    extras: [announced("Post how many days are left"), ONESELF],
  },
  {
    kind: "draw",
    what: "Draw lots in private (secret Santa)",
    fields: [
      name("Its title", { en: "Secret Santa", de: "Wichteln" }),
      field("on", "Day of the draw", { kind: "moment" }, { hint: "Joining ends then.", isNeeded: true }),
    ],
    extras: [ONESELF],
  },
  {
    kind: "webhook_post",
    what: "Messages from a web address (webhook)",
    fields: [name("Its title", { en: "Alerts", de: "Meldungen" }), channel()],
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
