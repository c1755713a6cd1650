import type { Written } from "../../shape.ts";

export const ninthOthers: Written[] = [
  {
    name: "ninth-supplier-mail",
    language: "en",
    covers: ["part", "approval", "mail"],
    by: "asker1",
    channel: "#requests",
    text: "Lab orders: chemist fills in substance, quantity and hazard class, <@platform1> approves or turns it down, and then it sends the order by e-mail to the supplier.",
    expect: [
      {
        kind: "part",
        leftOut: [/mail|supplier/i],
        checks: [
          {
            do: "fill",
            as: "asker2",
            set: [
              [/substance|name|what/i, "Acetone"],
              [/quantity|amount|how much/i, "5"],
              [/hazard|class/i, "F"],
            ],
          },
          { do: "press", button: /approve|accept|\byes\b/i, row: /Acetone/, as: "platform2", refused: true },
          { do: "press", button: /approve|accept|\byes\b/i, row: /Acetone/, as: "platform1" },
          { do: "shows", row: /Acetone/, text: /approved|accepted|\byes\b/i },
        ],
      },
      { kind: "asked", about: /mail/i },
    ],
  },
  {
    name: "ninth-energy-chart",
    language: "de",
    covers: ["part", "records", "chart"],
    by: "asker2",
    channel: "#finance",
    text: "Stromverbrauch je Halle: Halle, Monat, kWh. Jeder Hallenmeister trägt selber ein, kWh bitte aufsummieren und das Ganze als Balkendiagramm anzeigen",
    expect: [
      {
        kind: "part",
        leftOut: [/diagramm|grafik|balken/i],
        checks: [
          {
            do: "fill",
            set: [
              [/halle/i, "Halle 3"],
              [/kwh|verbrauch|strom/i, "1200"],
            ],
          },
          {
            do: "fill",
            as: "platform1",
            set: [
              [/halle/i, "Halle 5"],
              [/kwh|verbrauch|strom/i, "345"],
            ],
          },
          { do: "shows", row: /Halle 3/, text: /1[.\s]?200/ },
          { do: "shows", text: /1[.\s]?545/, about: /summe/i },
        ],
      },
      { kind: "asked", about: /diagramm|grafik|balken/i },
    ],
  },
  {
    name: "ninth-better-somehow",
    language: "en",
    covers: ["vague"],
    by: "asker1",
    channel: "#general",
    text: "hey, the thing with the handovers is really getting on everyones nerves, can you do something so it goes a bit smoother?",
    expect: [
      {
        kind: "asked",
        about: /what|which|who|how|tell|describe|enter|example/i,
      },
    ],
  },
  {
    name: "ninth-half-hour",
    language: "en",
    covers: ["contradiction", "scheduled_post"],
    by: "asker1",
    channel: "#sales",
    text: 'The pipeline call is on Fridays at 9:00. Half an hour before it please post "Pipeline call soon, update your deals" in #sales, so every Thursday at 9:30.',
    expect: [
      {
        kind: "asked",
        about: /friday|thursday|8:30|9:30|when|which day|what time/i,
        reply: "sorry, my mistake: every Friday at 8:30",
        checks: [
          { do: "quiet", time: "2027-01-14 09:30" },
          { do: "at", time: "2027-01-15 08:30", channel: "#sales", says: [/Pipeline call soon, update your deals/] },
          { do: "quiet", time: "2027-01-21 12:00" },
          { do: "at", time: "2027-01-22 08:30", channel: "#sales", says: [/Pipeline call soon, update your deals/] },
        ],
      },
    ],
  },
  {
    name: "ninth-gossip",
    language: "en",
    covers: ["declined", "ai", "messages"],
    by: "asker1",
    channel: "#general",
    text: "I was off for three weeks. Read through everything people wrote in #sales and #platform in that time and give me a half page summary of what matters",
    expect: [
      {
        kind: "declined",
        reason: [/messages|read|wrote|write|history|summar|\bAI\b|texts?\b|conversation/i],
      },
    ],
  },
  {
    name: "ninth-sms",
    language: "de",
    covers: ["declined", "sms"],
    by: "asker2",
    channel: "#requests",
    text: "Unsere Patienten vergessen ihre Termine. Bitte schick jedem am Vortag eine SMS aufs Handy, die Nummern stehen in der Praxissoftware.",
    expect: [
      {
        kind: "declined",
        reason: [/SMS|Praxissoftware|Handy|Nummern/i],
      },
    ],
  },
];
