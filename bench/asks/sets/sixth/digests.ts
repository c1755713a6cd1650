import type { Entry, Written } from "../../shape.ts";

/** What people keep, and are told of at a time. Default now is Monday, 11 January 2027, 10:00. */
export const sixthDigests: Written[] = [
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
