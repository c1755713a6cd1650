import type { Check } from "../../sdk/contract/check.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import { lunchPlan, lunchScenario, type Scenario, sourceOf } from "./scenarios.ts";

/** What the lunch app of the scripted model can, version by version. */
interface Lunch {
  price: boolean;
  /** What the note is called; null: there is none. */
  note: string | null;
  postsAt: "11:00" | "11:30";
  channel: "#food" | "#general";
}

const FIRST: Lunch = { price: false, note: null, postsAt: "11:00", channel: "#food" };
const PRICED: Lunch = { ...FIRST, price: true };
const NOTED: Lunch = { ...PRICED, note: "Note" };
const LATER: Lunch = { ...NOTED, postsAt: "11:30" };
const RENAMED: Lunch = { ...LATER, note: "Allergies" };
const UNPRICED: Lunch = { ...RENAMED, price: false };
const ELSEWHERE: Lunch = { ...UNPRICED, channel: "#general" };

/** The lunch app and six changes of it, by words of their asks. */
export function tweakScenarios(): Scenario[] {
  return [
    change(/allergies, so/i, NOTED, "An order may end with a note in brackets, as in /tool lunch ramen (no nuts)."),
    change(/until 11:30/i, LATER, "The orders of the day are posted at 11:30."),
    change(/rename the note/i, RENAMED, "What was called Note is called Allergies."),
    change(/remove the price/i, UNPRICED, "Orders have no price any more; what was entered stays in the database."),
    change(/#general/i, ELSEWHERE, "The orders of the day are posted in #general."),
    change(/price in EUR/i, PRICED, "An order may have a price, as in /tool lunch ramen 12.50."),
    lunchScenario(),
  ];
}

function change(ask: RegExp, lunch: Lunch, summary: string): Scenario {
  return {
    ask,
    triage: { kind: "change" },
    plan: planOf(lunch, summary),
    rounds: { first: { files: filesOf(lunch), summary: `Did it: ${summary}` } },
  };
}

function planOf(lunch: Lunch, summary: string): Plan {
  const { manifest, ...plan } = lunchPlan();
  const [hour = "", minute = ""] = lunch.postsAt.split(":");
  const triggers = manifest.triggers.map((trigger) =>
    "schedule" in trigger ? { ...trigger, schedule: `${Number(minute)} ${hour} * * 1-5` } : trigger,
  );
  const bindings = { ...manifest.bindings, slack: { post: [lunch.channel] } };
  return { ...plan, manifest: { ...manifest, triggers, bindings, checks: checksOf(lunch) }, summary, details: "" };
}

function checksOf({ price, note, postsAt, channel }: Lunch): Check[] {
  return [
    { command: "/lunch ramen", as: "asker", posted: "Noted: ramen" },
    ...(price
      ? ([
          { command: "/lunch miso soup 9.50", as: "asker", posted: "Noted: miso soup, 9.50" },
          { visit: "/", as: "colleague", shows: "9.50" },
        ] satisfies Check[])
      : []),
    ...(note === null
      ? []
      : ([
          { command: "/lunch tofu (no nuts)", as: "asker", posted: "Noted: tofu (no nuts)" },
          { visit: "/", as: "colleague", shows: note },
        ] satisfies Check[])),
    { fire: "post-summary", at: `2026-03-02T${postsAt}:00+01:00`, posted: { channel, contains: "Lunch" } },
    { visit: "/", as: "colleague", shows: "Lunch today" },
  ];
}

function filesOf(lunch: Lunch): Record<string, string> {
  return {
    ...sourceOf("lunch-v2"),
    "migrations/0003_note.sql": "alter table orders add column note text;\n",
    "app.ts": appOf(lunch),
    "test/app.test.ts": TEST,
  };
}

function appOf({ price, note, channel }: Lunch): string {
  const heads = ["Who", "Dish", ...(price ? ["Price"] : []), ...(note === null ? [] : [note])];
  const cells = ["who", "dish", ...(price ? ["price"] : []), ...(note === null ? [] : ["note"])];
  return `import { app, db, html, refuse, slack, today } from "@toolroom/app";

interface Order {
  who: string;
  dish: string;
  price: string | null;
  note: string | null;
}

const orders = () =>
  db.all<Order>\`select who, dish, printf('%.2f', price) as price, note from orders where day = \${today()} order by rowid\`;

app.page("/", () => {
  const rows = orders().map((order) => html\`<tr>${cells.map((cell) => `<td>\${order.${cell} ?? ""}</td>`).join("")}</tr>\`);
  return html\`<h1>Lunch today</h1><table><tr>${heads.map((head) => `<th>${head}</th>`).join("")}</tr>\${rows}</table>\`;
});

app.on("add-order", ({ text, user }) => {
  const [, order = "", note = null] = /^(.*?)(?:\\s*\\(([^)]*)\\))?$/.exec(text.trim()) ?? [];
  const [, dish = order, price = null] = ${price ? "/^(.*\\S)\\s+(\\d+(?:\\.\\d{1,2})?)$/.exec(order) ?? []" : "[order]"};
  if (dish === "") refuse("Say what you want, such as \`/tool lunch ramen\`.");
  db.run\`insert into orders (day, who, dish, price, note) values (\${today()}, \${user.name}, \${dish}, \${price}, \${note})\`;
  return \`Noted: \${dish}\${price === null ? "" : \`, \${price}\`}\${note === null ? "" : \` (\${note})\`}\`;
});

app.on("post-summary", () => {
  const lines = orders().map((order) => [order.who + ":", ${cells
    .slice(1)
    .map((cell) => `order.${cell}`)
    .join(", ")}].filter((word) => word !== null).join(" "));
  return slack.post("${channel}", ["Lunch", ...lines].join("\\n"));
});
`;
}

const TEST = `import assert from "node:assert/strict";
import { test } from "node:test";
import { command, visit } from "@toolroom/app/test";
import "../app.ts";

test("an order shows on the page", async () => {
  assert.equal(await command("add-order", "ramen"), "Noted: ramen");
  assert.match((await visit("/")).text, /ramen/);
});
`;
