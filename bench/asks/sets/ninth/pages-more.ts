import type { Written } from "../../shape.ts";

export const ninthPagesMore: Written[] = [
  {
    name: "ninth-manuals",
    language: "en",
    covers: ["links", "search"],
    by: "platform2",
    channel: "#platform",
    text: "somewhere to dump the urls of all our manuals, with tags, searchable. thats it",
    reads: [/link|url/i, /tag/i],
    outline: "Links: Manuals\nTags: warehouse, network, office",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/title|name|what|manual|description/i, "Forklift handbook"],
              [/link|url|address/i, "https://docs.example.com/forklift"],
              [/tag|topic|category/i, "warehouse"],
            ],
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/title|name|what|manual|description/i, "Router setup"],
              [/link|url|address/i, "https://docs.example.com/router"],
              [/tag|topic|category/i, "network"],
            ],
          },
          { do: "shows", text: /Forklift handbook/, as: "asker2" },
          { do: "search", words: "router", finds: /Router setup/, not: /Forklift/ },
          { do: "search", words: "warehouse", finds: /Forklift/, not: /Router setup/, about: /tag/i },
        ],
      },
    ],
  },
  {
    name: "ninth-templates",
    language: "de",
    covers: ["links", "tags"],
    by: "asker2",
    channel: "#sales",
    text: "Hallo liebes Toolteam, unsere Vorlagen (Angebot, Lieferschein, Mahnung usw.) liegen in x verschiedenen Ordnern im Netz. Könntet ihr uns eine Sammelstelle bauen, wo man Titel und Adresse reinstellt und ein paar Schlagworte dranhängt, damit man sie über die Suche wiederfindet? Liebe Grüße, der Vertriebsinnendienst",
    reads: [/link|adresse|url/i, /schlagw|tag/i],
    outline: "Links: Vorlagen\nSchlagworte: Angebot, Lieferschein, Mahnung",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/titel|name|bezeichnung/i, "Zweite Mahnung"],
              [/link|url|adresse/i, "https://ablage.example.com/mahnung2"],
              [/schlagw|tag|stichw/i, "Mahnung"],
            ],
          },
          {
            do: "fill",
            as: "platform1",
            set: [
              [/titel|name|bezeichnung/i, "Messeangebot"],
              [/link|url|adresse/i, "https://ablage.example.com/messe"],
              [/schlagw|tag|stichw/i, "Angebot"],
            ],
          },
          { do: "shows", text: /Zweite Mahnung/, as: "asker1" },
          { do: "search", words: "Messe", finds: /Messeangebot/, not: /Zweite Mahnung/ },
        ],
      },
    ],
  },
  {
    name: "ninth-machines",
    language: "de",
    covers: ["status_board", "channel"],
    by: "asker2",
    channel: "#requests",
    text: "Fräse, Drehbank, Laser und Presse – bei jeder will ich sehen ob sie läuft, steht oder in Wartung ist. wenn einer umstellt bitte kurz in #general sagen",
    reads: [/Fräse/, /Drehbank/, /Presse/, /steht/i, /wartung/i, /#general/],
    outline:
      "Stand von: Maschine\nDinge: Fräse, Drehbank, Laser, Presse\nStände: läuft, steht, in Wartung\nSagen in: <#general>",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /(?=[\s\S]*Fräse)(?=[\s\S]*Drehbank)(?=[\s\S]*Laser)[\s\S]*Presse/, as: "asker1" },
          { do: "choose", option: /wartung/i, row: /Laser/, as: "platform1" },
          { do: "said", channel: "#general", says: [/Laser/, /wartung/i] },
          { do: "choose", option: /steht/i, row: /Presse/ },
          { do: "said", channel: "#general", says: [/Presse/, /steht/i] },
          { do: "shows", row: /Laser/, text: /wartung/i, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "ninth-rooms",
    language: "en",
    covers: ["status_board"],
    by: "asker1",
    channel: "#general",
    text: "Housekeeping keeps shouting across the corridor and guests can hear it... We've rooms 101, 102, 103 and 104. Each one is either dirty, being cleaned or ready. The cleaners change it from their phone, reception looks at it. Could be as plain as you like, no pings please",
    reads: [/101/, /104/, /dirty/i, /clean/i, /ready/i],
    outline: "Status of: Room\nThings: 101, 102, 103, 104\nStates: dirty, being cleaned, ready",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /(?=[\s\S]*\b101\b)(?=[\s\S]*\b102\b)(?=[\s\S]*\b103\b)[\s\S]*\b104\b/, as: "asker2" },
          { do: "choose", option: /being cleaned/i, row: /\b102\b/, as: "asker2" },
          { do: "shows", row: /\b102\b/, text: /being cleaned/i },
          { do: "choose", option: /ready/i, row: /\b102\b/, as: "asker2" },
          { do: "shows", row: /\b102\b/, text: /ready/i, as: "platform1" },
          { do: "quiet", time: "2027-01-12 10:00" },
        ],
      },
    ],
  },
  {
    name: "ninth-starters",
    language: "en",
    covers: ["checklist"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Every time somebody new starts we forget half of it. So for each new starter the same things to tick off:",
      "1. laptop ordered",
      "2. badge printed",
      "3. desk assigned",
      "4. buddy named",
      "I enter the name, the team ticks. ok?",
    ].join("\n"),
    reads: [/laptop/i, /badge/i, /desk/i, /buddy/i, /starter|person|name/i],
    outline:
      "Checklist: New starter\nPoints: laptop ordered, badge printed, desk assigned, buddy named\nFor: new starter",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/name|who|starter|person|new|for|title/i, "Tomasz Zielinski"]] },
          { do: "fill", set: [[/name|who|starter|person|new|for|title/i, "Wanjiru Otieno"]] },
          { do: "shows", text: /Tomasz Zielinski/, as: "asker2" },
          { do: "choose", option: /badge printed/i, row: /Tomasz/, as: "asker2" },
          {
            do: "shows",
            row: /Tomasz/,
            text: /\b1\s*(\/|of|out of)\s*4|25 ?%|3 (left|open|to do|missing)|✓|✔|☑|done|Jonas/i,
          },
          { do: "choose", option: /desk assigned/i, row: /Wanjiru/ },
        ],
      },
    ],
  },
  {
    name: "ninth-stage-out",
    language: "de",
    covers: ["checklist"],
    by: "platform2",
    channel: "#general",
    text: "Abbau nach Konzerten: pro Konzert abhaken können – Pulte weg, Licht aus, Notausgang zu, Schlüssel abgegeben. Konzert trägt man selber ein.",
    reads: [/Pulte/i, /Licht/i, /Notausgang/i, /Schlüssel/i, /konzert/i],
    outline: "Checkliste: Abbau\nPunkte: Pulte weg, Licht aus, Notausgang zu, Schlüssel abgegeben\nFür: Konzert",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/konzert|name|für|titel|wofür|neu/i, "Winterkonzert"]] },
          { do: "fill", as: "asker1", set: [[/konzert|name|für|titel|wofür|neu/i, "Matinee Trio"]] },
          { do: "choose", option: /Licht aus/i, row: /Winterkonzert/, as: "asker2" },
          {
            do: "shows",
            row: /Winterkonzert/,
            text: /\b1\s*(\/|von)\s*4|25 ?%|3 (offen|fehl|übrig)|✓|✔|☑|erledigt|Jonas/i,
          },
          { do: "choose", option: /Notausgang zu/i, row: /Matinee Trio/ },
        ],
      },
    ],
  },
];
