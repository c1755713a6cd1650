import type { Written } from "../../shape.ts";

const YES = /approve|accept|agree|grant|genehmig|zustimm|annehm|freigeb|bewillig|zusag|^yes|^ja\b/i;
const NO = /decline|reject|refuse|deny|turn down|ablehn|absag|^no\b|^nein/i;

export const tenthPages: Written[] = [
  {
    name: "tenth-reagents",
    language: "de",
    covers: ["approval", "money"],
    by: "asker2",
    channel: "#requests",
    text: "Chemikalienbestellungen laufen ab jetzt über <@platform1>: wir reichen ein, was wir brauchen (Stoff, Menge, Preis in €, wofür), sie sagt ja oder nein, und wenn entschieden ist steht es in <#finance>.",
    reads: [/stoff/i, /menge/i, /preis[^,;\n]{0,30}(EUR|€)/i, /wofür|zweck|grund/i, /Priya/, /#finance/],
    outline: [
      "Antrag: Chemikalienbestellung",
      "Angaben: Stoff, Menge (Text), Preis (EUR), Wofür",
      "Entscheidet: <@platform1>",
      "Sagen in: <#finance>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/stoff/i, "Acetonitril"],
              [/menge/i, "5"],
              [/preis|betrag|€/i, "210"],
              [/wofür|zweck|grund|wozu/i, "HPLC"],
            ],
          },
          { do: "press", button: YES, row: /Acetonitril/, as: "asker1", refused: true },
          { do: "press", button: YES, row: /Acetonitril/, as: "platform1" },
          {
            do: "said",
            channel: "#finance",
            says: [/Acetonitril/, /genehmigt|angenommen|zugestimmt|freigegeben|bewilligt|\bja\b/i],
          },
          { do: "shows", row: /Acetonitril/, text: /genehmigt|angenommen|zugestimmt|freigegeben|bewilligt/i },
        ],
      },
    ],
  },
  {
    name: "tenth-training",
    language: "en",
    covers: ["approval"],
    by: "asker1",
    channel: "#general",
    text: "Could people apply for a training course and Jonas Weber oks it or not? I'd want course, provider, start day and cost in EUR on the form. And whoever applied should get a message with the answer.",
    reads: [/course/i, /provider/i, /(start|day|date)[^,;\n]{0,25}\([^)]*date/i, /cost[^,;\n]{0,30}(EUR|€)/i, /Jonas/],
    outline: [
      "Request: Training course",
      "Details: Course, Provider, Start day (date), Cost (EUR)",
      "Decided by: <@asker2>",
      "Tell who asked: yes",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/course/i, "Crane licence"],
              [/provider/i, "TÜV Academy"],
              [/start|day|date/i, "2027-03-08"],
              [/cost|price|EUR/i, "690"],
            ],
            as: "platform2",
          },
          { do: "press", button: YES, row: /Crane licence/, as: "platform2", refused: true },
          { do: "press", button: NO, row: /Crane licence/, as: "asker2" },
          {
            do: "dm",
            to: "platform2",
            says: /declin|reject|refus|denied|turned down|not approved/i,
            about: /messag|tell|notif|DM/i,
          },
          { do: "shows", row: /Crane licence/, text: /declin|reject|refus|denied|turned down/i },
        ],
      },
    ],
  },
  {
    name: "tenth-discount",
    language: "en",
    covers: ["approval", "terse"],
    by: "asker1",
    channel: "#sales",
    text: "Discounts > 10% need Marcus Hill's blessing. Form: client, percent (number), reason. He clicks yes/no. Outcome in #sales.",
    reads: [/client/i, /percent[^,;\n]{0,25}\([^)]*(number|%)/i, /reason(?! \(.* \/ )/i, /Marcus/, /#sales/],
    outline: [
      "Request: Discount",
      "Details: Client, Percent (number), Reason",
      "Decided by: <@platform2>",
      "Say in: <#sales>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/client/i, "Harbour Brewing"],
              [/percent|discount/i, "15"],
              [/reason/i, "two-year contract"],
            ],
            as: "asker2",
          },
          { do: "press", button: YES, row: /Harbour Brewing/, as: "asker1", refused: true },
          { do: "press", button: YES, row: /Harbour Brewing/, as: "platform2" },
          { do: "said", channel: "#sales", says: [/Harbour Brewing/, /approved|accepted|granted|\byes\b|agreed/i] },
          { do: "press", button: NO, row: /Harbour Brewing/, as: "platform2", refused: true },
        ],
      },
    ],
  },
  {
    name: "tenth-shift-swap",
    language: "en",
    covers: ["approval", "asker decides"],
    by: "asker1",
    channel: "#requests",
    text: "I'm the ward manager and get shift swap wishes by text, by phone and on napkins, even at 3 in the morning. From now on: nurses fill in which day, which shift (early, late, night) and a comment, and I say yes or no to it. Nobody but me. Please",
    reads: [/day|date/i, /early.*late.*night/i, /comment/i, /Ana|you|owner/],
    outline: [
      "Request: Shift swap",
      "Details: Day (date), Shift (early / late / night), Comment",
      "Decided by: <@asker1>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/day|date/i, "2027-01-22"],
              [/shift/i, "night"],
              [/comment/i, "sister's wedding"],
            ],
            as: "asker2",
          },
          { do: "press", button: YES, row: /sister's wedding/, as: "asker2", refused: true },
          { do: "press", button: YES, row: /sister's wedding/ },
          { do: "shows", row: /sister's wedding/, text: /approved|accepted|granted|agreed/i, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "tenth-new-apprentice",
    language: "de",
    covers: ["checklist"],
    by: "asker2",
    channel: "#requests",
    text: "Bei jedem neuen Azubi in der Tischlerei vergessen wir die Hälfte. Zum Abhaken pro Azubi: Sicherheitsschuhe bestellt, Maschinenschein, Spind, Berufsschule angemeldet",
    reads: [/sicherheitsschuhe/i, /maschinenschein/i, /spind/i, /berufsschule/i, /azubi/i],
    outline: [
      "Checkliste: Neuer Azubi",
      "Punkte: Sicherheitsschuhe bestellt, Maschinenschein, Spind, Berufsschule angemeldet",
      "Für: Azubi",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/azubi|name|wer|für/i, "Tjark"]] },
          { do: "shows", text: /Tjark/, as: "asker1" },
          { do: "choose", option: /Maschinenschein/i, row: /Tjark/ },
          { do: "fill", set: [[/azubi|name|wer|für/i, "Merle"]] },
          { do: "shows", text: /(?=[\s\S]*Tjark)[\s\S]*Merle/ },
          { do: "choose", option: /Spind/i, row: /Merle/, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "tenth-boat-check",
    language: "en",
    covers: ["checklist", "per thing", "long"],
    by: "asker1",
    channel: "#general",
    text: [
      "hiya, sailing school again ⛵",
      "so on sunday the Petrel went out with the kids group and guess what, nobody had filled her up, we towed them back with the rubber dinghy while half the harbour was filming. my boss is NOT happy and honestly neither am i, it's the 3rd time since autumn.",
      "",
      "from now on before a boat leaves somebody has to tick off: life jackets, flares, radio test, fuel",
      "",
      "separately for every boat of course (we keep getting new ones so i add them myself), so that i see which one is ready. ta!",
    ].join("\n"),
    reads: [/life jackets/i, /flares/i, /radio/i, /fuel/i, /boat/i],
    outline: ["Checklist: Before leaving", "Points: Life jackets, Flares, Radio test, Fuel", "For: boat"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/boat|name|which|for/i, "Albatross"]] },
          { do: "fill", set: [[/boat|name|which|for/i, "Petrel"]] },
          { do: "shows", text: /(?=[\s\S]*Albatross)[\s\S]*Petrel/, as: "asker2" },
          { do: "choose", option: /flares/i, row: /Petrel/, as: "asker2" },
          { do: "choose", option: /radio/i, row: /Petrel/ },
        ],
      },
    ],
  },
];
