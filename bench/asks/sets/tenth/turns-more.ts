import type { Written } from "../../shape.ts";

const JOIN = /\bjoin\b|sign ?(me )?up|take part|i.?m in|count me in|\benter\b|participate|add me|put (me|my)/i;

export const tenthTurnsMore: Written[] = [
  {
    name: "tenth-safety-vests",
    language: "de",
    covers: ["scheduled_post", "weekdays"],
    by: "asker2",
    channel: "#general",
    text: "Werktags um halb acht hier rein: „Guten Morgen! Bitte Warnwesten an und Funkgeräte laden.“ Am Wochenende Ruhe.",
    reads: [
      /Warnwesten an und Funkgeräte laden/,
      /werktag|montag (bis|–|-) freitag|mo\S* ?(bis|–|-) ?fr/i,
      /\b0?7:30/,
      /#general/,
    ],
    outline: [
      "Beitrag: Guten Morgen! Bitte Warnwesten an und Funkgeräte laden.",
      "Wann: werktags 7:30",
      "In: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-12 07:30", channel: "#general", says: [/Warnwesten an und Funkgeräte laden/] },
          { do: "at", time: "2027-01-13 07:30", channel: "#general", says: [/Warnwesten/] },
          { do: "clock", time: "2027-01-15 12:00" },
          { do: "quiet", time: "2027-01-17 12:00" },
          { do: "at", time: "2027-01-18 07:30", channel: "#general", says: [/Guten Morgen/] },
        ],
      },
    ],
  },
  {
    name: "tenth-timesheets",
    language: "en",
    covers: ["scheduled_post", "monthly"],
    by: "asker1",
    channel: "#finance",
    text: "Partners keep forgetting their billable hours!! Every month I chase eleven grown up people through two floors and get told 'later'. So: on the 25th of each month, 9 in the morning, remind everybody here with this exact text: Billable hours must be entered by tonight.",
    reads: [/Billable hours must be entered by tonight/, /25/, /\b0?9:00/, /#finance/],
    outline: [
      "Post: Billable hours must be entered by tonight.",
      "When: 25th of the month 9:00",
      "In: <#finance>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-24 12:00" },
          {
            do: "at",
            time: "2027-01-25 09:00",
            channel: "#finance",
            says: [/Billable hours must be entered by tonight/],
          },
          { do: "quiet", time: "2027-02-24 12:00" },
          {
            do: "at",
            time: "2027-02-25 09:00",
            channel: "#finance",
            says: [/Billable hours must be entered by tonight/],
          },
          { do: "quiet", time: "2027-02-26 09:00" },
        ],
      },
    ],
  },
  {
    name: "tenth-farm-fete",
    language: "de",
    covers: ["countdown"],
    by: "asker2",
    channel: "#general",
    text: "zähl mal bitte runter bis zum Hoffest am 27.2.2027, jeden Montag um 9 in #general wie viele Tage noch. dieses jahr mit treckerziehen und der kapelle aus dem nachbardorf, wir freuen uns schon alle soo, vor allem die kinder",
    reads: [/Hoffest/i, /27\.\s?(0?2\.|feb)|2027-02-27/i, /montag/i, /\b0?9:00/, /#general/],
    outline: ["Countdown: Hoffest", "Zum: 2027-02-27", "Wann: jeden Montag 9:00", "In: <#general>"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /\b47\b/ },
          { do: "quiet", time: "2027-01-17 12:00" },
          { do: "at", time: "2027-01-18 09:00", channel: "#general", says: [/\b40\b/] },
          { do: "quiet", time: "2027-01-19 09:00" },
          { do: "at", time: "2027-01-25 09:00", channel: "#general", says: [/\b33\b/] },
          { do: "clock", time: "2027-02-26 12:00" },
          { do: "clock", time: "2027-03-06 12:00" },
          { do: "quiet", time: "2027-03-08 09:00" },
        ],
      },
    ],
  },
  {
    name: "tenth-choir-valentine",
    language: "en",
    covers: ["draw"],
    by: "asker1",
    channel: "#general",
    text: "Choir secret valentine, third year running (last year the altos cheated, you know who you are). Who wants to be part of it signs up, and on 8 February at 18:00 everyone is told privately who they have to surprise with a little something. Nobody may get themself and it stays secret.",
    reads: [/8 feb|feb\w* 8|2027-02-08|8\. feb/i, /18:00|6:00 ?pm/i, /private|direct|secret|message/i],
    outline: ["Draw: Choir secret valentine", "On: 2027-02-08 18:00"].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /price|budget|limit/i, say: "no limit" }],
        checks: [
          ...(["asker1", "asker2", "platform1"] as const).map((as) => ({ do: "press" as const, button: JOIN, as })),
          { do: "clock", time: "2027-02-08 17:00" },
          { do: "dm", to: "asker1", says: /Jonas|Priya/, never: true },
          { do: "clock", time: "2027-02-08 18:00" },
          { do: "dm", to: "asker1", says: /Jonas|Priya/ },
          { do: "dm", to: "asker2", says: /Ana|Priya/ },
          { do: "dm", to: "platform1", says: /Ana|Jonas/ },
        ],
      },
    ],
  },
  {
    name: "tenth-weighbridge",
    language: "en",
    covers: ["webhook", "long"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Morning,",
      "we finally got the new weighbridge at the quarry. the old one printed little slips that blew across the yard, and somebody (me) had to run after them in the rain and then read them out over the phone to the sales office. the fitter from the weighbridge company says the new one can call a url with json (truck, tons, driver) after each weighing, we only have to give him the address.",
      "every time that happens i want to see it in #sales. all three of them",
      "cheers Jonas",
    ].join("\n"),
    reads: [/#sales/, /webhook|url|address|json/i],
    outline: ["Webhook: Weighing", "In: <#sales>"].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /field|format|json|secret|which/i, say: "truck, tons and driver" }],
        checks: [
          {
            do: "webhook",
            body: { truck: "HH-KX 71", tons: 27, driver: "Petrov" },
            channel: "#sales",
            says: [/HH-KX 71/, /\b27\b/, /Petrov/],
          },
          {
            do: "webhook",
            body: { truck: "HB-AA 5", tons: 18, driver: "Nowak" },
            channel: "#sales",
            says: [/HB-AA 5/, /\b18\b/, /Nowak/],
          },
          { do: "quiet", time: "2027-01-13 09:00" },
        ],
      },
    ],
  },
];
