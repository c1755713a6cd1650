import type { Written } from "../../shape.ts";

/** Turns, votes, loans, bookings, days and draws, and plain posts. */
export const firstTurns: Written[] = [
  {
    name: "friday-hours",
    language: "de",
    covers: ["scheduled_post"],
    by: "asker2",
    channel: "#requests",
    text: "jeden freitg um 15 uhr in #general posten: Bitte Stunden eintragen!",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-14 15:00" },
          { do: "at", time: "2027-01-15 15:00", channel: "#general", says: [/Bitte Stunden eintragen!/] },
          { do: "quiet", time: "2027-01-16 15:00" },
          { do: "at", time: "2027-01-22 15:00", channel: "#general", says: [/Bitte Stunden eintragen!/] },
        ],
      },
    ],
  },
  {
    name: "dinner-poll",
    language: "en",
    covers: ["poll"],
    by: "asker1",
    channel: "#food",
    text: "pls make a poll where shud we go for the team dinner? pizza, sushi or burgers. ends thursday 4pm, result goes in #food",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", option: /sushi/i },
          { do: "choose", option: /pizza/i, as: "asker2" },
          { do: "choose", option: /sushi/i, as: "asker2" },
          { do: "choose", option: /burgers/i, as: "platform1" },
          {
            do: "at",
            time: "2027-01-14 16:00",
            channel: "#food",
            says: [/sushi.*\b2\b|\b2\b.*sushi|sushi.*\bw[io]n|winner.*sushi/i],
          },
          { do: "choose", option: /burgers/i, as: "platform2", refused: true },
          { do: "quiet", time: "2027-01-21 16:00" },
        ],
      },
    ],
  },
  {
    name: "cake-picker",
    language: "en",
    covers: ["picker"],
    by: "asker1",
    channel: "#food",
    text: "each monday 9:30 pick someone random who brings cake: Ana, Jonas, Priya, Marcus. noone twice til everyone was. announce in <#food>",
    expect: [
      {
        kind: "built",
        checks: [
          ...["2027-01-11", "2027-01-18", "2027-01-25", "2027-02-01"].map((day) => ({
            do: "at" as const,
            time: `${day} 09:30`,
            channel: "#food",
            says: [],
            turn: { of: ["Ana", "Jonas", "Priya", "Marcus"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-02-02 09:30" },
        ],
      },
    ],
  },
  {
    name: "kitchen-rota",
    language: "de",
    covers: ["rota"],
    by: "asker2",
    channel: "#food",
    text: "küchendienst plan, jede woche jemand anderes: Anna, Bernd, Clara, Dieter. montags um 8 in #food sagen wer dran ist. man soll tauschen können",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Anna[\s\S]*Bernd[\s\S]*Clara[\s\S]*Dieter/ },
          { do: "shows", text: /tausch/i, about: /tausch/i },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"].map((day) => ({
            do: "at" as const,
            time: `${day} 08:00`,
            channel: "#food",
            says: [],
            turn: { of: ["Anna", "Bernd", "Clara", "Dieter"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-02-09 08:00" },
        ],
      },
    ],
  },
  {
    name: "loan-laptops",
    language: "en",
    covers: ["lending", "digest"],
    by: "asker1",
    channel: "#requests",
    text: "list for our loan laptops LT-01, LT-02, LT-03: who has which and until when. they come back after 14 days. every morning at 9 say in #general whats overdue",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", row: /LT-01/, button: /borrow|lend|take|check ?out/i, as: "asker2" },
          { do: "shows", row: /LT-01/, text: /Jonas/ },
          { do: "shows", row: /LT-01/, text: /2027-01-25|25(th)? Jan|Jan(uary)? 25|25[./]0?1/i },
          { do: "press", row: /LT-01/, button: /borrow|lend|take|check ?out/i, as: "asker1", refused: true },
          { do: "quiet", time: "2027-01-20 09:00", says: /LT-01/ },
          { do: "at", time: "2027-01-26 09:00", channel: "#general", says: [/LT-01/], saysNot: /LT-02/ },
          { do: "press", row: /LT-01/, button: /return|back/i, as: "asker2" },
          { do: "press", row: /LT-01/, button: /borrow|lend|take|check ?out/i, as: "asker1" },
          { do: "shows", row: /LT-01/, text: /Ana/ },
          { do: "quiet", time: "2027-01-27 09:00", says: /LT-01/ },
        ],
      },
    ],
  },
  {
    name: "meeting-rooms",
    language: "de",
    covers: ["booking"],
    by: "asker2",
    channel: "#requests",
    text: "besprechungsräume buchen: Alpha, Beta. von bis uhrzeit, nix doppelt!",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: slot("Alpha", "10:00", "11:00") },
          { do: "shows", row: /Alpha/, text: /10:00/ },
          { do: "shows", text: /Jonas/, as: "asker1" },
          { do: "fill", set: slot("Alpha", "10:30", "11:30"), as: "asker1", refused: true },
          { do: "fill", set: slot("Beta", "10:30", "11:30"), as: "asker1" },
          { do: "fill", set: slot("Alpha", "11:00", "12:00"), as: "asker1" },
          { do: "showsNot", row: /Alpha/, text: /10:30/ },
        ],
      },
    ],
  },
  {
    name: "kicker-ranking",
    language: "en",
    covers: ["leaderboard"],
    by: "asker1",
    channel: "#general",
    text: "table football ranking: we add a win for a name and it shows who has the most. every friday 17:00 the ranking in #general",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: win("Jonas") },
          { do: "fill", set: win("Priya") },
          { do: "fill", set: win("Priya"), as: "asker2" },
          { do: "fill", set: win("Priya") },
          { do: "order", first: /Priya/, next: /Jonas/ },
          { do: "shows", row: /Priya/, text: /\b3\b/ },
          { do: "quiet", time: "2027-01-14 17:00" },
          { do: "at", time: "2027-01-15 17:00", channel: "#general", says: [/Priya\b[\s\S]*Jonas/] },
        ],
      },
    ],
  },
  {
    name: "move-countdown",
    language: "en",
    covers: ["countdown"],
    by: "asker1",
    channel: "#general",
    text: "countdown to our move on 1 march, every monday 9 oclock in #general how many days",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /\b49\b/ },
          { do: "at", time: "2027-01-18 09:00", channel: "#general", says: [/\b42\b/] },
          { do: "quiet", time: "2027-01-19 09:00" },
          { do: "at", time: "2027-01-25 09:00", channel: "#general", says: [/\b35\b/] },
        ],
      },
    ],
  },
  {
    name: "wichteln",
    language: "de",
    covers: ["draw"],
    by: "asker2",
    channel: "#general",
    now: "2027-11-22 10:00",
    text: "Wichteln! alle die mitmachen wollen tragen sich ein, am 1. dezember um 12 uhr wird gelost und jeder kriegt per dm wen er beschenkt. keiner sich selbst",
    expect: [
      {
        kind: "built",
        checks: [
          ...(["asker1", "asker2", "platform1"] as const).map((as) => ({
            do: "press" as const,
            button: /mitmachen|eintragen|teilnehmen|dabei|anmelden|mach.* mit/i,
            as,
          })),
          { do: "clock", time: "2027-11-30 12:00" },
          { do: "dm", to: "asker1", says: /Jonas|Priya/, never: true },
          { do: "clock", time: "2027-12-01 12:00" },
          { do: "dm", to: "asker1", says: /Jonas|Priya/ },
          { do: "dm", to: "asker2", says: /Ana|Priya/ },
          { do: "dm", to: "platform1", says: /Ana|Jonas/ },
          { do: "dm", to: "platform2", says: /Ana|Jonas|Priya/, never: true },
        ],
      },
    ],
  },
  {
    name: "shop-webhook",
    language: "en",
    covers: ["webhook"],
    by: "asker1",
    channel: "#sales",
    text: "when our shop sends a webhook, post the order in #sales",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "webhook",
            body: { order: "A-1001", total: 59.9, customer: "Nguyen" },
            channel: "#sales",
            says: [/A-1001/, /59[.,]9/],
          },
          { do: "webhook", body: { order: "A-1002", total: 12 }, channel: "#sales", says: [/A-1002/] },
        ],
      },
    ],
  },
];

function slot(room: string, from: string, to: string): [RegExp, string][] {
  return [
    [/raum|zimmer/i, room],
    [/tag|datum|wann/i, "2027-01-12"],
    [/^von|beginn|^ab\b|start/i, from],
    [/^bis|ende/i, to],
  ];
}

function win(name: string): [RegExp, string, "maybe"?][] {
  return [
    [/name|who|player|winner/i, name],
    [/wins|points|how many|number/i, "1", "maybe"],
  ];
}
