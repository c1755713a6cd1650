import { type Composition, compositionSchema } from "../../sdk/contract/parts.ts";

const columns = [
  { name: "guest", label: "Guest", type: "text", isRequired: true },
  { name: "room", label: "Room", type: "choice", choices: ["single", "double, sea view"] },
  { name: "price", label: "Price", type: "money", currency: "EUR" },
  { name: "arrival", label: "Arrival", type: "date" },
  { name: "paid", label: "Paid", type: "yes_no" },
];
const post = { run: "post-it", schedule: "0 9 * * 1", channel: "#food" };

/** Each with every line that its part may have, so that what gets lost on the way through a form is seen. */
const PARTS: Record<string, object[]> = {
  list: [
    {
      ...{ part: "records", table: "guests", noun: { one: "guest", many: "guests" }, columns, scope: "day" },
      ...{ mayChange: "author", closesAt: "11:00", dueColumn: "arrival", doneColumn: "paid", totals: ["price"] },
    },
    {
      part: "digest",
      run: "sum-up",
      schedule: "30 8 * * 1-5",
      channel: "#food",
      table: "guests",
      of: "open",
      sum: "price",
      groupBy: "room",
    },
    { part: "digest", run: "sum-up-2", schedule: "0 9 1 * *", channel: "#general", table: "guests", of: "last_month" },
    {
      part: "reminder",
      run: "remind",
      schedule: "0 8 * * *",
      channel: "#food",
      table: "guests",
      dateColumn: "arrival",
      daysBefore: [3, 1],
      overdue: true,
    },
    { part: "command", command: "guests", run: "guests", table: "guests", does: "add", columns: ["guest", "room"] },
  ],
  request: [
    {
      ...{ part: "approval", table: "trips", noun: { one: "trip", many: "trips" }, columns: columns.slice(2, 4) },
      ...{ decidedBy: { people: ["UASKER1", "UASKER2"] }, channel: "#food", tellsAuthor: true },
    },
  ],
  "request for the owner": [
    {
      part: "approval",
      table: "trips",
      noun: { one: "trip", many: "trips" },
      columns: columns.slice(0, 1),
      decidedBy: "owner",
    },
  ],
  message: [{ part: "scheduled_post", ...post, text: "Hours, please!\n- by noon" }],
  "message on one day": [{ part: "scheduled_post", ...post, schedule: "0 10 1 2 *", text: "Soon.", on: "2027-02-01" }],
  vote: [
    {
      ...{ part: "poll", question: "Where to?", choices: ["Rome", "Oslo"], mayChooseSeveral: true },
      ...{ closesOn: "2026-12-04", closesAt: "15:00", result: { ...post, schedule: "0 15 4 12 *" } },
    },
  ],
  picker: [{ part: "picker", noun: { one: "speaker", many: "speakers" }, names: ["Ana", "Mia"], post }],
  turns: [{ part: "rota", duty: "kitchen duty", names: ["Ana", "Mia"], every: "week", startsOn: "2026-11-30", post }],
  checklist: [
    {
      part: "checklist",
      title: "First day",
      items: ["Laptop", "Badge"],
      noun: { one: "colleague", many: "colleagues" },
    },
  ],
  lending: [{ part: "lending", noun: { one: "camera", many: "cameras" }, things: ["R6", "A7"], days: 7, post }],
  booking: [
    {
      part: "booking",
      noun: { one: "room", many: "rooms" },
      things: ["Blue", "Green"],
      by: "slot",
      opensAt: "09:00",
      closesAt: "17:00",
    },
  ],
  points: [{ part: "leaderboard", title: "Kicker", unit: "goals", post }],
  links: [{ part: "links", title: "Links", tags: ["Sales", "HR"] }],
  status: [
    {
      part: "status_board",
      noun: { one: "press", many: "presses" },
      things: ["One", "Two"],
      states: ["runs", "broken"],
      channel: "#food",
    },
  ],
  countdown: [{ part: "countdown", title: "Party", to: "2027-06-01", post }],
  draw: [{ part: "draw", title: "Secret Santa", drawsOn: "2026-12-10", run: "draw", schedule: "0 12 10 12 *" }],
  webhook: [{ part: "webhook_post", webhook: "alerts", run: "alert", channel: "#food", title: "Alerts" }],
};

export function composition(parts: object[], language: Composition["language"] = "en"): Composition {
  return compositionSchema.parse({ language, parts });
}

export const partSamples = Object.entries(PARTS);

export const samplesOf = (name: string): object[] => PARTS[name] ?? [];

export const CHANNEL_IDS = new Map([
  ["#food", "C1"],
  ["#general", "C2"],
]);

export const handleOf = (personId: string) => personId.toLowerCase().slice(1);

/** As the listeners look them up. */
export const CALLED = new Map([
  ["C1", "#food"],
  ["C2", "#general"],
  ["UASKER1", "@asker1 (UASKER1)"],
  ["UASKER2", "@asker2 (UASKER2)"],
]);
