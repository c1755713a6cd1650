import type { Written } from "../../shape.ts";

const TAKE = /borrow|take|lend|check ?out|pick up|leih|nehm|mitnehm|hol/i;
const BACK = /return|bring|give back|check ?in|\bback\b|zurück|rückgabe/i;

export const tenthPagesMore: Written[] = [
  {
    name: "tenth-scopes",
    language: "en",
    covers: ["lending", "overdue"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Our astronomy club has three telescopes members can have at home for up to 14 days: the Dobson, the refractor and the little Maksutov. Half of the time nobody knows at whose house they are.",
      "I'd like to see who has which, and what should have been back already.",
    ].join(" "),
    reads: [/Dobson/, /refractor/i, /Maksutov/, /\b14\b|two weeks|2 weeks/i],
    outline: ["Lend: telescope", "Things: Dobson, Refractor, Maksutov", "Days: 14"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", button: TAKE, row: /Dobson/, as: "asker2" },
          { do: "shows", row: /Dobson/, text: /Jonas/ },
          { do: "press", button: TAKE, row: /Dobson/, as: "platform1", refused: true },
          { do: "clock", time: "2027-01-28 10:00" },
          { do: "shows", row: /Dobson/, text: /overdue|late|should be back/i, about: /overdue|late|14/i },
          { do: "press", button: BACK, row: /Dobson/, as: "asker2" },
          { do: "press", button: TAKE, row: /Dobson/, as: "platform1" },
          { do: "shows", row: /Dobson/, text: /Priya/, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "tenth-drills",
    language: "de",
    covers: ["lending"],
    by: "asker2",
    channel: "#requests",
    text: "Wer hat schon wieder den Bohrhammer???? Gestern standen wir zu dritt auf der Baustelle und haben Däumchen gedreht, weil das Ding irgendwo in einem Kofferraum lag. So. Mach was wo man Werkzeug austrägt und zurückbringt. Es gibt: Bohrhammer, Kettensäge, Laserwaage, Nasssauger. 5 Tage, länger nicht.",
    reads: [/Bohrhammer/, /Kettensäge/, /Laserwaage/, /Nasssauger/, /\b5\b|fünf/i],
    outline: ["Ausleihe: Werkzeug", "Dinge: Bohrhammer, Kettensäge, Laserwaage, Nasssauger", "Tage: 5"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", button: TAKE, row: /Bohrhammer/, as: "asker1" },
          { do: "shows", row: /Bohrhammer/, text: /Ana/ },
          { do: "shows", text: /Nasssauger/ },
          { do: "press", button: BACK, row: /Bohrhammer/, as: "asker1" },
          { do: "press", button: TAKE, row: /Bohrhammer/ },
          { do: "shows", row: /Bohrhammer/, text: /Jonas/, as: "platform1" },
        ],
      },
    ],
  },
  {
    name: "tenth-studio",
    language: "en",
    covers: ["booking", "hours"],
    by: "asker1",
    channel: "#general",
    text: "we have 2 recording booths (Booth A, Booth B) and people keep barging in on each other. let them reserve a booth by the hour, 8:00 to 20:00, and never two at once in the same one",
    reads: [/Booth A/, /Booth B/, /hour|08:00|8:00/i],
    outline: ["Book: recording booth", "Things: Booth A, Booth B", "By: hours", "Open: 8:00–20:00"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/booth|which|what|thing/i, "Booth A"],
              [/day|date|from|start|when/i, "2027-01-20"],
              [/from|start|begin/i, "10:00", "maybe"],
              [/until|to\b|end/i, "12:00", "maybe"],
            ],
          },
          {
            do: "fill",
            set: [
              [/booth|which|what|thing/i, "Booth A"],
              [/day|date|from|start|when/i, "2027-01-20"],
              [/from|start|begin/i, "11:00", "maybe"],
              [/until|to\b|end/i, "13:00", "maybe"],
            ],
            as: "asker2",
            refused: true,
          },
          {
            do: "fill",
            set: [
              [/booth|which|what|thing/i, "Booth B"],
              [/day|date|from|start|when/i, "2027-01-20"],
              [/from|start|begin/i, "11:00", "maybe"],
              [/until|to\b|end/i, "13:00", "maybe"],
            ],
            as: "asker2",
          },
          { do: "shows", text: /Jonas/ },
        ],
      },
    ],
  },
  {
    name: "tenth-trailer",
    language: "de",
    covers: ["booking", "days"],
    by: "asker2",
    channel: "#general",
    text: "Hallo, die Gärtnerei hat zwei Anhänger, den großen und den kleinen. Die sollen tageweise reserviert werden können, ohne dass zwei Leute am selben Tag denselben haben. Kriegst du das hin? Merci",
    reads: [/groß/i, /klein/i, /\bTag/i],
    outline: ["Buchung: Anhänger", "Dinge: Großer Anhänger, Kleiner Anhänger", "Je: Tage"].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /anhänger|dinge|welche|name/i, say: "Großer Anhänger und Kleiner Anhänger, tageweise" }],
        checks: [
          {
            do: "fill",
            set: [
              [/anhänger|was|welche|ding/i, "groß"],
              [/tag|datum|von|ab\b|wann|erst|beginn/i, "2027-01-21"],
              [/bis|ende|letzt/i, "2027-01-22", "maybe"],
            ],
          },
          {
            do: "fill",
            set: [
              [/anhänger|was|welche|ding/i, "groß"],
              [/tag|datum|von|ab\b|wann|erst|beginn/i, "2027-01-21"],
              [/bis|ende|letzt/i, "2027-01-21", "maybe"],
            ],
            as: "asker1",
            refused: true,
          },
          {
            do: "fill",
            set: [
              [/anhänger|was|welche|ding/i, "klein"],
              [/tag|datum|von|ab\b|wann|erst|beginn/i, "2027-01-21"],
              [/bis|ende|letzt/i, "2027-01-21", "maybe"],
            ],
            as: "asker1",
          },
          { do: "shows", text: /Ana/ },
        ],
      },
    ],
  },
  {
    name: "tenth-steps",
    language: "en",
    covers: ["leaderboard"],
    by: "asker1",
    channel: "#general",
    text: "Stair challenge in our warehouse!! 🏃 Everybody enters how many floors they climbed, it's all added up per person and the one with the most floors stands on top",
    reads: [/floor/i],
    outline: ["Scores: Stair challenge", "Counts: floors"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/wh?o|name|person|player|climber|colleague/i, "Ana Ferreira", "maybe"],
              [/floor|how many|number|points|count/i, "12"],
            ],
          },
          {
            do: "fill",
            set: [
              [/wh?o|name|person|player|climber|colleague/i, "Jonas Weber", "maybe"],
              [/floor|how many|number|points|count/i, "17"],
            ],
            as: "asker2",
          },
          { do: "order", first: /Jonas Weber[\s\S]{0,20}\b17\b/, next: /Ana Ferreira[\s\S]{0,20}\b12\b/ },
          {
            do: "fill",
            set: [
              [/wh?o|name|person|player|climber|colleague/i, "Ana Ferreira", "maybe"],
              [/floor|how many|number|points|count/i, "9"],
            ],
          },
          { do: "shows", text: /\b21\b/, as: "platform1" },
        ],
      },
    ],
  },
  {
    name: "tenth-statutes",
    language: "en",
    covers: ["links", "search"],
    by: "asker1",
    channel: "#requests",
    text: "Law firm here - junior associates bookmark the same statutes and templates over and over. Give us one shared place for useful web addresses, each with a title and a few labels like employment, tenancy, tax, and make it searchable pls",
    reads: [/link|address|url/i, /employment[\s\S]*tenancy[\s\S]*tax|tag|label/i],
    outline: ["Links: Useful pages", "Tags: employment, tenancy, tax"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          ...(
            [
              ["Notice periods table", "https://law.example.com/notice", "employment"],
              ["Rent cap calculator", "https://law.example.com/rent", "tenancy"],
              ["VAT thresholds", "https://law.example.com/vat", "tax"],
              ["Dismissal template", "https://law.example.com/dismissal", "employment"],
              ["Deposit rules", "https://law.example.com/deposit", "tenancy"],
              ["Gift allowance", "https://law.example.com/gift", "tax"],
            ] as const
          ).map(([title, link, tag]) => ({
            do: "fill" as const,
            set: [
              [/title|name|what/i, title] as [RegExp, string],
              [/link|address|url/i, link] as [RegExp, string],
              [/tag|label|topic|employment/i, tag, "maybe"] as [RegExp, string, "maybe"],
            ],
          })),
          { do: "shows", text: /law\.example\.com\/rent|Rent cap calculator/, as: "asker2" },
          { do: "search", words: "Deposit", finds: /Deposit rules/, not: /VAT thresholds/, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "tenth-treatment-rooms",
    language: "en",
    covers: ["status_board", "long"],
    by: "asker1",
    channel: "#general",
    text: [
      "Good morning! We're a physio practice on two floors, and the front desk runs up the stairs about forty times a day to look through a keyhole. (Not kidding. Mrs Lund, who is 61, has the best knees of all of us by now.)",
      "",
      "It concerns treatment rooms 1, 2, 3 and the gym. For each we want to see at a glance if it's free, occupied or being cleaned, and to change that with a click. No history, no statistics, no bookings.",
      "",
      "Thanks a bunch,",
      "Ana",
    ].join("\n"),
    reads: [/\b1\b[\s\S]*\b2\b[\s\S]*\b3\b/, /gym/i, /free[\s\S]*occupied[\s\S]*clean/i],
    outline: [
      "Status of: treatment room",
      "Things: Room 1, Room 2, Room 3, Gym",
      "States: free, occupied, being cleaned",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", option: /occupied/i, row: /Gym/i, as: "asker2" },
          { do: "shows", row: /Gym/i, text: /occupied/i },
          { do: "choose", option: /clean/i, row: /\b2\b/ },
          { do: "shows", row: /\b2\b/, text: /clean/i, as: "platform1" },
          { do: "choose", option: /free/i, row: /Gym/i },
        ],
      },
    ],
  },
];
