import type { Written } from "../../shape.ts";

/** Lists, forms, numbers and the times at which they are said. Mondays: 11, 18, 25 January 2027. */
export const secondKeeping: Written[] = [
  {
    name: "software-licences",
    language: "en",
    covers: ["records", "overdue", "csv"],
    by: "asker1",
    channel: "#finance",
    text: "we need to keep track of our software licences: product, vendor, yearly cost in EUR, renewal date, cancelled yes/no. whatever is past its renewal date and not cancelled should stick out as overdue. and let us export to csv pls",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: licence("Sketchpad Pro", "Nordsoft", "1250.50", "2027-01-05") },
          { do: "fill", set: licence("Mailbird", "Aves", "99", "2027-03-31"), as: "asker2" },
          { do: "shows", row: /Sketchpad Pro/, text: /overdue/i, as: "asker2" },
          { do: "shows", row: /Sketchpad Pro/, text: /1[., {3}]?250[.,]50/ },
          { do: "showsNot", row: /Mailbird/, text: /overdue/i },
          { do: "edit", row: /Sketchpad Pro/, set: [[/cancel/i, "yes"]] },
          { do: "showsNot", row: /Sketchpad Pro/, text: /overdue/i },
          { do: "download", says: [/Sketchpad Pro/, /Nordsoft/, /Mailbird/], about: /csv|export/i },
          { do: "clock", time: "2027-04-01 09:00" },
          { do: "shows", row: /Mailbird/, text: /overdue/i },
        ],
      },
    ],
  },
  {
    name: "visitor-count",
    language: "de",
    covers: ["records", "digest", "sum"],
    by: "asker2",
    channel: "#requests",
    now: "2027-01-12 09:00",
    text: "ich möchte jeden tag die besucherzahl eintragen (datum, anzahl) und montags um 7:30 die summe der letzten 7 tage in #general haben",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [...counted("40"), [/datum|tag/i, "2027-01-12", "maybe"]] },
          { do: "clock", time: "2027-01-14 09:00" },
          { do: "fill", set: [...counted("25"), [/datum|tag/i, "2027-01-14", "maybe"]] },
          { do: "quiet", time: "2027-01-15 07:30" },
          { do: "at", time: "2027-01-18 07:30", channel: "#general", says: [/\b65\b/] },
          { do: "quiet", time: "2027-01-25 07:30", says: /\b65\b/ },
        ],
      },
    ],
  },
  {
    name: "thursday-rolls",
    language: "en",
    covers: ["records", "digest", "closing"],
    by: "asker1",
    channel: "#food",
    now: "2027-01-14 08:00",
    text: "breakfast!! ppl tell which bread roll they want til 9:30, and thursdays at 9:30 the list gets posted here in #food. empty list every day",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/roll|bread|which|what|breakfast/i, "poppy seed"]] },
          { do: "fill", set: [[/roll|bread|which|what|breakfast/i, "pretzel"]], as: "asker2" },
          { do: "shows", row: /pretzel/, text: /Jonas/ },
          { do: "at", time: "2027-01-14 09:30", channel: "#food", says: [/poppy seed/, /pretzel/] },
          { do: "fill", set: [[/roll|bread|which|what|breakfast/i, "late bun"]], refused: true },
          { do: "quiet", time: "2027-01-15 09:30" },
          { do: "showsNot", text: /poppy seed/ },
        ],
      },
    ],
  },
  {
    name: "inventory-csv",
    language: "en",
    covers: ["records", "csv"],
    by: "asker2",
    channel: "#requests",
    text: "inventory list - description, location, value in euro - with csv import n export, everyone can add stuff",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "upload",
            file: "inventory.csv",
            text: 'Description,Location,Value\n"Desk, oak",Room 4,350.00\nLamp,Room 5,40\n',
            shows: [/Desk, oak/, /Room 4/, /350/, /Lamp/],
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/description|what/i, "Coffee machine"],
              [/location/i, "Kitchen"],
              [/value/i, "899.90"],
            ],
          },
          { do: "shows", row: /Coffee machine/, text: /899[.,]90/ },
          { do: "download", says: [/Desk, oak/, /Coffee machine.*Kitchen/] },
        ],
      },
    ],
  },
  {
    name: "urlaubsantrag",
    language: "de",
    covers: ["approval"],
    by: "asker2",
    channel: "#requests",
    text: "Urlaubsantrag: von, bis, Grund. <@asker1> genehmigt oder lehnt ab, sonst niemand! Ergebnis bitte in <#general>",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", as: "platform1", set: leave("2027-02-08", "2027-02-12", "Skiurlaub") },
          { do: "press", row: /Skiurlaub/, button: /genehmig|freigeb|zustimm/i, as: "asker2", refused: true },
          { do: "press", row: /Skiurlaub/, button: /genehmig|freigeb|zustimm/i, as: "platform1", refused: true },
          { do: "press", row: /Skiurlaub/, button: /genehmig|freigeb|zustimm/i, as: "asker1" },
          { do: "said", channel: "#general", says: [/genehmigt|freigegeben/i, /Priya|Skiurlaub/] },
          { do: "shows", row: /Skiurlaub/, text: /genehmigt|freigegeben/i, as: "platform1" },
          { do: "fill", as: "platform2", set: leave("2027-02-08", "2027-03-12", "Weltreise") },
          { do: "press", row: /Weltreise/, button: /ablehn/i, as: "asker1" },
          { do: "said", channel: "#general", says: [/abgelehnt/i, /Marcus|Weltreise/] },
        ],
      },
    ],
  },
  {
    name: "geraetepruefung",
    language: "de",
    covers: ["records", "reminder", "overdue"],
    by: "asker2",
    channel: "#requests",
    text: "liste der geräte mit nächster prüfung. erinnere uns in #general eine woche vor jeder prüfung morgens um 8, und wenn sie überfällig ist jeden tag",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/gerät|name|bezeichnung/i, "Gabelstapler"],
              [/prüfung|datum|fällig/i, "2027-01-27"],
            ],
          },
          { do: "quiet", time: "2027-01-19 08:00" },
          { do: "at", time: "2027-01-20 08:00", channel: "#general", says: [/Gabelstapler/] },
          { do: "quiet", time: "2027-01-21 08:00", says: /Gabelstapler/ },
          { do: "at", time: "2027-01-28 08:00", channel: "#general", says: [/Gabelstapler/, /überfällig/i] },
          { do: "at", time: "2027-01-29 08:00", channel: "#general", says: [/Gabelstapler/] },
        ],
      },
    ],
  },
  {
    name: "idee-command",
    language: "de",
    covers: ["command", "records"],
    by: "asker2",
    channel: "#general",
    text: "ein befehl /idee damit jeder eine idee einwerfen kann. alle sollen die liste sehen, mit wer und wann",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "command",
            text: "idee mehr Pflanzen im Flur",
            answer: /Pflanzen|notiert|gespeichert|danke|aufgenommen/i,
          },
          {
            do: "command",
            text: "idee Obstkorb",
            answer: /Obstkorb|notiert|gespeichert|danke|aufgenommen/i,
            as: "asker1",
          },
          { do: "shows", row: /mehr Pflanzen im Flur/, text: /Jonas/, as: "asker1" },
          { do: "shows", row: /Obstkorb/, text: /Ana/ },
          { do: "shows", row: /Obstkorb/, text: /11\.\s?(0?1\.|Jan)|2027-01-11|Jan(uary)? 11|11 Jan|heute/i },
          { do: "clock", time: "2027-01-12 10:00" },
          { do: "shows", text: /mehr Pflanzen im Flur/ },
        ],
      },
    ],
  },
  {
    name: "leaver-checklist",
    language: "en",
    covers: ["checklist"],
    by: "asker2",
    channel: "#requests",
    text: "when somebody leaves we always forget stuff. checklist per leaver pls: laptop back, keys back, accounts closed, goodbye card",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/name|who|person|leaver|for/i, "Otto Brandt"]] },
          { do: "fill", set: [[/name|who|person|leaver|for/i, "Rita Moss"]], as: "asker1" },
          { do: "shows", text: /Otto Brandt/, as: "asker1" },
          { do: "choose", option: /keys back/i, row: /Otto Brandt/, as: "asker1" },
          { do: "shows", row: /Otto Brandt/, text: /1\s*(\/|of)\s*4|3 (left|open|missing|to go)|goodbye card/i },
          { do: "shows", row: /Rita Moss/, text: /0\s*(\/|of)\s*4|4 (left|open|missing|to go)|keys back/i },
        ],
      },
    ],
  },
  {
    name: "portal-links",
    language: "en",
    covers: ["links"],
    by: "asker2",
    channel: "#requests",
    text: "i never find the links of our supplier portals. one page where everyone can add them w/ tags like purchasing, it, hr and i can find them by word or tag",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: portal("Paper orders", "https://paper.example.com/", "purchasing") },
          { do: "fill", set: portal("Payroll", "https://pay.example.com/login", "hr"), as: "asker1" },
          { do: "search", words: "payroll", finds: /Payroll/, not: /Paper orders/ },
          { do: "search", words: "purchasing", finds: /Paper orders/, not: /Payroll/ },
          { do: "shows", text: /Paper orders[\s\S]*Payroll|Payroll[\s\S]*Paper orders/ },
        ],
      },
    ],
  },
  {
    name: "phone-lines",
    language: "en",
    covers: ["status_board"],
    by: "asker1",
    channel: "#requests",
    text: "status board for our phone lines Support, Reception, Hotline: free / busy / away. anybody can switch it and one sees who did & when",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", row: /Hotline/, option: /busy/i, as: "asker2" },
          { do: "shows", row: /Hotline/, text: /busy/i },
          { do: "shows", row: /Hotline/, text: /Jonas/ },
          { do: "choose", row: /Reception/, option: /away/i },
          { do: "shows", row: /Reception/, text: /away/i, as: "asker2" },
          { do: "shows", row: /Reception/, text: /Ana/, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "training-feedback-mixed",
    language: "mixed",
    covers: ["records", "choice"],
    by: "asker2",
    channel: "#requests",
    text: "wir brauchen ein feedback form nach jedem training: training, rating 1-5, kommentar. everybody darf alles sehen",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker1",
            set: [
              [/training/i, "Erste Hilfe"],
              [/rating/i, "4"],
              [/kommentar/i, "sehr praktisch"],
            ],
          },
          { do: "shows", row: /Erste Hilfe/, text: /\b4\b/, as: "platform2" },
          { do: "shows", row: /Erste Hilfe/, text: /sehr praktisch/, as: "platform2" },
        ],
      },
    ],
  },
  {
    name: "huge-export",
    language: "en",
    covers: ["records", "csv", "5 MB"],
    by: "asker1",
    channel: "#requests",
    text: "make an editable list out of this export",
    files: [{ name: "export.csv", text: hugeTable }],
    expect: [
      { kind: "asked", about: /csv|file|large|big|rows|column|export/i },
      { kind: "part", leftOut: [/csv|file|rows|large|big|export/i], checks: [] },
      { kind: "declined", reason: [/large|big|MB|size|long/i] },
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/article/i, "Screw M4"],
              [/stock/i, "17"],
            ],
          },
          { do: "shows", row: /Screw M4/, text: /17/ },
        ],
      },
    ],
  },
];

function licence(product: string, vendor: string, cost: string, renewal: string): [RegExp, string][] {
  return [
    [/product/i, product],
    [/vendor/i, vendor],
    [/cost/i, cost],
    [/renewal|date/i, renewal],
  ];
}

function counted(count: string): [RegExp, string][] {
  return [[/anzahl|besucher|zahl/i, count]];
}

function leave(from: string, until: string, why: string): [RegExp, string][] {
  return [
    [/^von|beginn/i, from],
    [/^bis|ende/i, until],
    [/grund/i, why],
  ];
}

function portal(title: string, address: string, tag: string): [RegExp, string][] {
  return [
    [/title|name|what|portal/i, title],
    [/link|address|url/i, address],
    [/tag/i, tag],
  ];
}

/** About 5 MB. */
function hugeTable(): string {
  const row = (at: number): string => `Article ${at};${at % 97};Shelf ${at % 31};${"x".repeat(40)}\n`;
  return `Article;Stock;Shelf;Note\n${Array.from({ length: 75_000 }, (_, at) => row(at)).join("")}`;
}
