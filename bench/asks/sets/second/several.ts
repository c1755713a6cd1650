import type { Written } from "../../shape.ts";

/** Several parts in one, and asks of which a piece cannot be. */
export const secondSeveral: Written[] = [
  {
    name: "late-deliveries",
    language: "en",
    covers: ["records", "digest", "command", "overdue"],
    by: "asker1",
    channel: "#general",
    text: "list of deliverys we wait for: supplier, what, expected on, arrived y/n. workdays at 16:00 post in #general whats late. and /delivery <word> should find one for me",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: delivery("Canon", "toner", "2027-01-11") },
          { do: "fill", set: delivery("Ikea", "shelves", "2027-02-15") },
          { do: "command", text: "delivery toner", answer: /Canon/, about: /command|\/delivery/i },
          { do: "command", text: "delivery ikea", answer: /shelves/, about: /command|\/delivery/i },
          { do: "quiet", time: "2027-01-11 16:00", says: /toner|Canon/ },
          { do: "at", time: "2027-01-12 16:00", channel: "#general", says: [/Canon|toner/], saysNot: /Ikea|shelves/ },
          { do: "quiet", time: "2027-01-16 16:00" },
          { do: "edit", row: /toner/, set: [[/arrived/i, "yes"]] },
          { do: "quiet", time: "2027-01-18 16:00", says: /toner|Canon/ },
        ],
      },
    ],
  },
  {
    name: "fair-page",
    language: "en",
    covers: ["links", "countdown"],
    by: "asker2",
    channel: "#sales",
    text: "page for our trade fair team with the important links (with tags) and how many days are left until 20 may",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/title|name|what/i, "Booth plan"],
              [/link|address|url/i, "https://example.com/booth"],
              [/tag/i, "booth"],
            ],
          },
          { do: "shows", text: /Booth plan/, as: "asker1" },
          { do: "shows", text: /\b129\b/ },
        ],
      },
    ],
  },
  {
    name: "zwei-dinge",
    language: "de",
    covers: ["poll", "records", "two at once"],
    by: "asker2",
    channel: "#requests",
    text: "1. umfrage fürs teamessen: pizza oder pasta 2. eine liste der parkberechtigungen mit name und kennzeichen",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /bis wann|ende|ergebnis|wann|schlie/i, say: "bis freitag 12 uhr" }],
        checks: [
          { do: "choose", option: /pasta/i },
          {
            do: "fill",
            set: [
              [/name/i, "Ana Ferreira"],
              [/kennzeichen/i, "HH-AB 123"],
            ],
          },
          { do: "shows", row: /HH-AB 123/, text: /Ana/, as: "asker1" },
        ],
      },
      { kind: "part", leftOut: [/park|kennzeichen/i], checks: [{ do: "choose", option: /pasta/i }] },
      { kind: "part", leftOut: [/umfrage|pizza/i], checks: [] },
      { kind: "asked", about: /zwei|beide|zuerst|einzeln|getrennt|two|first/i },
    ],
  },
  {
    name: "quote-requests",
    language: "en",
    covers: ["approval", "records", "combination"],
    by: "asker2",
    channel: "#sales",
    text: "discount requests: customer, percent, why. only me (<@asker2>) may approve or reject. and every monday 8:15 in #sales the list of our top offers? no wait, skip that last thing",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker1",
            set: [
              [/customer/i, "Globex"],
              [/percent|discount/i, "15"],
              [/why|reason/i, "big order"],
            ],
          },
          { do: "press", row: /Globex/, button: /approve/i, as: "platform1", refused: true },
          { do: "press", row: /Globex/, button: /reject|decline/i, as: "asker2" },
          { do: "shows", row: /Globex/, text: /rejected|declined/i, as: "asker1" },
          { do: "quiet", time: "2027-01-18 08:15" },
        ],
      },
      { kind: "asked", about: /monday|8:15|offers|skip/i },
      { kind: "part", leftOut: [/monday|8:15|offers|skip/i], checks: [{ do: "quiet", time: "2027-01-18 08:15" }] },
    ],
  },
  {
    name: "birthdays",
    language: "en",
    covers: ["records", "reminder", "yearly"],
    by: "asker1",
    channel: "#general",
    text: "birthday list w name and birthday. congratulate in #general at 9am on the day, every year",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/name|who/i, "Marcus Hill"],
              [/birthday|date|born/i, "1990-01-13"],
            ],
          },
          { do: "quiet", time: "2027-01-12 09:00", says: /Marcus/ },
          {
            do: "at",
            time: "2027-01-13 09:00",
            channel: "#general",
            says: [/Marcus/],
            about: /year|birthday|congrat/i,
          },
          { do: "quiet", time: "2027-01-14 09:00", says: /Marcus/ },
        ],
      },
      { kind: "part", leftOut: [/year|congrat|birthday/i], checks: [] },
      { kind: "asked", about: /year|birthday|congrat|date/i },
    ],
  },
  {
    name: "kundenliste-post",
    language: "de",
    covers: ["records", "impossible piece"],
    by: "asker2",
    channel: "#sales",
    text: "kundenliste mit name, ort, telefon. und schick jedem kunden einmal im monat automatisch die rechnung per briefpost",
    expect: [
      {
        kind: "part",
        leftOut: [/rechnung|brief|post/i],
        checks: [
          {
            do: "fill",
            set: [
              [/name|kunde/i, "Acme"],
              [/ort/i, "Köln"],
              [/telefon/i, "0221 1"],
            ],
          },
          { do: "shows", row: /Acme/, text: /Köln/, as: "asker1" },
          { do: "quiet", time: "2027-02-01 09:00" },
        ],
      },
      { kind: "asked", about: /rechnung|brief|post/i },
      { kind: "declined", reason: [/rechnung|brief|post/i] },
    ],
  },
  {
    name: "suggestions-translated",
    language: "en",
    covers: ["records", "impossible piece"],
    by: "asker1",
    channel: "#requests",
    text: "suggestion box: topic and suggestion, everybody can read them, and translate them into chinese automatically",
    expect: [
      {
        kind: "part",
        leftOut: [/translat|chinese/i],
        checks: [
          {
            do: "fill",
            as: "asker2",
            set: [
              [/topic/i, "Coffee"],
              [/suggestion/i, "buy better beans"],
            ],
          },
          { do: "shows", row: /Coffee/, text: /better beans/ },
        ],
      },
      { kind: "asked", about: /translat|chinese/i },
    ],
  },
  {
    name: "fleet-mail",
    language: "en",
    covers: ["records", "pasted e-mail", "overdue"],
    by: "asker1",
    channel: "#requests",
    text: [
      "fyi, from marcus:",
      "> On Fri, Jan 8, 2027 at 4:12 PM Marcus Hill <marcus@example.com> wrote:",
      "> Hey Ana, hope you had a nice weekend! We really need a list of our vehicles: licence plate, driver, inspection until.",
      "> Cheers, M.",
      "> Sent from my iPhone",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/plate/i, "HH-TR 1"],
              [/driver/i, "Jonas Weber"],
              [/inspection|until/i, "2027-09-30"],
            ],
          },
          { do: "shows", row: /HH-TR 1/, text: /Jonas/ },
          { do: "showsNot", text: /iPhone|Cheers/ },
        ],
      },
      { kind: "asked", about: /vehicle|list|mail|plate/i },
    ],
  },
];

function delivery(supplier: string, what: string, expected: string): [RegExp, string][] {
  return [
    [/supplier/i, supplier],
    [/what|item|delivery/i, what],
    [/expected|date/i, expected],
  ];
}
