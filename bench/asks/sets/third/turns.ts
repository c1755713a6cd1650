import type { Check, Entry, Turn, Written } from "../../shape.ts";

/** Plain posts, votes, turns, rankings, days, draws and what comes from outside. */
export const thirdTurns: Written[] = [
  {
    name: "fridge-temps",
    language: "en",
    covers: ["scheduled_post"],
    by: "asker1",
    channel: "#food",
    text: 'Tuesday to Saturday, half past nine in the evening: post "Fridge temps logged? 🌡️" in #food',
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-11 21:30" },
          { do: "at", time: "2027-01-12 21:30", channel: "#food", says: [/Fridge temps logged\?/] },
          { do: "at", time: "2027-01-16 21:30", channel: "#food", says: [/Fridge temps logged\?/] },
          { do: "quiet", time: "2027-01-17 21:30" },
          { do: "quiet", time: "2027-01-18 21:30" },
          { do: "at", time: "2027-01-19 21:30", channel: "#food", says: [/Fridge temps logged\?/] },
        ],
      },
    ],
  },
  {
    name: "ny-call",
    language: "en",
    covers: ["scheduled_post", "time zone"],
    by: "asker2",
    channel: "#sales",
    text: 'every wed 8.45 a.m. New York time -> #sales: "client call in 15 min, dial in!"',
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-13 08:45" },
          { do: "at", time: "2027-01-13 14:45", channel: "#sales", says: [/client call in 15 min, dial in!/] },
          { do: "quiet", time: "2027-01-14 14:45" },
          { do: "at", time: "2027-01-20 14:45", channel: "#sales", says: [/client call in 15 min, dial in!/] },
        ],
      },
    ],
  },
  {
    name: "statistik-melden",
    language: "de",
    covers: ["scheduled_post", "monthly"],
    by: "asker2",
    channel: "#requests",
    text: "am 15. jedes Monats um 6 Uhr 30 „Statistik ans Land melden“ nach <#finance> schreiben, danke!",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-12 06:30" },
          { do: "at", time: "2027-01-15 06:30", channel: "#finance", says: [/Statistik ans Land melden/] },
          { do: "quiet", time: "2027-01-16 06:30" },
          { do: "quiet", time: "2027-02-01 06:30" },
          { do: "at", time: "2027-02-15 06:30", channel: "#finance", says: [/Statistik ans Land melden/] },
        ],
      },
    ],
  },
  {
    name: "weekend-special",
    language: "en",
    covers: ["poll"],
    by: "asker1",
    channel: "#food",
    text: "Which special for the weekend? 1) truffle risotto 2) ossobuco 3) ravioli - everyone gets one vote, open till tomorrow 6pm and then say the result in #food plz",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", option: /risotto/i },
          { do: "choose", option: /ossobuco/i, as: "asker2" },
          { do: "choose", option: /ossobuco/i, as: "platform1" },
          { do: "quiet", time: "2027-01-11 18:00" },
          {
            do: "at",
            time: "2027-01-12 18:00",
            channel: "#food",
            says: [/ossobuco.*\b2\b|\b2\b.*ossobuco|ossobuco.*\bw[io]n|winner.*ossobuco/i],
          },
          { do: "choose", option: /ravioli/i, as: "platform2", refused: true },
          { do: "quiet", time: "2027-01-19 18:00" },
        ],
      },
    ],
  },
  {
    name: "show-your-work",
    language: "en",
    covers: ["picker"],
    by: "asker2",
    channel: "#general",
    text: "Thursdays 12 noon choose someone at random to show their work: Zoe, Malik, Ines or Bo. Nobody gets picked again until all 4 have been. In #general",
    expect: [
      {
        kind: "built",
        checks: [
          ...turns(["2027-01-14"], "12:00", { of: ["Zoe", "Malik", "Ines", "Bo"], by: "chance" }),
          { do: "quiet", time: "2027-01-15 12:00" },
          ...turns(["2027-01-21", "2027-01-28", "2027-02-04", "2027-02-11"], "12:00", {
            of: ["Zoe", "Malik", "Ines", "Bo"],
            by: "chance",
          }),
        ],
      },
    ],
  },
  {
    name: "hallendienst",
    language: "de",
    covers: ["rota", "swap"],
    by: "asker2",
    channel: "#general",
    text: "Hallendienst bei uns im Verein: Heike, Uwe, Sandra wechseln sich wochenweise ab, in dieser Reihenfolge. Sonntags um 18:00 Uhr soll in #general stehen wer dran ist. Wenn einer nicht kann muss man tauschen können",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Heike[\s\S]*Uwe[\s\S]*Sandra/ },
          { do: "shows", text: /tausch/i, about: /tausch/i },
          ...turns(["2027-01-17", "2027-01-24", "2027-01-31", "2027-02-07"], "18:00", {
            of: ["Heike", "Uwe", "Sandra"],
            by: "order",
          }),
          { do: "quiet", time: "2027-02-08 18:00" },
        ],
      },
    ],
  },
  {
    name: "front-desk-phones",
    language: "en",
    covers: ["rota", "daily"],
    by: "asker1",
    channel: "#general",
    text: "who takes the phones? rotates every working day: Nina -> Karl -> Ife -> Nina and so on. Say in #general at 7:50 who's got them today",
    expect: [
      {
        kind: "built",
        checks: [
          ...turns(["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"], "07:50", {
            of: ["Nina", "Karl", "Ife"],
            by: "order",
          }),
          { do: "quiet", time: "2027-01-16 07:50" },
          { do: "quiet", time: "2027-01-17 07:50" },
          ...turns(["2027-01-18"], "07:50", { of: ["Nina", "Karl", "Ife"], by: "order" }),
        ],
      },
    ],
  },
  {
    name: "top-scorers",
    language: "en",
    covers: ["leaderboard", "sum"],
    by: "asker2",
    channel: "#general",
    text: "top scorer table for our 2nd team ⚽ after each game we type player and number of goals, it adds up, whoever has most is first. sunday 8 pm post it in #general",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: goals("Kofi", "1") },
          { do: "fill", set: goals("Lars", "2"), as: "asker1" },
          { do: "fill", set: goals("Kofi", "2") },
          { do: "order", first: /Kofi/, next: /Lars/ },
          { do: "shows", row: /Kofi/, text: /\b3\b/ },
          { do: "quiet", time: "2027-01-16 20:00" },
          { do: "at", time: "2027-01-17 20:00", channel: "#general", says: [/Kofi[\s\S]*Lars/, /\b3\b/] },
          { do: "quiet", time: "2027-01-18 20:00" },
        ],
      },
    ],
  },
  {
    name: "spendenlauf",
    language: "de",
    covers: ["leaderboard", "sum"],
    by: "asker2",
    channel: "#requests",
    text: "Spendenlauf der Schule! Klassen geben ihre Runden ein (Klasse, Runden), mehrere Einträge pro Klasse werden zusammengerechnet. Rangliste mit den fleißigsten ganz oben",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: rounds("5a", "40") },
          { do: "fill", set: rounds("6b", "55"), as: "asker1" },
          { do: "order", first: /\b6b\b/, next: /\b5a\b/ },
          { do: "fill", set: rounds("5a", "30") },
          { do: "order", first: /\b5a\b/, next: /\b6b\b/ },
          { do: "shows", row: /\b5a\b/, text: /\b70\b/, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "pitch-countdown",
    language: "en",
    covers: ["countdown"],
    by: "asker1",
    channel: "#sales",
    text: "days left till the pitch on Wed 3 Feb 2027, every weekday 8 am in #sales 🥁",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-12 08:00", channel: "#sales", says: [/\b22\b/] },
          { do: "at", time: "2027-01-15 08:00", channel: "#sales", says: [/\b19\b/] },
          { do: "quiet", time: "2027-01-16 08:00" },
          { do: "at", time: "2027-01-18 08:00", channel: "#sales", says: [/\b16\b/] },
        ],
      },
    ],
  },
  {
    name: "easter-bunny",
    language: "en",
    covers: ["draw"],
    by: "asker1",
    channel: "#general",
    now: "2027-03-15 10:00",
    text: "Easter bunny game! Whoever likes can join until 23 March 8:00, then a draw, and everybody who joined is told privately (DM) whom they have to surprise. Never yourself!",
    expect: [
      {
        kind: "built",
        checks: [
          ...(["asker1", "asker2", "platform2"] as const).map((as) => ({
            do: "press" as const,
            button: /join|sign ?(me )?up|i'?m in|take part|count me in/i,
            as,
          })),
          { do: "clock", time: "2027-03-22 08:00" },
          { do: "dm", to: "asker2", says: /Ana|Marcus/, never: true },
          { do: "clock", time: "2027-03-23 08:00" },
          { do: "dm", to: "asker1", says: /Jonas|Marcus/ },
          { do: "dm", to: "asker2", says: /Ana|Marcus/ },
          { do: "dm", to: "platform2", says: /Ana|Jonas/ },
          { do: "dm", to: "platform1", says: /Ana|Jonas|Marcus/, never: true },
        ],
      },
    ],
  },
  {
    name: "kompressor-webhook",
    language: "de",
    covers: ["webhook"],
    by: "asker2",
    channel: "#requests",
    text: "Unsere Kompressorsteuerung kann bei Störung einen Webhook aufrufen. Der Inhalt soll dann als Nachricht in #general landen",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "webhook",
            body: { stoerung: "Druck zu niedrig", anlage: "K2", bar: 5.5 },
            channel: "#general",
            says: [/Druck zu niedrig/, /K2/, /5[.,]5/],
          },
          {
            do: "webhook",
            body: { stoerung: "Ölstand", anlage: "K1" },
            channel: "#general",
            says: [/Ölstand/, /K1/],
          },
        ],
      },
    ],
  },
];

function turns(days: string[], time: string, turn: Turn): Check[] {
  return days.map((day): Check => ({ do: "at", time: `${day} ${time}`, channel: "#general", says: [], turn }));
}

function goals(player: string, count: string): Entry[] {
  return [
    [/player|name|who|scorer/i, player],
    [/goals|number|how many|points/i, count],
  ];
}

function rounds(name: string, count: string): Entry[] {
  return [
    [/klasse|name|wer/i, name],
    [/runden|anzahl|punkte/i, count],
  ];
}
