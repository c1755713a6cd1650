import type { Written } from "../../shape.ts";

/** Lists, forms, sums and files, and the times at which they are said. */
export const fifthKeeping: Written[] = [
  {
    name: "fifth-fabric-suppliers",
    language: "en",
    covers: ["records"],
    by: "asker1",
    channel: "#requests",
    text: "we need a list of our fabric suppliers with name, contact person, phone and minimum order",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /contact|person|colleague|slack/i, say: "contact person is somebody at the supplier, just text" },
        ],
        checks: [
          {
            do: "fill",
            set: [
              [/name|supplier/i, "Lindqvist Textil"],
              [/contact|person/i, "Mira Holm"],
              [/phone|tel/i, "+46 8 123 45"],
              [/minimum|order/i, "200"],
            ],
          },
          { do: "shows", row: /Lindqvist/, text: /Mira Holm/, as: "asker2" },
          { do: "shows", row: /Lindqvist/, text: /\b200\b/ },
          { do: "edit", row: /Lindqvist/, set: [[/phone|tel/i, "+46 8 999 00"]], as: "asker2" },
          { do: "shows", row: /Lindqvist/, text: /999 00/ },
        ],
      },
    ],
  },
  {
    name: "fifth-lost-and-found",
    language: "de",
    covers: ["records"],
    by: "asker2",
    channel: "#general",
    text: "Wir brauchen eine Liste für Fundsachen: was, wo gefunden, wann, abgeholt ja/nein",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/\bwas\b|gegenstand|fundsache|fundstück|bezeichnung/i, "roter Schal"],
              [/\bwo\b|\bort\b|fundort/i, "Foyer links"],
              [/wann|datum|gefunden am/i, "2027-01-09"],
            ],
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/\bwas\b|gegenstand|fundsache|fundstück|bezeichnung/i, "Schlüsselbund"],
              [/\bwo\b|\bort\b|fundort/i, "Garderobe"],
              [/wann|datum|gefunden am/i, "2027-01-10"],
            ],
          },
          { do: "shows", row: /roter Schal/, text: /Foyer links/, as: "asker1" },
          { do: "shows", row: /Schlüsselbund/, text: /Garderobe/ },
          { do: "edit", row: /roter Schal/, set: [[/abgeholt/i, "ja"]] },
          { do: "shows", text: /Schlüsselbund/ },
        ],
      },
    ],
  },
  {
    name: "fifth-ladder-checks",
    language: "en",
    covers: ["records", "choice", "overdue", "csv"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Hi toolroom bot (is that how i talk to you??)",
      "",
      "so, the safety guy from the insurance was here on friday and he was NOT amused that our ladder + extinguisher checks live in a paper binder that nobody finds. I promised him something propper by end of month. what i need:",
      "",
      "- item (e.g. ladder 4, extinguisher by the gate)",
      "- where it is: hall A, hall B or yard. nothing else pls, people write the wildest things",
      "- last checked on",
      "- next check due",
      "- who checks it",
      "",
      "when the next check date has gone by it should say OVERDUE next to it so even i see it. and he wants the whole lot from us as a csv twice a year so i should be able to download that myself.",
      "",
      "thx a million, Ana",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          {
            about: /overdue|until|clear|done|finish/i,
            say: "once we put in a new date for the next check it is fine again",
          },
        ],
        checks: [
          { do: "fill", set: inspection("Extinguisher gate", "hall B", "2026-01-05", "2027-01-08") },
          { do: "fill", set: inspection("Ladder 4", "yard", "2026-12-01", "2027-06-01"), as: "asker2" },
          { do: "fill", set: inspection("Ladder 9", "roof", "2026-12-01", "2027-06-01"), refused: true },
          { do: "shows", row: /Extinguisher gate/, text: /overdue/i, as: "asker2" },
          { do: "shows", row: /Extinguisher gate/, text: /Jonas/ },
          { do: "showsNot", row: /Ladder 4/, text: /overdue/i },
          { do: "download", says: [/Extinguisher gate.*hall B/i, /Ladder 4.*yard/i], about: /csv/i },
          { do: "edit", row: /Extinguisher gate/, set: [[/next|due/i, "2028-01-08"]] },
          { do: "showsNot", row: /Extinguisher gate/, text: /overdue/i },
          { do: "clock", time: "2027-06-03 09:00" },
          { do: "shows", row: /Ladder 4/, text: /overdue/i },
        ],
      },
    ],
  },
  {
    name: "fifth-maintenance-contracts",
    language: "de",
    covers: ["records", "reminder", "pasted e-mail"],
    by: "asker2",
    channel: "#finance",
    text: [
      "Hallo zusammen, siehe unten, die Buchhaltung hat mal wieder recht :-/ Könntest du uns da was hinstellen?",
      "",
      "Von: Sabine Krüger <s.krueger@example.com>",
      "An: Jonas Weber",
      "Betreff: AW: AW: Wartungsverträge",
      "",
      "Lieber Jonas,",
      "",
      "letztes Jahr haben wir beim Aufzug die Kündigung um zwei Tage verpasst, das hat uns richtig Geld gekostet. Das darf nicht nochmal passieren. Bitte lass uns die Wartungsverträge irgendwo sammeln, und zwar mit",
      "",
      "* Vertragspartner",
      "* Gebäude",
      "* Jahreskosten (in Euro)",
      "* kündbar bis",
      "",
      "Und 14 Tage vor dem „kündbar bis“ soll morgens um 8:30 Uhr in #finance ein Hinweis kommen, damit es wirklich jeder sieht.",
      "",
      "Danke dir und liebe Grüße",
      "Sabine",
      "",
      "--",
      "Sabine Krüger · Buchhaltung · Tel. -114",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: contract("Liftwerk AG", "Haus 3", "3800", "2027-02-02") },
          { do: "fill", set: contract("Heizung Maurer", "Haus 1", "950", "2027-11-30"), as: "asker1" },
          { do: "shows", row: /Liftwerk/, text: /3[.,'’\s]?800/ },
          { do: "shows", row: /Maurer/, text: /Haus 1/, as: "asker1" },
          { do: "showsNot", text: /-114/ },
          { do: "quiet", time: "2027-01-18 08:30" },
          { do: "at", time: "2027-01-19 08:30", channel: "#finance", says: [/Liftwerk|Haus 3/], saysNot: /Maurer/ },
          { do: "quiet", time: "2027-01-20 08:30", says: /Liftwerk|Haus 3/ },
        ],
      },
    ],
  },
  {
    name: "fifth-petty-cash",
    language: "en",
    covers: ["records", "file", "sum", "money"],
    by: "asker1",
    channel: "#finance",
    text: "Could you set up something for the petty cash box? Each time somebody takes money out we note the date, what it was for, how much (EUR) and add the photo of the receipt. At the bottom I'd like to see how much was spent altogether.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [...cash("2027-01-08", "milk and coffee", "12.40"), receipt()] },
          { do: "fill", set: [...cash("2027-01-09", "stamps", "30.10"), receipt()], as: "asker2" },
          { do: "shows", row: /milk and coffee/, text: /12[.,]40/, as: "asker2" },
          { do: "shows", text: /42[.,]50/ },
          { do: "press", row: /milk and coffee/, button: /receipt|photo|picture|\.jpg|file|download|view|open/i },
        ],
      },
    ],
  },
  {
    name: "fifth-donations",
    language: "de",
    covers: ["records", "choice", "sum", "csv"],
    by: "asker2",
    channel: "#finance",
    text: "Bräuchten für unseren Verein etwas, wo wir die eingegangenen Spenden festhalten: Spender, Betrag in €, eingegangen am, wofür (Jugendarbeit, Tierheim oder frei). Unten soll die Summe stehen. Die bisherigen hab ich als CSV-Datei, die würde ich gern selbst hochladen.",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "upload",
            file: "spenden.csv",
            text: "Spender;Betrag;eingegangen am;wofür\nMaria Huber;150;2027-01-04;Tierheim\nBäckerei Knoll;80;2027-01-05;frei\n",
            shows: [/Maria Huber/, /Bäckerei Knoll/],
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/spender|name|\bwer\b/i, "Familie Aydin"],
              [/betrag|summe|€/i, "120.50"],
              [/eingegangen|datum|eingang|wann/i, "2027-01-10"],
              [/wofür|zweck|verwendung/i, "Jugendarbeit"],
            ],
          },
          { do: "shows", row: /Aydin/, text: /Jugendarbeit/ },
          { do: "shows", row: /Maria Huber/, text: /Tierheim/ },
          { do: "shows", text: /350[.,]50?/ },
        ],
      },
    ],
  },
  {
    name: "fifth-new-leads",
    language: "en",
    covers: ["records", "digest"],
    by: "asker2",
    channel: "#sales",
    text: "every weekday at 5pm post in #sales the new leads we typed in that day (company, contact, size)",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /size|number|people|employees/i, say: "size = how many people work there" },
          { about: /none|nothing|empty|no (new )?leads/i, say: "then no post" },
        ],
        checks: [
          { do: "fill", set: lead("Hooli Farms", "Erin Shah", "40") },
          { do: "fill", set: lead("Vandelay", "Art V", "12"), as: "asker1" },
          { do: "at", time: "2027-01-11 17:00", channel: "#sales", says: [/Hooli Farms/, /Vandelay/] },
          { do: "clock", time: "2027-01-12 10:00" },
          { do: "fill", set: lead("Tyrell", "Rachel T", "900") },
          { do: "at", time: "2027-01-12 17:00", channel: "#sales", says: [/Tyrell/], saysNot: /Hooli|Vandelay/ },
          { do: "clock", time: "2027-01-16 12:00" },
          { do: "fill", set: lead("Saturday Ltd", "Sam S", "5") },
          { do: "quiet", time: "2027-01-16 17:00" },
        ],
      },
    ],
  },
  {
    name: "fifth-hotel-defects",
    language: "de",
    covers: ["records", "digest"],
    by: "asker2",
    channel: "#requests",
    text: "Die Leute vom Housekeeping und der Hausmeister sollen Mängel eintragen können: Zimmer, was ist kaputt, dringend (ja/nein), erledigt. Jeden Montag und Donnerstag um 7:30 bitte alles, was noch nicht erledigt ist, in #general.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: defect("214", "Wasserhahn tropft", "ja") },
          { do: "fill", set: defect("301", "Lampe flackert", "nein"), as: "asker1" },
          { do: "shows", row: /Wasserhahn/, text: /214/, as: "asker1" },
          { do: "quiet", time: "2027-01-13 07:30" },
          { do: "at", time: "2027-01-14 07:30", channel: "#general", says: [/Wasserhahn|214/, /Lampe|301/] },
          { do: "choose", row: /Wasserhahn/, option: /erledigt|fertig|abhaken|✓/i, as: "asker1" },
          { do: "at", time: "2027-01-18 07:30", channel: "#general", says: [/Lampe|301/], saysNot: /Wasserhahn/ },
          { do: "quiet", time: "2027-01-19 07:30" },
        ],
      },
    ],
  },
];

function inspection(item: string, where: string, last: string, next: string): [RegExp, string][] {
  return [
    [/item|what|name/i, item],
    [/where|location|place/i, where],
    [/last/i, last],
    [/next|due/i, next],
    [/who|checks|checked by|checker|responsible|inspector|person/i, "Jonas Weber"],
  ];
}

function contract(partner: string, house: string, costs: string, until: string): [RegExp, string][] {
  return [
    [/partner/i, partner],
    [/gebäude/i, house],
    [/kosten/i, costs],
    [/kündbar|kündig/i, until],
  ];
}

function cash(date: string, what: string, amount: string): [RegExp, string][] {
  return [
    [/date|when|day/i, date],
    [/how much|amount|eur|€|sum|spent/i, amount],
    [/what|purpose|reason|used for|description/i, what],
  ];
}

function receipt(): [RegExp, { file: string; text: string }] {
  return [/receipt|photo|picture|file|attach/i, { file: "receipt.jpg", text: "a picture of a receipt" }];
}

function lead(company: string, contact: string, size: string): [RegExp, string][] {
  return [
    [/company|lead|name/i, company],
    [/contact/i, contact],
    [/size/i, size],
  ];
}

function defect(room: string, what: string, urgent: string): [RegExp, string][] {
  return [
    [/zimmer/i, room],
    [/kaputt|mangel|\bwas\b|beschreibung/i, what],
    [/dringend/i, urgent],
  ];
}
