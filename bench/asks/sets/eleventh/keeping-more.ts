import type { Entry, Written } from "../../shape.ts";

export const eleventhKeepingMore: Written[] = [
  {
    name: "eleventh-fuel",
    language: "de",
    covers: ["records", "file", "sum"],
    by: "asker2",
    channel: "#finance",
    text: [
      "Hallo zusammen,",
      "mein Steuerberater hat mir folgendes geschrieben, ich kopier es einfach mal rein:",
      "",
      '> "Sehr geehrter Herr Weber, bitte sorgen Sie dafür, dass zu jeder Tankung Kennzeichen, Datum, Liter und Betrag (€) erfasst werden und der Beleg als Foto oder Scan dabei liegt. Schuhkartons nehmen wir ab diesem Jahr nicht mehr an. MfG, Dr. Pohl"',
      "",
      "So. Wir sind elf Dachdecker mit fünf Bullis. Macht mir da bitte was, wo jeder nach dem Tanken seine Sachen eintippt, und wo man am Ende sieht, wie viel Euro zusammengekommen sind.",
    ].join("\n"),
    reads: [
      /Kennzeichen/i,
      /Datum/i,
      /Liter[^,;\n]{0,20}\((Zahl|number)/i,
      /Betrag[^,;\n]{0,25}(EUR|€)/i,
      /Beleg[^,;\n]{0,25}\((Datei|file|Foto)/i,
    ],
    outline: [
      "Liste: Tankbelege",
      "Angaben: Kennzeichen, Datum (Datum), Liter (Zahl), Betrag (EUR), Beleg (Datei)",
      "Summe: Betrag",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker1",
            set: [
              [/kennzeichen/i, "OL-DW 44"],
              [/datum|tag/i, "2027-01-08"],
              [/liter/i, "48"],
              [/betrag|€|eur/i, "81.30"],
              [/beleg|foto|scan/i, { file: "beleg.pdf", text: "%PDF-1.4 Tankbeleg" }],
            ],
          },
          {
            do: "fill",
            set: [
              [/kennzeichen/i, "OL-DW 17"],
              [/datum|tag/i, "2027-01-09"],
              [/liter/i, "52"],
              [/betrag|€|eur/i, "90.15"],
              [/beleg|foto|scan/i, { file: "aral.pdf", text: "%PDF-1.4 Aral" }],
            ],
          },
          { do: "shows", row: /OL-DW 44/, text: /81[.,]30/ },
          { do: "shows", text: /171[.,]45/ },
        ],
      },
    ],
  },
  {
    name: "eleventh-own-jobs",
    language: "en",
    covers: ["records", "private", "overdue"],
    by: "asker1",
    channel: "#general",
    text: "Could I have a little thing that only I can see, please? I translate on the side (boss knows, don't worry). Jobs with the client, number of words, deadline, fee in €, delivered yes/no. Anything past its deadline and not delivered ought to stand out.",
    reads: [
      /client/i,
      /words[^,;\n]{0,20}\(number/i,
      /deadline[^,;\n]{0,20}\(date/i,
      /fee[^,;\n]{0,20}(EUR|€)/i,
      /only (you|I|Ana|me)|private|for (you|me|Ana|yourself|oneself)( only| alone)?|just (you|me)|nobody else/i,
    ],
    outline: [
      "List: Translation jobs",
      "Details: Client (text), Words (number), Deadline (date), Fee (EUR), Delivered (yes/no)",
      "Due: Deadline",
      "Done: Delivered",
      "For me only: yes",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/client/i, "Maison Perrault"],
              [/words/i, "640"],
              [/deadline|due/i, "2027-01-06"],
              [/fee|€|eur/i, "95.00"],
            ],
          },
          {
            do: "fill",
            set: [
              [/client/i, "Vinho Verde SA"],
              [/words/i, "900"],
              [/deadline|due/i, "2027-02-26"],
              [/fee|€|eur/i, "140.00"],
            ],
          },
          { do: "shows", row: /Maison Perrault/, text: /overdue|late|past/i },
          { do: "showsNot", row: /Vinho Verde/, text: /overdue|\blate\b/i },
          { do: "edit", row: /Maison Perrault/, set: [[/deliver|done/i, "yes"]] },
          { do: "showsNot", row: /Maison Perrault/, text: /overdue|\blate\b/i },
          { do: "showsNot", text: /Vinho Verde/, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "eleventh-reptiles",
    language: "en",
    covers: ["records", "search"],
    by: "platform2",
    channel: "#general",
    text: "Need a register of everything living in the reptile house: common name, latin name, terrarium no., venomous (yes/no), keeper. Must be searchable, the vet asks for things by half a name. Our current register is a laminated sheet with corrections in three colours of marker, the inspector raised both eyebrows at it, so sooner would be better than later.",
    reads: [/common|name/i, /latin/i, /terrarium/i, /venom[^,;\n]{0,20}\(yes/i, /keeper/i],
    outline: [
      "List: Reptile house register",
      "Details: Common name, Latin name, Terrarium no. (text), Venomous (yes/no), Keeper (person)",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          ...(
            [
              ["Gaboon viper", "Bitis gabonica", "11"],
              ["Corn snake", "Pantherophis guttatus", "3"],
              ["Leopard gecko", "Eublepharis macularius", "4"],
              ["Green iguana", "Iguana iguana", "21"],
              ["Eyelash viper", "Bothriechis schlegelii", "12"],
              ["Bearded dragon", "Pogona vitticeps", "8"],
            ] as const
          ).map(([common, latin, no]) => ({
            do: "fill" as const,
            set: [
              [/common|^name/i, common],
              [/latin/i, latin],
              [/terrar/i, no],
            ] as Entry[],
          })),
          { do: "search", words: "gabon", finds: /Gaboon viper/, not: /Corn snake|Green iguana/ },
          { do: "search", words: "viper", finds: /Eyelash viper/, not: /Bearded dragon/, as: "asker2" },
          { do: "edit", row: /Corn snake/, set: [[/terrar/i, "33"]] },
          { do: "shows", row: /Corn snake/, text: /\b33\b/ },
        ],
      },
    ],
  },
];
