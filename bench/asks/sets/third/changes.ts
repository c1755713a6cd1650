import type { Entry, Written } from "../../shape.ts";

/** What comes to mind once the app is there: a reply in its thread. */
export const thirdChanges: Written[] = [
  {
    name: "then-a-price",
    language: "en",
    covers: ["change", "records", "column"],
    by: "asker1",
    channel: "#food",
    before: [
      {
        kind: "thread",
        text: "a list of the snacks in our kitchen: snack, shelf",
        checks: [{ do: "fill", set: snack("Peanuts", "2") }],
      },
    ],
    text: "we also need a price in € for each one",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /Peanuts/, text: /\b2\b/ },
          { do: "fill", set: [...snack("Pretzels", "3"), [/price/i, "1.80"]], as: "asker2" },
          { do: "shows", row: /Pretzels/, text: /1[.,]80/ },
          { do: "edit", row: /Peanuts/, set: [[/price/i, "2.50"]] },
          { do: "shows", row: /Peanuts/, text: /2[.,]50/ },
        ],
      },
    ],
  },
  {
    name: "then-weekly",
    language: "en",
    covers: ["change", "scheduled_post", "days"],
    by: "asker1",
    channel: "#general",
    before: [
      {
        kind: "thread",
        text: "post 'water the plants' in #general every day at 9:30",
        checks: [{ do: "at", time: "2027-01-11 09:30", channel: "#general", says: [/water the plants/] }],
      },
    ],
    text: "thats too much, make it weekly, on wednesdays",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-12 09:30" },
          { do: "at", time: "2027-01-13 09:30", channel: "#general", says: [/water the plants/] },
          { do: "quiet", time: "2027-01-14 09:30" },
          { do: "at", time: "2027-01-20 09:30", channel: "#general", says: [/water the plants/] },
        ],
      },
    ],
  },
  {
    name: "dann-freitags",
    language: "de",
    covers: ["change", "scheduled_post", "days"],
    by: "asker2",
    channel: "#general",
    before: [{ kind: "thread", text: "jeden montag um 9 uhr in #general posten: Bitte lüften!" }],
    text: "doch lieber freitags statt montags",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-15 09:00", channel: "#general", says: [/Bitte lüften!/] },
          { do: "quiet", time: "2027-01-18 09:00" },
          { do: "at", time: "2027-01-22 09:00", channel: "#general", says: [/Bitte lüften!/] },
        ],
      },
    ],
  },
  {
    name: "dann-halb-elf",
    language: "de",
    covers: ["change", "digest", "time"],
    by: "asker2",
    channel: "#food",
    before: [
      {
        kind: "thread",
        text: "liste fürs frühstück: wer, was er mitbringt. freitags um 9 uhr die liste in #food posten",
        checks: [
          {
            do: "fill",
            set: [
              [/^wer|name/i, "Jonas Weber", "maybe"],
              [/was|mitbring/i, "Obstsalat"],
            ],
          },
        ],
      },
    ],
    text: "kannst du das bitte auf halb elf schieben?",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Obstsalat/ },
          { do: "quiet", time: "2027-01-15 09:00" },
          { do: "at", time: "2027-01-15 10:30", channel: "#food", says: [/Obstsalat/] },
          { do: "quiet", time: "2027-01-18 10:30" },
        ],
      },
    ],
  },
  {
    name: "then-dora",
    language: "en",
    covers: ["change", "rota", "person"],
    by: "asker1",
    channel: "#general",
    before: [
      { kind: "thread", text: "weekly cleaning rota Ali, Bea, Cem. mondays at 8 say in #general whose turn it is" },
    ],
    text: "Dora is new in the team, pls put her in after Cem",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Cem[\s\S]*Dora/ },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08", "2027-02-15"].map((day) => ({
            do: "at" as const,
            time: `${day} 08:00`,
            channel: "#general",
            says: [],
            turn: { of: ["Ali", "Bea", "Cem", "Dora"], by: "order" as const },
          })),
        ],
      },
    ],
  },
];

function snack(name: string, shelf: string): Entry[] {
  return [
    [/snack/i, name],
    [/shelf/i, shelf],
  ];
}
