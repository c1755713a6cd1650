import { channel, details, field, line, name, when, yesAt } from "./fields.ts";
import { type Extra, type Form, ONESELF, type Option } from "./form.ts";

const OF: readonly Option[] = [
  { value: "all", what: "Everything", word: ({ of }) => of.all[0] },
  { value: "open", what: "What is not done", word: ({ of }) => of.open[0] },
  { value: "overdue", what: "What is overdue", word: ({ of }) => of.overdue[0] },
  { value: "due_7_days", what: "What is due in the next 7 days", word: ({ of }) => of.due_7_days[0] },
  { value: "today", what: "What was added today", word: ({ of }) => of.today[0] },
  { value: "yesterday", what: "What was added yesterday", word: ({ of }) => of.yesterday[0] },
  { value: "last_7_days", what: "What was added in the last 7 days", word: ({ of }) => of.last_7_days[0] },
  { value: "this_month", what: "What was added this month", word: ({ of }) => of.this_month[0] },
  { value: "last_month", what: "What was added last month", word: ({ of }) => of.last_month[0] },
];

const DOES: readonly Option[] = [
  { value: "add", what: "Adds an entry", word: ({ does }) => does.add[0] },
  { value: "list", what: "Shows the list", word: ({ does }) => does.list[0] },
  { value: "find", what: "Finds entries", word: ({ does }) => does.find[0] },
];

const due: Extra = {
  tick: "due",
  what: "Entries are due on a day, or done",
  fields: [
    line("due", "Which of the dates says when it is due", { example: { en: "Arrival", de: "Anreise" } }),
    line("done", "What says that it is done", {
      hint: {
        en: "The name of a yes/no or of a date; of choices also which: “State = done, cancelled”.",
        de: "The name of a yes/no or of a date; of choices also which: “Status = erledigt, abgesagt”.",
      },
      example: { en: "Paid", de: "Bezahlt" },
    }),
  ],
};

const sums: Extra = {
  tick: "sums",
  what: "Add numbers up below the list",
  fields: [line("add_up", "Which numbers are added up", { example: { en: "Nights", de: "Nächte" }, isNeeded: true })],
};

const daily: Extra = {
  tick: "daily",
  what: "Begin with an empty list each day",
  says: yesAt("each_day"),
  fields: [],
};

const until: Extra = {
  tick: "until",
  what: "Take nothing any more after a time of the day",
  fields: [field("until", "After this time nothing is taken", { kind: "time" }, { isNeeded: true })],
};

const author: Extra = {
  tick: "author",
  what: "Only who added an entry may change it",
  says: {
    key: "may_change",
    ticked: ({ mayChange }) => mayChange.author,
    unticked: ({ mayChange }) => mayChange.anybody,
  },
  fields: [],
};

const summary: Extra = {
  tick: "summary",
  what: "Post a summary",
  section: "digest",
  fields: [
    field("name", "Summary of what", { kind: "choice", options: OF }, { blockId: "summary_of", isNeeded: true }),
    when("Summary: when", { blockId: "summary_when" }),
    channel("Summary: in which channel", { blockId: "summary_in" }),
    line("sum_of", "Summary: which number is added up", {
      blockId: "summary_sum",
      hint: { en: "Also by something: “Price by Room”.", de: "Also by something: “Preis nach Zimmer”." },
      example: { en: "Price by Room", de: "Preis nach Zimmer" },
    }),
  ],
};

const remind: Extra = {
  tick: "remind",
  what: "Remind before a date",
  section: "reminder",
  fields: [
    line("name", "Remind how many days before which date", {
      blockId: "remind_before",
      hint: {
        en: "“on the day of Arrival” is the day itself, “every year” behind it is for birthdays; “and when overdue” goes on each day after it.",
        de: "“am Tag von Anreise” is the day itself; “jedes Jahr” behind it is for birthdays; “und wenn überfällig” goes on each day after it.",
      },
      example: { en: "3, 1 days before Arrival", de: "3, 1 Tage vor Anreise" },
      isNeeded: true,
    }),
    field("when", "Remind: at what time", { kind: "time" }, { blockId: "remind_when", hint: "Left empty, at 9:00." }),
    channel("Remind: in which channel", { blockId: "remind_in" }),
  ],
};

const command: Extra = {
  tick: "command",
  what: "Have a slash command: /tool and a word",
  section: "command",
  fields: [
    line("name", "Command: the word after /tool", {
      blockId: "command_word",
      example: { en: "guests", de: "gaeste" },
      isNeeded: true,
    }),
    field(
      "does",
      "Command: what it does",
      { kind: "choice", options: DOES },
      { blockId: "command_does", isNeeded: true },
    ),
    line("takes", "Command: what is typed behind it", {
      blockId: "command_takes",
      hint: "The names of up to four things that are filled in, in their order.",
      example: { en: "Guest, Room", de: "Gast, Zimmer" },
    }),
  ],
};

export const listForm: Form = {
  kind: "records",
  what: "A list that people fill in",
  fields: [name("Name of the list", { en: "Guests", de: "Gäste" }), details],
  extras: [summary, remind, command, due, sums, daily, until, author, ONESELF],
};
