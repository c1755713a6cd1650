import type { Written } from "../../shape.ts";

/** Plain posts at their times, who is next, votes, lots and days. Mondays: 11, 18, 25 January 2027. */
export const fifthTurns: Written[] = [
  {
    name: "fifth-timesheets",
    language: "de",
    covers: ["scheduled_post"],
    by: "asker2",
    channel: "#requests",
    text: "kannst du jeden Freitag um 14:30 in #general an die Stundenzettel erinnern?",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /text|wortlaut|schreiben|was soll|wie soll/i, say: "Bitte denkt an die Stundenzettel!" }],
        checks: [
          { do: "quiet", time: "2027-01-14 14:30" },
          { do: "at", time: "2027-01-15 14:30", channel: "#general", says: [/stundenzettel/i] },
          { do: "quiet", time: "2027-01-16 14:30" },
          { do: "at", time: "2027-01-22 14:30", channel: "#general", says: [/stundenzettel/i] },
        ],
      },
    ],
  },
  {
    name: "fifth-card-receipts",
    language: "en",
    covers: ["scheduled_post", "workday of month"],
    by: "asker1",
    channel: "#finance",
    now: "2027-04-26 10:00",
    text: [
      "Hi there, Ana from accounts.",
      "",
      "Every month the same circus: I chase eleven people for their card receipts and by the time I have them the books should of been closed already. I'm done chasing :D so you do it now.",
      "",
      "On the first working day of every month, 9 am sharp, in #finance, please put this up:",
      "",
      '"Card receipts for last month are due today. No receipt, no refund. Ana"',
      "",
      "Word for word please, they know my tone. If the 1st is a Saturday or Sunday then the Monday after, obviously not on the weekend. Public holidays you can ignore, I don't expect you to know those.",
      "",
      "That's all, thanks!!",
      "Ana",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-05-01 09:00" },
          {
            do: "at",
            time: "2027-05-03 09:00",
            channel: "#finance",
            says: [/Card receipts for last month are due today\. No receipt, no refund\. Ana/],
          },
          { do: "quiet", time: "2027-05-04 09:00" },
          {
            do: "at",
            time: "2027-06-01 09:00",
            channel: "#finance",
            says: [/Card receipts for last month are due today\. No receipt, no refund\. Ana/],
          },
        ],
      },
    ],
  },
  {
    name: "fifth-demo-hour",
    language: "en",
    covers: ["picker"],
    by: "asker1",
    channel: "#requests",
    text: "every thursday 4pm pick one of Ana, Jonas, Priya or Marcus to show something at demo hour & say it in #general, nobody again before all had their go",
    expect: [
      {
        kind: "built",
        checks: [
          ...["2027-01-14", "2027-01-21", "2027-01-28", "2027-02-04"].map((day) => ({
            do: "at" as const,
            time: `${day} 16:00`,
            channel: "#general",
            says: [],
            turn: { of: ["Ana", "Jonas", "Priya", "Marcus"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-02-05 16:00" },
        ],
      },
    ],
  },
  {
    name: "fifth-morning-conference",
    language: "de",
    covers: ["picker"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Moin,",
      'kleine Bitte aus der Redaktion. Bei der Morgenkonferenz gucken immer alle auf den Boden wenn es heißt "wer macht heute", und am ende machts immer Björn. Das ist unfair (sagt Björn).',
      "",
      "Deshalb: das Los soll entscheiden! Dienstags und freitags, 7:45 Uhr, bitte in #general schreiben wer die Konferenz leitet. Zur Auswahl stehen",
      "Ayşe",
      "Björn",
      "Conny",
      "Dirk",
      "und niemand kommt ein zweites Mal dran, bevor nicht alle durch sind.",
      "",
      "Besten Dank schon mal & Grüße",
      "Jonas",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          ...["2027-01-12", "2027-01-15", "2027-01-19", "2027-01-22", "2027-01-26"].map((day) => ({
            do: "at" as const,
            time: `${day} 07:45`,
            channel: "#general",
            says: [],
            turn: { of: ["Ayşe", "Björn", "Conny", "Dirk"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-01-27 07:45" },
        ],
      },
    ],
  },
  {
    name: "fifth-shop-opening",
    language: "en",
    covers: ["rota"],
    by: "asker1",
    channel: "#general",
    text: "Who opens the shop changes every week: Femi, Greta, Hugo, then Femi again and so on. Put the name for the week in #general Mondays at 7.30am. They swap a lot, so that should be possible without me.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Femi[\s\S]*Greta[\s\S]*Hugo|Greta[\s\S]*Hugo[\s\S]*Femi|Hugo[\s\S]*Femi[\s\S]*Greta/ },
          { do: "shows", text: /swap|trade|exchange|switch/i, about: /swap/i },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"].map((day) => ({
            do: "at" as const,
            time: `${day} 07:30`,
            channel: "#general",
            says: [],
            turn: { of: ["Femi", "Greta", "Hugo"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-02-09 07:30" },
        ],
      },
    ],
  },
  {
    name: "fifth-phone-duty",
    language: "de",
    covers: ["rota", "daily"],
    by: "asker2",
    channel: "#requests",
    text: "Telefondienst: Meike, Tarek und Sönke wechseln sich werktags täglich ab, in dieser Reihenfolge. Bitte jeden Morgen (Mo–Fr) um 7:55 in #general schreiben, wer heute dran ist. Tauschen muss möglich sein, wenn mal jemand krank ist.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /tausch/i, about: /tausch/i },
          ...["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"].map((day) => ({
            do: "at" as const,
            time: `${day} 07:55`,
            channel: "#general",
            says: [],
            turn: { of: ["Meike", "Tarek", "Sönke"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-01-16 07:55" },
          { do: "quiet", time: "2027-01-17 07:55" },
          {
            do: "at",
            time: "2027-01-18 07:55",
            channel: "#general",
            says: [],
            turn: { of: ["Meike", "Tarek", "Sönke"], by: "order" },
          },
        ],
      },
    ],
  },
  {
    name: "fifth-summer-party",
    language: "en",
    covers: ["poll"],
    by: "asker1",
    channel: "#general",
    text: "what shall we do for the summer party? boat trip, bbq or bowling, everyone gets a vote til wednesday noon and then the result goes in #general",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", option: /bowling/i },
          { do: "choose", option: /boat trip/i, as: "asker2" },
          { do: "choose", option: /bbq/i, as: "platform1" },
          { do: "choose", option: /bbq/i, as: "platform2" },
          { do: "choose", option: /bbq/i, as: "asker2" },
          {
            do: "at",
            time: "2027-01-13 12:00",
            channel: "#general",
            says: [/bbq.*\b3\b|\b3\b.*bbq|bbq.*\bw[io]n|winner.*bbq/i],
          },
          { do: "choose", option: /boat trip/i, as: "asker1", refused: true },
          { do: "quiet", time: "2027-01-20 12:00" },
        ],
      },
    ],
  },
  {
    name: "fifth-book-swap",
    language: "en",
    covers: ["draw"],
    by: "asker1",
    channel: "#general",
    text: [
      "Hello hello! February is grey and we want something nice, so the library crew (=me and two others) came up with this:",
      "",
      "everybody who feels like it puts their name down. Then on friday 12 february at 3pm names get drawn, and each person is told privately who they have to find a book for. of course nobody gets themself, thats the whole point, and it stays secret, so please nothing in the channels.",
      "",
      "We did it with paper slips in a hat last year and Marcus drew himself twice. Twice!! With four people!",
      "",
      "who's in can be seen by all, thats fine. thank you so much 💛",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          ...(["asker1", "asker2", "platform2"] as const).map((as) => ({
            do: "press" as const,
            button: /join|sign (me )?up|take part|taking part|count me|i.?m in\b|put (me|my name)|participate|enter/i,
            as,
          })),
          { do: "clock", time: "2027-02-11 15:00" },
          { do: "dm", to: "asker1", says: /Jonas|Marcus/, never: true },
          { do: "clock", time: "2027-02-12 15:00" },
          { do: "dm", to: "asker1", says: /Jonas|Marcus/ },
          { do: "dm", to: "asker2", says: /Ana|Marcus/ },
          { do: "dm", to: "platform2", says: /Ana|Jonas/ },
          { do: "dm", to: "platform1", says: /Ana|Jonas|Marcus/, never: true },
        ],
      },
    ],
  },
  {
    name: "fifth-trade-fair",
    language: "de",
    covers: ["countdown"],
    by: "asker2",
    channel: "#sales",
    text: "zähl bitte jeden Montag um 8 in #general die Tage bis zur Messe am 8. März runter",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-18 08:00", channel: "#general", says: [/\b49\b/] },
          { do: "quiet", time: "2027-01-19 08:00" },
          { do: "at", time: "2027-01-25 08:00", channel: "#general", says: [/\b42\b/] },
        ],
      },
    ],
  },
];
