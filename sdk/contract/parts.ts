import { z } from "zod";
import { commandWordSchema } from "./names.ts";

/**
 * What an app is composed of when no model writes it: the planner `rules` chooses parts and fills them in, the harness
 * `blueprints` lays them out as code. A Plan that was made by a model has none.
 */

const label = z.string().min(1).max(80);
const text = z.string().min(1).max(2_000);
const snake = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "lower-case letters, digits, underscores");
const channel = z.string().regex(/^#[a-z0-9_-]{1,80}$/);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "HH:MM");
const day = z.iso.date();
const slackUserId = z.string().regex(/^[UW][A-Z0-9]{2,}$/);
/** Five cron fields in the app's time zone. */
const cron = z.string().regex(/^\S+ \S+ \S+ \S+ \S+$/);
const run = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/);

/** What people call one and several of them, as they wrote it: "supplier", "suppliers". */
export const nounSchema = z.strictObject({ one: label, many: label });

export const columnSchema = z.strictObject({
  name: snake,
  label,
  type: z.enum(["text", "long_text", "number", "money", "date", "yes_no", "choice", "person", "link", "file"]),
  /** Of a choice, in their order. */
  choices: z.array(label).min(2).max(30).optional(),
  /** Of money, ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  isRequired: z.boolean().default(false),
});

/** Who may decide or change: the app's owner, or named people. */
const peopleSchema = z.union([z.literal("owner"), z.strictObject({ people: z.array(slackUserId).min(1).max(20) })]);

/** When something acts and where it says it. */
const announced = { run, schedule: cron, channel };

/** Keeps a table of things: form, list, edit, filter, CSV in and out. */
const recordsSchema = z.strictObject({
  part: z.literal("records"),
  table: snake,
  noun: nounSchema,
  columns: z.array(columnSchema).min(1).max(20),
  /** `day`: every day begins with an empty list, and the page shows today's. */
  scope: z.enum(["all", "day"]).default("all"),
  /** Who may change or remove an entry. */
  mayChange: z.enum(["anybody", "author"]).default("anybody"),
  /** Nothing is taken any more after this time of the day. */
  closesAt: timeOfDay.optional(),
  /** A date column: entries past it, and not done, are overdue and marked so. */
  dueColumn: snake.optional(),
  /** A yes_no column, a date that is empty until then, or a choice: done entries are not overdue, and go to the end. */
  doneColumn: snake.optional(),
  /** Where that column is a choice: those of its choices that say that it is done. */
  doneChoices: z.array(label).min(1).max(29).optional(),
  /** Columns of numbers whose sum stands below the list, as that of each column of money does anyway. */
  totals: z.array(snake).min(1).max(20).optional(),
});

/** `/tool <word> …` adds an entry to a records part, or lists them (without text, or always). */
const commandSchema = z.strictObject({
  part: z.literal("command"),
  command: commandWordSchema,
  run,
  table: snake,
  does: z.enum(["add", "list", "find"]),
  /** Columns that the words fill, in their order; the last text column takes the rest. */
  columns: z.array(snake).min(1).max(4),
});

/** Posts the same words at set times. `on`: only on that day, once; five cron fields have no year, and know no other week. */
const scheduledPostSchema = z.strictObject({
  part: z.literal("scheduled_post"),
  ...announced,
  text,
  on: day.optional(),
  /** Only in each so many-th week, counted from the one that this day is in. */
  weeks: z.strictObject({ every: z.number().int().min(2).max(8), from: day }).optional(),
});

/** Posts a summary of a records part at set times. */
const digestSchema = z.strictObject({
  part: z.literal("digest"),
  ...announced,
  table: snake,
  of: z.enum(["today", "yesterday", "last_7_days", "this_month", "last_month", "all", "open", "overdue", "due_7_days"]),
  /** A number or money column to add up, and one to group the sum by. */
  sum: snake.optional(),
  groupBy: snake.optional(),
  /** Of those only the ones with one of these choices in that column; of a yes-or-no column `yes` or `no`. */
  only: z.strictObject({ column: snake, is: z.array(z.string().min(1).max(60)).min(1).max(20) }).optional(),
  /** Where there is none of what it is about, nothing is posted. */
  onlyIfAny: z.literal(true).optional(),
});

/** Looks daily whether entries of a records part are due soon or overdue, and says so once for each and day. */
const reminderSchema = z.strictObject({
  part: z.literal("reminder"),
  ...announced,
  table: snake,
  dateColumn: snake,
  /** 0 is the day itself. */
  daysBefore: z.array(z.number().int().min(0).max(365)).min(1).max(5),
  /** Also each day that it is overdue. */
  overdue: z.boolean().default(false),
  /** The date comes again each year: a birthday. Of 29 February on the 28th where there is none. */
  yearly: z.literal(true).optional(),
  /** Also of entries that are done: what is done is not what the date is about ("deposit paid" of an event). */
  done: z.boolean().optional(),
});

/** Submit, then approve or decline by those who may. Nobody decides about their own. */
const approvalSchema = z.strictObject({
  part: z.literal("approval"),
  table: snake,
  noun: nounSchema,
  columns: z.array(columnSchema).min(1).max(20),
  decidedBy: peopleSchema,
  /** Where each submission and decision is said. */
  channel: channel.optional(),
  /** Who handed it in is told in private how it was decided. */
  tellsAuthor: z.literal(true).optional(),
});

/** One question, one vote each, changeable until it closes. */
const pollSchema = z.strictObject({
  part: z.literal("poll"),
  question: label,
  choices: z.array(label).min(2).max(20),
  mayChooseSeveral: z.boolean().default(false),
  closesOn: day.optional(),
  /** On that day; without it, votes are taken to the day's end. */
  closesAt: timeOfDay.optional(),
  /** Posts the result at this time. */
  result: z.strictObject(announced).optional(),
});

/** Picks one of a list at random, nobody twice before all had their turn. */
const pickerSchema = z.strictObject({
  part: z.literal("picker"),
  noun: nounSchema,
  /** Those it starts with; the page adds and removes. */
  names: z.array(label).max(200).default([]),
  /** Picks by itself and says whom. */
  post: z.strictObject(announced).optional(),
});

/** Takes turns in a fixed order, by day or week; two can swap. */
const rotaSchema = z.strictObject({
  part: z.literal("rota"),
  /** What they do: "kitchen duty". */
  duty: label,
  names: z.array(label).max(200).default([]),
  every: z.enum(["workday", "day", "week"]),
  /** First day of the first turn. */
  startsOn: day,
  post: z.strictObject(announced).optional(),
});

/** The same points to tick off for each person: an onboarding. */
const checklistSchema = z.strictObject({
  part: z.literal("checklist"),
  title: label,
  items: z.array(label).min(1).max(60),
  /** What a list is for: "new colleague". */
  noun: nounSchema,
});

/** Things that are lent and come back. */
const lendingSchema = z.strictObject({
  part: z.literal("lending"),
  noun: nounSchema,
  things: z.array(label).max(200).default([]),
  /** Days until it should be back. */
  days: z.number().int().min(1).max(365).default(14),
  /** Says what is overdue. */
  post: z.strictObject(announced).optional(),
});

/** When things can be booked where nobody said when: evenings are asked for, nights are not. */
export const BOOKABLE = { opensAt: "06:00", closesAt: "22:00" } as const;

/** Books a thing for a time; nothing is booked twice. */
const bookingSchema = z.strictObject({
  part: z.literal("booking"),
  noun: nounSchema,
  things: z.array(label).min(1).max(50),
  /** `slot`: from–to on a day; `day`: whole days. */
  by: z.enum(["slot", "day"]),
  opensAt: timeOfDay.default(BOOKABLE.opensAt),
  closesAt: timeOfDay.default(BOOKABLE.closesAt),
});

/** Points for people or groups, most first. */
const leaderboardSchema = z.strictObject({
  part: z.literal("leaderboard"),
  title: label,
  /** What is counted: "goals". */
  unit: label,
  post: z.strictObject(announced).optional(),
});

/** Links with tags, found by words and tags. */
const linksSchema = z.strictObject({
  part: z.literal("links"),
  title: label,
  tags: z.array(label).max(30).default([]),
});

/** How each of some things stands, who said so and when. */
const statusBoardSchema = z.strictObject({
  part: z.literal("status_board"),
  noun: nounSchema,
  things: z.array(label).max(100).default([]),
  states: z.array(label).min(2).max(10),
  /** Where a change is said. */
  channel: channel.optional(),
});

/** Days until something. */
const countdownSchema = z.strictObject({
  part: z.literal("countdown"),
  title: label,
  to: day,
  post: z.strictObject(announced).optional(),
});

/** Everybody who joins draws another one, and is told in private: a secret Santa. */
const drawSchema = z.strictObject({
  part: z.literal("draw"),
  title: label,
  /** When it is drawn; joining ends then. */
  drawsOn: day,
  run,
  schedule: cron,
});

/** What comes to a secret address is said in a channel. */
const webhookPostSchema = z.strictObject({
  part: z.literal("webhook_post"),
  /** Word of the webhook's address. */
  webhook: run,
  run,
  channel,
  title: label,
});

export const partSchema = z.discriminatedUnion("part", [
  recordsSchema,
  commandSchema,
  scheduledPostSchema,
  digestSchema,
  reminderSchema,
  approvalSchema,
  pollSchema,
  pickerSchema,
  rotaSchema,
  checklistSchema,
  lendingSchema,
  bookingSchema,
  leaderboardSchema,
  linksSchema,
  statusBoardSchema,
  countdownSchema,
  drawSchema,
  webhookPostSchema,
]);

/** A whole app: its parts in the order in which its page shows them. */
export const compositionSchema = z.strictObject({
  /** Language of the app's own words: a file in the blueprints' words. */
  language: z.enum(["en", "de"]),
  parts: z.array(partSchema).min(1).max(12),
});

export type Composition = z.infer<typeof compositionSchema>;
export type Part = z.infer<typeof partSchema>;
export type PartKind = Part["part"];
export type PartOf<Kind extends PartKind> = Extract<Part, { part: Kind }>;
export type Column = z.infer<typeof columnSchema>;
export type Noun = z.infer<typeof nounSchema>;
