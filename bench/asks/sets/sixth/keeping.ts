import type { Entry, Written } from "../../shape.ts";

/** What people keep, decide and are told of. Default now is Monday, 11 January 2027, 10:00. */
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
  {
    name: "sixth-bueromaterial",
    language: "de",
    covers: ["approval"],
    by: "asker2",
    channel: "#finance",
    text: "Bei uns bestellt jeder Büromaterial, wie er lustig ist, und das wird langsam teuer. Ab jetzt bitte so: man trägt ein was, wie viel und Preis, und <@platform2> gibt es frei oder lehnt es ab. Wer gefragt hat, soll eine Nachricht bekommen, wie es ausgegangen ist.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /preis|währung|euro/i, say: "Preis in Euro" },
          { about: /nachricht|kanal|wo/i, say: "als Direktnachricht" },
        ],
        checks: [
          { do: "fill", set: material("Toner schwarz", "2", "140"), as: "asker1" },
          { do: "press", row: /Toner/, button: APPROVE_DE(), as: "asker1", refused: true },
          { do: "press", row: /Toner/, button: APPROVE_DE(), as: "asker2", refused: true },
          { do: "press", row: /Toner/, button: APPROVE_DE(), as: "platform2" },
          { do: "shows", row: /Toner/, text: /freigegeben|genehmigt|angenommen|bewilligt/i, as: "asker1" },
          { do: "dm", to: "asker1", says: /Toner/, about: /nachricht|bescheid|dm\b/i },
          { do: "fill", set: material("Ledersessel", "1", "1900"), as: "asker1" },
          { do: "press", row: /Ledersessel/, button: /ablehn|^nein\b|zurückweis/i, as: "platform2" },
          { do: "shows", row: /Ledersessel/, text: /abgelehnt|zurückgewiesen|nicht genehmigt/i, as: "asker1" },
          { do: "dm", to: "asker1", says: /Ledersessel/, about: /nachricht|bescheid|dm\b/i },
        ],
      },
    ],
  },
  {
    name: "sixth-travel",
    language: "en",
    covers: ["approval"],
    by: "asker1",
    channel: "#requests",
    text: "travel requests please: where to, from, until, rough cost. <@platform1> signs them off, nobody else can",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: trip("Lisbon", "420"), as: "asker2" },
          { do: "shows", row: /Lisbon/, text: /420/, as: "asker2" },
          { do: "press", row: /Lisbon/, button: /approve|accept|sign (it )?off|^yes\b/i, as: "asker1", refused: true },
          {
            do: "press",
            row: /Lisbon/,
            button: /approve|accept|sign (it )?off|^yes\b/i,
            as: "platform2",
            refused: true,
          },
          { do: "press", row: /Lisbon/, button: /approve|accept|sign (it )?off|^yes\b/i, as: "platform1" },
          { do: "shows", row: /Lisbon/, text: /approved|accepted|signed|\byes\b/i, as: "asker2" },
          { do: "fill", set: trip("Honolulu", "6100") },
          { do: "press", row: /Honolulu/, button: /decline|reject|deny|refuse|^no\b/i, as: "platform1" },
          { do: "shows", row: /Honolulu/, text: /declined|rejected|denied|refused|\bno\b/i },
        ],
      },
    ],
  },
  {
    name: "sixth-maengel",
    language: "de",
    covers: ["records", "choice", "overdue", "digest", "long"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Moin, wir sind mit dem Neubau am Lindenhof in der Schlussphase und ich verliere langsam den Überblick über die Mängel. Bisher läuft das über Zettel, Zuruf und drei verschiedene Excel-Dateien, und jeder hat eine andere.",
      "",
      "Was ich gern hätte, ist EINE gemeinsame Liste:",
      "- Raum",
      "- was der Mangel ist",
      "- Gewerk (Elektro, Sanitär, Trockenbau oder Maler)",
      "- Frist",
      "- erledigt ja/nein",
      "",
      "Jeder aus dem Team trägt selber ein. Wo die Frist durch ist und noch nichts erledigt, soll man sofort sehen, dass es überfällig ist.",
      "Und jeden Montag um 7 Uhr bitte alles, was noch offen ist, nach #general. Da steh ich nämlich mit dem Kaffee vorm Container und teile die Leute ein.",
      "",
      "Danke euch! Gruß, Jonas",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: defect("Bad OG", "Abfluss undicht", "Sanitär", "2027-01-08") },
          { do: "fill", set: defect("Treppenhaus", "Kratzer an der Wand", "Maler", "2027-02-26"), as: "asker1" },
          { do: "shows", row: /Bad OG/, text: /Sanitär/, as: "asker1" },
          { do: "shows", row: /Bad OG/, text: /überfällig/i },
          { do: "showsNot", row: /Treppenhaus/, text: /überfällig/i },
          {
            do: "at",
            time: "2027-01-18 07:00",
            channel: "#general",
            says: [/Bad OG|Abfluss undicht/, /Treppenhaus|Kratzer/],
          },
          { do: "edit", row: /Bad OG/, set: [[/erledigt/i, "ja"]] },
          { do: "showsNot", row: /Bad OG/, text: /überfällig/i },
          {
            do: "at",
            time: "2027-01-25 07:00",
            channel: "#general",
            says: [/Treppenhaus|Kratzer/],
            saysNot: /Bad OG|Abfluss/,
          },
        ],
      },
    ],
  },
  {
    name: "sixth-catering",
    language: "en",
    covers: ["records", "money", "digest", "reminder", "long"],
    by: "asker1",
    channel: "#sales",
    text: [
      "Hey there, me again from catering :) So last Saturday we nearly drove to a wedding that had been cancelled in November, because the customer never paid the deposit, and the only person who knew was on holiday. I don't want to go through that again, my nerves are not what they were.",
      "",
      "What I'm after is one place for all our events with",
      "* customer",
      "* date of the event",
      "* number of guests",
      "* the quote in euros",
      "* deposit paid (yes or no)",
      "",
      "Then every Friday at 4pm please post in #sales the events where the deposit isn't paid yet, so that somebody picks up the phone before the weekend. And a week before each event, at 9 in the morning, a heads-up in #sales so the kitchen can order.",
      "",
      "Thank you so much, there's cake in it for you (ok, not really, but in spirit)",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /cancel/i, say: "we just delete what is cancelled" }],
        checks: [
          { do: "fill", set: event("Hoffmann", "2027-02-06", "80", "4200", "no") },
          { do: "fill", set: event("Brandt", "2027-03-20", "35", "1650", "yes"), as: "asker2" },
          { do: "shows", row: /Hoffmann/, text: /4[.,'’\s]?200/, as: "asker2" },
          { do: "shows", row: /Hoffmann/, text: /\b80\b/ },
          { do: "quiet", time: "2027-01-14 16:00" },
          { do: "at", time: "2027-01-15 16:00", channel: "#sales", says: [/Hoffmann/], saysNot: /Brandt/ },
          { do: "edit", row: /Hoffmann/, set: [[/deposit|paid/i, "yes"]] },
          { do: "quiet", time: "2027-01-22 16:00", says: /Hoffmann/ },
          { do: "clock", time: "2027-01-29 17:00" },
          {
            do: "at",
            time: "2027-01-30 09:00",
            channel: "#sales",
            says: [/Hoffmann/],
            saysNot: /Brandt/,
            about: /week before|heads|remind|7 days|before (the|each|an) event/i,
          },
        ],
      },
    ],
  },
  {
    name: "sixth-praise",
    language: "en",
    covers: ["digest", "records"],
    by: "asker2",
    channel: "#sales",
    text: "Every Friday at 4pm post all the customer praise of that week in #sales. We type it in ourselves, just the customer and what they said.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: praise("Café Miro", "fastest delivery ever") },
          { do: "fill", set: praise("Oslo Bikes", "Marcus is a hero"), as: "asker1" },
          { do: "shows", text: /fastest delivery ever/, as: "asker1" },
          { do: "quiet", time: "2027-01-14 16:00" },
          {
            do: "at",
            time: "2027-01-15 16:00",
            channel: "#sales",
            says: [/Café Miro|fastest delivery/, /Oslo Bikes|Marcus is a hero/],
          },
          { do: "clock", time: "2027-01-19 11:00" },
          { do: "fill", set: praise("Dr. Patel", "so friendly on the phone") },
          {
            do: "at",
            time: "2027-01-22 16:00",
            channel: "#sales",
            says: [/Patel|so friendly/],
            saysNot: /Café Miro|fastest delivery|Oslo Bikes/,
          },
        ],
      },
    ],
  },
];

function APPROVE_DE(): RegExp {
  return /freigeben|genehmigen|annehmen|zustimmen|bewilligen|approve|^ja\b/i;
}

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

function material(what: string, amount: string, price: string): Entry[] {
  return [
    [/^was|artikel|material|gegenstand|bezeichnung/i, what],
    [/wie ?viel|menge|anzahl|stück/i, amount],
    [/preis|kosten|betrag/i, price],
  ];
}

function trip(where: string, cost: string): Entry[] {
  return [
    [/where|destination|place/i, where],
    [/^from|start|leav|depart/i, "2027-02-08"],
    [/until|^to\b|end|return|back/i, "2027-02-11"],
    [/cost|price|amount|budget/i, cost],
  ];
}

function defect(room: string, what: string, trade: string, due: string): Entry[] {
  return [
    [/raum|\bort\b/i, room],
    [/mangel|^was|beschreibung/i, what],
    [/gewerk/i, trade],
    [/frist|fällig|\bbis\b/i, due],
  ];
}

function event(customer: string, date: string, guests: string, quote: string, deposit: string): Entry[] {
  return [
    [/customer|client|name|\bwho\b/i, customer],
    [/date|event|when/i, date],
    [/guests|number|how many|people/i, guests],
    [/quote|euro|€|price|amount/i, quote],
    [/deposit|paid/i, deposit],
  ];
}

function praise(customer: string, words: string): Entry[] {
  return [
    [/customer|client|\bwho\b/i, customer],
    [/said|what|praise|quote|words|feedback|comment|text/i, words],
  ];
}
