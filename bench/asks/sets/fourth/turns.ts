import type { Check, Entry, Turn, Who, Written } from "../../shape.ts";

/** Whose turn it is, what is chosen, what is posted when, by itself or from a list, and what comes in. */
export const fourthTurns: Written[] = [
  {
    name: "fourth-standup",
    language: "en",
    covers: ["scheduled_post"],
    by: "asker1",
    channel: "#general",
    text: "Mon/Wed/Fri 8:15 in <#general> pls: “Standup in 15 min, link is in the calendar”. that's all :)",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-12 08:15" },
          post("2027-01-13 08:15", "#general", /Standup in 15 min, link is in the calendar/),
          { do: "quiet", time: "2027-01-14 08:15" },
          post("2027-01-15 08:15", "#general", /Standup in 15 min, link is in the calendar/),
          { do: "quiet", time: "2027-01-17 08:15" },
          post("2027-01-18 08:15", "#general", /Standup in 15 min, link is in the calendar/),
        ],
      },
    ],
  },
  {
    name: "fourth-travel-costs",
    language: "de",
    covers: ["scheduled_post"],
    by: "asker2",
    channel: "#requests",
    text: "Bitte immer am ersten Werktag im Monat um 9 Uhr in #finance schreiben: Reisekosten bis zum 5. einreichen!",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-29 09:00" },
          post("2027-02-01 09:00", "#finance", /Reisekosten bis zum 5\. einreichen/),
          { do: "quiet", time: "2027-02-15 09:00" },
          post("2027-03-01 09:00", "#finance", /Reisekosten bis zum 5\. einreichen/),
          post("2027-04-01 09:00", "#finance", /Reisekosten bis zum 5\. einreichen/),
          { do: "quiet", time: "2027-05-02 12:00" },
          post("2027-05-03 09:00", "#finance", /Reisekosten bis zum 5\. einreichen/),
        ],
      },
    ],
  },
  {
    name: "fourth-fridge",
    language: "en",
    covers: ["scheduled_post"],
    by: "asker1",
    channel: "#food",
    text: 'From this Friday on, every other Friday at noon, write in #food: "Fridge day! Anything without a name goes in the bin." I am so done with the mouldy yoghurts',
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-14 12:00" },
          post("2027-01-15 12:00", "#food", /Fridge day! Anything without a name goes in the bin/),
          { do: "quiet", time: "2027-01-22 12:00" },
          post("2027-01-29 12:00", "#food", /Fridge day!/),
          { do: "quiet", time: "2027-02-05 12:00" },
        ],
      },
    ],
  },
  {
    name: "fourth-summer-party",
    language: "de",
    covers: ["poll"],
    by: "asker1",
    channel: "#general",
    text: "Sommerfest!! Wo gehen wir hin: See, Biergarten oder Dachterrasse? Jeder eine Stimme. Schluss ist Donnerstag 12 Uhr, dann das Ergebnis bitte in <#general>",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", option: /Biergarten/ },
          { do: "choose", option: /Biergarten/, as: "asker2" },
          { do: "choose", option: /\bSee\b/i, as: "platform1" },
          { do: "quiet", time: "2027-01-14 11:00", says: /Ergebnis|gewonnen/i },
          {
            do: "at",
            time: "2027-01-14 12:00",
            channel: "#general",
            says: [
              /Biergarten[\s\S]*\b2\b|\b2\b[\s\S]*Biergarten|Biergarten[\s\S]*gew[io]nn|(sieger|gew[io]nn)[\s\S]*Biergarten/i,
            ],
            about: /ergebnis/i,
          },
          {
            do: "choose",
            option: /Dachterrasse/,
            as: "platform2",
            refused: true,
            about: /schluss|ende|donnerstag|12/i,
          },
          { do: "quiet", time: "2027-01-21 12:00" },
        ],
      },
    ],
  },
  {
    name: "fourth-retro-host",
    language: "en",
    covers: ["picker"],
    by: "asker2",
    channel: "#general",
    text: "retro host lottery: tuesdays 9:45 pull one of Ana / Jonas / Marcus out of the hat and tell #general. everyone gets their turn before anyone has to do it a 2nd time pls",
    expect: [
      {
        kind: "built",
        checks: [
          ...["2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02"].map((day) =>
            turn(`${day} 09:45`, "#general", { of: ["Ana", "Jonas", "Marcus"], by: "chance" }),
          ),
          { do: "quiet", time: "2027-02-03 09:45" },
        ],
      },
    ],
  },
  {
    name: "fourth-early-phone",
    language: "de",
    covers: ["rota"],
    by: "asker2",
    channel: "#requests",
    text: "Frühdienst am Telefon, jeden Tag wer anderes (Mo-Fr): Priya -> Marcus -> Ana -> Jonas. um 7:45 in #general sagen wer dran ist. wenn einer nicht kann, muss er mit jemandem tauschen können",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Priya[\s\S]*Marcus/ },
          { do: "shows", text: /tausch/i, about: /tausch/i },
          ...["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"].map((day) => phone(day)),
          { do: "quiet", time: "2027-01-17 12:00" },
          ...["2027-01-18", "2027-01-19"].map((day) => phone(day)),
        ],
      },
    ],
  },
  {
    name: "fourth-trade-fair",
    language: "en",
    covers: ["countdown"],
    by: "asker1",
    channel: "#sales",
    text: "26 February is the trade fair!! Every Thursday at 3pm tell <#sales> how many days are left, so that nobody can say they didn't know",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-13 15:00" },
          post("2027-01-14 15:00", "#sales", /\b43\b/),
          { do: "quiet", time: "2027-01-15 15:00" },
          post("2027-01-21 15:00", "#sales", /\b36\b/),
        ],
      },
    ],
  },
  {
    name: "fourth-easter-nests",
    language: "de",
    covers: ["draw"],
    by: "asker1",
    channel: "#general",
    now: "2027-03-08 10:00",
    text: "Osternester 🐣 Wer mag, macht mit. Am 19. März um 10 Uhr bekommt jeder, der dabei ist, heimlich per Direktnachricht einen Namen zugelost, für den er ein Nest versteckt. Natürlich nie sich selbst!",
    expect: [
      {
        kind: "built",
        checks: [
          ...(["asker1", "asker2", "platform2"] satisfies Who[]).map(
            (as): Check => ({
              do: "press",
              button: /mitmachen|eintragen|teilnehmen|dabei|anmelden|mach.* mit/i,
              as,
            }),
          ),
          { do: "clock", time: "2027-03-19 09:50" },
          { do: "dm", to: "asker1", says: /Jonas|Marcus/, never: true },
          { do: "clock", time: "2027-03-19 10:00" },
          { do: "dm", to: "asker1", says: /Jonas|Marcus/ },
          { do: "dm", to: "asker2", says: /Ana|Marcus/ },
          { do: "dm", to: "platform2", says: /Ana|Jonas/ },
          { do: "dm", to: "platform1", says: /Ana|Jonas|Marcus/, never: true },
        ],
      },
    ],
  },
  {
    name: "fourth-goods-in",
    language: "en",
    covers: ["webhook"],
    by: "platform2",
    channel: "#requests",
    text: "The goods-in scanner can send JSON to a web address. Whenever it does, write what came in into #requests, one message each. Tell me the address when it's there.",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "webhook",
            body: { pallet: "P-3391", dock: "East", weight_kg: 412 },
            channel: "#requests",
            says: [/P-3391/, /East/, /412/],
          },
          { do: "webhook", body: { pallet: "P-3392", dock: "North" }, channel: "#requests", says: [/P-3392/, /North/] },
        ],
      },
    ],
  },
  {
    name: "fourth-notice-periods",
    language: "de",
    covers: ["records", "reminder"],
    by: "asker1",
    channel: "#requests",
    text: "Betreff: Kündigungsfristen\n\nliebes Team, uns ist schon wieder ein Vertrag durchgerutscht (Kopierer, 3 Jahre verlängert!!). Deshalb: Verträge erfassen mit Vertragspartner, Gegenstand, Kosten pro Jahr (EUR), kündbar bis (Datum), Ansprechpartner. 30 Tage vor „kündbar bis“ morgens um 8 eine Meldung in #finance.\n\nDanke\nMargit",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: contract("Copyrent", "Kopierer 2. OG", "1840.00", "2027-03-17") },
          { do: "fill", set: contract("Leasingplus", "Stapler", "6200.00", "2027-06-30") },
          { do: "shows", row: /Copyrent/, text: /1[.,\s\u00a0\u202f’']?840/ },
          { do: "quiet", time: "2027-02-12 08:00" },
          {
            do: "at",
            time: "2027-02-15 08:00",
            channel: "#finance",
            says: [/Copyrent|Kopierer/],
            saysNot: /Leasingplus|Stapler/,
            about: /30 tage|meldung|erinner/i,
          },
          { do: "quiet", time: "2027-02-17 08:00", says: /Copyrent|Kopierer/ },
        ],
      },
    ],
  },
  {
    name: "fourth-deals",
    language: "en",
    covers: ["records", "sum", "digest"],
    by: "asker2",
    channel: "#sales",
    text: "Sales log pls! Rep, customer, deal value (EUR), signed on. Fridays 5pm I want the total in #sales so the boss stops asking me. Cheers, Jonas",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: deal("Ana Ferreira", "Kestrel Foods", "1200.00") },
          { do: "fill", set: deal("Jonas Weber", "Oak & Partners", "800.50") },
          { do: "shows", row: /Kestrel/, text: /1[.,\s\u00a0\u202f’']?200/ },
          { do: "quiet", time: "2027-01-14 17:00" },
          {
            do: "at",
            time: "2027-01-15 17:00",
            channel: "#sales",
            says: [/2[.,\s\u00a0\u202f’']?000[.,]50?/],
            about: /total|sum|friday/i,
          },
          { do: "quiet", time: "2027-01-16 17:00" },
        ],
      },
    ],
  },
];

function post(time: string, channel: string, words: RegExp): Check {
  return { do: "at", time, channel, says: [words] };
}

function turn(time: string, channel: string, whose: Turn): Check {
  return { do: "at", time, channel, says: [], turn: whose };
}

function phone(day: string): Check {
  return turn(`${day} 07:45`, "#general", { of: ["Priya", "Marcus", "Ana", "Jonas"], by: "order" });
}

function contract(partner: string, subject: string, cost: string, until: string): Entry[] {
  return [
    [/vertragspartner/i, partner],
    [/gegenstand/i, subject],
    [/kosten|betrag/i, cost],
    [/kündbar|\bbis\b|frist/i, until],
    [/ansprech/i, "Ana Ferreira"],
  ];
}

function deal(rep: string, customer: string, value: string): Entry[] {
  return [
    [/\brep\b|seller|sales/i, rep],
    [/customer|client/i, customer],
    [/value|amount|eur/i, value],
    [/signed|date/i, "2027-01-11"],
  ];
}
