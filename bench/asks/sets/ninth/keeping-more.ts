import type { Written } from "../../shape.ts";

export const ninthKeepingMore: Written[] = [
  {
    name: "ninth-wish",
    language: "en",
    covers: ["records", "command"],
    by: "asker1",
    channel: "#requests",
    text: "it'd be neat if i could just type /tool wish standing desk and it ends up somewhere everybody can see all the wishes",
    reads: [/wish/i, /\/tool wish/i],
    outline: "List: Wishes\nDetails: Wish\nCommand: wish\nDoes: add\nTakes: Wish",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "command", text: "wish standing desk", answer: /\S/ },
          { do: "command", text: "wish quieter printer", answer: /\S/, as: "asker2" },
          { do: "shows", text: /standing desk/i, as: "platform2" },
          { do: "shows", text: /quieter printer/i },
        ],
      },
    ],
  },
  {
    name: "ninth-allergens",
    language: "de",
    covers: ["records", "command", "find"],
    by: "asker2",
    channel: "#food",
    text: "Am Pass fragt mich jeden Abend wer was wo drin ist... Ich trag Gericht und Allergene ein und wenn jemand /tool allergen Pesto tippt, kommt direkt in Slack die Antwort. Geht das?",
    reads: [/gericht/i, /allergen/i, /\/tool allergen/i],
    outline: "Liste: Allergene\nAngaben: Gericht, Allergene\nBefehl: allergen\nTut: suchen\nNimmt: Gericht",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/gericht|speise|name/i, "Linguine Pesto"],
              [/allergen/i, "Pinienkerne, Milch"],
            ],
          },
          {
            do: "fill",
            set: [
              [/gericht|speise|name/i, "Tom Kha"],
              [/allergen/i, "Fischsauce"],
            ],
          },
          { do: "command", text: "allergen Pesto", answer: /Pinienkerne/ },
          { do: "command", text: "allergen Tom Kha", answer: /Fischsauce/, as: "platform1" },
          { do: "shows", row: /Tom Kha/, text: /Fischsauce/, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "ninth-nursery",
    language: "en",
    covers: ["records", "csv", "money"],
    by: "platform2",
    channel: "#sales",
    text: "I've been keeping our nursery stock in a spreadsheet and people keep overwriting each other. The columns are Plant, Pot size, Price (GBP) and In stock. Can we get that as a proper thing the sales desk can update? I'd want to load my csv in at the start, otherwise I'm typing 300 rows.",
    reads: [/plant/i, /pot/i, /price/i, /stock/i],
    outline: "List: Nursery stock\nDetails: Plant, Pot size, Price (GBP), In stock (number)",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "upload",
            file: "stock.csv",
            text: "Plant,Pot size,Price,In stock\nLavender,2 litre,4.50,120\nOlive tree,10 litre,38,6\n",
            shows: [/Lavender/, /Olive tree/, /4[.,]50/],
            about: /csv/i,
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/plant|name/i, "Dwarf acer"],
              [/pot/i, "5 litre"],
              [/price|gbp/i, "24"],
              [/stock/i, "11"],
            ],
          },
          { do: "edit", row: /Dwarf acer/, set: [[/stock/i, "977"]], as: "asker2" },
          { do: "shows", row: /Dwarf acer/, text: /977/ },
        ],
      },
    ],
  },
  {
    name: "ninth-damage",
    language: "de",
    covers: ["records", "file", "person", "choice", "long"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Moin zusammen,",
      "ich schreib das jetzt mal hier rein weil ich langsam verzweifle. Wir verwalten 3 Häuser und die Schadenmeldungen kommen per Zuruf, auf Zetteln, einmal stand eine auf einer Serviette (kein Witz). Hinterher will es keiner gewusst haben und ich steh beim Eigentümer da wie der Depp.",
      "",
      "Also ab jetzt bitte alles an eine Stelle: welche Wohnung, was ist kaputt, wie dringend (hoch, mittel, niedrig), ein Foto wenn man eins hat, und wer von uns sich kümmert. Jeder darf eintragen. Und man muss später nachtragen können wer's macht, das weiß man am Anfang ja meist nicht.",
      "",
      "Dankeschön und schöne Grüße aus dem Keller von Haus 2",
      "Jonas",
    ].join("\n"),
    reads: [/wohnung/i, /kaputt|schaden/i, /mittel/i, /niedrig/i, /foto|bild/i, /kümmert|wer|zuständig/i],
    outline:
      "Liste: Schadenmeldungen\nAngaben: Wohnung*, Was ist kaputt*, Dringlichkeit (hoch / mittel / niedrig), Foto (Datei), Wer kümmert sich (Person)",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/wohnung/i, "Haus 2, links"],
              [/kaputt|schaden|was|beschreibung/i, "Heizung kalt"],
              [/dring/i, "hoch"],
              [/foto|bild|datei/i, { file: "heizung.jpg", text: "jpg" }, "maybe"],
            ],
          },
          {
            do: "fill",
            as: "platform1",
            set: [
              [/wohnung/i, "Haus 1, Dach"],
              [/kaputt|schaden|was|beschreibung/i, "Klingel stumm"],
              [/dring/i, "niedrig"],
            ],
          },
          { do: "shows", row: /Heizung kalt/, text: /hoch/i, as: "asker1" },
          { do: "edit", row: /Klingel stumm/, set: [[/kümmert|wer|zuständig/i, "Priya Raman"]] },
          { do: "shows", row: /Klingel stumm/, text: /Priya/ },
        ],
      },
    ],
  },
  {
    name: "ninth-visitors",
    language: "en",
    covers: ["records", "person", "date"],
    by: "asker1",
    channel: "#general",
    text: "Front desk here. We need to know who came, which company they're from, who they visited, and on what date. That is all.",
    reads: [/who|name|visitor|guest/i, /company/i, /visit(ed|ing)|host/i, /date|when/i],
    outline: "List: Visitors\nDetails: Visitor name, Company, Visited (person), Date (date)",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/company|firm/i, "Brandt & Sons"],
              [/visit(ed|ing)|host/i, "Jonas Weber"],
              [/^who$|came|name|^visitors?$|guest/i, "Ms Okafor"],
              [/when|date|day/i, "2027-01-11"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/company|firm/i, "Nordlicht AG"],
              [/visit(ed|ing)|host/i, "Marcus Hill"],
              [/^who$|came|name|^visitors?$|guest/i, "Mr Petit"],
              [/when|date|day/i, "2027-01-12"],
            ],
          },
          { do: "shows", row: /Okafor/, text: /Brandt/, as: "platform1" },
          { do: "shows", row: /Petit/, text: /Marcus/ },
        ],
      },
    ],
  },
];
