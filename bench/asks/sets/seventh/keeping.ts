import type { Written } from "../../shape.ts";

/** Lists, forms, files and numbers, and the times at which they are said. */
export const seventhKeeping: Written[] = [
  {
    name: "seventh-parcels",
    language: "en",
    covers: ["records", "yes/no"],
    by: "asker1",
    channel: "#requests",
    text: "hi, we need a list of the parcels that come in at the front desk - who its for, carrier, which shelf and picked up yes/no. thx",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /who (may|can|should)|see|edit|everyone|everybody/i, say: "everybody can see and change it" },
          { about: /post|channel|remind/i, say: "no posts, just the list" },
        ],
        checks: [
          { do: "fill", set: parcel("Jonas Weber", "DHL", "B3") },
          { do: "fill", set: parcel("Priya Raman", "UPS", "C7") },
          { do: "shows", row: /\bB3\b/, text: /Jonas/, as: "asker2" },
          { do: "shows", row: /\bC7\b/, text: /UPS/, as: "asker2" },
          { do: "edit", row: /\bB3\b/, set: [[/picked|collected/i, "yes"]] },
          { do: "shows", row: /\bB3\b/, text: /yes|picked|collected|✓|✔|☑|✅/i },
        ],
      },
    ],
  },
  {
    name: "seventh-fridge-samples",
    language: "de",
    covers: ["records", "overdue", "date"],
    by: "asker2",
    channel: "#requests",
    text: "Wir brauchen ne Liste für die Proben im Kühlschrank: Bezeichnung, entnommen am, haltbar bis. Was abgelaufen ist bitte deutlich kennzeichnen.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /wer|sehen|bearbeiten/i, say: "alle im Labor, also jeder" },
          { about: /erledigt|entsorgt|weg/i, say: "abgelaufene werfen wir weg und löschen den Eintrag" },
        ],
        checks: [
          { do: "fill", set: sample("Serum 44", "2026-12-02", "2027-01-08") },
          { do: "fill", set: sample("Plasma 9", "2027-01-04", "2027-01-29") },
          { do: "shows", row: /Serum 44/, text: /abgelaufen|überfällig|überschritten/i, as: "asker1" },
          { do: "shows", row: /Plasma 9/, text: /2027-01-29|29\.\s?0?1\.|29\.? Jan/i },
          { do: "showsNot", row: /Plasma 9/, text: /abgelaufen|überfällig|überschritten/i },
          { do: "clock", time: "2027-01-31 09:00" },
          { do: "shows", row: /Plasma 9/, text: /abgelaufen|überfällig|überschritten/i },
        ],
      },
    ],
  },
  {
    name: "seventh-vans",
    language: "en",
    covers: ["records", "csv", "number"],
    by: "asker1",
    channel: "#general",
    text: "I look after our delivery vans. Right now thats an excel on my laptop with plate, driver, next inspection and mileage, and nobody but me can look at it. Could we have it as a page instead? I'd like to read my csv in once and then keep it up to date there.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /who|see|edit|change/i, say: "everyone may see it and change it" },
          { about: /column|field|which|what/i, say: "plate, driver, next inspection (date), mileage (km)" },
        ],
        checks: [
          {
            do: "upload",
            file: "vans.csv",
            text: "Plate,Driver,Next inspection,Mileage\nHH-TR 210,Sergej Lang,2027-05-02,84500\nHH-TR 211,Nadia Bloch,2027-09-14,12300\n",
            shows: [/HH-TR 210/, /Sergej Lang/, /84[.,'’\s]?500/, /HH-TR 211/, /Nadia Bloch/],
          },
          { do: "shows", row: /HH-TR 211/, text: /12[.,'’\s]?300/, as: "asker2" },
          {
            do: "fill",
            set: [
              [/plate/i, "HH-TR 305"],
              [/driver/i, "Owen Clay"],
              [/inspection/i, "2027-11-20"],
              [/mileage|km|miles/i, "60"],
            ],
          },
          { do: "shows", row: /HH-TR 305/, text: /Owen Clay/ },
          { do: "edit", row: /HH-TR 305/, set: [[/driver/i, "Petra Voss"]] },
          { do: "shows", row: /HH-TR 305/, text: /Petra Voss/, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "seventh-quotes-open",
    language: "de",
    covers: ["records", "choice", "money", "digest", "sum"],
    by: "asker2",
    channel: "#sales",
    text: "Unsere Angebote führen wir bisher auf Zuruf, das nervt. Ich hätte gern eine Liste mit Kunde, Betrag in Euro und Status (offen, gewonnen, verloren). Freitags um 16 Uhr bitte alle offenen Angebote samt Summe in #sales.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /summe/i, say: "die Summe der offenen Beträge" },
          { about: /wer|sehen|bearbeiten/i, say: "alle aus dem Vertrieb, ruhig jeder" },
        ],
        checks: [
          { do: "fill", set: quote("Brandt Bau", "1200", "offen") },
          { do: "fill", set: quote("Kaya Logistik", "800", "offen"), as: "asker1" },
          { do: "fill", set: quote("Lorenz AG", "5000", "gewonnen") },
          { do: "shows", row: /Lorenz/, text: /gewonnen/i },
          { do: "quiet", time: "2027-01-14 16:00" },
          {
            do: "at",
            time: "2027-01-15 16:00",
            channel: "#sales",
            says: [/Brandt/, /Kaya/, /2[.,'’\s]?000/],
            saysNot: /Lorenz/,
            about: /summe|gesamt/i,
          },
          { do: "edit", row: /Brandt/, set: [[/status|stand/i, "verloren"]] },
          { do: "at", time: "2027-01-22 16:00", channel: "#sales", says: [/Kaya/], saysNot: /Brandt|Lorenz/ },
        ],
      },
    ],
  },
  {
    name: "seventh-receipts-mail",
    language: "en",
    covers: ["records", "file", "money", "pasted e-mail", "long"],
    by: "asker1",
    channel: "#finance",
    text: [
      "Morning! Passing on what Sabine from accounting wrote me yesterday, could you set this up for her?",
      "",
      "> Hi Ana,",
      "> the envelope with the receipts is a mess again, I spent all Thursday morning sorting crumpled paper.",
      "> Can we please have one place where everybody puts theirs in? I need: the receipt itself as a photo or pdf, the amount in euros, what it was for and the date on it.",
      "> Once I've paid the money back I want to tick that off, so that people can see it and stop asking me.",
      "> Thank you!",
      "> Sabine",
      "",
      "no rush but this month would be lovely",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /who|tick|sabine|may/i, say: "anybody in the team may tick it, that's fine" },
          { about: /channel|post/i, say: "no posts needed" },
        ],
        checks: [
          {
            do: "fill",
            as: "asker2",
            set: [
              [/receipt|photo|pdf|file|scan|attach|document/i, { file: "taxi.pdf", text: "%PDF-1.4 taxi" }],
              [/amount|euro|sum/i, "23.80"],
              [/what|purpose|for\b|reason/i, "Taxi to the fair"],
              [/date/i, "2027-01-08"],
            ],
          },
          { do: "shows", row: /Taxi to the fair/, text: /23[.,]80/ },
          { do: "choose", row: /Taxi to the fair/, option: /paid|refund|reimburs|settled|done/i },
          {
            do: "shows",
            row: /Taxi to the fair/,
            text: /paid|refund|reimburs|settled|done|yes|✓|✔|☑|✅/i,
            as: "asker2",
          },
          { do: "showsNot", text: /crumpled|Thank you!/ },
        ],
      },
    ],
  },
  {
    name: "seventh-snags",
    language: "en",
    covers: ["records", "choice", "file", "overdue", "long"],
    by: "asker2",
    channel: "#requests",
    text: [
      "hey 👋 site manager here (the new build on harbour street). 40 flats, handover is coming up, and everybody sends me pictures of whats broken on whatsapp, i cant keep up anymore.",
      "what i need is one list, per entry:",
      "- flat (they look like 3.12)",
      "- trade: electrical / plumbing / painting / other",
      "- whats wrong",
      "- photo if there is one",
      "- fix until (date)",
      "- fixed y/n",
      "",
      "and whatever is late has to stick out, otherwise nobody looks at it. thats all really. cheers, jonas",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /who|see|edit|add/i, say: "everyone can add and change" },
          { about: /late|overdue/i, say: "past the date and not fixed = late" },
        ],
        checks: [
          { do: "fill", set: snag("3.12", "plumbing", "tap leaks", "2027-01-13") },
          { do: "fill", set: snag("1.04", "painting", "wall scratched", "2027-03-01"), as: "asker1" },
          { do: "shows", row: /tap leaks/, text: /3\.12/, as: "asker1" },
          { do: "shows", row: /tap leaks/, text: /plumbing/i },
          { do: "showsNot", row: /tap leaks/, text: /\b(overdue|late|past due)\b/i },
          { do: "clock", time: "2027-01-15 09:00" },
          { do: "shows", row: /tap leaks/, text: /\b(overdue|late|past due)\b/i, as: "asker1" },
          { do: "showsNot", row: /wall scratched/, text: /\b(overdue|late|past due)\b/i },
          { do: "edit", row: /tap leaks/, set: [[/fixed/i, "yes"]] },
          { do: "showsNot", row: /tap leaks/, text: /\b(overdue|late|past due)\b/i },
        ],
      },
    ],
  },
  {
    name: "seventh-extinguishers",
    language: "en",
    covers: ["records", "reminder"],
    by: "asker1",
    channel: "#requests",
    text: "remind us in #general a week before a fire extinguisher needs its next check, 9am is fine. we type in where it hangs and the date",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /date|field|what|which/i, say: "two fields: where it hangs, and date of the next check" }],
        checks: [
          { do: "fill", set: extinguisher("Stairwell 2", "2027-01-22") },
          { do: "fill", set: extinguisher("Boiler room", "2027-03-10") },
          { do: "shows", text: /Boiler room/, as: "asker2" },
          { do: "quiet", time: "2027-01-14 09:00" },
          {
            do: "at",
            time: "2027-01-15 09:00",
            channel: "#general",
            says: [/Stairwell 2/],
            saysNot: /Boiler room/,
          },
          { do: "quiet", time: "2027-01-16 09:00", says: /Stairwell 2|Boiler room/ },
        ],
      },
    ],
  },
  {
    name: "seventh-furniture-complaints",
    language: "de",
    covers: ["records", "digest", "done"],
    by: "asker2",
    channel: "#sales",
    text: "Kannst du uns eine Liste für Reklamationen machen (Kunde, Artikel, was ist kaputt, erledigt)? Montags und donnerstags um 8:15 bitte alles, was noch offen ist, in #sales.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /offen|erledigt/i, say: "offen ist, was nicht erledigt ist" },
          { about: /wer|sehen|bearbeiten/i, say: "alle" },
        ],
        checks: [
          { do: "fill", set: complaint("Möbel Hansen", "Stuhl Oslo", "Bein wackelt") },
          { do: "fill", set: complaint("Wohnwelt Petersen", "Tisch Bergen", "Platte zerkratzt"), as: "asker1" },
          { do: "shows", row: /Hansen/, text: /Bein wackelt/ },
          { do: "quiet", time: "2027-01-13 08:15" },
          {
            do: "at",
            time: "2027-01-14 08:15",
            channel: "#sales",
            says: [/Hansen|Stuhl Oslo/, /Petersen|Tisch Bergen/],
          },
          { do: "choose", row: /Hansen/, option: /erledigt|erledigen|abhaken|fertig/i },
          {
            do: "at",
            time: "2027-01-18 08:15",
            channel: "#sales",
            says: [/Petersen|Tisch Bergen/],
            saysNot: /Hansen|Stuhl Oslo/,
          },
        ],
      },
    ],
  },
  {
    name: "seventh-idea-word",
    language: "en",
    covers: ["command", "records"],
    by: "asker1",
    channel: "#general",
    text: "Can we have /idea in slack? You type it with a sentence and it's kept on a page everyone can read, together with who said it and when. Nothing more, no voting please.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /who|see|delete|edit/i, say: "everyone can read them all" }],
        checks: [
          {
            do: "command",
            text: "idea bring your dog day",
            answer: /dog|noted|added|saved|thank|ok|got it|kept|idea/i,
          },
          {
            do: "command",
            text: "idea roof over the bike racks",
            answer: /bike|noted|added|saved|thank|ok|got it|kept|idea/i,
            as: "asker2",
          },
          { do: "shows", row: /bring your dog day/, text: /Ana/, as: "asker2" },
          { do: "shows", row: /bike racks/, text: /Jonas/ },
          {
            do: "shows",
            row: /bring your dog day/,
            text: /2027|\b11(th)? Jan|Jan(uary)? 11|\b11[./]0?1|0?1[./]11|today|\b1\d:\d\d/i,
            about: /when|time|date/i,
          },
        ],
      },
    ],
  },
];

function parcel(who: string, carrier: string, shelf: string): [RegExp, string][] {
  return [
    [/who|\bfor\b|recipient|addressee/i, who],
    [/carrier/i, carrier],
    [/shelf/i, shelf],
  ];
}

function sample(what: string, taken: string, until: string): [RegExp, string][] {
  return [
    [/bezeichnung|probe|name/i, what],
    [/entnommen|entnahme/i, taken],
    [/haltbar/i, until],
  ];
}

function quote(customer: string, amount: string, state: string): [RegExp, string][] {
  return [
    [/kunde/i, customer],
    [/betrag|euro|summe/i, amount],
    [/status|stand/i, state],
  ];
}

function snag(flat: string, trade: string, what: string, until: string): [RegExp, string][] {
  return [
    [/flat/i, flat],
    [/trade/i, trade],
    [/wrong|what|problem|defect/i, what],
    [/until|due|deadline|\bby\b/i, until],
  ];
}

function extinguisher(place: string, date: string): [RegExp, string][] {
  return [
    [/where|hang|location|place|extinguisher/i, place],
    [/date|check|inspection|next|due/i, date],
  ];
}

function complaint(customer: string, article: string, what: string): [RegExp, string][] {
  return [
    [/kunde/i, customer],
    [/artikel/i, article],
    [/kaputt|\bwas\b|mangel|schaden|problem/i, what],
  ];
}
