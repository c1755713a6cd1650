import type { Written } from "../../shape.ts";

export const ninthTurnsMore: Written[] = [
  {
    name: "ninth-paper-bin",
    language: "de",
    covers: ["scheduled_post", "every two weeks"],
    by: "asker2",
    channel: "#requests",
    text: "Die blaue Tonne wird alle zwei Wochen dienstags geholt, das nächste Mal morgen (12.1.). Könntest du an diesen Tagen um 7 Uhr früh in #general „Blaue Tonne an die Straße!“ reinschreiben? Wir haben sie jetzt dreimal hintereinander verpennt und der Keller ist voll mit Kartons.",
    reads: [/Blaue Tonne an die Straße!/, /dienstag|\bdi\b/i, /0?7:00|7 ?uhr/i, /#general/],
    outline: "Beitrag: Blaue Tonne an die Straße!\nWann: alle 2 Wochen am Dienstag 7:00, ab 12.01.2027\nIn: <#general>",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-12 07:00", channel: "#general", says: [/Blaue Tonne an die Straße!/] },
          { do: "quiet", time: "2027-01-19 07:00" },
          { do: "at", time: "2027-01-26 07:00", channel: "#general", says: [/Blaue Tonne an die Straße!/] },
          { do: "quiet", time: "2027-02-02 07:00" },
          { do: "at", time: "2027-02-09 07:00", channel: "#general", says: [/Blaue Tonne an die Straße!/] },
        ],
      },
    ],
  },
  {
    name: "ninth-blinds",
    language: "en",
    covers: ["scheduled_post", "weekdays", "monthly"],
    by: "asker1",
    channel: "#requests",
    text: 'Two things for <#general>. On every working day at 17:45 post "Blinds down, heating to 2, last one locks up." And on the 1st of each month at 8:30 post "Please descale the kettle." Kind regards, Facilities',
    reads: [/Blinds down/, /17:45|5:45/, /descale the kettle/, /0?8:30/, /#general/],
    outline: [
      "Post: Blinds down, heating to 2, last one locks up.",
      "When: weekdays 17:45",
      "In: <#general>",
      "Post: Please descale the kettle.",
      "When: 1st of the month 8:30",
      "In: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "at",
            time: "2027-01-11 17:45",
            channel: "#general",
            says: [/Blinds down, heating to 2, last one locks up/],
          },
          { do: "at", time: "2027-01-12 17:45", channel: "#general", says: [/Blinds down/], saysNot: /kettle/ },
          { do: "clock", time: "2027-01-15 18:00" },
          { do: "quiet", time: "2027-01-17 18:00" },
          { do: "clock", time: "2027-01-31 12:00" },
          { do: "at", time: "2027-02-01 08:30", channel: "#general", says: [/Please descale the kettle/] },
        ],
      },
    ],
  },
  {
    name: "ninth-opening",
    language: "en",
    covers: ["countdown"],
    by: "asker1",
    channel: "#general",
    text: "every morning at 9 tell #general how many days are left until we open the new bakery on march 1st :croissant:",
    reads: [/1 mar|mar(ch)? 1|2027-03-01|01[./]03/i, /\b0?9:00|\b9 ?am/i, /#general/],
    outline: "Countdown: New bakery opens\nTo: 2027-03-01\nWhen: every day 9:00\nIn: <#general>",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-12 09:00", channel: "#general", says: [/\b48\b/] },
          { do: "at", time: "2027-01-13 09:00", channel: "#general", says: [/\b47\b/] },
          { do: "clock", time: "2027-01-31 12:00" },
          { do: "at", time: "2027-02-01 09:00", channel: "#general", says: [/\b28\b/] },
        ],
      },
    ],
  },
  {
    name: "ninth-sock-santa",
    language: "de",
    covers: ["draw", "long"],
    by: "asker2",
    channel: "#general",
    text: [
      "Ihr Lieben, es ist zwar Januar, aber hört mir zu :socks:",
      "",
      "Nach dem Desaster im Dezember (die Zettel lagen im Pausenraum, Frau Dohrmann hat ALLE gelesen, ihr wisst Bescheid) holen wir das Wichteln nach, und zwar mit Socken. Wer Lust hat meldet sich an. Am Donnerstag, den 21. Januar um 13 Uhr wird ausgelost und jeder kriegt nur für sich eine Nachricht, wen er beschenkt. Sich selber ziehen gilt nicht und einsehen kann das bitteschön niemand. Auch nicht Frau Dohrmann.",
      "",
      "Kann der Bot das? Wäre klasse!!",
      "Euer Jonas aus dem Versand",
    ].join("\n"),
    reads: [/21\.|21 Jan|2027-01-21/, /13:00|13 ?uhr/i],
    outline: "Wichteln: Socken-Wichteln\nAm: 21.01.2027 13:00",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /preis|betrag|budget|euro/i, say: "ohne Grenze" },
          { about: /wann|zeit|uhr|anmeld/i, say: "anmelden bis zur Auslosung am 21. Januar um 13 Uhr" },
        ],
        checks: [
          ...(["asker1", "asker2", "platform2"] as const).map((as) => ({
            do: "press" as const,
            button: /mitmach|teilnehm|anmeld|dabei|eintragen|mitwicht/i,
            as,
          })),
          { do: "clock", time: "2027-01-20 13:00" },
          { do: "dm", to: "asker2", says: /Ana|Marcus/, never: true },
          { do: "clock", time: "2027-01-21 13:00" },
          { do: "dm", to: "asker1", says: /Jonas|Marcus/ },
          { do: "dm", to: "asker2", says: /Ana|Marcus/ },
          { do: "dm", to: "platform2", says: /Ana|Jonas/ },
          { do: "dm", to: "platform1", says: /Ana|Jonas|Marcus/, never: true },
        ],
      },
    ],
  },
  {
    name: "ninth-web-form",
    language: "en",
    covers: ["webhook"],
    by: "asker1",
    channel: "#requests",
    text: "our website contact form can call a url with json when somebody fills it in (fields: company, phone, topic). can you catch that and put it in #sales so that sales sees it straight away",
    reads: [/webhook|url|address|json/i, /#sales/],
    outline: "Webhook: Website contact form\nIn: <#sales>",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /field|format|json|secret|which/i, say: "company, phone and topic" }],
        checks: [
          {
            do: "webhook",
            body: { company: "Meyerhold Textiles", phone: "+33 1 555 0199", topic: "bulk order" },
            channel: "#sales",
            says: [/Meyerhold Textiles/, /555 0199/, /bulk order/],
          },
          {
            do: "webhook",
            body: { company: "Café Lumen", phone: "0171 000", topic: "awning repair" },
            channel: "#sales",
            says: [/Café Lumen/, /awning repair/],
          },
          { do: "quiet", time: "2027-01-12 10:00" },
        ],
      },
    ],
  },
  {
    name: "ninth-bike-km",
    language: "en",
    covers: ["leaderboard", "digest"],
    by: "asker1",
    channel: "#general",
    text: "Cycle to work challenge, hooray! Each rider puts in the km they rode, it adds up per rider and whoever has most stands at the top. Mondays at 9:30 the standings should go to #general so the lazy ones feel bad.",
    reads: [/\bkm\b|kilomet/i, /mon/i, /0?9:30/, /#general/],
    outline: "Scores: Cycle to work\nCounts: km\nWhen: every Monday 9:30\nIn: <#general>",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker2",
            set: [
              [/who|rider|name|person|for\b/i, "Jonas Weber", "maybe"],
              [/km|kilomet|point|how (many|far)|distance|amount/i, "12"],
            ],
          },
          {
            do: "fill",
            as: "platform1",
            set: [
              [/who|rider|name|person|for\b/i, "Priya Raman", "maybe"],
              [/km|kilomet|point|how (many|far)|distance|amount/i, "19"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/who|rider|name|person|for\b/i, "Jonas Weber", "maybe"],
              [/km|kilomet|point|how (many|far)|distance|amount/i, "15"],
            ],
          },
          { do: "shows", row: /Jonas/, text: /\b27\b/ },
          { do: "at", time: "2027-01-18 09:30", channel: "#general", says: [/\b27\b[\s\S]*\b19\b/] },
        ],
      },
    ],
  },
];
