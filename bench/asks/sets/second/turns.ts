import type { Written } from "../../shape.ts";

/** Turns, votes, loans, bookings, days and draws, and plain posts. */
export const secondTurns: Written[] = [
  {
    name: "monthly-receipts",
    language: "en",
    covers: ["scheduled_post"],
    by: "asker1",
    channel: "#finance",
    text: "on the 1st of every month at 10 am say in #finance: please hand in your receipts",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-15 10:00" },
          { do: "at", time: "2027-02-01 10:00", channel: "#finance", says: [/please hand in your receipts/i] },
          { do: "quiet", time: "2027-02-02 10:00" },
          { do: "at", time: "2027-03-01 10:00", channel: "#finance", says: [/please hand in your receipts/i] },
        ],
      },
    ],
  },
  {
    name: "london-standup",
    language: "en",
    covers: ["scheduled_post", "time zone"],
    by: "asker1",
    channel: "#general",
    text: "mon-fri 9:25 london time post 'standup in 5 minutes' to #general",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-12 09:25" },
          { do: "at", time: "2027-01-12 10:25", channel: "#general", says: [/standup in 5 minutes/] },
          { do: "at", time: "2027-01-15 10:25", channel: "#general", says: [/standup in 5 minutes/] },
          { do: "quiet", time: "2027-01-16 10:25" },
        ],
      },
    ],
  },
  {
    name: "sommerfest-umfrage",
    language: "de",
    covers: ["poll"],
    by: "asker2",
    channel: "#general",
    text: "umfrage: welcher termin fürs sommerfest? 12. juni, 19. juni oder 26. juni. mehrere ankreuzen erlaubt. bis freitag 12 uhr, dann ergebnis in #general",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", option: /19\. ?juni/i },
          { do: "choose", option: /26\. ?juni/i },
          { do: "choose", option: /19\. ?juni/i, as: "asker1" },
          { do: "quiet", time: "2027-01-14 12:00" },
          { do: "at", time: "2027-01-15 12:00", channel: "#general", says: [/19\. ?juni.*\b2\b|\b2\b.*19\. ?juni/i] },
          { do: "choose", option: /12\. ?juni/i, as: "platform1", refused: true },
          { do: "quiet", time: "2027-01-22 12:00" },
        ],
      },
    ],
  },
  {
    name: "standup-host",
    language: "en",
    covers: ["picker"],
    by: "asker2",
    channel: "#general",
    now: "2027-01-11 10:00",
    text: "every workday 9am draw randomly who hosts standup out of Mia, Paul, Lea. nobody again before the others had it. tell us in #general",
    expect: [
      {
        kind: "built",
        checks: [
          ...["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"].map((day) => ({
            do: "at" as const,
            time: `${day} 09:00`,
            channel: "#general",
            says: [],
            turn: { of: ["Mia", "Paul", "Lea"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-01-16 09:00" },
          {
            do: "at",
            time: "2027-01-18 09:00",
            channel: "#general",
            says: [],
            turn: { of: ["Mia", "Paul", "Lea"], by: "chance" },
          },
        ],
      },
    ],
  },
  {
    name: "on-call-rota",
    language: "en",
    covers: ["rota"],
    by: "asker1",
    channel: "#requests",
    text: "on-call changes weekly: Marcus, then Priya, then Jonas, starting monday 18 january with Marcus. tell #general mondays at 7am whos turn it is. they can swap",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Marcus[\s\S]*Priya[\s\S]*Jonas/ },
          { do: "shows", text: /swap/i, about: /swap/i },
          ...(
            [
              ["2027-01-18", /Marcus/],
              ["2027-01-25", /Priya/],
              ["2027-02-01", /Jonas/],
              ["2027-02-08", /Marcus/],
            ] as const
          ).map(([day, who]) => ({ do: "at" as const, time: `${day} 07:00`, channel: "#general", says: [who] })),
          { do: "quiet", time: "2027-02-09 07:00" },
        ],
      },
    ],
  },
  {
    name: "werkzeugausleihe",
    language: "de",
    covers: ["lending", "digest"],
    by: "asker2",
    channel: "#requests",
    text: "werkzeug ausleihen: Bohrmaschine, Leiter, Säge. man muss sehen wer was hat, rückgabe nach 7 tagen. was überfällig ist jeden morgen um 8 uhr in #general",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", row: /Leiter/, button: /ausleih|leihen|nehmen/i, as: "asker1" },
          { do: "shows", row: /Leiter/, text: /Ana/ },
          { do: "press", row: /Leiter/, button: /ausleih|leihen|nehmen/i, as: "asker2", refused: true },
          { do: "quiet", time: "2027-01-15 08:00", says: /Leiter/ },
          { do: "at", time: "2027-01-19 08:00", channel: "#general", says: [/Leiter/], saysNot: /Säge/ },
          { do: "press", row: /Leiter/, button: /zurück|rückgabe/i, as: "asker1" },
          { do: "quiet", time: "2027-01-20 08:00", says: /Leiter/ },
          { do: "press", row: /Leiter/, button: /ausleih|leihen|nehmen/i, as: "asker2" },
          { do: "shows", row: /Leiter/, text: /Jonas/ },
        ],
      },
    ],
  },
  {
    name: "company-cars",
    language: "en",
    covers: ["booking"],
    by: "asker1",
    channel: "#requests",
    text: "booking for the company cars Golf and Transporter, whole days only and never twice the same day",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: car("Golf", "2027-01-19") },
          { do: "shows", row: /Golf/, text: /Ana|2027-01-19|19 Jan|Jan(uary)? 19/, as: "asker2" },
          { do: "fill", set: car("Golf", "2027-01-19"), as: "asker2", refused: true },
          { do: "fill", set: car("Transporter", "2027-01-19"), as: "asker2" },
          { do: "fill", set: car("Golf", "2027-01-20"), as: "asker2" },
          { do: "shows", text: /Jonas/ },
        ],
      },
    ],
  },
  {
    name: "step-challenge",
    language: "en",
    covers: ["leaderboard", "sum"],
    by: "asker2",
    channel: "#general",
    text: "step challenge leaderboard! everyone enters name + steps, it adds up per person, best on top, fridays 16:00 top list to #general",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: steps("Ana", "5000"), as: "asker1" },
          { do: "fill", set: steps("Jonas", "7000") },
          { do: "fill", set: steps("Ana", "4000"), as: "asker1" },
          { do: "order", first: /Ana\b/, next: /Jonas\b/ },
          { do: "shows", row: /Ana\b/, text: /9[.,' {3}]?000/ },
          { do: "at", time: "2027-01-15 16:00", channel: "#general", says: [/Ana\b[\s\S]*Jonas/, /9[.,' {3}]?000/] },
          { do: "quiet", time: "2027-01-16 16:00" },
        ],
      },
    ],
  },
  {
    name: "messe-countdown",
    language: "de",
    covers: ["countdown"],
    by: "asker2",
    channel: "#sales",
    text: "wie viele tage noch bis zur messe am 15. april? bitte jeden freitag um 10 uhr in #sales posten",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-15 10:00", channel: "#sales", says: [/\b90\b/, /messe/i] },
          { do: "quiet", time: "2027-01-18 10:00" },
          { do: "at", time: "2027-01-22 10:00", channel: "#sales", says: [/\b83\b/] },
        ],
      },
    ],
  },
  {
    name: "secret-santa",
    language: "en",
    covers: ["draw"],
    by: "asker1",
    channel: "#general",
    now: "2027-11-29 10:00",
    text: "secret santa: whoever wants signs up, and on 10 december at 9am everybody gets a private message who they give a present to. not yourself obviously",
    expect: [
      {
        kind: "built",
        checks: [
          ...(["asker1", "asker2", "platform2"] as const).map((as) => ({
            do: "press" as const,
            button: /join|sign ?(me )?up|i'?m in|take part|count me in/i,
            as,
          })),
          { do: "clock", time: "2027-12-09 09:00" },
          { do: "dm", to: "asker2", says: /Ana|Marcus/, never: true },
          { do: "clock", time: "2027-12-10 09:00" },
          { do: "dm", to: "asker1", says: /Jonas|Marcus/ },
          { do: "dm", to: "asker2", says: /Ana|Marcus/ },
          { do: "dm", to: "platform2", says: /Ana|Jonas/ },
          { do: "dm", to: "platform1", says: /Ana|Jonas|Marcus/, never: true },
        ],
      },
    ],
  },
  {
    name: "monitoring-webhook",
    language: "en",
    covers: ["webhook"],
    by: "asker2",
    channel: "#requests",
    text: "our monitoring can call a webhook. whatever it sends should show up in <#general>",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "webhook",
            body: { alert: "Disk full", host: "db1" },
            channel: "#general",
            says: [/Disk full/, /db1/],
          },
        ],
      },
    ],
  },
];

function car(name: string, day: string): [RegExp, string, "maybe"?][] {
  return [
    [/car|vehicle|thing|what/i, name],
    [/day|date|from|when/i, day],
    [/^to\b|until|last day/i, day, "maybe"],
  ];
}

function steps(name: string, count: string): [RegExp, string][] {
  return [
    [/name|who|person/i, name],
    [/steps|points|how many/i, count],
  ];
}
