import type { Check, Entry, Written } from "../../shape.ts";

const LATE_DE = /überfällig|abgelaufen|verspätet|zu spät|fällig seit|seit \d+ tag/i;

/** Things that are written down, with what is posted of them. */
export const fourthKeeping: Written[] = [
  {
    name: "fourth-front-desk",
    language: "en",
    covers: ["records"],
    by: "asker1",
    channel: "#requests",
    text: "Hi there, Maud from the front desk. Visitors still sign a paper book and nobody can read it 🙈 Could we have that on screen? For each visitor: full name, company, host, badge number and the day. Oh and I must be able to correct typos later. Thank you!!",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/name|visitor/i, "Petra Novak"],
              [/company|firm/i, "Orbital GmbH"],
              [/host/i, "Jonas Weber"],
              [/badge/i, "17"],
              [/day|date|when/i, "2027-01-11"],
            ],
          },
          { do: "shows", row: /Petra Novak/, text: /Orbital GmbH/, as: "asker2" },
          { do: "edit", row: /Petra Novak/, set: [[/badge/i, "71"]] },
          { do: "shows", row: /Petra Novak/, text: /\b71\b/ },
          { do: "showsNot", row: /Petra Novak/, text: /\b17\b/ },
        ],
      },
    ],
  },
  {
    name: "fourth-extinguishers",
    language: "de",
    covers: ["records", "overdue"],
    by: "asker2",
    channel: "#requests",
    text: "Moin, die Feuerlöscher machen mich fertig. Will pro Gerät eintragen: Standort, Gerätenummer, Typ (Pulver / CO2 / Schaum), nächste Prüfung. Und was schon drüber ist, soll einem sofort ins Auge springen. Gruß Heiko",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: extinguisher("Halle 3", "FL-0815", "CO2", "2026-12-01") },
          { do: "fill", set: extinguisher("Kantine", "FL-0900", "Schaum", "2027-01-20") },
          { do: "shows", row: /FL-0900/, text: /Kantine/ },
          { do: "shows", row: /FL-0815/, text: LATE_DE, about: /drüber|auge|überfällig|springen|markier|hervor/i },
          { do: "showsNot", row: /FL-0900/, text: LATE_DE },
          { do: "clock", time: "2027-01-22 10:00" },
          { do: "shows", row: /FL-0900/, text: LATE_DE, about: /drüber|auge|überfällig|springen|markier|hervor/i },
        ],
      },
    ],
  },
  {
    name: "fourth-petty-cash",
    language: "en",
    covers: ["records", "sum", "files"],
    by: "asker1",
    channel: "#general",
    text: "petty cash, finally digital plz 🙏\n- date\n- what it was for\n- amount (€)\n- receipt (pic or pdf)\nand i want to see at a glance how much went out altogether, accounting asks me every friggin month",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: cash("2027-01-08", "Stamps", "12.50") },
          { do: "fill", set: cash("2027-01-11", "Lightbulbs", "24.90") },
          { do: "shows", row: /Stamps/, text: /12[.,]50/ },
          {
            do: "shows",
            row: /Stamps/,
            text: /stamps-01|\.pdf|receipt|\bfile\b|download/i,
            about: /receipt|pic|pdf|file|upload/i,
          },
          { do: "shows", text: /37[.,]40?\b/, about: /altogether|total|sum|how much|glance|went out/i },
        ],
      },
    ],
  },
  {
    name: "fourth-complaints",
    language: "de",
    covers: ["records", "digest"],
    by: "asker2",
    channel: "#sales",
    text: "Hallo zusammen, wir verlieren den Überblick bei den Reklamationen. Bräuchten etwas, wo man reinschreibt: Kunde, worum es geht, wer sich kümmert, bis wann, erledigt (ja/nein). Und montags um halb neun bitte alles, was noch nicht erledigt ist, in <#sales>. LG Svenja",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: complaint("Bäckerei Holm", "Ofentür klemmt", "2027-01-25") },
          { do: "fill", set: complaint("Café Lindner", "Mixer defekt", "2027-01-26") },
          { do: "shows", row: /Holm/, text: /Ofentür klemmt/, as: "asker1" },
          { do: "edit", row: /Lindner/, set: [[/erledigt/i, "ja"]] },
          { do: "quiet", time: "2027-01-15 08:30" },
          {
            do: "at",
            time: "2027-01-18 08:30",
            channel: "#sales",
            says: [/Holm|Ofentür/],
            saysNot: /Lindner|Mixer/,
            about: /montag|halb neun|0?8[:.]30|nicht erledigt|offene/i,
          },
          { do: "quiet", time: "2027-01-19 08:30" },
        ],
      },
    ],
  },
  {
    name: "fourth-snags",
    language: "en",
    covers: ["command"],
    by: "asker1",
    channel: "#general",
    text: "would be great if building snags could be logged straight from slack: I type e.g. `/tool snag lift B stuck on 3` and it lands in a list, with who said it and when, so the facility guys see all of them on one page",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "command", text: " lift B stuck on 3", answer: /./ },
          { do: "command", text: " tap drips in kitchen 2", answer: /./, as: "asker2" },
          { do: "shows", text: /lift B stuck on 3/ },
          { do: "shows", text: /tap drips in kitchen 2/, as: "platform1" },
          { do: "shows", row: /tap drips/, text: /Jonas/, about: /who|said|person|author/i },
          {
            do: "shows",
            row: /tap drips/,
            text: /2027-01-11|11(th)?[ .]?(0?1|Jan)|Jan(uary)? 11|0?1\/11|11\/0?1|today|ago|\d\d:\d\d/i,
            about: /when|date|time/i,
          },
        ],
      },
    ],
  },
  {
    name: "fourth-suppliers",
    language: "en",
    covers: ["records", "csv"],
    by: "asker2",
    channel: "#requests",
    text: "attached is our supplier list from the old shared drive. can u turn it into something everybody can look things up in and change? columns as in the file. and i need to get it out again as csv for the auditors",
    files: [
      {
        name: "suppliers.csv",
        text: () =>
          "Supplier,City,Contact,Since\nLindqvist Timber,Malmö,Eva Berg,2019-04-01\nFratelli Moro,Torino,Luca Moro,2021-09-15\nHaas Fittings,Linz,Toni Haas,2015-02-10\n",
      },
    ],
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /Lindqvist Timber/, text: /Malmö/, about: /file|rows|entries|import|csv|attach/i },
          ...suppliersAfter(),
        ],
      },
      {
        kind: "part",
        leftOut: [/file|rows|entries|import|attach/i],
        checks: [
          {
            do: "upload",
            file: "suppliers.csv",
            text: "Supplier,City,Contact,Since\nLindqvist Timber,Malmö,Eva Berg,2019-04-01\nFratelli Moro,Torino,Luca Moro,2021-09-15\n",
            shows: [/Lindqvist Timber/, /Fratelli Moro/],
          },
          ...suppliersAfter(),
        ],
      },
    ],
  },
  {
    name: "fourth-safety-training",
    language: "de",
    covers: ["records", "overdue", "csv", "files"],
    by: "asker1",
    channel: "#general",
    text: "hi, ich mach die Arbeitssicherheit. brauche eine übersicht, welche Unterweisung wer wann hatte: Mitarbeiter, Unterweisung, Datum, gültig bis, Nachweis (Datei). Was nicht mehr gültig ist muss man erkennen + ich will alles als csv runterladen können",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: training("Jonas Weber", "Leiter und Tritte", "2025-11-30", "2026-11-30") },
          { do: "fill", set: training("Priya Raman", "Staplerfahren", "2026-06-01", "2028-06-01") },
          { do: "shows", row: /Staplerfahren/, text: /Priya/ },
          {
            do: "shows",
            row: /Leiter und Tritte/,
            text: new RegExp(`${LATE_DE.source}|ungültig|nicht mehr gültig`, "i"),
            about: /gültig|erkennen|abgelaufen|überfällig/i,
          },
          {
            do: "download",
            says: [/Leiter und Tritte/, /Staplerfahren/, /Jonas/],
            about: /csv|download|runterladen|export/i,
          },
        ],
      },
    ],
  },
  {
    name: "fourth-confidential-talks",
    language: "de",
    covers: ["records", "access"],
    by: "asker2",
    channel: "#requests",
    text: "Wir brauchen einen Ort für die Mitarbeitergespräche: Datum, Name, Thema, Vereinbarung. Vertraulich!! Nur <@platform1> und ich dürfen da rein, sonst niemand.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: talk("Lena Vogt", "Teilzeit ab Mai") },
          { do: "fill", set: talk("Omar Said", "Fachlaufbahn"), as: "platform1" },
          { do: "shows", row: /Lena Vogt/, text: /Teilzeit/, as: "platform1" },
          { do: "showsNot", text: /Teilzeit ab Mai/, as: "asker1", about: access() },
          { do: "fill", set: talk("Max Muster", "Probe"), as: "asker1", refused: true, about: access() },
        ],
      },
      {
        kind: "part",
        leftOut: [access()],
        checks: [
          { do: "fill", set: talk("Lena Vogt", "Teilzeit ab Mai") },
          { do: "shows", row: /Lena Vogt/, text: /Teilzeit/, as: "platform1" },
        ],
      },
    ],
  },
  {
    name: "fourth-unpaid",
    language: "en",
    covers: ["records", "digest", "overdue"],
    by: "asker1",
    channel: "#requests",
    text: "Unpaid invoices: customer / invoice no. / amount in euros / due on / paid y/n. Every working day at 8:45 list in <#finance> whatever is past its due date and still not paid (nothing else pls, they hate noise)",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: invoice("Kerr Ltd", "INV-77", "2027-01-08") },
          { do: "fill", set: invoice("Olsen AS", "INV-88", "2027-02-28") },
          { do: "fill", set: invoice("Duval SARL", "INV-99", "2027-01-05") },
          { do: "edit", row: /INV-99/, set: [[/paid/i, "yes"]] },
          ...["2027-01-12", "2027-01-13"].map(
            (day): Check => ({
              do: "at",
              time: `${day} 08:45`,
              channel: "#finance",
              says: [/INV-77|Kerr/],
              saysNot: /INV-88|Olsen|INV-99|Duval/,
              about: /past|due date|overdue|working day|8[:.]45/i,
            }),
          ),
          { do: "clock", time: "2027-01-15 12:00" },
          { do: "quiet", time: "2027-01-17 12:00" },
          { do: "edit", row: /INV-77/, set: [[/paid/i, "yes"]] },
          { do: "quiet", time: "2027-01-18 08:46", says: /INV-77|Kerr/ },
        ],
      },
    ],
  },
];

function extinguisher(place: string, number: string, type: string, next: string): Entry[] {
  return [
    [/standort|\bort\b/i, place],
    [/nummer|\bnr\b/i, number],
    [/typ|art/i, type],
    [/prüfung|fällig/i, next],
  ];
}

function cash(date: string, reason: string, amount: string): Entry[] {
  const file = `${reason.toLowerCase()}-01.pdf`;
  return [
    [/date|day|when/i, date],
    [/what|for|purpose|description|reason/i, reason],
    [/amount|€|eur/i, amount],
    [/receipt|pic|pdf|file/i, { file, text: "%PDF-1.4\n" }, "maybe"],
  ];
}

function complaint(customer: string, issue: string, until: string): Entry[] {
  return [
    [/kunde/i, customer],
    [/worum|geht|thema|problem|beschreibung|anliegen|betreff/i, issue],
    [/kümmer|\bwer\b|zuständ/i, "Jonas Weber"],
    [/\bbis\b|fällig|termin|frist/i, until],
    [/erledigt/i, "nein", "maybe"],
  ];
}

function suppliersAfter(): Check[] {
  return [
    { do: "edit", row: /Fratelli Moro/, set: [[/city/i, "Genova"]], as: "asker1" },
    { do: "shows", row: /Fratelli Moro/, text: /Genova/ },
    { do: "search", words: "Lindqvist", finds: /Lindqvist Timber/, not: /Fratelli Moro/, about: /look|search|find/i },
    { do: "download", says: [/Lindqvist Timber/, /Genova/], about: /csv|export|download|get it out|auditor/i },
  ];
}

function training(who: string, what: string, on: string, until: string): Entry[] {
  return [
    [/mitarbeiter|person|name|\bwer\b/i, who],
    [/unterweisung|thema|schulung/i, what],
    [/datum|\bam\b|wann/i, on],
    [/gültig|ablauf|\bbis\b/i, until],
    [/nachweis|datei/i, { file: "nachweis.pdf", text: "%PDF-1.4\n" }, "maybe"],
  ];
}

function talk(name: string, topic: string): Entry[] {
  return [
    [/datum|tag/i, "2027-01-11"],
    [/name|person|mitarbeiter/i, name],
    [/thema/i, topic],
    [/vereinbarung/i, "in 3 Monaten wieder", "maybe"],
  ];
}

function access(): RegExp {
  return /\bnur\b|vertraulich|niemand|zugriff|sehen|dürfen|\brein\b/i;
}

function invoice(customer: string, number: string, due: string): Entry[] {
  return [
    [/customer|client/i, customer],
    [/invoice|number|\bno\b/i, number],
    [/amount|eur/i, "350.00"],
    [/due/i, due],
    [/paid/i, "no", "maybe"],
  ];
}
