import type { Entry, Written } from "../../shape.ts";

/** What people ask for, and somebody decides. Default now is Monday, 11 January 2027, 10:00. */
export const sixthApprovals: Written[] = [
  {
    name: "sixth-bueromaterial",
    language: "de",
    covers: ["approval"],
    by: "asker2",
    channel: "#finance",
    text: "Bei uns bestellt jeder Büromaterial, wie er lustig ist, und das wird langsam teuer. Ab jetzt bitte so: man trägt ein was, wie viel und Preis, und <@platform2> gibt es frei oder lehnt es ab. Wer gefragt hat, soll eine Nachricht bekommen, wie es ausgegangen ist.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /preis|währung|euro/i, say: "Preis in Euro" },
          { about: /nachricht|kanal|wo/i, say: "als Direktnachricht" },
        ],
        checks: [
          { do: "fill", set: material("Toner schwarz", "2", "140"), as: "asker1" },
          { do: "press", row: /Toner/, button: APPROVE_DE(), as: "asker1", refused: true },
          { do: "press", row: /Toner/, button: APPROVE_DE(), as: "asker2", refused: true },
          { do: "press", row: /Toner/, button: APPROVE_DE(), as: "platform2" },
          { do: "shows", row: /Toner/, text: /freigegeben|genehmigt|angenommen|bewilligt/i, as: "asker1" },
          { do: "dm", to: "asker1", says: /Toner/, about: /nachricht|bescheid|dm\b/i },
          { do: "fill", set: material("Ledersessel", "1", "1900"), as: "asker1" },
          { do: "press", row: /Ledersessel/, button: /ablehn|^nein\b|zurückweis/i, as: "platform2" },
          { do: "shows", row: /Ledersessel/, text: /abgelehnt|zurückgewiesen|nicht genehmigt/i, as: "asker1" },
          { do: "dm", to: "asker1", says: /Ledersessel/, about: /nachricht|bescheid|dm\b/i },
        ],
      },
    ],
  },
  {
    name: "sixth-travel",
    language: "en",
    covers: ["approval"],
    by: "asker1",
    channel: "#requests",
    text: "travel requests please: where to, from, until, rough cost. <@platform1> signs them off, nobody else can",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: trip("Lisbon", "420"), as: "asker2" },
          { do: "shows", row: /Lisbon/, text: /420/, as: "asker2" },
          { do: "press", row: /Lisbon/, button: /approve|accept|sign (it )?off|^yes\b/i, as: "asker1", refused: true },
          {
            do: "press",
            row: /Lisbon/,
            button: /approve|accept|sign (it )?off|^yes\b/i,
            as: "platform2",
            refused: true,
          },
          { do: "press", row: /Lisbon/, button: /approve|accept|sign (it )?off|^yes\b/i, as: "platform1" },
          { do: "shows", row: /Lisbon/, text: /approved|accepted|signed|\byes\b/i, as: "asker2" },
          { do: "fill", set: trip("Honolulu", "6100") },
          { do: "press", row: /Honolulu/, button: /decline|reject|deny|refuse|^no\b/i, as: "platform1" },
          { do: "shows", row: /Honolulu/, text: /declined|rejected|denied|refused|\bno\b/i },
        ],
      },
    ],
  },
];

function APPROVE_DE(): RegExp {
  return /freigeben|genehmigen|annehmen|zustimmen|bewilligen|approve|^ja\b/i;
}

function material(what: string, amount: string, price: string): Entry[] {
  return [
    [/^was|artikel|material|gegenstand|bezeichnung/i, what],
    [/wie ?viel|menge|anzahl|stück/i, amount],
    [/preis|kosten|betrag/i, price],
  ];
}

function trip(where: string, cost: string): Entry[] {
  return [
    [/where|destination|place/i, where],
    [/^from|start|leav|depart/i, "2027-02-08"],
    [/until|^to\b|end|return|back/i, "2027-02-11"],
    [/cost|price|amount|budget/i, cost],
  ];
}
