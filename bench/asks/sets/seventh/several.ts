import type { Written } from "../../shape.ts";

export const seventhSeveral: Written[] = [
  {
    name: "seventh-events-desk",
    language: "en",
    covers: ["records", "reminder", "approval", "two at once", "long"],
    by: "asker1",
    channel: "#finance",
    text: [
      "Hi! Two things from the events team, they can live in one place or in two, I don't mind.",
      "",
      "1) The suppliers we work with: company, service, phone, contract until. Please nudge us in #finance 30 days before a contract ends, 10:00 is fine.",
      "",
      "2) Whoever wants to spend money on an event has to ask first: event, amount, reason. <@platform1> says yes or no, and the answer goes to #finance too.",
      "",
      "Background: last year the contract with the marquee people went on for another 12 months because nobody had looked, and that hurt.",
      "",
      "Thanks a lot!",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /who|see|edit/i, say: "everybody can see both" }],
        checks: [
          {
            do: "fill",
            set: [
              [/company|supplier|name/i, "Tent Brothers"],
              [/service|what/i, "marquees"],
              [/phone/i, "+33 1 44 55"],
              [/until|contract|end/i, "2027-02-20"],
            ],
          },
          { do: "shows", row: /Tent Brothers/, text: /44 55/, as: "asker2" },
          { do: "fill", as: "asker2", set: spending("Summer gala", "900", "a band") },
          { do: "press", row: /Summer gala/, button: /approve|accept|^yes|allow/i, as: "asker2", refused: true },
          { do: "press", row: /Summer gala/, button: /approve|accept|^yes|allow/i, as: "platform1" },
          { do: "said", channel: "#finance", says: [/Summer gala/, /approved|accepted|allowed|\byes\b/i] },
          { do: "fill", as: "asker2", set: spending("Staff picnic", "4000", "fireworks") },
          { do: "press", row: /Staff picnic/, button: /decline|reject|deny|refuse|^no\b/i, as: "platform1" },
          { do: "said", channel: "#finance", says: [/Staff picnic/, /declined|rejected|denied|refused|\bno\b/i] },
          { do: "quiet", time: "2027-01-20 10:00", says: /Tent Brothers/ },
          { do: "at", time: "2027-01-21 10:00", channel: "#finance", says: [/Tent Brothers/] },
        ],
      },
      { kind: "asked", about: /\btwo\b|both|first|separate|one (app|at a time)/i },
    ],
  },
  {
    name: "seventh-workshop",
    language: "de",
    covers: ["records", "reminder", "scheduled_post", "two at once"],
    by: "asker2",
    channel: "#general",
    text: "Zwei Sachen für die Werkstatt. Erstens eine Liste unserer Maschinen mit Standort und nächster Wartung, und eine Woche vor der Wartung um 8 Uhr bitte eine kurze Meldung in #general. Zweitens soll dort jeden Werktag um 6:45 stehen: „Helm und Brille nicht vergessen!“",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /wer|sehen|bearbeiten/i, say: "alle" }],
        checks: [
          { do: "fill", set: machine("Presse Nord", "Halle 2", "2027-01-21") },
          { do: "fill", set: machine("Drehbank", "Halle 5", "2027-04-30") },
          { do: "shows", row: /Presse Nord/, text: /Halle 2/, as: "asker1" },
          { do: "at", time: "2027-01-12 06:45", channel: "#general", says: [/Helm und Brille nicht vergessen!/] },
          { do: "clock", time: "2027-01-13 07:00" },
          { do: "quiet", time: "2027-01-13 12:00", says: /Presse Nord/ },
          { do: "at", time: "2027-01-14 06:45", channel: "#general", says: [/Helm und Brille nicht vergessen!/] },
          {
            do: "at",
            time: "2027-01-14 08:00",
            channel: "#general",
            says: [/Presse Nord/],
            saysNot: /Drehbank/,
          },
          { do: "clock", time: "2027-01-15 12:00" },
          { do: "quiet", time: "2027-01-17 12:00" },
        ],
      },
      { kind: "asked", about: /zwei|beide|zuerst|getrennt|einzeln|nacheinander/i },
    ],
  },
  {
    name: "seventh-thanks",
    language: "en",
    covers: ["command", "records", "digest", "two at once"],
    by: "asker1",
    channel: "#general",
    text: "We'd like to say thank you to each other more. With /thanks you write what for, e.g. /thanks Jonas for fixing the printer, and all of them are on one page. On Fridays at 16:00 the ones from that week should be posted in #general.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /who|field|see|separate/i, say: "just one text, everybody can see it" }],
        checks: [
          {
            do: "command",
            text: "thanks Jonas for fixing the printer",
            answer: /printer|noted|added|saved|thank|ok|got it|posted/i,
          },
          {
            do: "command",
            text: "thanks Priya for the lemon cake",
            answer: /cake|noted|added|saved|thank|ok|got it|posted/i,
            as: "asker2",
          },
          { do: "shows", text: /fixing the printer/, as: "asker2" },
          { do: "shows", text: /lemon cake/ },
          { do: "quiet", time: "2027-01-14 16:00" },
          { do: "at", time: "2027-01-15 16:00", channel: "#general", says: [/printer/, /lemon cake/] },
          { do: "clock", time: "2027-01-19 09:30" },
          {
            do: "command",
            text: "thanks Marcus for finding the keys",
            answer: /keys|noted|added|saved|thank|ok|got it|posted/i,
          },
          {
            do: "at",
            time: "2027-01-22 16:00",
            channel: "#general",
            says: [/finding the keys/],
            saysNot: /printer|lemon cake/,
          },
          { do: "shows", text: /lemon cake/ },
        ],
      },
    ],
  },
  {
    name: "seventh-plants-watered",
    language: "en",
    covers: ["change", "records"],
    by: "asker1",
    channel: "#general",
    before: [
      {
        kind: "thread",
        text: "we need a list of the plants in the office: name, location, who waters it",
        checks: [{ do: "fill", set: plant("Ficus", "Lobby", "Jonas Weber") }],
      },
    ],
    text: "can you add when it was last watered? as a date",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /Ficus/, text: /Lobby/ },
          {
            do: "fill",
            set: [...plant("Monstera", "Kitchen", "Ana Ferreira"), [/last|watered/i, "2027-01-10"]],
          },
          {
            do: "shows",
            row: /Monstera/,
            text: /2027-01-10|\b10(th)? Jan|Jan(uary)? 10|\b10[./]0?1|\b0?1\/10/i,
            as: "asker2",
          },
          { do: "edit", row: /Ficus/, set: [[/last|watered/i, "2027-01-09"]] },
          {
            do: "shows",
            row: /Ficus/,
            text: /2027-01-09|\b0?9(th)? Jan|Jan(uary)? 0?9|\b0?9[./]0?1|\b0?1\/0?9/i,
          },
        ],
      },
    ],
  },
  {
    name: "seventh-fruit-basket",
    language: "de",
    covers: ["change", "scheduled_post"],
    by: "asker2",
    channel: "#food",
    before: [{ kind: "thread", text: "Schreib jeden Mittwoch um 14 Uhr in #food „Der Obstkorb ist da!“" }],
    text: "mach das bitte lieber donnerstags um 9:30, der lieferant kommt jetzt anders",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-13 14:00" },
          { do: "at", time: "2027-01-14 09:30", channel: "#food", says: [/Der Obstkorb ist da!/] },
          { do: "quiet", time: "2027-01-20 14:00" },
          { do: "at", time: "2027-01-21 09:30", channel: "#food", says: [/Der Obstkorb ist da!/] },
        ],
      },
    ],
  },
  {
    name: "seventh-front-desk",
    language: "en",
    covers: ["change", "rota"],
    by: "asker1",
    channel: "#requests",
    before: [
      {
        kind: "thread",
        text: "every week someone else has the front desk: Alice, Bob, Carmen. say who it is in #general, mondays at 8",
      },
    ],
    text: "Dmitri has joined us, put him in after Carmen please",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Dmitri/, as: "asker2" },
          { do: "quiet", time: "2027-01-17 12:00" },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08", "2027-02-15"].map((day) => ({
            do: "at" as const,
            time: `${day} 08:00`,
            channel: "#general",
            says: [],
            turn: { of: ["Alice", "Bob", "Carmen", "Dmitri"], by: "order" as const },
          })),
        ],
      },
    ],
  },
  {
    name: "seventh-lifts",
    language: "de",
    covers: ["change", "records", "choice"],
    by: "asker2",
    channel: "#requests",
    before: [
      {
        kind: "thread",
        text: "Bitte eine Liste für Störungen an den Aufzügen: Aufzug, Problem, Status (gemeldet, in Arbeit)",
        checks: [
          {
            do: "fill",
            set: [
              [/aufzug/i, "Aufzug West"],
              [/problem/i, "hält nicht im 3. Stock"],
              [/status/i, "gemeldet"],
            ],
          },
        ],
      },
    ],
    text: "Läuft prima, danke dir! Beim Status fehlt uns noch „behoben“. Und könntest du ein Feld für die Firma ergänzen, die den Aufzug repariert?",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /hält nicht im 3\. Stock/, text: /Aufzug West/ },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/aufzug/i, "Aufzug Ost"],
              [/problem/i, "Tür klemmt"],
              [/status/i, "behoben"],
              [/firma/i, "Liftservice Kern"],
            ],
          },
          { do: "shows", row: /Tür klemmt/, text: /behoben/i },
          { do: "shows", row: /Tür klemmt/, text: /Liftservice Kern/ },
          { do: "edit", row: /hält nicht im 3\. Stock/, set: [[/status/i, "behoben"]] },
          { do: "shows", row: /hält nicht im 3\. Stock/, text: /behoben/i },
        ],
      },
    ],
  },
  {
    name: "seventh-callbacks",
    language: "en",
    covers: ["change", "digest"],
    by: "asker1",
    channel: "#sales",
    before: [
      {
        kind: "thread",
        text: "a list of customers we have to call back: name, phone number, done yes/no",
        checks: [
          { do: "fill", set: callback("Mrs Okoye", "020 7946 0011") },
          { do: "fill", set: callback("Mr Tanaka", "020 7946 0022") },
        ],
      },
    ],
    text: "great! now also post the ones that arent done in #sales, every weekday at 9",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /Okoye/, text: /0011/ },
          { do: "at", time: "2027-01-12 09:00", channel: "#sales", says: [/Okoye/, /Tanaka/] },
          { do: "choose", row: /Okoye/, option: /done|called/i },
          { do: "at", time: "2027-01-13 09:00", channel: "#sales", says: [/Tanaka/], saysNot: /Okoye/ },
          { do: "clock", time: "2027-01-15 12:00" },
          { do: "quiet", time: "2027-01-17 12:00" },
        ],
      },
    ],
  },
];

function spending(event: string, amount: string, reason: string): [RegExp, string][] {
  return [
    [/event/i, event],
    [/amount|money|cost/i, amount],
    [/reason|why|what for/i, reason],
  ];
}

function machine(name: string, place: string, date: string): [RegExp, string][] {
  return [
    [/maschine|name|bezeichnung/i, name],
    [/standort|\bort\b|\bwo\b/i, place],
    [/wartung/i, date],
  ];
}

function plant(name: string, place: string, who: string): [RegExp, string][] {
  return [
    [/name|plant/i, name],
    [/location|where|place/i, place],
    [/who|waters/i, who],
  ];
}

function callback(name: string, phone: string): [RegExp, string][] {
  return [
    [/name|customer/i, name],
    [/phone|number/i, phone],
  ];
}
