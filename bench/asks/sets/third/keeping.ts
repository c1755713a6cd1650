import type { Entry, Written } from "../../shape.ts";

const FREE = /freigeb|genehmig|zustimm/i;

/** What is written down, decided and reminded of. Mondays: 11, 18, 25 January 2027. */
export const thirdKeeping: Written[] = [
  {
    name: "lab-samples",
    language: "en",
    covers: ["records", "overdue", "polite"],
    by: "asker1",
    channel: "#requests",
    text: "Hi there, hope you're well! Could you please set up a small register for the samples that arrive in our lab? We'd need: sample no., customer, received on, report due by, report sent (y/n). If the due date has passed and the report wasn't sent it should be clearly shown as overdue. Many thanks in advance 🙏",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: sample("S-2031", "Nordlicht", "2027-01-04", "2027-01-08"), as: "asker2" },
          { do: "fill", set: sample("S-2032", "Globex", "2027-01-11", "2027-01-29") },
          { do: "shows", row: /S-2031/, text: /Nordlicht/, as: "platform2" },
          { do: "shows", row: /S-2031/, text: /overdue/i },
          { do: "showsNot", row: /S-2032/, text: /overdue/i },
          { do: "edit", row: /S-2031/, set: [[/sent/i, "yes"]] },
          { do: "showsNot", row: /S-2031/, text: /overdue/i },
          { do: "clock", time: "2027-01-30 09:00" },
          { do: "shows", row: /S-2032/, text: /overdue/i, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "fundbuero",
    language: "de",
    covers: ["records", "choice", "csv"],
    by: "asker2",
    channel: "#requests",
    text: "Fundbüro im Rathaus: wir schreiben auf was gefunden wurde. Gegenstand, Fundort, Funddatum und Status (eingelagert, abgeholt, versteigert). Die Liste brauch ich ab und zu als CSV-Datei",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/gegenstand/i, "Regenschirm blau"],
              [/fundort|ort/i, "Bushaltestelle Markt"],
              [/datum|gefunden/i, "2027-01-07"],
              [/status/i, "eingelagert"],
            ],
          },
          { do: "shows", row: /Regenschirm blau/, text: /eingelagert/i, as: "asker1" },
          { do: "edit", row: /Regenschirm blau/, set: [[/status/i, "abgeholt"]], as: "asker1" },
          { do: "shows", row: /Regenschirm blau/, text: /abgeholt/i },
          { do: "download", says: [/Regenschirm blau/, /Bushaltestelle Markt/, /abgeholt/], about: /csv/i },
        ],
      },
    ],
  },
  {
    name: "klassenkasse",
    language: "de",
    covers: ["records", "digest", "sum", "this channel"],
    by: "asker2",
    channel: "#finance",
    text: "Klassenkasse 7b. Jede Einnahme bitte mit Datum, von wem und Betrag in Euro eintragen können. Freitags um halb drei die Summe der Woche hier in den Kanal",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: paid("Familie Yilmaz", "12.50", "2027-01-11") },
          { do: "clock", time: "2027-01-13 10:00" },
          { do: "fill", set: paid("Familie Behrens", "7", "2027-01-13"), as: "asker1" },
          { do: "shows", row: /Yilmaz/, text: /12[.,]50/, as: "asker1" },
          { do: "quiet", time: "2027-01-14 14:30" },
          { do: "at", time: "2027-01-15 14:30", channel: "#finance", says: [/19[.,]50/] },
          { do: "quiet", time: "2027-01-22 14:30", says: /19[.,]50/ },
        ],
      },
    ],
  },
  {
    name: "pallet-damage",
    language: "en",
    covers: ["records", "file", "digest"],
    by: "asker1",
    channel: "#general",
    text: "warehouse again 📦 we log damaged pallets: pallet no, carrier, loss in £, delivery note (file upload), settled yes/no. tue + thu 3.15pm put the ones not settled yet in #general pls",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [...pallet("P-100", "80.50"), deliveryNote("note-100.pdf", "maybe")] },
          { do: "fill", set: [...pallet("P-101", "1200"), deliveryNote("note-101.pdf", "maybe")], as: "asker2" },
          { do: "shows", row: /P-100/, text: /80[.,]50/, as: "asker2" },
          { do: "at", time: "2027-01-12 15:15", channel: "#general", says: [/P-100/, /P-101/] },
          { do: "edit", row: /P-100/, set: [[/settled/i, "yes"]] },
          { do: "quiet", time: "2027-01-13 15:15" },
          { do: "at", time: "2027-01-14 15:15", channel: "#general", says: [/P-101/], saysNot: /P-100/ },
          { do: "quiet", time: "2027-01-18 15:15" },
          {
            do: "fill",
            set: [...pallet("P-102", "15"), deliveryNote("note-102.pdf")],
            about: /file|upload|delivery note/i,
          },
          {
            do: "shows",
            row: /P-102/,
            text: /note-102|file|download|open|note/i,
            about: /file|upload|delivery note/i,
          },
        ],
      },
    ],
  },
  {
    name: "travel-approval",
    language: "en",
    covers: ["approval", "pasted e-mail"],
    by: "asker1",
    channel: "#requests",
    text: [
      "see below, could you set this up please? thx, Ana",
      "",
      "-------- Original Message --------",
      "Subject: Business trips",
      "Date: Thu, 07 Jan 2027 17:41:09 +0100",
      "From: Silke Brandt <hr@example.com>",
      "",
      "Hello Ana,",
      "we need a form for business trips with destination, departure date, return date and estimated costs (€). Priya (<@platform1>) accepts or rejects them, nobody else. The outcome should appear in #finance.",
      "",
      "Kind regards",
      "Silke Brandt",
      "Human Resources · Tel. 089 / 555 01 · Please consider the environment before printing this e-mail",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: trip("Porto", "2027-02-02", "2027-02-04", "640"), as: "asker2" },
          { do: "press", row: /Porto/, button: /accept|approve/i, as: "asker2", refused: true },
          { do: "press", row: /Porto/, button: /accept|approve/i, as: "platform2", refused: true },
          { do: "press", row: /Porto/, button: /accept|approve/i, as: "platform1" },
          { do: "said", channel: "#finance", says: [/Porto|Jonas/, /accepted|approved/i] },
          { do: "shows", row: /Porto/, text: /accepted|approved/i, as: "asker2" },
          { do: "fill", set: trip("Honolulu", "2027-03-01", "2027-03-20", "8900.90") },
          { do: "press", row: /Honolulu/, button: /reject|decline/i, as: "platform1" },
          { do: "said", channel: "#finance", says: [/Honolulu|Ana/, /rejected|declined/i] },
          { do: "showsNot", text: /555 01|environment/i },
        ],
      },
    ],
  },
  {
    name: "ueberstunden",
    language: "de",
    covers: ["approval", "number"],
    by: "asker2",
    channel: "#requests",
    text: "Überstundenabbau: die Leute tragen Tag, Stunden (z. B. 1,5) und evtl. eine Bemerkung ein, und <@platform2> muss das freigeben oder ablehnen. Sonst darf das keiner",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: hoursOff("2027-01-22", "1.5", "Umzug"), as: "asker1" },
          { do: "press", row: /Umzug/, button: FREE, as: "asker1", refused: true },
          { do: "press", row: /Umzug/, button: FREE, as: "platform1", refused: true },
          { do: "press", row: /Umzug/, button: FREE, as: "platform2" },
          { do: "shows", row: /Umzug/, text: /freigegeben|genehmigt/i, as: "asker1" },
          { do: "shows", row: /Umzug/, text: /1[.,]5/ },
          { do: "fill", set: hoursOff("2027-01-29", "8", "langes Wochenende") },
          { do: "press", row: /langes Wochenende/, button: /ablehn/i, as: "platform2" },
          { do: "shows", row: /langes Wochenende/, text: /abgelehnt/i },
        ],
      },
    ],
  },
  {
    name: "tuev-termine",
    language: "de",
    covers: ["records", "reminder"],
    by: "asker2",
    channel: "#sales",
    text: "moin! kfz-werkstatt hier 🚗 liste der kundenautos: kennzeichen, halter, tüv bis. 30 tage vor ablauf soll um viertel nach sieben morgens ne erinnerung in <#sales> kommen",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: car("HB-KL 77", "Frau Petersen", "2027-02-20") },
          { do: "fill", set: car("HB-XY 5", "Herr Lütjen", "2027-06-01"), as: "asker1" },
          { do: "shows", row: /HB-KL 77/, text: /Petersen/, as: "asker1" },
          { do: "quiet", time: "2027-01-20 07:15" },
          {
            do: "at",
            time: "2027-01-21 07:15",
            channel: "#sales",
            says: [/HB-KL 77|Petersen/],
            saysNot: /HB-XY 5|Lütjen/,
          },
          { do: "quiet", time: "2027-01-22 07:15", says: /HB-KL 77|Petersen/ },
        ],
      },
    ],
  },
];

function sample(number: string, customer: string, received: string, due: string): Entry[] {
  return [
    [/sample/i, number],
    [/customer/i, customer],
    [/received/i, received],
    [/due/i, due],
  ];
}

function paid(who: string, amount: string, day: string): Entry[] {
  return [
    [/wem|wer|name/i, who],
    [/betrag/i, amount],
    [/datum|tag/i, day, "maybe"],
  ];
}

function pallet(number: string, loss: string): Entry[] {
  return [
    [/pallet/i, number],
    [/carrier/i, "Hauler Ltd"],
    [/loss/i, loss],
  ];
}

function deliveryNote(file: string, maybe?: "maybe"): Entry {
  const given = { file, text: "signed by the driver" };
  return maybe === undefined ? [/note|file|upload/i, given] : [/note|file|upload/i, given, maybe];
}

function trip(destination: string, departure: string, back: string, costs: string): Entry[] {
  return [
    [/destination|where/i, destination],
    [/depart|from|start/i, departure],
    [/return|back|until|end/i, back],
    [/cost/i, costs],
  ];
}

function hoursOff(day: string, hours: string, remark: string): Entry[] {
  return [
    [/^tag|datum/i, day],
    [/stunden/i, hours],
    [/bemerkung/i, remark],
  ];
}

function car(plate: string, keeper: string, until: string): Entry[] {
  return [
    [/kennzeichen/i, plate],
    [/halter/i, keeper],
    [/tüv|bis/i, until],
  ];
}
