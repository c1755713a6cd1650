import type { Written } from "../../shape.ts";

export const eleventhKeeping: Written[] = [
  {
    name: "eleventh-cell-lines",
    language: "en",
    covers: ["records", "command"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Nitrogen tank, again. Nobody knows what sits in which rack since Wim retired (he had it all in a notebook, in Flemish).",
      "",
      "Per vial I want written down:",
      "• cell line",
      "• passage (a number)",
      "• rack position, like C-07",
      "• frozen on",
      "• who froze it",
      "",
      "Anyone in the lab adds vials. And typing /tool vial HeLa in slack should tell me where it is, I'm always standing there with gloves on.",
    ].join("\n"),
    reads: [
      /cell ?line/i,
      /passage[^,;\n]{0,20}\(number/i,
      /position|rack/i,
      /froz[^,;\n]{0,20}\(date/i,
      /\/tool vial|\bvial\b/i,
    ],
    outline: [
      "List: Nitrogen tank",
      "Details: Cell line, Passage (number), Rack position, Frozen on (date), Frozen by (person)",
      "Command: vial",
      "Does: find",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/line/i, "HeLa"],
              [/passage/i, "12"],
              [/position|rack/i, "C-07"],
              [/frozen on|date|when|^frozen/i, "2027-01-08", "maybe"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/line/i, "Vero E6"],
              [/passage/i, "31"],
              [/position|rack/i, "A-22"],
            ],
          },
          { do: "shows", row: /Vero E6/, text: /A-22/ },
          { do: "command", text: " HeLa", answer: /C-07/ },
          {
            do: "fill",
            set: [
              [/line/i, "CHO"],
              [/passage/i, "plenty"],
              [/position|rack/i, "B-01"],
            ],
            refused: true,
          },
        ],
      },
    ],
  },
  {
    name: "eleventh-hides",
    language: "de",
    covers: ["records", "sum"],
    by: "asker2",
    channel: "#finance",
    text: "Moin, für die Sattlerei: ich möchte festhalten welche Häute wir einkaufen. Letztes Jahr hatten wir am Ende dreimal Blankleder und keinen Schimmer, was das alles gekostet hat, der Meister war bedient. Also: Gerberei, Lederart, Quadratmeter, Preis in Euro. Unten drunter bitte was wir insgesamt ausgegeben haben",
    reads: [
      /Gerberei/i,
      /Leder/i,
      /(Quadratmeter|qm|m²|Fläche)[^,;\n]{0,20}\((Zahl|number)/i,
      /Preis[^,;\n]{0,25}(EUR|€)/i,
    ],
    outline: [
      "Liste: Ledereinkauf",
      "Angaben: Gerberei, Lederart, Quadratmeter (Zahl), Preis (EUR)",
      "Summe: Preis",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/gerberei/i, "Kilger"],
              [/leder|art/i, "Blankleder"],
              [/quadrat|qm|m²|fläche/i, "5"],
              [/preis|euro|€/i, "312.40"],
            ],
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/gerberei/i, "Rendenbach"],
              [/leder|art/i, "Sohlleder"],
              [/quadrat|qm|m²|fläche/i, "3"],
              [/preis|euro|€/i, "105.20"],
            ],
          },
          { do: "shows", row: /Rendenbach/, text: /105[.,]20/ },
          { do: "shows", text: /417[.,]60?\b/ },
        ],
      },
    ],
  },
  {
    name: "eleventh-lost-property",
    language: "en",
    covers: ["records", "edit"],
    by: "asker1",
    channel: "#general",
    text: "front of house here. umbrellas, scarves, one (1) denture, and a very angry gentleman on the phone who wants to know if it is his. can ushers jot down what they found after the show, with row and seat, the evening it was, and a box for collected yes or no? the drawer under the box office stays where it is, only the list moves. thx",
    reads: [
      /what|item|found|thing|object/i,
      /seat/i,
      /(evening|date|found on|when|show|night)[^,;\n]{0,20}\(date/i,
      /(collected|picked)[^,;\n]{0,20}\(yes/i,
    ],
    outline: [
      "List: Left behind in the house",
      "Details: Item, Row and seat (text), Evening (date), Collected (yes/no)",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker2",
            set: [
              [/what|item|found(?! on)|thing|object|description/i, "Tartan umbrella"],
              [/seat/i, "F 14"],
              [/evening|date|when|night|show/i, "2027-01-09"],
            ],
          },
          {
            do: "fill",
            set: [
              [/what|item|found(?! on)|thing|object|description/i, "Lower denture"],
              [/seat/i, "B 2"],
              [/evening|date|when|night|show/i, "2027-01-10"],
            ],
          },
          { do: "shows", text: /F 14/, row: /Tartan umbrella/, as: "platform2" },
          { do: "edit", row: /Lower denture/, set: [[/collect|picked/i, "yes"]] },
          { do: "shows", text: /Lower denture/, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "eleventh-lambs",
    language: "en",
    covers: ["records", "sum", "long"],
    by: "asker1",
    channel: "#general",
    text: [
      "Morning. Sorry in advance for the essay, it's been four hours sleep since Thursday.",
      "",
      "We're 340 ewes and lambing starts properly next week. Last year three of us wrote things on the barn door in chalk and then it rained sideways. My sister did the grant papers from memory, which I wouldn't recommend.",
      "",
      "So what I'm after is somewhere to put each birth: the ewe's tag, the date, how many lambs she had, whether she needed help (yes/no), and room for a remark, you know, 'rejected the small one' and such. I'd like to see the total of lambs so far at the bottom without anybody adding it up with frozen fingers.",
      "",
      "If somebody mistypes a tag they must be able to put it right later. Cheers, Ana",
    ].join("\n"),
    reads: [
      /tag|ewe/i,
      /(date|born|birth|day)[^,;\n]{0,20}\(date/i,
      /lambs[^,;\n]{0,20}\(number/i,
      /help[^,;\n]{0,25}\(yes/i,
      /(remark|note|comment)(?! \(.* \/ )/i,
    ],
    outline: [
      "List: Lambing 2027",
      "Details: Ewe tag (text), Born on (date), Lambs (number), Needed help (yes/no), Remark (long text)",
      "Add up: Lambs",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /who|change|edit|everybody/i, say: "everybody may add and correct" }],
        checks: [
          {
            do: "fill",
            set: [
              [/tag|ewe/i, "UK-0417"],
              [/date|born|day|when/i, "2027-01-11"],
              [/lambs|how many|number/i, "2"],
              [/help|assist/i, "yes", "maybe"],
              [/remark|note|comment/i, "rejected the small one"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/tag|ewe/i, "UK-0933"],
              [/date|born|day|when/i, "2027-01-11"],
              [/lambs|how many|number/i, "37"],
            ],
          },
          { do: "shows", text: /rejected the small one/ },
          { do: "shows", text: /\b39\b/ },
          { do: "edit", row: /UK-0933/, set: [[/tag|ewe/i, "UK-0939"]], as: "asker2" },
          { do: "showsNot", text: /UK-0933/ },
        ],
      },
    ],
  },
  {
    name: "eleventh-props",
    language: "en",
    covers: ["records", "csv"],
    by: "asker1",
    channel: "#requests",
    text: "Props store. Every prop gets: name, shelf, condition (good, worn or broken), and which production used it last. I have all of that in a csv already, so let me throw the file in, and give me a csv back whenever I want one.",
    reads: [/name|prop/i, /shelf/i, /condition[^\n]*good[^\n]*worn[^\n]*broken/i, /production|last/i],
    outline: [
      "List: Props store",
      "Details: Name, Shelf (text), Condition (good / worn / broken), Last production",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/name|^prop/i, "Skull of Yorick"],
              [/shelf/i, "K3"],
              [/condition/i, "worn"],
              [/production|last|used/i, "Hamlet"],
            ],
          },
          {
            do: "upload",
            file: "props.csv",
            text: "name,shelf,condition\nBrass telescope,D1,good\nWicker throne,A9,broken\n",
            shows: [/Brass telescope/, /Wicker throne/],
          },
          { do: "shows", text: /D1/, row: /Brass telescope/, as: "asker2" },
          { do: "download", says: [/Skull of Yorick/, /Wicker throne/, /worn/i] },
          {
            do: "fill",
            set: [
              [/name|^prop/i, "Samovar"],
              [/shelf/i, "K4"],
              [/condition/i, "haunted"],
            ],
            refused: true,
          },
        ],
      },
    ],
  },
  {
    name: "eleventh-containers",
    language: "de",
    covers: ["records", "command"],
    by: "asker2",
    channel: "#platform",
    text: "Die Jungs am Kai haben keine Hand frei. Wer einen beschädigten Container sieht, tippt /tool delle und die Containernummer, und zack steht er in einer Liste. Nachtragen kann man dann am Rechner: Liegeplatz und Art des Schadens.",
    reads: [/Container/i, /Liegeplatz/i, /Schaden|Art/i, /\bdelle\b/i],
    outline: [
      "Liste: Beschädigte Container",
      "Angaben: Containernummer (Text)*, Liegeplatz, Schaden (langer Text)",
      "Befehl: delle",
      "Tut: eintragen",
      "Nimmt: Containernummer",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "command", text: " MSKU4422130", answer: /./ },
          { do: "shows", text: /MSKU4422130/, as: "asker1" },
          {
            do: "edit",
            row: /MSKU4422130/,
            set: [
              [/liegeplatz/i, "Kai 7 West"],
              [/schaden|art/i, "Ecke eingedrückt"],
            ],
          },
          { do: "shows", text: /Kai 7 West/, row: /MSKU4422130/ },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/container|nummer/i, "HLXU8801277"],
              [/liegeplatz/i, "Kai 2"],
              [/schaden|art/i, "Tür klemmt"],
            ],
          },
          { do: "shows", text: /Tür klemmt/, row: /HLXU8801277/ },
        ],
      },
    ],
  },
  {
    name: "eleventh-tips",
    language: "en",
    covers: ["records", "sum"],
    by: "asker1",
    channel: "#food",
    text: "tip jar record: date, shift (lunch / dinner / late), amount in £, who counted it. total under it. ta",
    reads: [/\(date/i, /shift[^\n]*lunch[^\n]*dinner[^\n]*late/i, /(amount|tips?)[^,;\n]{0,20}(GBP|£)/i, /count|who/i],
    outline: [
      "List: Tip jar",
      "Details: Date (date), Shift (lunch / dinner / late), Amount (GBP), Counted by (person)",
      "Add up: Amount",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/date|day/i, "2027-01-09"],
              [/shift/i, "dinner"],
              [/amount|£|gbp|tip/i, "84.50"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/date|day/i, "2027-01-10"],
              [/shift/i, "lunch"],
              [/amount|£|gbp|tip/i, "31.25"],
            ],
          },
          { do: "shows", text: /£|GBP/ },
          { do: "shows", text: /115\.75/ },
        ],
      },
    ],
  },
];
