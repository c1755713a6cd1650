import type { Written } from "../../shape.ts";

const YES = /approve|accept|\bok\b|okay|agree|allow|^yes/i;
const NO = /decline|reject|deny|refuse|disagree|no.?go|not ok|^no\b/i;
const GO = /approve|accept|^go\b|^yes/i;

/** Forms that somebody says yes or no to. */
export const fifthApprovals: Written[] = [
  {
    name: "fifth-discounts",
    language: "en",
    covers: ["approval"],
    by: "asker1",
    channel: "#sales",
    text: "Whenever one of us wants to give a customer more than 10% off, Marcus has to say ok first (<@platform2>). We need a form for that – customer, discount in %, reason – and the outcome should land in <#sales>.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /10|percent|%|less|below|under/i, say: "just the form, people only use it for more than 10 %" },
        ],
        checks: [
          { do: "fill", as: "asker2", set: discount("Northgate Hotels", "15", "third order this year") },
          { do: "press", row: /Northgate/, button: YES, as: "asker2", refused: true },
          { do: "press", row: /Northgate/, button: YES, as: "asker1", refused: true },
          { do: "press", row: /Northgate/, button: YES, as: "platform2" },
          { do: "said", channel: "#sales", says: [/Northgate/, /approved|accepted|\bok\b|okay|\byes\b|granted/i] },
          { do: "shows", row: /Northgate/, text: /approved|accepted|\bok\b|okay|\byes\b|granted/i, as: "asker2" },
          { do: "fill", as: "asker1", set: discount("Pizza Palace", "60", "they asked nicely") },
          { do: "press", row: /Pizza Palace/, button: NO, as: "platform2" },
          {
            do: "said",
            channel: "#sales",
            says: [/Pizza Palace/, /declined|rejected|denied|refused|\bno\b|not (ok|approved)/i],
          },
        ],
      },
    ],
  },
  {
    name: "fifth-training-budget",
    language: "en",
    covers: ["approval", "direct message"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Morning! Long story short: last year we burned the whole training budget by May because everybody booked courses on their own card and handed in the bill afterwards. Management (rightly) wasnt happy, so from now on it goes like this: you write down which course, what it costs, when it is, and why it helps you in your job. <@platform1> looks at it and says go or no go. The person who asked should then be told privately what came out of it, no posts in channels please, some people are touchy about that.",
      "",
      "I dont need anything fancy, honestly, plain is fine, as long as nobody else than Priya can wave things through. Everyone can see the list, no secret there.",
      "",
      "Cheers and thank you!!",
      "Jonas",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", as: "asker1", set: course("Excel deep dive", "450", "2027-03-10", "fewer manual reports") },
          { do: "press", row: /Excel deep dive/, button: GO, as: "asker1", refused: true },
          { do: "press", row: /Excel deep dive/, button: GO, as: "asker2", refused: true },
          { do: "press", row: /Excel deep dive/, button: GO, as: "platform1" },
          {
            do: "dm",
            to: "asker1",
            says: /Excel deep dive[\s\S]*(approved|accepted|\bgo\b|\byes\b)|(approved|accepted|\bgo\b|\byes\b)[\s\S]*Excel deep dive/i,
          },
          { do: "shows", row: /Excel deep dive/, text: /approved|accepted|\bgo\b|\byes\b/i, as: "platform2" },
          { do: "fill", as: "asker1", set: course("Juggling for managers", "999", "2027-05-01", "balance") },
          { do: "press", row: /Juggling/, button: NO, as: "platform1" },
          {
            do: "dm",
            to: "asker1",
            says: /Juggling[\s\S]*(declined|rejected|denied|\bno\b)|(declined|rejected|denied|\bno\b)[\s\S]*Juggling/i,
          },
        ],
      },
    ],
  },
];

function discount(customer: string, percent: string, reason: string): [RegExp, string][] {
  return [
    [/customer|client/i, customer],
    [/discount|%|percent/i, percent],
    [/reason|why/i, reason],
  ];
}

function course(name: string, cost: string, when: string, why: string): [RegExp, string][] {
  return [
    [/course|training|which|name/i, name],
    [/cost|price|amount/i, cost],
    [/when|date/i, when],
    [/why|help|reason/i, why],
  ];
}
