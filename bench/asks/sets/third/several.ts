import type { Entry, Written } from "../../shape.ts";

/** Several parts in one, and asks of which a piece cannot be. */
export const thirdSeveral: Written[] = [
  {
    name: "team-fines",
    language: "en",
    covers: ["records", "digest", "monthly"],
    by: "asker1",
    channel: "#finance",
    text: "Team fines 💸 player, what for, amount (EUR), paid? (y/n). Everyone can add. On the 1st of each month, 9 o'clock, list the unpaid ones in #finance",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: fine("Otis", "late to training", "5") },
          { do: "fill", set: fine("Bram", "red card", "22.50"), as: "asker2" },
          { do: "shows", row: /Bram/, text: /22[.,]50/ },
          { do: "edit", row: /Otis/, set: [[/paid/i, "yes"]] },
          { do: "quiet", time: "2027-01-15 09:00" },
          { do: "at", time: "2027-02-01 09:00", channel: "#finance", says: [/Bram/], saysNot: /Otis/ },
          { do: "quiet", time: "2027-02-02 09:00" },
        ],
      },
    ],
  },
  {
    name: "werkstatt-auftraege",
    language: "de",
    covers: ["records", "digest", "command", "overdue"],
    by: "asker2",
    channel: "#general",
    text: "Auftragsliste für die Werkstatt: Auftragsnummer, Kunde, was zu machen ist, Termin, fertig (ja/nein). Werktags um 7 alles was über dem Termin ist in #general. Und mit /auftrag Kundenname will ich schnell nachschauen",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: job("4711", "Bäckerei Lohse", "Ofen reparieren", "2027-01-11") },
          { do: "fill", set: job("4712", "Gärtnerei Blum", "Pumpe tauschen", "2027-02-26"), as: "asker1" },
          { do: "command", text: "auftrag Lohse", answer: /4711|Ofen/, about: /befehl|\/auftrag/i },
          { do: "command", text: "auftrag blum", answer: /4712|Pumpe/, about: /befehl|\/auftrag/i },
          {
            do: "at",
            time: "2027-01-12 07:00",
            channel: "#general",
            says: [/4711|Lohse|Ofen/],
            saysNot: /4712|Blum|Pumpe/,
          },
          { do: "edit", row: /4711/, set: [[/fertig/i, "ja"]] },
          { do: "quiet", time: "2027-01-13 07:00", says: /4711|Lohse|Ofen/ },
          { do: "quiet", time: "2027-01-16 07:00" },
        ],
      },
    ],
  },
  {
    name: "new-hires",
    language: "mixed",
    covers: ["checklist", "links"],
    by: "asker2",
    channel: "#requests",
    text: "eine seite für new hires: checklist pro person (contract signed, badge, laptop, buddy) und dazu die wichtigsten links mit tags zum suchen",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/name|person|who|wer|hire|für/i, "Ines Roth"]] },
          { do: "choose", option: /badge/i, row: /Ines Roth/ },
          {
            do: "shows",
            row: /Ines Roth/,
            text: /1\s*(\/|of|von)\s*4|3 (left|open|missing|to go|offen|fehl|übrig)|(noch|fehl).{0,12}\b3\b|buddy/i,
          },
          { do: "fill", set: link("Handbook", "https://example.com/handbook", "start"), as: "asker1" },
          { do: "fill", set: link("Canteen menu", "https://example.com/canteen", "food") },
          { do: "search", words: "handbook", finds: /Handbook/, not: /Canteen menu/ },
          { do: "search", words: "food", finds: /Canteen menu/, not: /Handbook/ },
        ],
      },
    ],
  },
  {
    name: "potluck",
    language: "en",
    covers: ["poll", "records", "combination"],
    by: "asker1",
    channel: "#food",
    text: "team potluck 🥘 1. vote for the evening: fri 22 jan or fri 29 jan, voting closes wed 20 jan 5pm, result in #food 2. a list where everybody says which dish they bring",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", option: /\b29\b/ },
          { do: "choose", option: /\b29\b/, as: "asker2" },
          { do: "choose", option: /\b22\b/, as: "platform1" },
          { do: "fill", set: [[/dish|what|which|bring/i, "Samosas"]], as: "asker2" },
          { do: "shows", row: /Samosas/, text: /Jonas/ },
          { do: "quiet", time: "2027-01-19 17:00" },
          {
            do: "at",
            time: "2027-01-20 17:00",
            channel: "#food",
            says: [/\b29\b.*\b2\b|\b2\b.*\b29\b|\b29\b.*\bw[io]n|winner.*\b29\b/i],
          },
          { do: "choose", option: /\b22\b/, as: "platform2", refused: true },
        ],
      },
    ],
  },
  {
    name: "vereinsheim",
    language: "de",
    covers: ["booking", "rota", "combination"],
    by: "asker2",
    channel: "#general",
    text: "fürs vereinsheim: saal und küche tageweise buchbar (nie doppelt am selben tag!), und der putzdienst geht wöchentlich reihum: gabi, horst, erkan - montags 9 uhr sagst du in #general wer putzt",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: hall("Saal", "2027-01-23") },
          { do: "shows", row: /Saal/i, text: /Jonas/, as: "asker1" },
          { do: "fill", set: hall("Saal", "2027-01-23"), as: "asker1", refused: true },
          { do: "fill", set: hall("Küche", "2027-01-23"), as: "asker1" },
          { do: "fill", set: hall("Saal", "2027-01-24"), as: "asker1" },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"].map((day) => ({
            do: "at" as const,
            time: `${day} 09:00`,
            channel: "#general",
            says: [],
            turn: { of: ["gabi", "horst", "erkan"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-02-09 09:00" },
        ],
      },
    ],
  },
  {
    name: "court-payments",
    language: "en",
    covers: ["booking", "impossible piece"],
    by: "asker1",
    channel: "#requests",
    text: "tennis club: book Court A or Court B by the hour (day, from, to) so that nobody is on the same court at the same time, and charge 12.50 € to their credit card right away",
    expect: [
      {
        kind: "part",
        leftOut: [/card|charge|pay|12[.,]50/i],
        checks: [
          { do: "fill", set: court("Court A", "18:00", "19:00") },
          { do: "fill", set: court("Court A", "18:30", "19:30"), as: "asker2", refused: true },
          { do: "fill", set: court("Court B", "18:30", "19:30"), as: "asker2" },
          { do: "shows", text: /Jonas/ },
        ],
      },
      { kind: "asked", about: /card|charge|pay|12[.,]50/i },
      { kind: "declined", reason: [/card|charge|pay|12[.,]50/i] },
    ],
  },
  {
    name: "goods-labels",
    language: "en",
    covers: ["records", "impossible piece"],
    by: "asker2",
    channel: "#requests",
    text: "list of goods for the warehouse: article, shelf, weight in kg. for each new one our Zebra printer in hall 2 should print a label",
    expect: [
      {
        kind: "part",
        leftOut: [/print|label|zebra/i],
        checks: [
          {
            do: "fill",
            as: "asker1",
            set: [
              [/article/i, "Hinge 40 mm"],
              [/shelf/i, "C-14"],
              [/weight/i, "2.75"],
            ],
          },
          { do: "shows", row: /Hinge 40 mm/, text: /C-14/ },
          { do: "shows", row: /Hinge 40 mm/, text: /2[.,]75/ },
        ],
      },
      { kind: "asked", about: /print|label|zebra/i },
      { kind: "declined", reason: [/print|label|zebra/i] },
    ],
  },
  {
    name: "tageskarte-kalorien",
    language: "de",
    covers: ["records", "day", "impossible piece"],
    by: "asker2",
    channel: "#food",
    text: "Tageskarte fürs Restaurant: Gericht, Preis in €, vegetarisch ja/nein, jeden Tag wieder leer. Und rechne aus dem Foto vom Teller automatisch die Kalorien aus",
    expect: [
      {
        kind: "part",
        leftOut: [/foto|kalorien|teller/i],
        checks: [
          {
            do: "fill",
            as: "asker1",
            set: [
              [/gericht/i, "Linsensuppe"],
              [/preis/i, "7.90"],
              [/vegetarisch/i, "ja"],
            ],
          },
          { do: "shows", row: /Linsensuppe/, text: /7[.,]90/ },
          { do: "clock", time: "2027-01-12 08:00" },
          { do: "showsNot", text: /Linsensuppe/ },
        ],
      },
      { kind: "asked", about: /foto|kalorien|teller/i },
      { kind: "declined", reason: [/foto|kalorien|teller/i] },
    ],
  },
  {
    name: "stellen-inserieren",
    language: "de",
    covers: ["records", "impossible piece"],
    by: "asker2",
    channel: "#requests",
    text: "wir wollen unsere offenen stellen sammeln (stelle, abteilung, frei ab) und jede soll automatisch bei indeed und linkedin erscheinen",
    expect: [
      {
        kind: "part",
        leftOut: [/indeed|linkedin/i],
        checks: [
          {
            do: "fill",
            set: [
              [/^stelle|titel|name/i, "Mechatroniker"],
              [/abteilung/i, "Instandhaltung"],
              [/frei|ab\b/i, "2027-04-01"],
            ],
          },
          { do: "shows", row: /Mechatroniker/, text: /Instandhaltung/, as: "asker1" },
        ],
      },
      { kind: "asked", about: /indeed|linkedin/i },
      { kind: "declined", reason: [/indeed|linkedin/i] },
    ],
  },
];

function fine(player: string, why: string, amount: string): Entry[] {
  return [
    [/player/i, player],
    [/what|reason/i, why],
    [/amount|EUR/i, amount],
  ];
}

function job(number: string, customer: string, what: string, due: string): Entry[] {
  return [
    [/nummer|nr/i, number],
    [/kunde/i, customer],
    [/machen|arbeit|aufgabe|was/i, what],
    [/termin/i, due],
  ];
}

function link(title: string, address: string, tag: string): Entry[] {
  return [
    [/title|titel|name|bezeichnung/i, title],
    [/link|address|adresse|url/i, address],
    [/tag|schlagw/i, tag],
  ];
}

function hall(room: string, day: string): Entry[] {
  return [
    [/was|raum|welche|ressource|platz|saal|vereinsheim/i, room],
    [/^tag|datum|wann|^von|^ab\b/i, day],
    [/^bis|ende/i, day, "maybe"],
  ];
}

function court(name: string, from: string, to: string): Entry[] {
  return [
    [/court|thing|what|which|resource/i, name],
    [/day|date|when/i, "2027-01-13"],
    [/^from|start|begin/i, from],
    [/^to\b|until|end/i, to],
  ];
}
