import type { Written } from "../../shape.ts";

export const tenthTurns: Written[] = [
  {
    name: "tenth-season-play",
    language: "de",
    covers: ["poll", "long"],
    by: "asker2",
    channel: "#general",
    text: [
      "Liebes Ensemble,",
      "nach drei Stunden Sitzung, zwei Kannen Tee und einem umgeworfenen Notenständer sind wir gestern genau so weit wie vorher. Die Regie sagt, so geht es nicht weiter, und sie hat ja recht.",
      "",
      "Also demokratisch: Welches Stück spielen wir im Sommer – Faust, Nathan oder die Räuber? Jeder hat eine Stimme, Schluss ist Donnerstag 18 Uhr, das Ergebnis dann in #general.",
      "",
      "Euer Jonas (Technik)",
    ].join("\n"),
    reads: [/Faust/, /Nathan/, /Räuber/, /18:00/, /#general/],
    outline: [
      "Abstimmung: Welches Stück spielen wir im Sommer?",
      "Auswahl: Faust, Nathan, Die Räuber",
      "Endet: Donnerstag 18:00",
      "Ergebnis in: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /mehrere|stimme|wer|anonym/i, say: "jeder eine Stimme, alle dürfen" }],
        checks: [
          { do: "choose", option: /Nathan/ },
          { do: "choose", option: /Räuber/, as: "asker1" },
          { do: "choose", option: /Räuber/, as: "platform1" },
          {
            do: "at",
            time: "2027-01-14 18:00",
            channel: "#general",
            says: [/Räuber[\s\S]{0,40}\b2\b|\b2\b[^\n]{0,20}Räuber|Räuber[^\n]*gew[io]nn|gew[io]nn[^\n]*Räuber/i],
          },
          { do: "choose", option: /Faust/, as: "platform2", refused: true },
        ],
      },
    ],
  },
  {
    name: "tenth-hamster",
    language: "en",
    covers: ["picker"],
    by: "asker1",
    channel: "#general",
    text: "someone has to feed the school hamster over the weekend. Fridays, 2:30pm, take a name out of the hat in here: Ayo, Bridget, Tomas. no one gets it again until all three had a go",
    reads: [/Ayo/, /Bridget/, /Tomas/, /friday/i, /14:30|2:30/, /#general/],
    outline: ["Pick: hamster feeder", "Names: Ayo, Bridget, Tomas", "When: every Friday 14:30", "In: <#general>"].join(
      "\n",
    ),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-14 14:30" },
          ...["2027-01-15", "2027-01-22", "2027-01-29", "2027-02-05"].map((day) => ({
            do: "at" as const,
            time: `${day} 14:30`,
            channel: "#general",
            says: [],
            turn: { of: ["Ayo", "Bridget", "Tomas"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-02-06 14:30" },
        ],
      },
    ],
  },
  {
    name: "tenth-on-call",
    language: "en",
    covers: ["rota", "swap", "long"],
    by: "asker1",
    channel: "#platform",
    text: [
      "Hello! Veterinary practice at the edge of nowhere, four vets, one emergency phone. Until now old Dr. Brandt kept the plan in his head, but he has retired to Madeira and took the head with him :)",
      "",
      "It goes round weekly. First Lena, then Mo, then Ruth, then Gustav, then Lena again and so on, Lena begins next Monday. Each Monday morning at quarter past seven the name should be announced in #platform.",
      "And if somebody's kid gets ill they need to be able to trade weeks with another one without asking me.",
      "",
      "Cheers from between the cows!",
    ].join("\n"),
    reads: [/Lena[\s\S]*Mo[\s\S]*Ruth[\s\S]*Gustav/, /monday/i, /\b0?7:15/, /#platform/],
    outline: [
      "Turns: Emergency phone",
      "Names: Lena, Mo, Ruth, Gustav",
      "Each: week",
      "From: 2027-01-18",
      "When: every Monday 7:15",
      "In: <#platform>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /start|first|begin|when/i, say: "Lena, next monday" }],
        checks: [
          { do: "shows", text: /swap|trade|switch|exchange/i, about: /swap|trade|switch|exchange/i },
          { do: "quiet", time: "2027-01-17 12:00" },
          { do: "at", time: "2027-01-18 07:15", channel: "#platform", says: [/Lena/] },
          ...["2027-01-25", "2027-02-01", "2027-02-08"].map((day, at) => ({
            do: "at" as const,
            time: `${day} 07:15`,
            channel: "#platform",
            says: [[/\bMo\b/, /Ruth/, /Gustav/][at] ?? /Lena/],
          })),
          { do: "quiet", time: "2027-02-09 07:15" },
        ],
      },
    ],
  },
  {
    name: "tenth-lab-kitchen",
    language: "de",
    covers: ["rota"],
    by: "asker2",
    channel: "#general",
    text: "Kaffeeküche im Labor: wöchentlich wechselnd Farina, Torben, Yusuf, Greta. Montags 8:00 hier ansagen wer Dienst hat, Tauschen muss gehen.",
    reads: [/Farina[\s\S]*Torben[\s\S]*Yusuf[\s\S]*Greta/, /montag/i, /\b0?8:00/, /#general/],
    outline: [
      "Reihum: Kaffeeküche",
      "Namen: Farina, Torben, Yusuf, Greta",
      "Wechsel: Woche",
      "Wann: jeden Montag 8:00",
      "In: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /anfang|beginn|start|erste/i, say: "Farina fängt an" }],
        checks: [
          { do: "shows", text: /tausch/i, about: /tausch/i },
          { do: "quiet", time: "2027-01-17 12:00" },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08", "2027-02-15"].map((day) => ({
            do: "at" as const,
            time: `${day} 08:00`,
            channel: "#general",
            says: [],
            turn: { of: ["Farina", "Torben", "Yusuf", "Greta"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-02-16 08:00" },
        ],
      },
    ],
  },
  {
    name: "tenth-steam-ovens",
    language: "en",
    covers: ["scheduled_post", "every three weeks"],
    by: "asker1",
    channel: "#requests",
    text: 'Every 3 weeks on Wednesday, 15:00, first time this Wednesday, put "Please descale the steam ovens today" into #food.',
    reads: [/descale the steam ovens/i, /3 weeks|three weeks|third week/i, /wednesday/i, /15:00|3:00 ?pm/i, /#food/],
    outline: [
      "Post: Please descale the steam ovens today",
      "When: every 3 weeks on Wednesday 15:00",
      "In: <#food>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-12 15:00" },
          { do: "at", time: "2027-01-13 15:00", channel: "#food", says: [/descale the steam ovens today/] },
          { do: "quiet", time: "2027-01-20 15:00" },
          { do: "quiet", time: "2027-01-27 15:00" },
          { do: "at", time: "2027-02-03 15:00", channel: "#food", says: [/descale the steam ovens today/] },
          { do: "quiet", time: "2027-02-10 15:00" },
        ],
      },
    ],
  },
];
