import assert from "node:assert/strict";
import { test } from "node:test";
import { type AskedOf, findEntries } from "../../../builder/entries/find-entries.ts";
import { readPageLists } from "../../../builder/entries/page-lists.ts";

const SEARCH = `<form class="bar" role="search"><label>Status <select name="only-status"><option value="">All</option>
  <option value="open">open</option><option value="waiting">waiting</option><option value="closed">closed</option></select></label></form>`;
const table = (labels: string[], rows: string[][]) =>
  `<table class="cards"><thead><tr>${labels.map((label) => `<th>${label}</th>`).join("")}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((text, at) => `<td data-label="${labels[at]}">${text}</td>`).join("")}</tr>`)
    .join("")}</tbody><tfoot><tr><th scope="row">Total</th><td>99</td></tr></tfoot></table>`;

const TICKETS = `<h1>Tickets</h1>${SEARCH}${table(
  ["Title", "Status", "Paid", "Due", "By"],
  [
    ["Printer &amp; scanner", "open", "no", "11 Mar 2026", "Ana Ferreira <small>9 Mar 2026</small>"],
    ["Door", "closed", "yes", "20 Mar 2026 <mark>overdue</mark>", "Ben Okafor <small>10 Mar 2026</small>"],
    ["Lamp", "open", "yes", "10 Mar 2026", "Ben Okafor <small>10 Mar 2026</small>"],
  ],
)}`;
const KEYS = `<h1>Keys</h1>${table(
  ["What", "Who", "Back by", ""],
  [
    ["K-11", '<span class="quiet">here</span>', "", "<details><summary>Lend</summary><form>K-12</form></details>"],
    ["K-12", "Ben Okafor", "12 Mar 2026", '<a href="/keys/2">Change</a>'],
  ],
)}`;
const ROTA = `<h1>Küchendienst</h1><h2>Küchendienst: Ana</h2>${table(
  ["Wann", "Wer"],
  [
    ["09.03.2026 – 15.03.2026", "Ana Ferreira"],
    ["16.03.2026 – 22.03.2026", "Ben Okafor"],
  ],
)}<h2>Wer an der Reihe ist</h2><table><tbody><tr><td>Ana Ferreira</td></tr><tr><td>Ben Okafor</td></tr></tbody></table>`;
const LUNCH = `<h1>Lunch today</h1><ul><li>Ana: ramen</li><li>Ben: soup</li></ul>`;
const DAILY = `<h1>Orders</h1>${table(["Dish", "By"], [["ramen", "Ana Ferreira"]])}`;
const BESTELLT = `<h1>Bestellungen</h1>${table(
  ["Gericht", "Bezahlt", "Von"],
  [
    ["Ramen", "ja", "Ana Ferreira <small>10.03.2026</small>"],
    ["Suppe", "nein", "Ben Okafor <small>09.03.2026</small>"],
  ],
)}`;

const COMPLAINTS = `<h1>Complaints</h1>${table(
  ["Customer", "How bad", "Solved?", "Stage"],
  [
    ["Acme", "high", "no", "new"],
    ["Bolt", "low", "yes", "paid back"],
    ["Corex", "medium", "no", "refused"],
  ],
)}`;
const SOLVED = [{ label: "Solved?", choices: null }];
const STAGED = [{ label: "Stage", choices: ["paid back", "refused"] }];

const ASKED: { page: string; question: string; finds: string[] | null; isOfToday?: true; done?: AskedOf["done"] }[] = [
  { page: TICKETS, question: "how many open tickets are there?", finds: ["Printer & scanner", "Lamp"] },
  { page: TICKETS, question: "How many tickets are waiting?", finds: [] },
  { page: TICKETS, question: "which tickets are not paid?", finds: ["Printer & scanner"] },
  { page: TICKETS, question: "which tickets are due tomorrow?", finds: ["Printer & scanner"] },
  { page: TICKETS, question: "what was reported today?", finds: null },
  { page: TICKETS, question: "which tickets came today?", finds: ["Door", "Lamp"] },
  { page: TICKETS, question: "which tickets are mine?", finds: ["Printer & scanner"] },
  { page: TICKETS, question: "which tickets did Ben enter?", finds: ["Door", "Lamp"] },
  { page: TICKETS, question: "which of Ben's tickets are open?", finds: ["Lamp"] },
  { page: TICKETS, question: "which tickets are overdue?", finds: ["Door"] },
  { page: TICKETS, question: "show me the overdue tickets", finds: ["Door"] },
  { page: BESTELLT, question: "Zeig mir mal die bezahlten", finds: ["Ramen"] },
  { page: TICKETS, question: "can you tell me which tickets are waiting?", finds: [] },
  { page: TICKETS, question: "show me the tickets in red", finds: null },
  { page: TICKETS, question: "and which of Ben's tickets are open?", finds: ["Lamp"] },
  { page: TICKETS, question: "which tickets are open and closed?", finds: null },
  { page: TICKETS, question: "who has no ticket?", finds: null },
  { page: TICKETS, question: "how many tickets are urgent?", finds: null },
  { page: TICKETS, question: "what do the most tickets cost?", finds: null },
  { page: TICKETS, question: "how many open tickets does that leave for the Berlin office?", finds: null },
  { page: KEYS, question: "who has the key K-12?", finds: ["K-12"] },
  { page: KEYS, question: "wer hat K-12?", finds: ["K-12"] },
  { page: KEYS, question: "who has the key K-99?", finds: null },
  { page: KEYS, question: "which keys are here?", finds: ["K-11"] },
  { page: ROTA, question: "wer ist nächste Woche dran?", finds: ["16.03.2026 – 22.03.2026"] },
  { page: ROTA, question: "wann ist Ben dran?", finds: null },
  { page: LUNCH, question: "what was ordered today?", finds: null },
  { page: LUNCH, question: "who wants ramen today?", finds: null },
  { page: LUNCH, question: "who has ramen today?", finds: ["Ana: ramen"] },
  { page: DAILY, question: "what was ordered today?", finds: ["ramen"], isOfToday: true },
  { page: DAILY, question: "what was ordered yesterday?", finds: null, isOfToday: true },
  { page: DAILY, question: "what was ordered today?", finds: null },
  { page: COMPLAINTS, question: "how many open complaints are there?", finds: ["Acme", "Corex"], done: SOLVED },
  { page: COMPLAINTS, question: "how many complaints are still open?", finds: ["Acme", "Corex"], done: SOLVED },
  { page: COMPLAINTS, question: "how many complaints are closed?", finds: ["Bolt"], done: SOLVED },
  { page: COMPLAINTS, question: "which complaints are still open?", finds: ["Acme"], done: STAGED },
  { page: COMPLAINTS, question: "how many open complaints are there?", finds: null },
  { page: BESTELLT, question: "was wurde heute bestellt?", finds: ["Ramen"] },
  { page: BESTELLT, question: "wie viele Bestellungen sind noch nicht bezahlt?", finds: ["Suppe"] },
  { page: BESTELLT, question: "was habe ich bestellt?", finds: ["Ramen"] },
];

for (const { page, question, finds, isOfToday, done = [] } of ASKED)
  test(`“${question}” finds ${done[0] === undefined ? "" : `by ${done[0].label} `}${finds === null ? "nothing that is sure" : `${finds.length} on ${readPageLists(page).title}`}${isOfToday ? " of today" : ""}`, () => {
    const { lists, choices } = readPageLists(page);
    const of = {
      lists,
      choices,
      purpose: "People enter these.",
      today: "2026-03-10",
      personName: "Ana Ferreira",
      done,
    };
    const found = findEntries(question, { ...of, isOfToday: isOfToday === true });
    assert.deepEqual(found?.shown.map((row) => row[0]?.text) ?? null, finds);
  });

test("what a page folds away, sums up or only offers to do is no entry, and its search and its other pages are known", () => {
  const page = readPageLists(
    `<nav><a href="/">A</a> <a href="/keys">Keys</a> <a href="//evil.example/">x</a></nav>${TICKETS}<p><a href="/?page=2">2</a></p>`,
  );
  assert.deepEqual(page.pages, ["/", "/keys"]);
  assert.deepEqual(page.numbers, [2]);
  assert.deepEqual(page.choices, ["All", "open", "waiting", "closed"]);
  assert.deepEqual(page.lists[0]?.labels, ["Title", "Status", "Paid", "Due", "By"]);
  assert.equal(page.lists[0]?.rows.length, 3);
  assert.deepEqual(readPageLists(KEYS).lists[0]?.rows[0], [
    { label: "What", text: "K-11" },
    { label: "Who", text: "here" },
  ]);
  assert.doesNotMatch(JSON.stringify(readPageLists(KEYS)), /Change/);
});

for (const [broken, hostile] of [
  ["tags that never end", "<a ".repeat(130_000)],
  ["quotes that never end", `<a href="`.repeat(40_000)],
  ["comments that never end", "<!--".repeat(100_000)],
  ["lists within lists", "<ul><li>".repeat(50_000)],
] as const)
  test(`a page of ${broken} is read in no time`, () => {
    const begun = performance.now();
    readPageLists(hostile);
    assert.ok(performance.now() - begun < 1_000);
  });
