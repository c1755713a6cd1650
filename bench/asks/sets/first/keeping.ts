import type { Written } from "../../shape.ts";

/** Lists, forms, numbers and the times at which they are said. Mondays: 11, 18, 25 January 2027. */
export const firstKeeping: Written[] = [
  {
    name: "lunch",
    language: "en",
    covers: ["records", "digest"],
    by: "asker1",
    channel: "#requests",
    text: "collect our lunch orders until 11:00, then post them in #food",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/order|dish|lunch|meal|food|what/i, "ramen"]] },
          { do: "fill", as: "asker2", set: [[/order|dish|lunch|meal|food|what/i, "lasagne"]] },
          { do: "shows", text: /ramen/, as: "asker2" },
          { do: "at", time: "2027-01-11 11:00", channel: "#food", says: [/ramen/, /lasagne/] },
          { do: "fill", set: [[/order|dish|lunch|meal|food|what/i, "too late soup"]], refused: true },
          { do: "clock", time: "2027-01-12 09:30" },
          { do: "fill", set: [[/order|dish|lunch|meal|food|what/i, "risotto"]] },
          { do: "at", time: "2027-01-12 11:00", channel: "#food", says: [/risotto/], saysNot: /ramen|soup/ },
        ],
      },
    ],
  },
  {
    name: "sales-digest",
    language: "en",
    covers: ["digest", "records"],
    by: "asker1",
    channel: "#requests",
    text: "post yesterday's sales in #sales each morning at 8",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /where|come from|source|enter|which|what/i, say: "we type them in ourselves: customer and amount" },
        ],
        checks: [
          {
            do: "fill",
            set: [
              [/amount|sales?\b|value|total|revenue/i, "1200"],
              [/customer|what|note|text|name/i, "Acme", "maybe"],
            ],
          },
          { do: "at", time: "2027-01-12 08:00", channel: "#sales", says: [/1[.,'’ {3}]?200/] },
          { do: "quiet", time: "2027-01-13 08:00", says: /1[.,'’ {3}]?200/ },
          { do: "clock", time: "2027-01-15 16:00" },
          {
            do: "fill",
            set: [
              [/amount|sales?\b|value|total|revenue/i, "350"],
              [/customer|what|note|text|name/i, "Globex", "maybe"],
            ],
          },
          { do: "at", time: "2027-01-16 08:00", channel: "#sales", says: [/350/] },
        ],
      },
    ],
  },
  {
    name: "open-invoices",
    language: "de",
    covers: ["records", "overdue", "csv"],
    by: "asker2",
    channel: "#finance",
    text: "wir brauchen eine liste unserer offenen rechnungen: lieferant, betrag, fällig am, bezahlt ja/nein. überfällige bitte gut sichtbar markieren, und als csv runterladen können",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "card", says: /rechnung/i },
          {
            do: "fill",
            set: [
              [/lieferant/i, "Nordlicht GmbH"],
              [/betrag/i, "480.50"],
              [/fällig/i, "2027-01-08"],
            ],
          },
          {
            do: "fill",
            set: [
              [/lieferant/i, "Südwind KG"],
              [/betrag/i, "99"],
              [/fällig/i, "2027-02-20"],
            ],
          },
          { do: "shows", row: /Nordlicht/, text: /überfällig/i, as: "asker1" },
          { do: "shows", row: /Nordlicht/, text: /480[.,]50/ },
          { do: "showsNot", row: /Südwind/, text: /überfällig/i },
          { do: "download", says: [/Nordlicht GmbH/, /480[.,]50/, /Südwind KG/], about: /csv/i },
          { do: "edit", row: /Nordlicht/, set: [[/bezahlt/i, "ja"]] },
          { do: "showsNot", row: /Nordlicht/, text: /überfällig/i },
          { do: "clock", time: "2027-02-22 09:00" },
          { do: "shows", row: /Südwind/, text: /überfällig/i },
        ],
      },
    ],
  },
  {
    name: "equipment-csv",
    language: "en",
    covers: ["records", "csv"],
    by: "asker1",
    channel: "#requests",
    text: "can u make a list for our equipment (name, serial number, who has it, bought on). i have it in excel so i need to import a csv and get it out again as csv",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "upload",
            file: "equipment.csv",
            text: "Name,Serial number,Who has it,Bought on\nProjector,SN-77,Jonas Weber,2025-03-01\nScanner,SN-78,Ana Ferreira,2026-07-15\n",
            shows: [/Projector/, /SN-77/, /Scanner/, /SN-78/],
          },
          {
            do: "fill",
            set: [
              [/^name/i, "Whiteboard"],
              [/serial/i, "SN-79"],
            ],
          },
          { do: "shows", row: /Whiteboard/, text: /SN-79/ },
          { do: "download", says: [/Projector.*SN-77/, /Whiteboard.*SN-79/], about: /csv/i },
        ],
      },
    ],
  },
  {
    name: "equipment-approval",
    language: "en",
    covers: ["approval"],
    by: "asker1",
    channel: "#requests",
    text: "i need a form where ppl ask for new equipment (what, price, why) and <@platform1> says yes or no. post the decision in #general",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker2",
            set: [
              [/what|equipment|item/i, "Monitor"],
              [/price/i, "300"],
              [/why|reason/i, "mine is broken"],
            ],
          },
          { do: "press", row: /Monitor/, button: /approve|accept|^yes/i, as: "asker2", refused: true },
          { do: "press", row: /Monitor/, button: /approve|accept|^yes/i, as: "platform2", refused: true },
          { do: "press", row: /Monitor/, button: /approve|accept|^yes/i, as: "platform1" },
          { do: "said", channel: "#general", says: [/Monitor/, /approved|accepted|\byes\b/i] },
          { do: "shows", row: /Monitor/, text: /approved|accepted|\byes\b/i, as: "asker2" },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/what|equipment|item/i, "Golden chair"],
              [/price/i, "9000"],
              [/why|reason/i, "comfort"],
            ],
          },
          { do: "press", row: /Golden/, button: /decline|reject|deny|^no\b/i, as: "platform1" },
          { do: "said", channel: "#general", says: [/Golden chair/, /declined|rejected|denied|\bno\b/i] },
        ],
      },
    ],
  },
  {
    name: "contract-reminder",
    language: "en",
    covers: ["records", "reminder"],
    by: "asker1",
    channel: "#finance",
    text: "keep our contracts with partner and end date, and remind us in #finance 3 days before one runs out, 9 in the morning",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/contract|name|title/i, "Printer lease", "maybe"],
              [/partner/i, "Canon"],
              [/end|until|runs out|date/i, "2027-01-21"],
            ],
          },
          { do: "shows", row: /Canon/, text: /2027/ },
          { do: "quiet", time: "2027-01-17 09:00" },
          { do: "at", time: "2027-01-18 09:00", channel: "#finance", says: [/Canon|Printer lease/] },
          { do: "quiet", time: "2027-01-19 09:00", says: /Canon|Printer lease/ },
        ],
      },
    ],
  },
  {
    name: "wfh-command",
    language: "en",
    covers: ["command", "records"],
    by: "asker1",
    channel: "#requests",
    text: "a command /wfh where I type my reason and it gets put in a list everybody can see for today",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "command", text: "wfh plumber is coming", answer: /plumber|noted|added|saved|thanks|ok/i },
          { do: "command", text: "wfh sick kid", answer: /sick kid|noted|added|saved|thanks|ok/i, as: "asker2" },
          { do: "shows", row: /plumber is coming/, text: /Ana/, as: "asker2" },
          { do: "shows", row: /sick kid/, text: /Jonas/ },
          { do: "clock", time: "2027-01-12 09:00" },
          { do: "showsNot", text: /plumber is coming/ },
        ],
      },
    ],
  },
  {
    name: "onboarding-checklist",
    language: "en",
    covers: ["checklist"],
    by: "asker1",
    channel: "#requests",
    text: "onboarding checklist for new people: laptop ordered, slack account, desk, intro with boss. i want to see per person whats still missing",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/name|who|person|people|for|new/i, "Lena Novak"]] },
          { do: "fill", set: [[/name|who|person|people|for|new/i, "Tom Berg"]] },
          { do: "shows", text: /laptop ordered/i },
          { do: "choose", option: /laptop ordered/i, row: /Lena Novak/ },
          { do: "choose", option: /slack account/i, row: /Lena Novak/ },
          { do: "shows", row: /Lena Novak/, text: /2\s*(\/|of)\s*4|2 (left|open|missing|to go)|intro with boss/i },
          { do: "shows", row: /Tom Berg/, text: /0\s*(\/|of)\s*4|4 (left|open|missing|to go)|laptop ordered/i },
        ],
      },
    ],
  },
  {
    name: "howto-links",
    language: "en",
    covers: ["links"],
    by: "asker1",
    channel: "#requests",
    text: "put all our how-to links in one place with tags so i can search",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: link("Expense guide", "https://example.com/expenses", "finance") },
          { do: "fill", set: link("Printer setup", "https://example.com/printer", "office"), as: "asker2" },
          { do: "shows", text: /Expense guide/, as: "asker2" },
          { do: "search", words: "printer", finds: /Printer setup/, not: /Expense guide/ },
          { do: "search", words: "finance", finds: /Expense guide/, not: /Printer setup/ },
        ],
      },
    ],
  },
  {
    name: "machine-status",
    language: "de",
    covers: ["status_board"],
    by: "asker2",
    channel: "#requests",
    text: "statusseite für unsere maschinen: Presse 1, Presse 2, Laser. läuft / störung / wartung. wenn sich was ändert in #general bescheid sagen",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", row: /Laser/, option: /störung/i },
          { do: "said", channel: "#general", says: [/Laser/, /störung/i] },
          { do: "shows", row: /Laser/, text: /störung/i, as: "asker1" },
          { do: "choose", row: /Laser/, option: /läuft/i, as: "asker1" },
          { do: "said", channel: "#general", says: [/Laser/, /läuft/i] },
          { do: "shows", text: /Presse 1[\s\S]*Presse 2/ },
        ],
      },
    ],
  },
  {
    name: "visitors-mixed",
    language: "mixed",
    covers: ["records", "day"],
    by: "asker2",
    channel: "#requests",
    text: "kannst du bitte a simple list für unsere visitors machen: name, company, wer holt ab. jeden tag wieder leer",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/name/i, "Frau Okafor"],
              [/company/i, "Initech"],
              [/holt ab|abhol/i, "Jonas Weber"],
            ],
          },
          { do: "shows", row: /Okafor/, text: /Initech/, as: "asker1" },
          { do: "clock", time: "2027-01-12 08:00" },
          { do: "showsNot", text: /Okafor/ },
        ],
      },
    ],
  },
  {
    name: "attached-contacts",
    language: "de",
    covers: ["records", "csv", "file"],
    by: "asker2",
    channel: "#sales",
    text: "mach aus der angehängten tabelle bitte eine liste, die alle bearbeiten können",
    files: [
      {
        name: "kontakte.csv",
        text: () => "Firma;Ansprechpartner;Telefon\nNordlicht GmbH;Frau Öz;040 123\nSüdwind KG;Herr Bauer;089 456\n",
      },
    ],
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /spalte|feld|was/i, say: "Firma, Ansprechpartner, Telefon" }],
        checks: [
          {
            do: "fill",
            set: [
              [/firma/i, "Westwind AG"],
              [/ansprechpartner/i, "Frau Lang"],
              [/telefon/i, "0221 789"],
            ],
          },
          { do: "edit", row: /Westwind/, set: [[/telefon/i, "0221 999"]], as: "asker1" },
          { do: "shows", row: /Westwind/, text: /0221 999/ },
        ],
      },
      { kind: "asked", about: /spalte|feld|tabelle|csv|datei/i },
    ],
  },
  {
    name: "pasted-mail",
    language: "en",
    covers: ["records", "pasted e-mail"],
    by: "asker1",
    channel: "#requests",
    text: [
      "From: Facility <facility@example.com>",
      "To: Ana Ferreira",
      "Subject: FW: RE: keys",
      "",
      "Hi Ana,",
      "can you please keep a list of who has which key? We need key number, holder and handed out on.",
      "Best regards",
      "Tom",
      "--",
      "Facility Ltd · 12 Some Street · This e-mail is confidential.",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/key|number/i, "K-12"],
              [/holder/i, "Jonas Weber"],
              [/handed|date/i, "2027-01-04"],
            ],
          },
          { do: "shows", row: /K-12/, text: /Jonas/ },
          { do: "showsNot", text: /Some Street|confidential/i },
        ],
      },
      { kind: "asked", about: /key|list|e-?mail/i },
    ],
  },
];

function link(title: string, address: string, tag: string): [RegExp, string][] {
  return [
    [/title|name|what/i, title],
    [/link|address|url/i, address],
    [/tag/i, tag],
  ];
}
