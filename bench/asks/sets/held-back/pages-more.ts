import type { Entry, Written } from "../../shape.ts";

export const twelfthPagesMore: Written[] = [
  {
    name: "twelfth-desserts",
    language: "en",
    covers: ["leaderboard", "post"],
    by: "asker1",
    channel: "#food",
    text: "chef wants the floor to sell more puddings!! waiters punch in how many desserts they sold, add it up per head, whoever's sold the most sits at the top. Sat nights 23:15 the standings go in <#food>. winner gets... idk, a pudding",
    reads: [/dessert|pudding/i, /Sat/i, /23:15|11[:.]15 ?pm/i, /#food/],
    outline: ["Scores: Puddings sold", "Counts: desserts", "When: every Saturday 23:15", "In: <#food>"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker2",
            set: [
              [/who|person|name|for|waiter/i, "Jonas Weber", "maybe"],
              [/dessert|pudding|how many|points|number|amount|sold/i, "6"],
            ],
          },
          {
            do: "fill",
            as: "platform2",
            set: [
              [/who|person|name|for|waiter/i, "Marcus Hill", "maybe"],
              [/dessert|pudding|how many|points|number|amount|sold/i, "4"],
            ],
          },
          { do: "order", first: /Jonas[\s\S]{0,40}?\b6\b/, next: /Marcus[\s\S]{0,40}?\b4\b/ },
          {
            do: "fill",
            as: "platform2",
            set: [
              [/who|person|name|for|waiter/i, "Marcus Hill", "maybe"],
              [/dessert|pudding|how many|points|number|amount|sold/i, "9"],
            ],
          },
          { do: "order", first: /Marcus[\s\S]{0,40}?\b13\b/, next: /Jonas[\s\S]{0,40}?\b6\b/ },
          { do: "quiet", time: "2027-01-15 23:15" },
          { do: "at", time: "2027-01-16 23:15", channel: "#food", says: [/Marcus[\s\S]*Jonas/, /\b13\b/] },
          { do: "quiet", time: "2027-01-17 23:15" },
        ],
      },
    ],
  },
  {
    name: "twelfth-safety-sheets",
    language: "en",
    covers: ["links", "search"],
    by: "platform1",
    channel: "#requests",
    text: "we're a paint lab and the safety data sheets live on 14 different supplier sites. want ONE page: substance name + the url + a label (acid, solvent, pigment or gas). type half a name, get the sheet. when somebody spills something nobody has the nerve to go googling",
    reads: [/acid/i, /solvent/i, /pigment/i, /gas/i, /link|url|address/i],
    outline: ["Links: Safety data sheets", "Tags: acid, solvent, pigment, gas"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          ...(
            [
              ["Phosphoric 85", "acid"],
              ["Butyl acetate", "solvent"],
              ["White spirit", "solvent"],
              ["Cobalt blue PB28", "pigment"],
              ["Cadmium yellow", "pigment"],
              ["Argon 5.0", "gas"],
            ] as const
          ).map(([title, tag], at) => ({
            do: "fill" as const,
            set: [
              [/link|address|url/i, `https://sds.example/${at + 1}`],
              [/title|name|what|substance|called/i, title],
              [/tag|label|kind|type|category/i, tag, "maybe"],
            ] as Entry[],
          })),
          { do: "search", words: "cobal", finds: /Cobalt blue PB28/, not: /White spirit|Argon/ },
          { do: "search", words: "acetate", finds: /Butyl acetate/, not: /Cadmium yellow/, as: "asker2" },
          { do: "shows", text: /Argon 5\.0/, as: "platform2" },
        ],
      },
    ],
  },
  {
    name: "twelfth-lifts",
    language: "en",
    covers: ["status_board", "say in channel"],
    by: "asker1",
    channel: "#platform",
    text: "Facilities. People ring me up to ask if the lift works while standing in front of the lift. Put up a board for North lift, South lift, Goods lift and the Car park barrier. Possible: working, out of order, engineer on site. And whenever one's flipped it gets announced in <#general>, so that I can finally drink a tea while it's hot.",
    reads: [/north lift/i, /goods lift/i, /barrier/i, /working/i, /out of order/i, /engineer on site/i, /#general/],
    outline: [
      "Status of: lift",
      "Things: North lift, South lift, Goods lift, Car park barrier",
      "States: working, out of order, engineer on site",
      "Say in: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /(?=[\s\S]*North lift)(?=[\s\S]*South lift)(?=[\s\S]*Goods lift)[\s\S]*barrier/i },
          { do: "choose", option: /out of order/i, row: /Goods lift/ },
          { do: "said", channel: "#general", says: [/Goods lift/, /out of order/i] },
          { do: "shows", text: /out of order/i, row: /Goods lift/, as: "asker2" },
          { do: "choose", option: /engineer on site/i, row: /Goods lift/, as: "asker2" },
          { do: "said", channel: "#general", says: [/Goods lift/, /engineer on site/i] },
          { do: "choose", option: /out of order/i, row: /barrier/i },
          { do: "said", channel: "#general", says: [/barrier/i, /out of order/i] },
        ],
      },
    ],
  },
  {
    name: "twelfth-trade-fair",
    language: "de",
    covers: ["countdown"],
    by: "asker2",
    channel: "#sales",
    text: "Bitte einmal Panik auf Raten: wie viele Tage noch bis zur Hannover Messe (Beginn 19. April 2027)? Soll jeden Montag früh um 8 hier im Kanal stehen, damit der Vertrieb nicht wieder am 12. April fragt, wo die Prospekte sind",
    reads: [/Hannover Messe/i, /19\. ?April|19\.0?4\.|2027-04-19/i, /\b0?8:00|8 Uhr/i, /#sales/, /Montag/i],
    outline: ["Countdown: Hannover Messe", "Zum: 2027-04-19", "Wann: jeden Montag 8:00", "In: <#sales>"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /\b98\b/ },
          { do: "quiet", time: "2027-01-12 08:00" },
          { do: "quiet", time: "2027-01-17 20:00" },
          { do: "at", time: "2027-01-18 08:00", channel: "#sales", says: [/\b91\b/] },
          { do: "quiet", time: "2027-01-19 08:00" },
          { do: "at", time: "2027-01-25 08:00", channel: "#sales", says: [/\b84\b/] },
        ],
      },
    ],
  },
  {
    name: "twelfth-server-room",
    language: "de",
    covers: ["webhook"],
    by: "asker2",
    channel: "#requests",
    text: 'Unser neuer Temperaturfühler im Serverraum kann bei Alarm ein JSON irgendwohin POSTen, ungefähr {"raum": "...", "grad": 31, "hinweis": "..."}. Ich brauch dafür eine Adresse von dir; was reinkommt, lesbar nach <#platform>. Vorm Chef nennen wir das Monitoring.',
    reads: [/#platform/, /webhook|json|adresse|url/i],
    outline: ["Webhook: Alarm Serverraum", "In: <#platform>"].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /feld|format|json|geheim|welche/i, say: "raum, grad und hinweis" }],
        checks: [
          {
            do: "webhook",
            body: { raum: "Keller U2", grad: 34, hinweis: "Klimagerät steht" },
            channel: "#platform",
            says: [/Keller U2/, /\b34\b/, /Klimagerät steht/],
          },
          {
            do: "webhook",
            body: { raum: "Etage 3", grad: 29, hinweis: "Tür offen" },
            channel: "#platform",
            says: [/Etage 3/, /\b29\b/, /Tür offen/],
          },
          { do: "quiet", time: "2027-01-12 09:00" },
        ],
      },
    ],
  },
  {
    name: "twelfth-book-swap",
    language: "en",
    covers: ["draw"],
    by: "asker1",
    channel: "#general",
    text: "The library staff would like a blind book swap for Valentine's. You put yourself down if you're in; on Friday 12 February 2027 at 5pm the bot gives each of us one colleague to wrap a book for. Told by private message, and naturally not a word to the person who's getting it! last year it was slips of paper in a hat and the hat talked",
    reads: [/12 Feb|Feb(ruary)? 12|2027-02-12|12\/02\/2027/i, /17:00|5(:00)? ?pm/i],
    outline: ["Draw: Blind book swap", "On: 2027-02-12 17:00"].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /price|budget|limit|euro|cost/i, say: "no limit" }],
        checks: [
          ...(["asker1", "asker2", "platform2"] as const).map((as) => ({
            do: "press" as const,
            button: /join|sign ?(me )?up|take part|count me in|i.m in\b|put me/i,
            as,
          })),
          { do: "clock", time: "2027-02-12 16:55" },
          {
            do: "dm",
            to: "asker2",
            says: /(?=[\s\S]*(wrap|draw|drew|give|gift|swap))[\s\S]*(Ana Fer|Marcus Hill)/i,
            never: true,
          },
          { do: "clock", time: "2027-02-12 17:00" },
          { do: "dm", to: "asker1", says: /Jonas|Marcus/ },
          { do: "dm", to: "asker2", says: /Ana|Marcus/ },
          { do: "dm", to: "platform2", says: /Ana|Jonas/ },
        ],
      },
    ],
  },
];
