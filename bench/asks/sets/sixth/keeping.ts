import type { Entry, Written } from "../../shape.ts";

/** What people keep. Default now is Monday, 11 January 2027, 10:00. */
export const sixthKeeping: Written[] = [
  {
    name: "sixth-vans",
    language: "en",
    covers: ["records", "overdue"],
    by: "asker1",
    channel: "#requests",
    text: "can you set up a list of our vans? plate, driver, next inspection. would be great to see at a glance which inspection is overdue",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /inspection|date/i, say: "next inspection is a date" },
          { about: /who|edit|see/i, say: "everybody can see and edit it" },
        ],
        checks: [
          { do: "fill", set: van("TX-114", "Jonas Weber", "2027-01-04") },
          { do: "fill", set: van("TX-220", "Ana Ferreira", "2027-03-15"), as: "asker2" },
          { do: "shows", row: /TX-114/, text: /Jonas/ },
          { do: "shows", row: /TX-114/, text: /overdue|past due|\blate\b/i, as: "asker2" },
          { do: "showsNot", row: /TX-220/, text: /overdue|past due|\blate\b/i },
          { do: "edit", row: /TX-114/, set: [[/inspection|due|date/i, "2028-01-04"]] },
          { do: "showsNot", row: /TX-114/, text: /overdue|past due|\blate\b/i },
          { do: "clock", time: "2027-03-17 09:00" },
          { do: "shows", row: /TX-220/, text: /overdue|past due|\blate\b/i },
        ],
      },
    ],
  },
  {
    name: "sixth-reklamationen",
    language: "de",
    covers: ["records", "choice"],
    by: "asker2",
    channel: "#sales",
    text: "wir brauchen ne liste für reklamationen: kunde, was war, wer kümmert sich, status (offen / in arbeit / erledigt)",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /wer|sehen|bearbeiten|ändern/i, say: "alle dürfen alles sehen und ändern" }],
        checks: [
          { do: "fill", set: complaint("Bäckerei Lohse", "Kiste war nass", "Ana Ferreira") },
          { do: "fill", set: complaint("Hotel Seeblick", "falsche Menge", "Jonas Weber"), as: "asker1" },
          { do: "shows", row: /Lohse/, text: /Kiste war nass/, as: "asker1" },
          { do: "shows", row: /Seeblick/, text: /Jonas/ },
          { do: "edit", row: /Lohse/, set: [[/status|stand/i, "in Arbeit"]] },
          { do: "shows", row: /Lohse/, text: /in arbeit/i },
          { do: "edit", row: /Lohse/, set: [[/status|stand/i, "erledigt"]], as: "asker1" },
          { do: "shows", row: /Lohse/, text: /erledigt/i },
        ],
      },
    ],
  },
  {
    name: "sixth-samples",
    language: "en",
    covers: ["records", "csv"],
    by: "asker1",
    channel: "#sales",
    text: "Hi! I keep our sample shipments in a spreadsheet and everybody keeps overwriting everybody else. Could we have a proper shared list instead? The columns are Sample, Customer, Sent on and Feedback. I'd like to load my existing csv into it, and get a csv back out for the quarterly report.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /type|column|sent|feedback/i, say: "Sent on is a date, the others are plain text" }],
        checks: [
          {
            do: "upload",
            file: "samples.csv",
            text: "Sample,Customer,Sent on,Feedback\nOak veneer,Initech,2026-11-20,too dark\nCork tile,Globex,2026-12-02,loves it\n",
            shows: [/Oak veneer/, /Initech/, /Cork tile/, /loves it/],
            about: /csv|spreadsheet|import|load|upload/i,
          },
          {
            do: "fill",
            set: [
              [/sample/i, "Felt panel"],
              [/customer/i, "Umbra"],
              [/sent|date/i, "2027-01-08"],
              [/feedback/i, "no answer yet"],
            ],
            as: "asker2",
          },
          { do: "shows", row: /Felt panel/, text: /Umbra/ },
          { do: "edit", row: /Felt panel/, set: [[/feedback/i, "wants ten more"]] },
          { do: "shows", row: /Felt panel/, text: /wants ten more/, as: "asker2" },
          { do: "download", says: [/Felt panel.*Umbra/, /wants ten more/], about: /csv|export|download/i },
        ],
      },
    ],
  },
  {
    name: "sixth-barkasse",
    language: "de",
    covers: ["records", "file", "money", "digest", "sum"],
    by: "asker2",
    channel: "#finance",
    text: "Hallo, es geht um unsere Barkasse. Bitte eine Seite, auf der jeder seine Belege ablegen kann: Datum, Betrag in Euro, wofür, und der Beleg selbst als Foto oder PDF. Am 1. jedes Monats um 9 Uhr hätte ich dann gern die Summe der Beträge in #finance. Danke!",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /summe|monat|zeitraum|welche/i, say: "die Summe vom Vormonat" },
          { about: /foto|pdf|datei|beleg/i, say: "eine Datei pro Eintrag reicht" },
        ],
        checks: [
          { do: "fill", set: receipt("2027-01-08", "31.20", "Druckerpapier"), as: "asker1" },
          { do: "fill", set: receipt("2027-01-11", "22.20", "Briefmarken") },
          { do: "shows", row: /Druckerpapier/, text: /31[.,]20/, as: "asker1" },
          {
            do: "shows",
            row: /Druckerpapier/,
            text: /beleg|pdf|foto|datei|öffnen|anzeigen|ansehen|herunterladen|download/i,
            about: /foto|pdf|datei|anhang|beleg/i,
          },
          {
            do: "at",
            time: "2027-02-01 09:00",
            channel: "#finance",
            says: [/53[.,]40?(?!\d)/],
            about: /summe|monat/i,
          },
        ],
      },
    ],
  },
  {
    name: "sixth-first-aiders",
    language: "en",
    covers: ["records", "reminder"],
    by: "asker1",
    channel: "#requests",
    text: "pls keep track of our first aid certifcates (name, valid until) and nudge us in #general 30 days before one expires, at 8:30",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /8:30|time|morning|evening/i, say: "8:30 in the morning" }],
        checks: [
          { do: "fill", set: certificate("Lena Novak", "2027-02-20") },
          { do: "fill", set: certificate("Tom Berg", "2027-11-30") },
          { do: "shows", row: /Novak/, text: /2027|Feb/, as: "asker2" },
          { do: "quiet", time: "2027-01-20 08:30" },
          {
            do: "at",
            time: "2027-01-21 08:30",
            channel: "#general",
            says: [/Novak/],
            saysNot: /Berg/,
          },
          { do: "quiet", time: "2027-01-22 08:30", says: /Novak/ },
        ],
      },
    ],
  },
  {
    name: "sixth-fundsachen",
    language: "de",
    covers: ["command", "records"],
    by: "asker2",
    channel: "#general",
    text: 'kann man mit /fundsache schnell was eintragen, zb "schwarzer schirm, raum 3", und alle sehen es dann auf einer liste?',
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /spalte|feld|was|raum|wo/i, say: "ein Feld reicht, einfach was gefunden wurde" }],
        checks: [
          {
            do: "command",
            text: "fundsache schwarzer Schirm, Raum 3",
            answer: /schirm|eingetragen|notiert|gespeichert|hinzugefügt|aufgenommen|danke|ok|added|saved/i,
          },
          {
            do: "command",
            text: "fundsache roter Schlüsselbund",
            answer: /schlüssel|eingetragen|notiert|gespeichert|hinzugefügt|aufgenommen|danke|ok|added|saved/i,
            as: "asker1",
          },
          { do: "shows", text: /schwarzer Schirm/i, as: "asker1" },
          { do: "shows", text: /roter Schlüsselbund/i },
          { do: "shows", text: /roter Schlüsselbund/i, as: "platform1" },
        ],
      },
    ],
  },
  {
    name: "sixth-extensions",
    language: "en",
    covers: ["records", "command", "find"],
    by: "asker1",
    channel: "#requests",
    text: "Reception gets asked for extension numbers all day long. Could you make us a small phone list with name, department and extension? Anyone should be able to add people on a page. And it would be lovely if I could type /ext osterloh in Slack and get the number back.",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/name|who|person/i, "Klara Osterloh"],
              [/department|team/i, "Dispatch"],
              [/extension|number|phone/i, "412"],
            ],
          },
          {
            do: "fill",
            set: [
              [/name|who|person/i, "Ravi Menon"],
              [/department|team/i, "Workshop"],
              [/extension|number|phone/i, "377"],
            ],
            as: "asker2",
          },
          { do: "shows", row: /Osterloh/, text: /412/, as: "asker2" },
          { do: "shows", row: /Menon/, text: /Workshop/ },
          {
            do: "command",
            text: "ext osterloh",
            answer: /^(?![\s\S]*377)[\s\S]*412/,
            about: /\/?ext\b|command|look.?up|find|search|slack/i,
          },
          {
            do: "command",
            text: "ext Menon",
            answer: /^(?![\s\S]*412)[\s\S]*377/,
            as: "asker2",
            about: /\/?ext\b|command|look.?up|find|search|slack/i,
          },
        ],
      },
    ],
  },
];

function van(plate: string, driver: string, inspection: string): Entry[] {
  return [
    [/plate|registration|licen[cs]e|number|vans?\b|vehicle/i, plate],
    [/driver|who/i, driver],
    [/inspection|due|date/i, inspection],
  ];
}

function complaint(customer: string, what: string, who: string): Entry[] {
  return [
    [/kunde/i, customer],
    [/^was|passiert|problem|beschreibung|grund|reklamation/i, what],
    [/^wer|kümmer|zuständig|verantwort/i, who],
    [/status|stand/i, "offen", "maybe"],
  ];
}

function receipt(date: string, amount: string, what: string): Entry[] {
  return [
    [/datum|tag|wann/i, date],
    [/betrag|euro|€|summe/i, amount],
    [/wofür|zweck|grund|^was|beschreibung/i, what],
    [/beleg|foto|pdf|datei|anhang|bild/i, { file: "beleg.pdf", text: "%PDF-1.4\n%%EOF\n" }, "maybe"],
  ];
}

function certificate(name: string, until: string): Entry[] {
  return [
    [/name|who|person|employee|holder/i, name],
    [/valid|until|expir|date/i, until],
  ];
}
