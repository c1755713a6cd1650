import type { Written } from "../../shape.ts";

export const twelfthTurns: Written[] = [
  {
    name: "twelfth-toolbox-talk",
    language: "en",
    covers: ["picker"],
    by: "asker1",
    channel: "#platform",
    text: "Every Thursday before we climb up the scaffold one of the lads gives the 5-min safety talk, 6.50 am. It's ALWAYS Declan because he can't say no. Let chance pick from Declan, Rafi, Sorin, Big Tom - not the same fella again till all of them have done it - and name him in this channel at 6.50.",
    reads: [/Declan/, /Rafi/, /Sorin/, /Tom/, /Thu/i, /\b0?6[:.]50/, /#platform/],
    outline: [
      "Pick: safety talk",
      "Names: Declan, Rafi, Sorin, Big Tom",
      "When: every Thursday 6:50",
      "In: <#platform>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-13 06:50" },
          ...["2027-01-14", "2027-01-21", "2027-01-28", "2027-02-04", "2027-02-11"].map((day) => ({
            do: "at" as const,
            time: `${day} 06:50`,
            channel: "#platform",
            says: [],
            turn: { of: ["Declan", "Rafi", "Sorin", "Tom"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-02-12 06:50" },
        ],
      },
    ],
  },
  {
    name: "twelfth-vet-nights",
    language: "en",
    covers: ["rota", "daily"],
    by: "asker1",
    channel: "#general",
    text: "Vet clinic night duty, please take over from my brain. Changes daily, weekends as well (cats don't know what a Sunday is): first Marisol, then Tadeusz, then Ingrid, then from the top. Marisol has tonight. 17:30 each day tell #general whose night it is. They do trade nights among themselves so that should work too.",
    reads: [/Marisol/, /Tadeusz/, /Ingrid/, /17:30|5:30 ?pm/i, /#general/],
    outline: [
      "Turns: Night duty",
      "Names: Marisol, Tadeusz, Ingrid",
      "Each: day",
      "From: 2027-01-11",
      "When: every day 17:30",
      "In: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /swap|trade|switch|exchange/i, about: /swap|trade|switch|exchange/i },
          {
            do: "at",
            time: "2027-01-11 17:30",
            channel: "#general",
            says: [/Marisol/],
            turn: { of: ["Marisol", "Tadeusz", "Ingrid"], by: "order" },
          },
          ...["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15", "2027-01-16", "2027-01-17"].map((day) => ({
            do: "at" as const,
            time: `${day} 17:30`,
            channel: "#general",
            says: [],
            turn: { of: ["Marisol", "Tadeusz", "Ingrid"], by: "order" as const },
          })),
        ],
      },
    ],
  },
  {
    name: "twelfth-scrubs",
    language: "en",
    covers: ["poll"],
    by: "asker1",
    channel: "#requests",
    text: "New scrubs are being ordered for theatre & recovery and purchasing wants ONE colour from us. Teal, burgundy or navy? (Not the pistachio. Never again the pistachio.) Everyone one vote, closes Wednesday 20 January 4pm, then the result in #general please",
    reads: [/teal/i, /burgundy/i, /navy/i, /16:00|4(:00)? ?pm/i, /20 Jan|Jan(uary)? 20|2027-01-20/i, /#general/],
    outline: [
      "Vote: Which colour for the new scrubs?",
      "Choices: Teal, Burgundy, Navy",
      "Ends: 2027-01-20 16:00",
      "Result in: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", option: /navy/i, as: "platform2" },
          { do: "choose", option: /burgundy/i, as: "asker1" },
          { do: "choose", option: /burgundy/i, as: "asker2" },
          { do: "quiet", time: "2027-01-13 16:00" },
          { do: "quiet", time: "2027-01-19 16:00" },
          {
            do: "at",
            time: "2027-01-20 16:00",
            channel: "#general",
            says: [/burgundy[\s\S]{0,40}\b2\b|\b2\b[^\n]{0,20}burgundy|burgundy[^\n]*w[io]n|winner[^\n]*burgundy/i],
            saysNot: /pistachio/i,
          },
          { do: "choose", option: /teal/i, as: "platform1", refused: true },
        ],
      },
    ],
  },
  {
    name: "twelfth-parents-evening",
    language: "de",
    covers: ["poll", "several"],
    by: "asker2",
    channel: "#general",
    text: "Kita Regenbogen, Elternabend im März: welche Themen interessieren unser Team? Zur Auswahl: Medienkonsum, Trockenwerden, Übergang zur Schule, Zeckenzeit. Mehrfachnennung ausdrücklich erwünscht!! Bis Donnerstag, 21.1., 18 Uhr, und das Ergebnis dann hier rein. Kuchen bring ich mit.",
    reads: [/Medienkonsum/i, /Trockenwerden/i, /Übergang/i, /Zecken/i, /18:00|18 Uhr/i, /mehrere|mehrfach/i],
    outline: [
      "Abstimmung: Welche Themen für den Elternabend?",
      "Auswahl: Medienkonsum, Trockenwerden, Übergang zur Schule, Zeckenzeit",
      "Mehrere: ja",
      "Endet: 2027-01-21 18:00",
      "Ergebnis in: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", option: /Zecken/i },
          { do: "choose", option: /Trockenwerden/i, as: "asker1" },
          { do: "choose", option: /Zecken/i, as: "platform1" },
          { do: "quiet", time: "2027-01-20 18:00" },
          {
            do: "at",
            time: "2027-01-21 18:00",
            channel: "#general",
            says: [/Zecken[\s\S]{0,40}\b2\b|\b2\b[^\n]{0,20}Zecken|Zecken[^\n]*gew[io]nn|gew[io]nn[^\n]*Zecken/i],
            saysNot: /Kuchen/,
          },
        ],
      },
    ],
  },
  {
    name: "twelfth-blue-bins",
    language: "en",
    covers: ["scheduled_post", "fortnightly"],
    by: "asker1",
    channel: "#requests",
    text: "fortnightly, thursdays, 4 in the afternoon, starting this week: Blue bins to the kerb before you lock up. -> goes in #general. The council fined us 80 quid in autumn, i don't want any weekly spam either, people stop reading it",
    reads: [
      /Blue bins to the kerb/i,
      /Thu/i,
      /16:00|4(:00)? ?pm/i,
      /(2|two|other|second) ?week|every other|fortnight/i,
      /#general/,
    ],
    outline: [
      "Post: Blue bins to the kerb before you lock up.",
      "When: every 2 weeks on Thursday 16:00",
      "In: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "at",
            time: "2027-01-14 16:00",
            channel: "#general",
            says: [/Blue bins to the kerb before you lock up/],
            saysNot: /quid|spam|fined/i,
          },
          { do: "quiet", time: "2027-01-21 16:00" },
          { do: "at", time: "2027-01-28 16:00", channel: "#general", says: [/Blue bins/] },
          { do: "quiet", time: "2027-02-04 16:00" },
          { do: "at", time: "2027-02-11 16:00", channel: "#general", says: [/Blue bins/] },
        ],
      },
    ],
  },
];
