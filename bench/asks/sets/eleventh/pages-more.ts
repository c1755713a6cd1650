import type { Entry, Written } from "../../shape.ts";

export const eleventhPagesMore: Written[] = [
  {
    name: "eleventh-litter",
    language: "en",
    covers: ["leaderboard", "post"],
    by: "asker1",
    channel: "#general",
    text: "Canoe club river clean-up! From now on every weekend, and since canoeists are competitive creatures we'd like a bit of rivalry: whoever fishes rubbish out adds their bags, most bags on top. Last year somebody counted on the boathouse wall and the painters came. Sunday evenings 6pm, shout the current standings into #general :canoe:",
    reads: [/bag/i, /Sun/i, /18:00|6(:00)? ?pm/i, /#general/],
    outline: ["Scores: River clean-up", "Counts: bags", "When: every Sunday 18:00", "In: <#general>"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/who|person|name|for/i, "Jonas Weber", "maybe"],
              [/bags?|how many|points|number|amount/i, "3"],
            ],
            as: "asker2",
          },
          {
            do: "fill",
            set: [
              [/who|person|name|for/i, "Priya Raman", "maybe"],
              [/bags?|how many|points|number|amount/i, "7"],
            ],
            as: "platform1",
          },
          { do: "order", first: /Priya[\s\S]{0,40}?\b7\b/, next: /Jonas[\s\S]{0,40}?\b3\b/ },
          { do: "quiet", time: "2027-01-16 18:00" },
          { do: "at", time: "2027-01-17 18:00", channel: "#general", says: [/Priya[\s\S]*Jonas/] },
          { do: "at", time: "2027-01-24 18:00", channel: "#general", says: [/Priya[\s\S]*Jonas/] },
        ],
      },
    ],
  },
  {
    name: "eleventh-ninepins",
    language: "de",
    covers: ["leaderboard"],
    by: "asker2",
    channel: "#food",
    text: "Kegelabend „Alle Neune“: wir brauchen ne Tabelle wer wie viele Holz geworfen hat, wird jedes mal draufgezählt, der Beste steht oben. Eintragen darf jeder für jeden.",
    reads: [/Holz/i, /Kegel|Alle Neune/i],
    outline: ["Punktestand: Kegelabend Alle Neune", "Zählt: Holz"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/wer|person|name|für|kegler/i, "Marcus Hill"],
              [/holz|punkte|wie viel|anzahl|zahl/i, "41"],
            ],
          },
          {
            do: "fill",
            set: [
              [/wer|person|name|für|kegler/i, "Ana Ferreira"],
              [/holz|punkte|wie viel|anzahl|zahl/i, "38"],
            ],
          },
          { do: "order", first: /Marcus[\s\S]{0,40}?\b41\b/, next: /Ana[\s\S]{0,40}?\b38\b/ },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/wer|person|name|für|kegler/i, "Ana Ferreira"],
              [/holz|punkte|wie viel|anzahl|zahl/i, "44"],
            ],
          },
          { do: "shows", text: /\b82\b/ },
        ],
      },
    ],
  },
  {
    name: "eleventh-rulings",
    language: "en",
    covers: ["links"],
    by: "asker1",
    channel: "#general",
    text: "Our trainees keep asking for the same court rulings and everyone digs in their own bookmarks. One shared place for the web addresses would do, each under a heading such as tenancy, employment or family, and a way to look something up by words in its name.",
    reads: [/tenancy/i, /employment/i, /family/i, /link|address|url/i],
    outline: ["Links: Court rulings", "Tags: tenancy, employment, family"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          ...(
            [
              ["Deposit not returned", "tenancy"],
              ["Noisy neighbour above", "tenancy"],
              ["Dismissal during probation", "employment"],
              ["Unpaid standby time", "employment"],
              ["Holiday carry-over", "employment"],
              ["Relocation with child", "family"],
            ] as const
          ).map(([title, tag], at) => ({
            do: "fill" as const,
            set: [
              [/link|address|url/i, `https://rulings.example/${at + 1}`],
              [/title|name|what|ruling|called/i, title],
              [/tag|heading|topic|area|subject|category/i, tag, "maybe"],
            ] as Entry[],
          })),
          { do: "shows", text: /Unpaid standby time/, as: "asker2" },
          {
            do: "search",
            words: "probation",
            finds: /Dismissal during probation/,
            not: /Noisy neighbour/,
            as: "platform1",
          },
          { do: "search", words: "child", finds: /Relocation with child/, not: /Deposit not returned/ },
        ],
      },
    ],
  },
  {
    name: "eleventh-presses",
    language: "de",
    covers: ["status_board", "say in channel"],
    by: "asker2",
    channel: "#platform",
    text: "Druckerei, Schichtwechsel: die Spätschicht rennt jedes Mal erst durch die halbe Halle, um rauszukriegen, was geht und was nicht. Ich will auf einen Blick sehen was mit den Maschinen los ist. Heidelberg, Falzer, Schneider. Jede ist entweder läuft, Störung oder Wartung. Stellt einer um -> kurze Meldung nach #platform.",
    reads: [/Heidelberg/i, /Falzer/i, /Schneider/i, /läuft/i, /Störung/i, /#platform/],
    outline: [
      "Stand von: Maschine",
      "Dinge: Heidelberg, Falzer, Schneider",
      "Stände: läuft, Störung, Wartung",
      "Sagen in: <#platform>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", option: /Störung/i, row: /Falzer/ },
          { do: "said", channel: "#platform", says: [/Falzer/, /Störung/i] },
          { do: "shows", text: /Störung/i, row: /Falzer/, as: "asker1" },
          { do: "choose", option: /Wartung/i, row: /Heidelberg/, as: "asker1" },
          { do: "said", channel: "#platform", says: [/Heidelberg/, /Wartung/i] },
        ],
      },
    ],
  },
  {
    name: "eleventh-operating-rooms",
    language: "en",
    covers: ["status_board"],
    by: "platform1",
    channel: "#general",
    text: "Whiteboard replacement for the surgical corridor, please: OR 1, OR 2, OR 3 and the Hybrid suite. Each one free / in use / being cleaned. Anybody flips it, everyone can look.",
    reads: [/OR 1/, /OR 3/, /hybrid/i, /free/i, /in use/i, /clean/i],
    outline: [
      "Status of: operating room",
      "Things: OR 1, OR 2, OR 3, Hybrid suite",
      "States: free, in use, being cleaned",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /(?=[\s\S]*OR 1)(?=[\s\S]*OR 2)(?=[\s\S]*OR 3)[\s\S]*Hybrid/ },
          { do: "choose", option: /in use/i, row: /OR 2/ },
          { do: "shows", text: /in use/i, row: /OR 2/, as: "asker2" },
          { do: "choose", option: /being cleaned/i, row: /OR 2/, as: "asker1" },
          { do: "shows", text: /being cleaned/i, row: /OR 2/, as: "platform2" },
        ],
      },
    ],
  },
  {
    name: "eleventh-premiere",
    language: "en",
    covers: ["countdown"],
    by: "asker1",
    channel: "#general",
    text: "How many days till Opening Night (20 March 2027)? Tell #general, Mon to Fri, nine o'clock sharp. It scares the actors into learning their lines.",
    reads: [/opening night/i, /20 March|March 20|2027-03-20|20\/03\/2027|20 Mar/i, /\b0?9:00|9 ?am/i, /#general/],
    outline: ["Countdown: Opening Night", "To: 2027-03-20", "When: weekdays 9:00", "In: <#general>"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /\b68\b/ },
          { do: "at", time: "2027-01-12 09:00", channel: "#general", says: [/\b67\b/] },
          { do: "at", time: "2027-01-13 09:00", channel: "#general", says: [/\b66\b/] },
          { do: "at", time: "2027-01-15 09:00", channel: "#general", says: [/\b64\b/] },
          { do: "quiet", time: "2027-01-17 20:00" },
          { do: "at", time: "2027-01-18 09:00", channel: "#general", says: [/\b61\b/] },
        ],
      },
    ],
  },
];
