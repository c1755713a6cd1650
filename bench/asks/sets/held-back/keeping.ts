import type { Entry, Written } from "../../shape.ts";

export const twelfthKeeping: Written[] = [
  {
    name: "twelfth-autoclave",
    language: "en",
    covers: ["records", "edit"],
    by: "asker1",
    channel: "#requests",
    text: "Dental practice, three chairs, one autoclave. The hygiene inspector gets a ring binder from us with coffee on it and she isn't amused any more. For every load we put down: load number, programme (134 prion, 134 short or 121), highest temperature in °C, strip turned black yes/no, and who unloaded it. The assistants type that in. Words where the temperature goes must not be possible, we had 'ok' in there for a month",
    reads: [
      /load/i,
      /programme[^\n]*134 prion[^\n]*134 short[^\n]*121/i,
      /temp[^,;\n]{0,20}\(number/i,
      /(strip|black)[^,;\n]{0,25}\(yes/i,
      /unloaded/i,
    ],
    outline: [
      "List: Steriliser loads",
      "Details: Load number (number), Programme (134 prion / 134 short / 121), Highest temperature (number), Strip turned black (yes/no), Unloaded by (person)",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/load n|^load|number/i, "417"],
              [/program/i, "134 prion"],
              [/temp/i, "135"],
              [/strip|black/i, "yes", "maybe"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/load n|^load|number/i, "418"],
              [/program/i, "121"],
              [/temp/i, "122"],
            ],
          },
          { do: "shows", row: /\b418\b/, text: /\b122\b/, as: "platform1" },
          { do: "shows", row: /\b417\b/, text: /134 prion/ },
          {
            do: "fill",
            set: [
              [/load n|^load|number/i, "419"],
              [/program/i, "134 short"],
              [/temp/i, "ok"],
            ],
            refused: true,
          },
          { do: "edit", row: /\b417\b/, set: [[/temp/i, "136"]], as: "asker2" },
          { do: "shows", row: /\b417\b/, text: /\b136\b/ },
        ],
      },
    ],
  },
  {
    name: "twelfth-potholes",
    language: "de",
    covers: ["records", "search"],
    by: "asker2",
    channel: "#platform",
    text: "Straßenmeisterei Süd. Schlaglöcher. Kolonne fährt raus, sieht eins, fährt weiter, vergisst's, Bürger ruft an. Also Meldeliste mit Straße, Kilometer (Zahl), Größe (klein, mittel oder Krater), gesehen am, geflickt ja/nein. Durchsuchen muss man's können, am Telefon hab ich keine Zeit zum Blättern.",
    reads: [
      /Straße/i,
      /Kilometer[^,;\n]{0,20}\((Zahl|number)/i,
      /klein[^\n]*mittel[^\n]*Krater/i,
      /gesehen[^,;\n]{0,20}\((Datum|date)/i,
      /geflickt[^,;\n]{0,20}\((ja|yes)/i,
    ],
    outline: [
      "Liste: Schlaglöcher",
      "Angaben: Straße, Kilometer (Zahl), Größe (klein / mittel / Krater), Gesehen am (Datum), Geflickt (ja/nein)",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          ...(
            [
              ["B 75 Richtung Rotenburg", "12", "mittel"],
              ["L 131 Ortsausgang", "3", "Krater"],
              ["K 17 Moorweg", "8", "klein"],
              ["Deichstraße", "1", "klein"],
              ["Am Güterbahnhof", "2", "mittel"],
              ["L 154 Talbrücke", "21", "Krater"],
            ] as const
          ).map(([road, km, size]) => ({
            do: "fill" as const,
            set: [
              [/straße/i, road],
              [/kilometer|\bkm\b/i, km],
              [/größe/i, size],
              [/gesehen|datum|wann/i, "2027-01-08", "maybe"],
            ] as Entry[],
          })),
          { do: "search", words: "talbr", finds: /L 154 Talbrücke/, not: /Moorweg|Deichstraße/ },
          { do: "search", words: "Moorweg", finds: /K 17 Moorweg/, not: /Talbrücke/, as: "asker1" },
          { do: "edit", row: /Deichstraße/, set: [[/geflickt/i, "ja"]], as: "asker1" },
          { do: "shows", row: /L 131 Ortsausgang/, text: /Krater/ },
        ],
      },
    ],
  },
  {
    name: "twelfth-bikes",
    language: "en",
    covers: ["records", "sum", "misspelt"],
    by: "asker1",
    channel: "#general",
    text: "can u mkae me a lsit for teh bike workshp?? cusotmer, frame numbr, whats brokn, prise in euro, redy yes/no. the total of all teh prises undreneath. sory, im typing wiht greese on my fingers",
    reads: [/cus/i, /frame/i, /brok/i, /pri[cs]e[^,;\n]{0,25}(EUR|€)/i, /re?a?dy[^,;\n]{0,20}\(yes/i],
    outline: [
      "List: Bike workshop",
      "Details: Customer (text), Frame number (text), What is broken (text), Price (EUR), Ready (yes/no)",
      "Add up: Price",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/cus/i, "Mrs Vandermeer"],
              [/frame/i, "88213"],
              [/brok|wh?at|problem/i, "rear derailleur"],
              [/pri|eur|€/i, "45.50"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/cus/i, "Mr Quill"],
              [/frame/i, "90177"],
              [/brok|wh?at|problem/i, "bent fork"],
              [/pri|eur|€/i, "120.25"],
            ],
          },
          { do: "shows", row: /Vandermeer/, text: /rear derailleur/, as: "asker2" },
          { do: "shows", text: /165[.,]75/ },
          { do: "edit", row: /Mr Quill/, set: [[/re?a?dy/i, "yes"]] },
          { do: "edit", row: /Mr Quill/, set: [[/pri|eur|€/i, "100.25"]] },
          { do: "shows", text: /145[.,]75/ },
        ],
      },
    ],
  },
  {
    name: "twelfth-wine-cellar",
    language: "de",
    covers: ["records", "sum"],
    by: "asker2",
    channel: "#food",
    text: "Servus aus dem Gasthof, ich bin der Neue am Wein. Mein Vorgänger hatte alles im Kopf, der Kopf ist jetzt in Meran. Ich fang von vorn an und zähl durch: Weingut, Rebsorte, Jahrgang, Anzahl Flaschen, Einkaufspreis in €. Und unten soll stehen wie viele Flaschen wir insgesamt haben, ned was sie kosten, das will ich lieber gar ned wissen",
    reads: [
      /Weingut/i,
      /Rebsorte/i,
      /Jahrgang/i,
      /Flaschen[^,;\n]{0,20}\((Zahl|number)/i,
      /preis[^,;\n]{0,25}(EUR|€)/i,
    ],
    outline: [
      "Liste: Weinkeller",
      "Angaben: Weingut, Rebsorte, Jahrgang (Text), Flaschen (Zahl), Einkaufspreis (EUR)",
      "Summe: Flaschen",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/weingut/i, "Pittnauer"],
              [/rebsorte|sorte/i, "Blaufränkisch"],
              [/jahrgang|jahr/i, "2021"],
              [/flaschen|anzahl/i, "24"],
              [/preis|€|eur/i, "11.50"],
            ],
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/weingut/i, "Tement"],
              [/rebsorte|sorte/i, "Sauvignon Blanc"],
              [/jahrgang|jahr/i, "2023"],
              [/flaschen|anzahl/i, "33"],
              [/preis|€|eur/i, "16.90"],
            ],
          },
          { do: "shows", row: /Pittnauer/, text: /\b2021\b/, as: "asker1" },
          { do: "shows", row: /Tement/, text: /16[.,]90/ },
          { do: "shows", text: /\b57\b/ },
          { do: "edit", row: /Tement/, set: [[/flaschen|anzahl/i, "30"]] },
          { do: "shows", text: /\b54\b/ },
        ],
      },
    ],
  },
  {
    name: "twelfth-bug-bash",
    language: "mixed",
    covers: ["records", "link"],
    by: "asker2",
    channel: "#platform",
    text: "Hi all, für unseren Bug Bash am Donnerstag brauch ich quick & dirty ne list: title, steps to reproduce (darf lang sein), severity low / medium / high, link zum Ticket, fixed ja/nein. Jeder darf adden, jeder darf fixen. Thx!!",
    reads: [
      /title|titel/i,
      /(steps|reproduce)/i,
      /low[^\n]*medium[^\n]*high/i,
      /(link|ticket)[^,;\n]{0,25}\(link/i,
      /fixed[^,;\n]{0,20}\((ja|yes)/i,
    ],
    outline: [
      "Liste: Bug Bash",
      "Angaben: Title (Text), Steps to reproduce (langer Text), Severity (low / medium / high), Link zum Ticket (Link), Fixed (ja/nein)",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker1",
            set: [
              [/title|titel/i, "Basket empties itself"],
              [/steps|reproduce/i, "open two tabs, log out in one"],
              [/severity/i, "high"],
              [/link|ticket/i, "https://tickets.example/4711"],
            ],
          },
          {
            do: "fill",
            as: "platform1",
            set: [
              [/title|titel/i, "Typo in the footer"],
              [/steps|reproduce/i, "scroll down"],
              [/severity/i, "low"],
              [/link|ticket/i, "https://tickets.example/4712"],
            ],
          },
          { do: "shows", row: /Basket empties/, text: /high/i },
          { do: "edit", row: /Typo in the footer/, set: [[/fixed/i, "ja"]], as: "platform2" },
          { do: "edit", row: /Basket empties/, set: [[/severity/i, "medium"]] },
          { do: "shows", row: /Basket empties/, text: /medium/i, as: "asker1" },
          { do: "shows", text: /log out in one/ },
        ],
      },
    ],
  },
  {
    name: "twelfth-supervision",
    language: "de",
    covers: ["records", "private", "sum"],
    by: "asker2",
    channel: "#general",
    text: "Ich mache neben der Klinik meine Therapeutenausbildung und muss Supervisionsstunden nachweisen. Bitte eine Liste, in die ausschließlich ich reingucken kann, sonst niemand, da stehen ja halbe Fallgeschichten drin: Datum, Stunden, bei wem, Thema. Die Stunden bitte zusammenzählen. Kein Schnickschnack :)",
    reads: [
      /Datum/i,
      /Stunden[^,;\n]{0,20}\((Zahl|number)/i,
      /Thema/i,
      /nur (du|dich|für dich|ich|mich|Jonas)|privat|niemand sonst|sonst niemand|allein|persönlich/i,
    ],
    outline: [
      "Liste: Supervision",
      "Angaben: Datum (Datum), Stunden (Zahl), Bei wem (Text), Thema (langer Text)",
      "Summe: Stunden",
      "Nur für mich: ja",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/datum|tag/i, "2027-01-04"],
              [/stunden/i, "26"],
              [/bei wem|supervis|wem|wer/i, "Priya Raman", "maybe"],
              [/thema/i, "Abgrenzung im Erstgespräch"],
            ],
          },
          {
            do: "fill",
            set: [
              [/datum|tag/i, "2027-01-08"],
              [/stunden/i, "17"],
              [/bei wem|supervis|wem|wer/i, "Marcus Hill", "maybe"],
              [/thema/i, "Gegenübertragung"],
            ],
          },
          { do: "shows", text: /\b43\b/ },
          { do: "shows", text: /Gegenübertragung/ },
          { do: "showsNot", text: /Gegenübertragung|Erstgespräch/, as: "asker1" },
          { do: "showsNot", text: /Gegenübertragung|Erstgespräch/, as: "platform1" },
        ],
      },
    ],
  },
];
