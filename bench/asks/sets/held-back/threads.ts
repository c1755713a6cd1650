import type { Written } from "../../shape.ts";

export const twelfthThreads: Written[] = [
  {
    name: "twelfth-thread-price",
    language: "en",
    covers: ["change", "records", "sum"],
    by: "asker1",
    channel: "#requests",
    before: [
      {
        kind: "thread",
        text: ["List: Deliveries", "Details: Supplier, Arrived (date), Pallets (number)"].join("\n"),
        checks: [
          {
            do: "fill",
            set: [
              [/supplier/i, "Hanson Aggregates"],
              [/arriv/i, "2027-01-08"],
              [/pallet/i, "4"],
            ],
          },
        ],
      },
    ],
    text: "stupid me, forgot what they charge. can it take the price too, in euros, with the sum of all of them below the list?",
    reads: [/price|cost|charge/i, /EUR|€/i],
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /Hanson Aggregates/, text: /\b4\b/ },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/supplier/i, "Timber and Sons"],
              [/arriv/i, "2027-01-11"],
              [/pallet/i, "2"],
              [/price|charge|cost|eur|€/i, "310.40"],
            ],
          },
          { do: "edit", row: /Hanson Aggregates/, set: [[/price|charge|cost|eur|€/i, "89.30"]] },
          { do: "shows", row: /Timber and Sons/, text: /310[.,]40/ },
          { do: "shows", text: /399[.,]70/ },
        ],
      },
    ],
  },
  {
    name: "twelfth-thread-earlier",
    language: "en",
    covers: ["change", "scheduled_post"],
    by: "asker1",
    channel: "#food",
    before: [
      {
        kind: "thread",
        text: ["Post: Kitchen closes in ten minutes", "When: weekdays 14:20", "In: <#food>"].join("\n"),
      },
    ],
    text: "everyone misses it by a whisker. 14:05 would be better, and no Fridays any more, the kitchen's shut then",
    reads: [/14:05|2:05 ?pm/i],
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-11 14:05", channel: "#food", says: [/Kitchen closes in ten minutes/] },
          { do: "quiet", time: "2027-01-11 14:20" },
          ...["2027-01-12", "2027-01-13", "2027-01-14"].map((day) => ({
            do: "at" as const,
            time: `${day} 14:05`,
            channel: "#food",
            says: [/Kitchen closes in ten minutes/],
          })),
          { do: "quiet", time: "2027-01-15 14:05" },
          { do: "quiet", time: "2027-01-15 14:20" },
          { do: "at", time: "2027-01-18 14:05", channel: "#food", says: [/Kitchen closes in ten minutes/] },
        ],
      },
    ],
  },
  {
    name: "twelfth-thread-parts",
    language: "de",
    covers: ["change", "records"],
    by: "asker2",
    channel: "#requests",
    before: [
      {
        kind: "thread",
        text: ["Liste: Reparaturen", "Angaben: Gerät, Kunde, Status (offen / fertig)"].join("\n"),
        checks: [
          {
            do: "fill",
            set: [
              [/gerät/i, "Bohrhammer TE 30"],
              [/kunde/i, "Zimmerei Huber"],
              [/status/i, "offen"],
            ],
          },
        ],
      },
    ],
    text: "läuft super, danke! beim Status fehlt uns in der Werkstatt aber noch „wartet auf Teile“, das ist bei uns der Normalzustand",
    reads: [/wartet auf Teile/i],
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /Bohrhammer TE 30/, text: /Zimmerei Huber/ },
          { do: "edit", row: /Bohrhammer TE 30/, set: [[/status/i, "wartet auf Teile"]], as: "asker1" },
          { do: "shows", row: /Bohrhammer TE 30/, text: /wartet auf Teile/i },
          {
            do: "fill",
            set: [
              [/gerät/i, "Kettensäge"],
              [/kunde/i, "Forstamt"],
              [/status/i, "fertig"],
            ],
          },
          { do: "shows", row: /Kettensäge/, text: /fertig/ },
        ],
      },
    ],
  },
  {
    name: "twelfth-thread-channel",
    language: "de",
    covers: ["change", "digest"],
    by: "asker2",
    channel: "#requests",
    before: [
      {
        kind: "thread",
        text: [
          "Liste: Reklamationen",
          "Angaben: Kunde, Ware, Erledigt (ja/nein)",
          "Erledigt: Erledigt",
          "Übersicht: offen",
          "Wann: werktags 16:00",
          "In: <#general>",
        ].join("\n"),
        checks: [
          {
            do: "fill",
            set: [
              [/kunde/i, "Möbel Brandt"],
              [/ware/i, "Scharniere verbogen"],
            ],
          },
        ],
      },
    ],
    text: "Das mit den offenen Reklamationen bitte künftig nach <#sales> statt #general, da schaut eh keiner rein. Und halb fünf statt vier reicht völlig.",
    reads: [/#sales/, /16:30/],
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Möbel Brandt/ },
          { do: "at", time: "2027-01-11 16:30", channel: "#sales", says: [/Möbel Brandt/] },
          { do: "quiet", time: "2027-01-12 16:00" },
          { do: "at", time: "2027-01-12 16:30", channel: "#sales", says: [/Möbel Brandt/] },
          { do: "edit", row: /Möbel Brandt/, set: [[/erledigt/i, "ja"]] },
          { do: "quiet", time: "2027-01-13 16:30", says: /Möbel Brandt/ },
        ],
      },
    ],
  },
  {
    name: "twelfth-thread-plants",
    language: "en",
    covers: ["change", "picker"],
    by: "asker1",
    channel: "#general",
    before: [
      {
        kind: "thread",
        text: ["Pick: plant watering", "Names: Gus, Fenna, Malik", "When: every Tuesday 9:15", "In: <#general>"].join(
          "\n",
        ),
      },
    ],
    text: "Gus has moved to the Lisbon office (lucky him) so take him off please. Odile does it in his place",
    reads: [/Odile/],
    expect: [
      {
        kind: "built",
        checks: [
          ...["2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02"].map((day) => ({
            do: "at" as const,
            time: `${day} 09:15`,
            channel: "#general",
            says: [],
            saysNot: /Gus|Lisbon/,
            turn: { of: ["Odile", "Fenna", "Malik"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-02-03 09:15" },
        ],
      },
    ],
  },
  {
    name: "twelfth-thread-nag",
    language: "en",
    covers: ["change", "reminder"],
    by: "asker1",
    channel: "#requests",
    before: [
      {
        kind: "thread",
        text: [
          "List: Street permits",
          "Details: Permit, Authority, Expires (date), Renewed (yes/no)",
          "Due: Expires",
          "Done: Renewed",
        ].join("\n"),
        checks: [
          {
            do: "fill",
            set: [
              [/permit/i, "Food truck pitch 4"],
              [/author/i, "City of Ghent"],
              [/expire/i, "2027-01-20"],
            ],
          },
        ],
      },
    ],
    text: "nice!! now could it also give us a shout in <#platform>, two days before one expires, at 8 in the morning? only where it hasn't been renewed of course",
    reads: [/#platform/, /\b0?8:00|8 ?am/i, /\b2\b|two/i],
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Food truck pitch 4/ },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/permit/i, "Loudspeaker night"],
              [/author/i, "Police"],
              [/expire/i, "2027-01-22"],
            ],
          },
          { do: "edit", row: /Loudspeaker night/, set: [[/renew/i, "yes"]] },
          { do: "quiet", time: "2027-01-17 08:00" },
          {
            do: "at",
            time: "2027-01-18 08:00",
            channel: "#platform",
            says: [/Food truck pitch 4/],
            saysNot: /Loudspeaker/,
          },
          { do: "quiet", time: "2027-01-20 08:00", says: /Loudspeaker/ },
        ],
      },
    ],
  },
];
