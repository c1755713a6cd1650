import type { Written } from "../../shape.ts";

const YES_DE = /freigeben|genehmigen|zusagen|annehmen|zustimmen|bewilligen|^ja\b/i;

/** What people ask for, and somebody decides. */
export const seventhApprovals: Written[] = [
  {
    name: "seventh-courses",
    language: "de",
    covers: ["approval", "direct message"],
    by: "asker2",
    channel: "#requests",
    text: "Moin! Bei uns fragt jeder mündlich nach Weiterbildungen, und am Ende weiß keiner mehr, was zugesagt war. Kannst du ein Formular dafür bauen: Kurs, Kosten, Datum, Begründung? Entscheiden soll <@platform2>, und wer gefragt hat, soll eine Nachricht kriegen, was rausgekommen ist.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /wer|sehen|freigeb|genehmig|entscheid/i, say: "nur Marcus Hill entscheidet, sehen dürfen es alle" },
          { about: /kanal|posten|nachricht/i, say: "keine Posts in Kanälen, nur eine Direktnachricht" },
        ],
        checks: [
          { do: "fill", as: "asker1", set: course("Excel für Fortgeschrittene", "450", "ich mache die Statistik") },
          { do: "press", row: /Excel/, button: YES_DE, as: "asker1", refused: true },
          { do: "press", row: /Excel/, button: YES_DE, as: "platform1", refused: true },
          { do: "press", row: /Excel/, button: YES_DE, as: "platform2" },
          {
            do: "shows",
            row: /Excel/,
            text: /freigegeben|genehmigt|zugesagt|angenommen|zugestimmt|bewilligt/i,
            as: "asker1",
          },
          { do: "dm", to: "asker1", says: /Excel/, about: /nachricht|bescheid|DM|direkt/i },
          { do: "fill", as: "asker1", set: course("Segelschein", "1900", "zum Ausgleich") },
          {
            do: "press",
            row: /Segelschein/,
            button: /ablehnen|absagen|zurückweisen|verweigern|^nein\b/i,
            as: "platform2",
          },
          {
            do: "shows",
            row: /Segelschein/,
            text: /abgelehnt|abgesagt|nicht (genehmigt|freigegeben)|verweigert/i,
            as: "asker1",
          },
        ],
      },
    ],
  },
];

function course(name: string, cost: string, why: string): [RegExp, string][] {
  return [
    [/kurs|weiterbildung/i, name],
    [/kosten|preis|betrag/i, cost],
    [/datum|wann/i, "2027-03-09"],
    [/begründung|warum|grund/i, why],
  ];
}
