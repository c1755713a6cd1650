import { details, name, when } from "./fields.ts";
import type { Extra, Form, Option } from "./form.ts";
import { ONESELF } from "./form.ts";

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
    {
      blockId: "due",
      key: "due",
      label: "Which of the dates says when it is due",
      example: { en: "Arrival", de: "Anreise" },
      input: { kind: "line" },
    },
    {
      blockId: "done",
      key: "done",
      label: "What says that it is done",
      hint: {
        en: "The name of a yes/no or of a date; of choices also which: “State = done, cancelled”.",
        de: "The name of a yes/no or of a date; of choices also which: “Status = erledigt, abgesagt”.",
      },
      example: { en: "Paid", de: "Bezahlt" },
      input: { kind: "line" },
    },
  ],
};

const sums: Extra = {
  tick: "sums",
  what: "Add numbers up below the list",
  fields: [
    {
      blockId: "add_up",
      key: "add_up",
      label: "Which numbers are added up",
      example: { en: "Nights", de: "Nächte" },
      input: { kind: "line" },
      isNeeded: true,
    },
  ],
};

const daily: Extra = {
  tick: "daily",
  what: "Begin with an empty list each day",
  says: { key: "each_day" },
  fields: [],
};

const until: Extra = {
  tick: "until",
  what: "Take nothing any more after a time of the day",
  fields: [
    {
      blockId: "until",
      key: "until",
      label: "After this time nothing is taken",
      input: { kind: "time" },
      isNeeded: true,
    },
  ],
};

const author: Extra = {
  tick: "author",
  what: "Only who added an entry may change it",
  says: { key: "may_change", word: ({ mayChange }) => mayChange.author[0] },
  fields: [],
};

const summary: Extra = {
  tick: "summary",
  what: "Post a summary",
  section: "digest",
  fields: [
    {
      blockId: "summary_of",
      key: "name",
      label: "Summary of what",
      input: { kind: "choice", options: OF },
      isNeeded: true,
    },
    { ...when, blockId: "summary_when", label: "Summary: when" },
    channelOf("summary_in", "Summary: in which channel"),
    {
      blockId: "summary_sum",
      key: "sum_of",
      label: "Summary: which number is added up",
      hint: { en: "Also by something: “Price by Room”.", de: "Also by something: “Preis nach Zimmer”." },
      example: { en: "Price by Room", de: "Preis nach Zimmer" },
      input: { kind: "line" },
    },
  ],
};

const remind: Extra = {
  tick: "remind",
  what: "Remind before a date",
  section: "reminder",
  fields: [
    {
      blockId: "remind_before",
      key: "name",
      label: "Remind how many days before which date",
      hint: {
        en: "“on the day of Arrival” is the day itself; “and when overdue” goes on each day after it.",
        de: "“am Tag von Anreise” is the day itself; “und wenn überfällig” goes on each day after it.",
      },
      example: { en: "3, 1 days before Arrival", de: "3, 1 Tage vor Anreise" },
      input: { kind: "line" },
      isNeeded: true,
    },
    {
      blockId: "remind_when",
      key: "when",
      label: "Remind: at what time",
      hint: "Left empty, at 9:00.",
      input: { kind: "time" },
    },
    channelOf("remind_in", "Remind: in which channel"),
  ],
};

const command: Extra = {
  tick: "command",
  what: "Have a slash command: /tool and a word",
  section: "command",
  fields: [
    {
      blockId: "command_word",
      key: "name",
      label: "Command: the word after /tool",
      example: { en: "guests", de: "gaeste" },
      input: { kind: "line" },
      isNeeded: true,
    },
    {
      blockId: "command_does",
      key: "does",
      label: "Command: what it does",
      input: { kind: "choice", options: DOES },
      isNeeded: true,
    },
    {
      blockId: "command_takes",
      key: "takes",
      label: "Command: what is typed behind it",
      hint: "The names of up to four things that are filled in, in their order.",
      example: { en: "Guest, Room", de: "Gast, Zimmer" },
      input: { kind: "line" },
    },
  ],
};

function channelOf(blockId: string, label: string) {
  return {
    blockId,
    key: "in" as const,
    label,
    hint: "Left empty, it is the channel of this thread.",
    input: { kind: "channel" as const },
  };
}

export const listForm: Form = {
  kind: "records",
  what: "A list that people fill in",
  fields: [name("Name of the list", { en: "Guests", de: "Gäste" }), details],
  extras: [summary, remind, command, due, sums, daily, until, author, ONESELF],
};
