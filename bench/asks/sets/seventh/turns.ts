import type { Written } from "../../shape.ts";

export const seventhTurns: Written[] = [
  {
    name: "seventh-summer-party",
    language: "en",
    covers: ["poll"],
    by: "asker1",
    channel: "#general",
    text: "quick vote pls: summer party in june, july or september? closes wednesday 5pm, result goes to #general",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /more than one|several|who|anonym/i, say: "one vote each, everybody can vote" }],
        checks: [
          { do: "choose", option: /july/i },
          { do: "choose", option: /july/i, as: "asker2" },
          { do: "choose", option: /september/i, as: "platform1" },
          {
            do: "at",
            time: "2027-01-13 17:00",
            channel: "#general",
            says: [/july[\s\S]{0,40}\b2\b|\b2\b[^\n]{0,20}july|july[^\n]*w[io]n|winner[^\n]*july/i],
          },
          { do: "choose", option: /june/i, as: "platform2", refused: true },
          { do: "quiet", time: "2027-01-20 17:00" },
        ],
      },
    ],
  },
  {
    name: "seventh-coffee-machine",
    language: "de",
    covers: ["poll"],
    by: "asker2",
    channel: "#food",
    text: "Welche Kaffeemaschine soll es werden: Siebträger, Vollautomat oder Filter? Lass bitte alle abstimmen, bis Freitag 12 Uhr, dann das Ergebnis hier in #food",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /mehrere|stimme|wer|anonym/i, say: "jeder eine Stimme" }],
        checks: [
          { do: "choose", option: /Vollautomat/i },
          { do: "choose", option: /Siebträger/i, as: "asker1" },
          { do: "choose", option: /Siebträger/i, as: "platform1" },
          { do: "quiet", time: "2027-01-14 12:00", says: /Siebträger[\s\S]{0,40}\b2\b/i },
          {
            do: "at",
            time: "2027-01-15 12:00",
            channel: "#food",
            says: [
              /Siebträger[\s\S]{0,40}\b2\b|\b2\b[^\n]{0,20}Siebträger|Siebträger[^\n]*gew[io]nn|gew[io]nn[^\n]*Siebträger/i,
            ],
          },
          { do: "choose", option: /Filter/i, as: "platform2", refused: true },
        ],
      },
    ],
  },
  {
    name: "seventh-minutes",
    language: "en",
    covers: ["picker"],
    by: "asker1",
    channel: "#sales",
    text: "Nobody ever volunteers to write the minutes. Every Tuesday at 8:45 please name one of us in #sales: Olga, Ben, Farid or Mei. It should be by chance but fair, so nobody twice before everybody had it.",
    expect: [
      {
        kind: "built",
        checks: [
          ...["2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02"].map((day) => ({
            do: "at" as const,
            time: `${day} 08:45`,
            channel: "#sales",
            says: [],
            turn: { of: ["Olga", "Ben", "Farid", "Mei"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-02-03 08:45" },
          {
            do: "at",
            time: "2027-02-09 08:45",
            channel: "#sales",
            says: [],
            turn: { of: ["Olga", "Ben", "Farid", "Mei"], by: "chance" },
          },
        ],
      },
    ],
  },
  {
    name: "seventh-lunch-caller",
    language: "de",
    covers: ["picker"],
    by: "asker2",
    channel: "#food",
    text: "zieh uns jeden donnerstag um 11 jemanden der das essen bestellt, aus Lukas, Emine und Paul. erst wenn alle dran waren wieder von vorn. ansage in #food",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-13 12:00" },
          ...["2027-01-14", "2027-01-21", "2027-01-28"].map((day) => ({
            do: "at" as const,
            time: `${day} 11:00`,
            channel: "#food",
            says: [],
            turn: { of: ["Lukas", "Emine", "Paul"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-01-29 11:00" },
        ],
      },
    ],
  },
  {
    name: "seventh-night-phone",
    language: "en",
    covers: ["rota", "swap", "long"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Hello dear bot,",
      "so the story is: our hotel has a night phone and the plan for it hangs on a piece of paper behind reception. Last week the paper fell behind the radiator and for two nights nobody picked up. Guests were not amused and neither was I!!",
      "",
      "What I would love: the phone changes hands every week, in this order: Devi -> Ines -> Kofi -> Samuel, and then from the start again. On Mondays at 7:30 say in #general whose week it is. And everybody should be able to look up who is next, and swap with a colleague when something comes up.",
      "",
      "Many many thanks",
      "Ana",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /start|first|begin|when/i, say: "Devi starts next monday" },
          { about: /swap|who/i, say: "any two of them can swap, no approval needed" },
        ],
        checks: [
          { do: "shows", text: /(?=[\s\S]*Devi)(?=[\s\S]*Ines)(?=[\s\S]*Kofi)[\s\S]*Samuel/, as: "asker2" },
          { do: "shows", text: /swap|trade|switch|exchange/i, about: /swap|trade|switch|exchange/i },
          { do: "quiet", time: "2027-01-17 12:00" },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08", "2027-02-15"].map((day) => ({
            do: "at" as const,
            time: `${day} 07:30`,
            channel: "#general",
            says: [],
            turn: { of: ["Devi", "Ines", "Kofi", "Samuel"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-02-16 07:30" },
        ],
      },
    ],
  },
  {
    name: "seventh-bins",
    language: "de",
    covers: ["rota"],
    by: "asker2",
    channel: "#general",
    text: "Mülltonnen rausstellen, jede Woche ein anderer: Sven, Kathrin, Ole. Sag montags um 7:30 in #general wer dran ist.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /anfang|beginn|start|erste/i, say: "Sven fängt an" }],
        checks: [
          { do: "quiet", time: "2027-01-17 12:00" },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"].map((day) => ({
            do: "at" as const,
            time: `${day} 07:30`,
            channel: "#general",
            says: [],
            turn: { of: ["Sven", "Kathrin", "Ole"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-02-09 07:30" },
        ],
      },
    ],
  },
  {
    name: "seventh-fortnight",
    language: "en",
    covers: ["scheduled_post", "every other week"],
    by: "asker1",
    channel: "#requests",
    text: 'every other friday at 4pm, starting this week, write "Overtime sheets are due today!" in #general',
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-14 16:00" },
          { do: "at", time: "2027-01-15 16:00", channel: "#general", says: [/Overtime sheets are due today!/] },
          { do: "quiet", time: "2027-01-22 16:00" },
          { do: "at", time: "2027-01-29 16:00", channel: "#general", says: [/Overtime sheets are due today!/] },
          { do: "quiet", time: "2027-02-05 16:00" },
          { do: "at", time: "2027-02-12 16:00", channel: "#general", says: [/Overtime sheets are due today!/] },
        ],
      },
    ],
  },
  {
    name: "seventh-meters",
    language: "de",
    covers: ["scheduled_post", "first working day"],
    by: "asker2",
    channel: "#requests",
    text: "Die Zählerstände vergisst hier jeden Monat jeder. Schreib deshalb bitte immer am ersten Werktag im Monat um 9 Uhr in #general: „Heute Zählerstände ablesen und eintragen.“ Mehr muss es nicht können, danke!",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-31 12:00" },
          {
            do: "at",
            time: "2027-02-01 09:00",
            channel: "#general",
            says: [/Heute Zählerstände ablesen und eintragen/],
          },
          { do: "quiet", time: "2027-02-02 09:00" },
          {
            do: "at",
            time: "2027-03-01 09:00",
            channel: "#general",
            says: [/Heute Zählerstände ablesen und eintragen/],
          },
          {
            do: "at",
            time: "2027-04-01 09:00",
            channel: "#general",
            says: [/Heute Zählerstände ablesen und eintragen/],
          },
          { do: "quiet", time: "2027-05-02 12:00" },
          {
            do: "at",
            time: "2027-05-03 09:00",
            channel: "#general",
            says: [/Heute Zählerstände ablesen und eintragen/],
          },
        ],
      },
    ],
  },
  {
    name: "seventh-book-swap",
    language: "en",
    covers: ["draw", "long"],
    by: "asker1",
    channel: "#general",
    text: [
      "Hey hey! Ana from the bookshop team here :books:",
      "",
      "We did a secret book swap last winter with folded papers in a hat and it went wrong in every possible way: two people drew themselves, one paper was lost and Marta from the till got three books while I got none, haha.",
      "",
      "This time properly: whoever wants to join puts their name down until 29 january. On that day at noon it gets drawn, and everyone gets a private message saying who they buy a book for. Of course nobody gets themselves, and nobody else may see who has whom.",
      "",
      "Would be wonderful xx",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /price|budget|limit/i, say: "no limit" },
          { about: /time|when|noon|until/i, say: "29 january at 12:00" },
        ],
        checks: [
          ...(["asker1", "asker2", "platform1"] as const).map((as) => ({
            do: "press" as const,
            button: /\bjoin\b|sign ?(me )?up|take part|i.?m in|count me in|\benter\b|participate|add me|put (me|my)/i,
            as,
          })),
          { do: "clock", time: "2027-01-28 12:00" },
          { do: "dm", to: "asker1", says: /Jonas|Priya/, never: true },
          { do: "clock", time: "2027-01-29 12:00" },
          { do: "dm", to: "asker1", says: /Jonas|Priya/ },
          { do: "dm", to: "asker2", says: /Ana|Priya/ },
          { do: "dm", to: "platform1", says: /Ana|Jonas/ },
          { do: "dm", to: "platform2", says: /Jonas|Priya/, never: true },
        ],
      },
    ],
  },
  {
    name: "seventh-ticket-sales",
    language: "en",
    covers: ["webhook"],
    by: "asker1",
    channel: "#requests",
    text: "Our ticket shop can send a webhook whenever somebody buys (json with event, name and tickets). I'd like every sale to show up in #sales. Nothing fancy, just what was bought, by whom and how many.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /field|format|json|secret|which/i, say: "the json has event, name and tickets" }],
        checks: [
          {
            do: "webhook",
            body: { event: "Open Air Gala", name: "Duarte", tickets: 4 },
            channel: "#sales",
            says: [/Open Air Gala/, /Duarte/, /\b4\b/],
          },
          {
            do: "webhook",
            body: { event: "Jazz Matinee", name: "Lindqvist", tickets: 17 },
            channel: "#sales",
            says: [/Jazz Matinee/, /Lindqvist/, /\b17\b/],
          },
        ],
      },
    ],
  },
];
