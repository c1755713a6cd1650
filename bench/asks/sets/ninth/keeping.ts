import type { Written } from "../../shape.ts";

export const ninthKeeping: Written[] = [
  {
    name: "ninth-pool-lost",
    language: "en",
    covers: ["records", "yes/no"],
    by: "asker1",
    channel: "#general",
    text: "hi! need a place where we at the pool desk can jot down lost property. what it is, where it was found, which day, and if its been picked up yet",
    reads: [/what|item|thing|object/i, /where|place|location/i, /day|date|when/i, /pick(ed)?[ -]?up|collected/i],
    outline: "List: Lost property\nDetails: What, Where found, Day found (date), Picked up (yes/no)",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/what|item|thing|object|it is/i, "blue goggles"],
              [/where|place|location|found at/i, "bench at lane 4"],
              [/day|date|when|found on/i, "2027-01-10"],
            ],
          },
          {
            do: "fill",
            as: "platform2",
            set: [
              [/what|item|thing|object|it is/i, "grey towel"],
              [/where|place|location|found at/i, "sauna"],
              [/day|date|when|found on/i, "2027-01-11"],
            ],
          },
          { do: "shows", row: /blue goggles/, text: /lane 4/, as: "asker2" },
          { do: "edit", row: /grey towel/, set: [[/pick|collect/i, "yes"]] },
          { do: "shows", row: /grey towel/, text: /sauna/ },
        ],
      },
    ],
  },
  {
    name: "ninth-tyres",
    language: "de",
    covers: ["records", "search", "number"],
    by: "asker2",
    channel: "#requests",
    text: "Reifeneinlagerung!! Kennzeichen, Regalplatz, Profiltiefe in mm und seit wann eingelagert – brauch ich als Übersicht wo alle aus der Werkstatt eintragen und suchen können",
    reads: [/kennzeichen/i, /regal/i, /profil/i, /eingelagert|einlagerung|seit/i],
    outline:
      "Liste: Reifeneinlagerung\nAngaben: Kennzeichen, Regalplatz, Profiltiefe in mm (Zahl), Eingelagert seit (Datum)",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/kennzeichen/i, "B-KL 204"],
              [/regal|platz/i, "R3 oben"],
              [/profil|tiefe/i, "5"],
              [/eingelagert|einlagerung|seit|wann|datum/i, "2026-11-03"],
            ],
          },
          {
            do: "fill",
            as: "platform1",
            set: [
              [/kennzeichen/i, "HH-ZZ 9"],
              [/regal|platz/i, "R7 unten"],
              [/profil|tiefe/i, "3"],
              [/eingelagert|einlagerung|seit|wann|datum/i, "2026-10-20"],
            ],
          },
          { do: "shows", row: /B-KL 204/, text: /R3 oben/, as: "platform2" },
          { do: "search", words: "HH-ZZ", finds: /R7 unten/, not: /R3 oben/ },
        ],
      },
    ],
  },
  {
    name: "ninth-petty-cash",
    language: "en",
    covers: ["records", "money", "sum", "bullets"],
    by: "asker1",
    channel: "#finance",
    text: [
      "Petty cash tin at the gallery. I count it by hand and it's never right, so could you set something up where we put in",
      "- date",
      "- what it was for",
      "- amount (EUR)",
      "- who took it",
      "and at the bottom how much it comes to altogether. cheers",
    ].join("\n"),
    reads: [/date/i, /what|for|purpose/i, /amount/i, /who|took|person/i, /sum|total|altogether|add/i],
    outline: "List: Petty cash\nDetails: Date (date), What for, Amount (EUR), Who took it (person)\nAdd up: Amount",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/date|day|when/i, "2027-01-08"],
              [/what|purpose|for/i, "picture hooks"],
              [/amount|eur|€/i, "12.50"],
              [/who|took|person/i, "Jonas Weber"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/date|day|when/i, "2027-01-11"],
              [/what|purpose|for/i, "stamps"],
              [/amount|eur|€/i, "7.25"],
              [/who|took|person/i, "Priya Raman"],
            ],
          },
          { do: "shows", row: /picture hooks/, text: /12[.,]50/ },
          { do: "shows", row: /stamps/, text: /Priya/ },
          { do: "shows", text: /19[.,]75/, about: /sum|total|altogether/i },
        ],
      },
    ],
  },
  {
    name: "ninth-snags",
    language: "de",
    covers: ["records", "overdue", "choice"],
    by: "asker2",
    channel: "#requests",
    text: "Für die Baustelle Lindenhof müssen wir Mängel sammeln. Pro Mangel: Beschreibung, Stockwerk, Gewerk (Elektro, Sanitär oder Maler), bis wann er behoben sein muss und ob er offen oder erledigt ist. Was drüber ist über der Frist soll sofort ins Auge springen, die Bauleitung reißt mir sonst den Kopf ab. Gruß Jonas",
    reads: [/beschreibung|mangel/i, /stockwerk/i, /sanit/i, /maler/i, /frist|bis|fällig/i, /erledigt/i],
    outline: [
      "Liste: Mängel Lindenhof",
      "Angaben: Beschreibung, Stockwerk, Gewerk (Elektro / Sanitär / Maler), Frist (Datum), Stand (offen / erledigt)",
      "Fällig: Frist",
      "Erledigt: Stand = erledigt",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/beschreibung|mangel|was/i, "Steckdose locker"],
              [/stock|etage/i, "2. OG"],
              [/gewerk/i, "Elektro"],
              [/frist|bis|fällig|behoben/i, "2027-01-05"],
              [/stand|status|zustand/i, "offen", "maybe"],
            ],
          },
          {
            do: "fill",
            set: [
              [/beschreibung|mangel|was/i, "Abfluss verstopft"],
              [/stock|etage/i, "EG"],
              [/gewerk/i, "Sanitär"],
              [/frist|bis|fällig|behoben/i, "2027-03-05"],
              [/stand|status|zustand/i, "offen", "maybe"],
            ],
          },
          {
            do: "shows",
            row: /Steckdose locker/,
            text: /überfällig|verspätet|zu spät|über der Frist|abgelaufen|⚠|seit \d/i,
            about: /frist|überfällig|auge/i,
          },
          { do: "showsNot", row: /Abfluss verstopft/, text: /überfällig|verspätet|abgelaufen/i },
          { do: "edit", row: /Steckdose locker/, set: [[/stand|status|offen|erledigt|zustand/i, "erledigt"]] },
          { do: "showsNot", row: /Steckdose locker/, text: /überfällig|verspätet|abgelaufen/i },
        ],
      },
      {
        kind: "asked",
        about: /stand|status|erledigt|offen|frist/i,
        reply: "Der Stand ist offen oder erledigt, und die Frist ist ein Datum",
        checks: [
          {
            do: "fill",
            set: [
              [/beschreibung|mangel|was/i, "Steckdose locker"],
              [/gewerk/i, "Elektro"],
              [/frist|bis|fällig|behoben/i, "2027-01-05"],
            ],
          },
          { do: "shows", row: /Steckdose locker/, text: /überfällig|verspätet|zu spät|abgelaufen|⚠/i },
        ],
      },
    ],
  },
  {
    name: "ninth-choir",
    language: "en",
    covers: ["records", "search", "long"],
    by: "platform1",
    channel: "#general",
    text: [
      "Evening all (or whoever reads this!),",
      "",
      "as some of you know I look after the music cupboard for the works choir. It is three metres of paper and a card index from 1994, and since Gerald retired nobody but me understands the card index. I don't want to be the only one who can find the Fauré, so I'd like to put it online for the section leaders.",
      "",
      "For each piece we should have its title, the composer, the voicing - that is one of SATB, SSA or unison - the number of copies and the shelf it lives on. I must be able to look for a composer. Nothing has to be announced anywhere, it's just so that people can look.",
      "",
      "Bless you, Priya",
    ].join("\n"),
    reads: [/title|piece/i, /composer/i, /SSA/, /unison/i, /copies|number/i, /shelf/i],
    outline: "List: Music cupboard\nDetails: Title, Composer, Voicing (SATB / SSA / unison), Copies (number), Shelf",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/title|piece|name/i, "Cantique de Jean Racine"],
              [/composer/i, "Fauré"],
              [/voic/i, "SATB"],
              [/cop(y|ies)|number/i, "34"],
              [/shelf/i, "B2"],
            ],
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/title|piece|name/i, "Ave Maris Stella"],
              [/composer/i, "Grieg"],
              [/voic/i, "SSA"],
              [/cop(y|ies)|number/i, "18"],
              [/shelf/i, "C1"],
            ],
          },
          { do: "shows", row: /Cantique/, text: /34/, as: "asker2" },
          { do: "search", words: "Grieg", finds: /Ave Maris Stella/, not: /Cantique/ },
          {
            do: "fill",
            refused: true,
            set: [
              [/title|piece|name/i, "Locus iste"],
              [/composer/i, "Bruckner"],
              [/voic/i, "TTBB"],
            ],
            about: /voic/i,
          },
        ],
      },
    ],
  },
  {
    name: "ninth-logbook",
    language: "de",
    covers: ["records", "sum", "csv"],
    by: "asker2",
    channel: "#finance",
    text: "Fahrtenbuch. Datum / Fahrer / Strecke / km / Zweck (dienstlich oder privat). km unten zusammenzählen, als CSV raus fürs Büro. Danke",
    reads: [/datum/i, /fahrer/i, /strecke/i, /\bkm\b|kilometer/i, /dienstlich/i, /privat/i],
    outline:
      "Liste: Fahrtenbuch\nAngaben: Datum (Datum), Fahrer (Person), Strecke, km (Zahl), Zweck (dienstlich / privat)\nSumme: km",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/datum|tag/i, "2027-01-07"],
              [/fahrer|wer/i, "Jonas Weber"],
              [/strecke|fahrt|route/i, "Berlin–Potsdam"],
              [/\bkm\b|kilometer/i, "71"],
              [/zweck|art/i, "dienstlich"],
            ],
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/datum|tag/i, "2027-01-08"],
              [/fahrer|wer/i, "Ana Ferreira"],
              [/strecke|fahrt|route/i, "Berlin–Cottbus"],
              [/\bkm\b|kilometer/i, "113"],
              [/zweck|art/i, "privat"],
            ],
          },
          { do: "shows", row: /Cottbus/, text: /113/ },
          { do: "shows", text: /\b184\b/, about: /summe|zusammen/i },
          { do: "download", says: [/Strecke/i, /Potsdam/, /71/], about: /csv/i },
        ],
      },
    ],
  },
];
