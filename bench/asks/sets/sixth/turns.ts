import type { Check, Written } from "../../shape.ts";

/** Whose turn it is, what is said when, and what comes in by itself. Default now is Monday, 11 January 2027, 10:00. */
export const sixthTurns: Written[] = [
  {
    name: "sixth-front-desk",
    language: "en",
    covers: ["rota"],
    by: "asker1",
    channel: "#requests",
    text: "Somebody has to open the front desk early, and we argue about it every single week. From now on it goes round: Kofi, Beatrix, Liam, Noor, a week each. Please say in #general on Mondays at 7:45 whose week it is. People should be able to swap with each other when they can't.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /start|first|begin|week/i, say: "Kofi starts next Monday" }],
        checks: [
          { do: "shows", text: /Noor/, as: "asker2" },
          { do: "shows", text: /swap|trade|switch/i, about: /swap|trade|switch/i },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08", "2027-02-15"].map((day) =>
            turnAt(`${day} 07:45`, "#general", ["Kofi", "Beatrix", "Liam", "Noor"], "order"),
          ),
          { do: "quiet", time: "2027-02-16 07:45" },
        ],
      },
    ],
  },
  {
    name: "sixth-spuelmaschine",
    language: "de",
    covers: ["rota", "daily"],
    by: "asker2",
    channel: "#food",
    text: "spülmaschine: jeden werktag ist reihum ein anderer dran. Petra, Ole, Svenja. sag bitte um 13 uhr in #food wer heute ausräumt",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /beginn|anfang|erste|start/i, say: "Petra fängt an" }],
        checks: [
          ...["2027-01-11", "2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"].map((day) =>
            turnAt(`${day} 13:00`, "#food", ["Petra", "Ole", "Svenja"], "order"),
          ),
          { do: "quiet", time: "2027-01-17 13:00" },
          turnAt("2027-01-18 13:00", "#food", ["Petra", "Ole", "Svenja"], "order"),
        ],
      },
    ],
  },
  {
    name: "sixth-demo",
    language: "en",
    covers: ["picker"],
    by: "asker1",
    channel: "#platform",
    text: "who shows their work on wednesdays? draw one of Ana, Jonas, Priya, Marcus at 9am and say it in #platform, but noone again before all have been",
    expect: [
      {
        kind: "built",
        checks: [
          ...["2027-01-13", "2027-01-20", "2027-01-27", "2027-02-03"].map((day) =>
            turnAt(`${day} 09:00`, "#platform", ["Ana", "Jonas", "Priya", "Marcus"], "chance"),
          ),
          { do: "quiet", time: "2027-02-05 09:00" },
          turnAt("2027-02-10 09:00", "#platform", ["Ana", "Jonas", "Priya", "Marcus"], "chance"),
        ],
      },
    ],
  },
  {
    name: "sixth-feierabend",
    language: "de",
    covers: ["scheduled_post"],
    by: "asker2",
    channel: "#general",
    text: "Schreib bitte jeden Werktag um 16:45 in #general: „Fenster zu, Licht aus!“",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-11 16:45", channel: "#general", says: [/Fenster zu, Licht aus!/] },
          { do: "at", time: "2027-01-12 16:45", channel: "#general", says: [/Fenster zu, Licht aus!/] },
          { do: "clock", time: "2027-01-15 17:00" },
          { do: "quiet", time: "2027-01-17 17:00" },
          { do: "at", time: "2027-01-18 16:45", channel: "#general", says: [/Fenster zu, Licht aus!/] },
        ],
      },
    ],
  },
  {
    name: "sixth-fortnight",
    language: "en",
    covers: ["scheduled_post", "every other week"],
    by: "asker1",
    channel: "#finance",
    text: 'every second thursday, starting this week, can you write "payroll closes tomorrow, hand in your hours" in #finance at 2pm?',
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-13 14:00" },
          {
            do: "at",
            time: "2027-01-14 14:00",
            channel: "#finance",
            says: [/payroll closes tomorrow, hand in your hours/i],
          },
          { do: "quiet", time: "2027-01-21 14:00" },
          { do: "at", time: "2027-01-28 14:00", channel: "#finance", says: [/payroll closes tomorrow/i] },
          { do: "quiet", time: "2027-02-04 14:00" },
        ],
      },
    ],
  },
  {
    name: "sixth-fahrtenbuch",
    language: "de",
    covers: ["scheduled_post", "month"],
    by: "asker2",
    channel: "#finance",
    now: "2027-04-26 10:00",
    text: "Bei uns vergessen alle, ihr Fahrtenbuch abzugeben, und ich darf dann hinterherrennen. Kannst du am ersten Werktag im Monat um 9 Uhr in #finance daran erinnern? Der Text soll sein: „Bitte das Fahrtenbuch vom Vormonat abgeben!“ Danke dir.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-05-02 09:00" },
          {
            do: "at",
            time: "2027-05-03 09:00",
            channel: "#finance",
            says: [/Bitte das Fahrtenbuch vom Vormonat abgeben!/],
          },
          { do: "quiet", time: "2027-05-31 09:00" },
          { do: "at", time: "2027-06-01 09:00", channel: "#finance", says: [/Fahrtenbuch vom Vormonat/] },
        ],
      },
    ],
  },
  {
    name: "sixth-opening",
    language: "en",
    covers: ["countdown"],
    by: "asker1",
    channel: "#sales",
    text: "Our shop in Leeds opens on 2 April, and everyone keeps asking me how long we still have. Could you put the number of days left into #sales every Monday at 8:30? A little page showing the number would be nice too. Once we've opened it can stop.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /year|2027/i, say: "this year, 2027" }],
        checks: [
          { do: "shows", text: /\b81\b/, about: /page/i },
          { do: "at", time: "2027-01-18 08:30", channel: "#sales", says: [/\b74\b/] },
          { do: "quiet", time: "2027-01-20 08:30" },
          { do: "at", time: "2027-01-25 08:30", channel: "#sales", says: [/\b67\b/] },
          { do: "clock", time: "2027-04-03 09:00" },
          { do: "quiet", time: "2027-04-12 08:30", about: /stop|after|open|over/i },
        ],
      },
    ],
  },
  {
    name: "sixth-wichteln-mail",
    language: "de",
    covers: ["draw", "pasted e-mail", "long"],
    by: "asker2",
    channel: "#general",
    now: "2027-11-29 10:00",
    text: [
      "Hi, das hier kam gerade von oben, kannst du dich bitte drum kümmern?",
      "",
      "> Von: Geschäftsleitung",
      "> Betreff: Weihnachten",
      "> Liebe alle,",
      "> dieses Jahr wollen wir wieder wichteln, aber bitte nicht mehr mit Zettelchen aus dem Hut. Letztes Jahr hat Herr Lemke sich selbst gezogen, und Frau Adler ging leer aus.",
      "> Wer mitmachen möchte, trägt sich ein. Am 8. Dezember um 12 Uhr wird ausgelost, und jeder erfährt ganz privat, wen er beschenkt. Niemand darf sich selbst ziehen!",
      "> Das Geschenk bitte höchstens 15 Euro.",
      "> Herzliche Grüße",
      "",
      "Also eine Seite, wo man sich einträgt, und das Ergebnis schickst du jedem als Direktnachricht. Sonst soll es bitte keiner sehen können. Danke!!",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /wann|datum|uhr|bis/i, say: "man kann sich eintragen, bis am 8. Dezember um 12 Uhr gelost wird" },
          { about: /wer|teilnehm/i, say: "alle, die sich auf der Seite eintragen" },
        ],
        checks: [
          ...(["asker1", "asker2", "platform1"] as const).map((as) => ({
            do: "press" as const,
            button: /mitmachen|mach.* mit|eintragen|teilnehmen|dabei|anmelden/i,
            as,
          })),
          { do: "clock", time: "2027-12-08 11:50" },
          { do: "dm", to: "asker1", says: /Jonas|Priya/, never: true },
          { do: "clock", time: "2027-12-08 12:00" },
          { do: "dm", to: "asker1", says: /Jonas|Priya/ },
          { do: "dm", to: "asker2", says: /Ana|Priya/ },
          { do: "dm", to: "platform1", says: /Ana|Jonas/ },
          { do: "dm", to: "platform2", says: /Ana|Jonas|Priya/, never: true },
        ],
      },
    ],
  },
  {
    name: "sixth-alarm",
    language: "en",
    covers: ["webhook"],
    by: "asker2",
    channel: "#platform",
    text: "the alarm panel in the warehouse can call a webhook. whatever it sends (zone, level) should land in #platform",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "webhook",
            body: { zone: "Dock 4", level: "critical" },
            channel: "#platform",
            says: [/Dock 4/, /critical/],
          },
          {
            do: "webhook",
            body: { zone: "Cold store", level: "info" },
            channel: "#platform",
            says: [/Cold store/, /info/],
          },
        ],
      },
    ],
  },
];

function turnAt(time: string, channel: string, of: string[], by: "chance" | "order"): Check {
  return { do: "at", time, channel, says: [], turn: { of, by } };
}
