import { compositionProblems } from "../../../../builder/blueprints/composition-problems.ts";
import { changeComposition } from "../../../../builder/planners/rules/change.ts";
import { type Composition, compositionSchema } from "../../../../sdk/contract/parts.ts";
import { difference } from "./composition-difference.ts";
import { contextIn } from "./reading-fixture.ts";

const POST = { run: "say", schedule: "0 9 * * 1", channel: "#general" };

/** An app of every kind of part, by its name. */
export const APPS = {
  rota: [
    {
      part: "rota",
      duty: "kitchen duty",
      names: ["Ana", "Cem", "Marcus"],
      every: "week",
      startsOn: "2027-01-04",
      post: POST,
    },
  ],
  quiet: [
    { part: "rota", duty: "kitchen duty", names: ["Ana", "Cem", "Marcus"], every: "week", startsOn: "2027-01-04" },
  ],
  picker: [{ part: "picker", noun: { one: "host", many: "hosts" }, names: ["Ana", "Cem", "Marcus"], post: POST }],
  rooms: [{ part: "booking", noun: { one: "room", many: "rooms" }, things: ["Oslo", "Rome"], by: "slot" }],
  raum: [{ part: "booking", noun: { one: "Raum", many: "Räume" }, things: ["Oslo", "Rom"], by: "slot" }],
  birthdays: [
    {
      part: "records",
      table: "birthdays",
      noun: { one: "birthday", many: "birthdays" },
      columns: [
        { name: "name", label: "Name", type: "text", isRequired: true },
        { name: "birthday", label: "Birthday", type: "date" },
      ],
    },
    {
      part: "reminder",
      run: "congratulate",
      schedule: "0 9 * * *",
      channel: "#general",
      table: "birthdays",
      dateColumn: "birthday",
      daysBefore: [7, 0],
      yearly: true,
    },
  ],
  lending: [
    { part: "lending", noun: { one: "camera", many: "cameras" }, things: ["Canon", "Nikon"], days: 14, post: POST },
  ],
  verleih: [{ part: "lending", noun: { one: "Gerät", many: "Geräte" }, things: ["Beamer", "Leinwand"], days: 14 }],
  board: [
    {
      part: "status_board",
      noun: { one: "printer", many: "printers" },
      things: ["North", "South"],
      states: ["ok", "broken"],
    },
  ],
  poll: [{ part: "poll", question: "Where do we eat?", choices: ["Pizza", "Sushi"], closesOn: "2027-01-20" }],
  checklist: [
    {
      part: "checklist",
      title: "Onboarding",
      items: ["laptop", "badge"],
      noun: { one: "colleague", many: "colleagues" },
    },
  ],
  links: [{ part: "links", title: "Useful links", tags: ["hr", "it"] }],
  countdown: [{ part: "countdown", title: "Move", to: "2027-03-01", post: POST }],
  hello: [
    { part: "scheduled_post", run: "say", schedule: "0 9 * * 1", channel: "#general", text: "Timesheets please" },
  ],
  travel: [
    {
      part: "approval",
      table: "trips",
      noun: { one: "trip", many: "trips" },
      decidedBy: "owner",
      columns: [{ name: "place", label: "Place", type: "text" }],
    },
  ],
  orders: [
    {
      part: "records",
      table: "orders",
      noun: { one: "order", many: "orders" },
      columns: [
        { name: "dish", label: "Dish", type: "text" },
        { name: "phone", label: "Phone", type: "text" },
        { name: "amount", label: "Amount", type: "number" },
        { name: "needed", label: "Needed by", type: "date" },
        { name: "status", label: "Status", type: "choice", choices: ["open", "done"] },
      ],
    },
    { part: "digest", run: "post-orders", schedule: "0 11 * * 1-5", channel: "#food", table: "orders", of: "all" },
  ],
  closing: [
    { part: "scheduled_post", run: "say", schedule: "30 17 * * 1-5", channel: "#general", text: "We close soon" },
  ],
  shifts: [
    { part: "scheduled_post", run: "say", schedule: "45 5,13,21 * * 1-5", channel: "#general", text: "Handover" },
  ],
  goals: [{ part: "leaderboard", title: "Goals", unit: "goals", post: POST }],
  builds: [{ part: "webhook_post", webhook: "build", run: "say", channel: "#general", title: "Builds" }],
  santa: [{ part: "draw", title: "Secret Santa", drawsOn: "2027-12-01", run: "draw", schedule: "0 9 1 12 *" }],
  keys: [{ part: "lending", noun: { one: "key", many: "keys" }, things: ["front door", "van", "cash box"], days: 14 }],
  hours: [
    {
      part: "records",
      table: "hours",
      noun: { one: "hour", many: "hours" },
      columns: [
        { name: "day", label: "Day", type: "date" },
        { name: "hours", label: "Hours", type: "number" },
        { name: "project", label: "Project", type: "choice", choices: ["kitchen", "garden"] },
      ],
    },
    {
      part: "digest",
      run: "post-hours",
      schedule: "0 9 1 * *",
      channel: "#general",
      table: "hours",
      of: "all",
      sum: "hours",
    },
  ],
  contracts: [
    {
      part: "records",
      table: "contracts",
      noun: { one: "contract", many: "contracts" },
      columns: [
        { name: "name", label: "Name", type: "text" },
        { name: "ends", label: "Ends", type: "date" },
      ],
    },
    {
      part: "reminder",
      run: "remind",
      schedule: "0 9 * * *",
      channel: "#finance",
      table: "contracts",
      dateColumn: "ends",
      daysBefore: [14],
    },
  ],
};

export type App = keyof typeof APPS;

export function read(app: App, language: "en" | "de", text: string) {
  const before = compositionSchema.parse({ language, parts: APPS[app] });
  return { before, changed: changeComposition(before, text, { ...contextIn(language), asker: "Ana" }) };
}

/** What a wish made of an app, or why nothing: in one line. */
export function said(
  before: Composition,
  { composition, title, unused, limits, gaps }: ReturnType<typeof changeComposition>,
): string {
  if (composition === null)
    return `no: ${[...limits.map((words) => `limit ${words}`), ...gaps.map(({ kind, about }) => `${kind} ${about}`)].join("; ")}`;
  const problems = compositionProblems(composition);
  compositionSchema.parse(composition);
  const lines = [
    difference(before, composition),
    title === null ? "" : `title ${title}`,
    ...unused.map((words) => `unused ${words}`),
    ...limits.map((words) => `limit ${words}`),
    ...gaps.map(({ kind, about }) => `asked ${kind} ${about}`),
    ...problems,
  ];
  return lines.filter((line) => line !== "").join("; ");
}
