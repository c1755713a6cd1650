import type { Written } from "../../shape.ts";

export const ninthTurns: Written[] = [
  {
    name: "ninth-away-day",
    language: "en",
    covers: ["poll"],
    by: "asker1",
    channel: "#general",
    text: "where do we go for the away day?? Lille / Ghent / stay home. everyone picks one, ends thurs 14 jan at 3pm and then say here who won",
    reads: [/Lille/, /Ghent/, /stay home/i, /15:00|\b3 ?pm|3:00/i, /#general/],
    outline:
      "Vote: Where do we go for the away day?\nChoices: Lille, Ghent, Stay home\nEnds: 2027-01-14 15:00\nResult in: <#general>",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /several|more than one|who|anonym/i, say: "one each, everybody may" }],
        checks: [
          { do: "choose", option: /Ghent/i },
          { do: "choose", option: /Ghent/i, as: "platform2" },
          { do: "choose", option: /stay home/i, as: "asker2" },
          { do: "quiet", time: "2027-01-13 15:00", says: /Ghent[\s\S]{0,40}\b2\b/i },
          {
            do: "at",
            time: "2027-01-14 15:00",
            channel: "#general",
            says: [/Ghent[\s\S]{0,40}\b2\b|\b2\b[^\n]{0,20}Ghent|Ghent[^\n]*w[io]n|w[io]n[^\n]*Ghent/i],
          },
          { do: "choose", option: /Lille/i, as: "platform1", refused: true },
        ],
      },
    ],
  },
  {
    name: "ninth-canteen",
    language: "de",
    covers: ["poll", "several"],
    by: "asker2",
    channel: "#food",
    text: "Kantine fragt was ab Februar auf die Karte soll: Ramen, Maultaschen, Curry, Salatbar. Man darf auch mehrere ankreuzen. Bis Mittwoch (13.1.) 14 Uhr, Ergebnis nach <#food>",
    reads: [/Ramen/, /Maultaschen/, /Salatbar/, /mehrere/i, /14:00|14 ?uhr/i, /#food/],
    outline:
      "Abstimmung: Was soll ab Februar auf die Karte?\nAuswahl: Ramen, Maultaschen, Curry, Salatbar\nMehrere: ja\nEndet: 13.01.2027 14:00\nErgebnis in: <#food>",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /wer|anonym/i, say: "alle dürfen" }],
        checks: [
          { do: "choose", option: /Maultaschen/i },
          { do: "choose", option: /Maultaschen/i, as: "asker1" },
          { do: "choose", option: /Maultaschen/i, as: "platform1" },
          { do: "choose", option: /Curry/i, as: "platform2" },
          {
            do: "at",
            time: "2027-01-13 14:00",
            channel: "#food",
            says: [
              /Maultaschen[\s\S]{0,40}\b3\b|\b3\b[^\n]{0,20}Maultaschen|Maultaschen[^\n]*gew[io]nn|gew[io]nn[^\n]*Maultaschen/i,
            ],
          },
          { do: "choose", option: /Ramen/i, as: "platform2", refused: true },
        ],
      },
    ],
  },
  {
    name: "ninth-toast",
    language: "de",
    covers: ["picker"],
    by: "asker2",
    channel: "#general",
    text: "Freitags um 15:30 stößt bei uns immer jemand mit einem kleinen Spruch auf die Woche an. Bisher macht's immer Wiebke. Lass doch den Zufall ran: eine Person von Wiebke, Torben, Aylin, Gregor und erst wieder dieselbe wenn alle durch sind. In #general natürlich. Merci!",
    reads: [/Wiebke/, /Aylin/, /Gregor/, /15:30/, /freitag|\bfr\b/i, /#general/],
    outline:
      "Auslosen: Wer den Spruch zur Woche macht\nNamen: Wiebke, Torben, Aylin, Gregor\nWann: jeden Freitag 15:30\nIn: <#general>",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-14 15:30" },
          ...["2027-01-15", "2027-01-22", "2027-01-29", "2027-02-05"].map((day) => ({
            do: "at" as const,
            time: `${day} 15:30`,
            channel: "#general",
            says: [],
            turn: { of: ["Wiebke", "Torben", "Aylin", "Gregor"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-02-08 15:30" },
        ],
      },
    ],
  },
  {
    name: "ninth-demo",
    language: "en",
    covers: ["picker"],
    by: "asker1",
    channel: "#sales",
    text: "Draw who gives the demo - Kit, Rosalind or Bashir - every Weds 11:15 in here. Random, but no one again until all three have been up",
    reads: [/Kit/, /Rosalind/, /Bashir/, /11:15/, /wed/i, /#sales/],
    outline: "Pick: Who gives the demo\nNames: Kit, Rosalind, Bashir\nWhen: every Wednesday 11:15\nIn: <#sales>",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-12 11:15" },
          ...["2027-01-13", "2027-01-20", "2027-01-27", "2027-02-03"].map((day) => ({
            do: "at" as const,
            time: `${day} 11:15`,
            channel: "#sales",
            says: [],
            turn: { of: ["Kit", "Rosalind", "Bashir"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-02-04 11:15" },
        ],
      },
    ],
  },
  {
    name: "ninth-door",
    language: "en",
    covers: ["rota", "swap", "workdays"],
    by: "asker1",
    channel: "#general",
    text: [
      "Good morning. I write on behalf of the head teacher, who has asked me to ask you (he does not do chat).",
      "",
      "It's about door duty. It used to be on the staff room board but the board was taken down for painting in August and the painters have not been seen since. On Friday three people stood at the door and on Thursday nobody did, which a parent kindly filmed.",
      "",
      "So, Mon to Fri, a different teacher each day, going round in this order: Fenella, Rupert, Zadie, Lorcan (then Fenella again). At 7:40 in #general please say whose turn it is that day, beginning tomorrow with Fenella. They do swap among themselves, so that has to work too.",
      "Yours, A. Ferreira",
    ].join("\n"),
    reads: [/Fenella/, /Rupert/, /Zadie/, /Lorcan/, /0?7:40/, /#general/],
    outline: [
      "Turns: Door duty",
      "Names: Fenella, Rupert, Zadie, Lorcan",
      "Each: workday",
      "From: 2027-01-12",
      "When: weekdays 7:40",
      "In: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /swap|who/i, say: "any of them, no approval" }],
        checks: [
          { do: "shows", text: /swap|trade|switch|exchange/i, about: /swap|trade|switch|exchange/i },
          { do: "at", time: "2027-01-12 07:40", channel: "#general", says: [/Fenella/] },
          ...["2027-01-13", "2027-01-14", "2027-01-15"].map((day) => ({
            do: "at" as const,
            time: `${day} 07:40`,
            channel: "#general",
            says: [],
            turn: { of: ["Fenella", "Rupert", "Zadie", "Lorcan"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-01-17 09:00" },
          {
            do: "at",
            time: "2027-01-18 07:40",
            channel: "#general",
            says: [],
            turn: { of: ["Fenella", "Rupert", "Zadie", "Lorcan"], by: "order" },
          },
        ],
      },
    ],
  },
  {
    name: "ninth-watering",
    language: "de",
    covers: ["rota"],
    by: "asker2",
    channel: "#general",
    text: "Gießen reihum, wöchentlich: Hanne, dann Piet, dann Svea. Ansage montags 8 Uhr in #general, los gehts nächste Woche",
    reads: [/Hanne/, /Piet/, /Svea/, /0?8:00|8 ?uhr/i, /montag|\bmo\b/i, /#general/],
    outline:
      "Reihum: Gießen\nNamen: Hanne, Piet, Svea\nWechsel: Woche\nAb: 18.01.2027\nWann: jeden Montag 8:00\nIn: <#general>",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-17 12:00" },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"].map((day) => ({
            do: "at" as const,
            time: `${day} 08:00`,
            channel: "#general",
            says: [],
            turn: { of: ["Hanne", "Piet", "Svea"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-02-09 08:00" },
        ],
      },
    ],
  },
  {
    name: "ninth-timesheet",
    language: "en",
    covers: ["scheduled_post"],
    by: "asker1",
    channel: "#finance",
    text: 'Thursdays, 16.00, this channel: "Timesheets, people. Not tomorrow. Now." Every week till the end of time.',
    reads: [/Timesheets, people\. Not tomorrow\. Now\./, /thu/i, /16:00|\b4 ?pm|4:00/i, /#finance/],
    outline: "Post: Timesheets, people. Not tomorrow. Now.\nWhen: every Thursday 16:00\nIn: <#finance>",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-13 16:00" },
          ...["2027-01-14", "2027-01-21", "2027-01-28"].map((day) => ({
            do: "at" as const,
            time: `${day} 16:00`,
            channel: "#finance",
            says: [/Timesheets, people\. Not tomorrow\. Now\./],
          })),
          { do: "quiet", time: "2027-02-03 16:00" },
        ],
      },
    ],
  },
];
