import type { Check, Entry, Written } from "../../shape.ts";

const TAKE = /borrow|lend|take|check ?out|get it|pick up/i;

/** Two things in one ask, and what is said afterwards in the thread of an app that is there. */
export const fourthSeveral: Written[] = [
  {
    name: "fourth-van-and-fuel",
    language: "en",
    covers: ["booking", "scheduled_post", "several"],
    by: "asker1",
    channel: "#general",
    text: "Two things if that's ok:\n1. somewhere to put down who takes the demo van or the trailer and when (day, from, to), never two people at once\n2. each Thursday 16:30 write in #sales: Fuel up the van before the weekend",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: ride("van", "09:00", "12:00"), about: /\bvan\b|trailer/i },
          { do: "shows", row: /demo van/i, text: /0?9:00/, as: "asker2", about: /\bvan\b|trailer/i },
          {
            do: "fill",
            set: ride("van", "11:00", "13:00"),
            as: "asker2",
            refused: true,
            about: /\bvan\b|trailer|two people|once/i,
          },
          { do: "fill", set: ride("trailer", "11:00", "13:00"), as: "asker2", about: /\bvan\b|trailer/i },
          {
            do: "at",
            time: "2027-01-14 16:30",
            channel: "#sales",
            says: [/Fuel up the van before the weekend/],
            about: /fuel|thursday|16[:.]30/i,
          },
          { do: "quiet", time: "2027-01-15 16:30" },
        ],
      },
    ],
  },
  {
    name: "fourth-spare-parts",
    language: "de",
    covers: ["records", "command", "several"],
    by: "asker2",
    channel: "#requests",
    text: "Ersatzteile: Teilenummer, Bezeichnung, Regal, Bestand. Und wenn ich im Slack sowas wie `/tool teil Dichtung` tippe, will ich gleich wissen in welchem Regal das liegt, hab meistens dreckige finger und keine Lust auf Browser",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: sparePart("D-4410", "Dichtung 40mm", "R7", "12") },
          { do: "fill", set: sparePart("K-1200", "Keilriemen", "R2", "3") },
          { do: "edit", row: /K-1200/, set: [[/bestand|anzahl|menge/i, "9"]], as: "asker1" },
          { do: "shows", row: /K-1200/, text: /\b9\b/ },
          { do: "command", text: " Dichtung", answer: /R7/, about: /slack|\/tool|tippe|regal|befehl/i },
          {
            do: "command",
            text: " Keilriemen",
            answer: /R2/,
            as: "asker1",
            about: /slack|\/tool|tippe|regal|befehl/i,
          },
        ],
      },
    ],
  },
  {
    name: "fourth-bookshelf",
    language: "en",
    covers: ["lending", "link_directory", "several"],
    by: "asker1",
    channel: "#general",
    text: "Hey :) our bookshelf: Clean Code, Refactoring, Thinking in Systems. who has which one right now, give back after 3 weeks. Also I'd like a list of our online courses next to it (name + link) that everybody can add to. ta!",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", row: /Refactoring/, button: TAKE, as: "asker2", about: /book|shel|refactoring/i },
          { do: "shows", row: /Refactoring/, text: /Jonas/, about: /book|shel|refactoring/i },
          {
            do: "shows",
            row: /Refactoring/,
            text: /2027-02-01|0?1(st)?\.? Feb|Feb(ruary)? 0?1|0?1[./]0?2|0?2\/0?1/i,
            about: /3 weeks|three weeks|give back/i,
          },
          { do: "press", row: /Refactoring/, button: TAKE, refused: true },
          {
            do: "press",
            row: /Refactoring/,
            button: /return|back|check ?in/i,
            as: "asker2",
            about: /book|shel|refactoring|give back/i,
          },
          {
            do: "fill",
            set: [
              [/name|title|course|what/i, "Welding theory"],
              [/link|url|address/i, "https://learn.example.com/welding"],
            ],
            as: "platform1",
            about: /course|link|online/i,
          },
          { do: "shows", text: /Welding theory/, about: /course|link|online/i },
        ],
      },
    ],
  },
  {
    name: "fourth-orders",
    language: "de",
    covers: ["approval", "digest", "several"],
    by: "asker1",
    channel: "#requests",
    text: "Bestellwünsche: jeder schreibt rein was er braucht (Artikel, Menge, Preis in Euro, wofür), <@platform1> gibt frei oder sagt nein. Außerdem jeden Dienstag u. Donnerstag 10 Uhr in #requests, was noch auf eine Entscheidung wartet",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: order("Bohrmaschine", "1", "189.00"), as: "asker2" },
          { do: "fill", set: order("Toner schwarz", "4", "62.50"), as: "asker2" },
          { do: "press", row: /Toner/, button: yes(), as: "asker2", refused: true },
          { do: "press", row: /Toner/, button: yes(), as: "platform1" },
          {
            do: "shows",
            row: /Toner/,
            text: /freigegeben|genehmigt|angenommen|bewilligt|zugestimmt/i,
            as: "platform1",
          },
          { do: "clock", time: "2027-01-11 18:00" },
          ...["2027-01-12", "2027-01-14"].map(
            (day): Check => ({
              do: "at",
              time: `${day} 10:00`,
              channel: "#requests",
              says: [/Bohrmaschine/],
              saysNot: /Toner/,
              about: /dienstag|donnerstag|wartet|entscheidung|offene/i,
            }),
          ),
          { do: "quiet", time: "2027-01-15 10:00" },
        ],
      },
    ],
  },
  {
    name: "fourth-coffee-and-cake",
    language: "en",
    covers: ["rota", "leaderboard", "several"],
    by: "asker2",
    channel: "#food",
    text: "coffee machine: Ana, Jonas, Priya, Marcus clean it in that order, one week each, say whose week it is in #food mondays 8:30. AND keep score of who baked how many cakes (add one to a name, most on top)",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: cake("Jonas"), as: "asker1", about: /cake|score|bake/i },
          { do: "fill", set: cake("Priya"), about: /cake|score|bake/i },
          { do: "fill", set: cake("Jonas"), as: "platform1", about: /cake|score|bake/i },
          { do: "shows", row: /Jonas/, text: /\b2\b/, as: "platform2", about: /cake|score|bake/i },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"].map(
            (day): Check => ({
              do: "at",
              time: `${day} 08:30`,
              channel: "#food",
              says: [],
              turn: { of: ["Ana", "Jonas", "Priya", "Marcus"], by: "order" },
              about: /coffee|clean|week|monday/i,
            }),
          ),
          { do: "quiet", time: "2027-02-09 08:30" },
        ],
      },
    ],
  },
  {
    name: "fourth-then-collected",
    language: "de",
    covers: ["records", "follow_up"],
    by: "asker2",
    channel: "#general",
    before: [
      {
        kind: "thread",
        text: "Liste für Fundsachen mit Gegenstand, Fundort, Datum",
        checks: [
          { do: "fill", set: found("Regenschirm", "Kantine") },
          { do: "shows", row: /Regenschirm/, text: /Kantine/ },
        ],
      },
    ],
    text: "Klasse, danke! Fehlt nur noch: abgeholt (ja/nein). Die alten Einträge bitte nicht verlieren",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /Regenschirm/, text: /Kantine/ },
          { do: "edit", row: /Regenschirm/, set: [[/abgeholt/i, "ja"]] },
          { do: "shows", row: /Regenschirm/, text: /\bja\b|✓|✔|☑|abgeholt/i },
          { do: "fill", set: [...found("Brille", "Empfang"), [/abgeholt/i, "nein"]], as: "asker1" },
          { do: "shows", row: /Brille/, text: /Empfang/ },
        ],
      },
    ],
  },
  {
    name: "fourth-then-thursdays",
    language: "en",
    covers: ["scheduled_post", "follow_up"],
    by: "asker1",
    channel: "#general",
    before: [{ kind: "thread", text: "Every Tuesday at 10:00 post in #general: Timesheets please!" }],
    text: "hmm tuesday is a bad day after all. make it thursdays 2pm instead",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-12 10:00" },
          { do: "at", time: "2027-01-14 14:00", channel: "#general", says: [/Timesheets please!/] },
          { do: "quiet", time: "2027-01-19 10:00" },
          { do: "at", time: "2027-01-21 14:00", channel: "#general", says: [/Timesheets please!/] },
        ],
      },
    ],
  },
  {
    name: "fourth-then-new-leads",
    language: "en",
    covers: ["records", "digest", "follow_up"],
    by: "asker1",
    channel: "#sales",
    before: [
      {
        kind: "thread",
        text: "I need a list of leads: company, contact, phone, status (new, called, won, lost)",
        checks: [
          { do: "fill", set: lead("Nordwind", "new") },
          { do: "fill", set: lead("Brightside", "won") },
        ],
      },
    ],
    text: "works great! One more thing: weekdays at 4pm show the ones whose status is still new in <#sales>",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /Brightside/, text: /won/i },
          ...["2027-01-11", "2027-01-12"].map(
            (day): Check => ({
              do: "at",
              time: `${day} 16:00`,
              channel: "#sales",
              says: [/Nordwind/],
              saysNot: /Brightside/,
              about: /\bnew\b|status|4\s*pm|16/i,
            }),
          ),
          { do: "clock", time: "2027-01-15 18:00" },
          { do: "quiet", time: "2027-01-17 18:00" },
        ],
      },
    ],
  },
];

function ride(what: string, from: string, to: string): Entry[] {
  return [
    [/van|trailer|vehicle|which|resource|thing|\bwhat\b/i, what],
    [/\bday\b|date|when/i, "2027-01-13"],
    [/^from|start|begin/i, from],
    [/^(to|until|till)\b|\bend/i, to],
  ];
}

function sparePart(number: string, name: string, shelf: string, stock: string): Entry[] {
  return [
    [/nummer|\bnr\b/i, number],
    [/bezeichnung|name/i, name],
    [/regal/i, shelf],
    [/bestand|anzahl|menge/i, stock],
  ];
}

function order(article: string, count: string, price: string): Entry[] {
  return [
    [/artikel/i, article],
    [/menge|anzahl/i, count],
    [/preis|euro|€/i, price],
    [/wofür|zweck|grund/i, "Werkstatt"],
  ];
}

function yes(): RegExp {
  return /freigeb|genehmig|annehm|zustimm|bewillig|\bja\b/i;
}

function cake(name: string): Entry[] {
  return [
    [/name|who|person|baker|player/i, name],
    [/cakes|points|how many|number|score/i, "1", "maybe"],
  ];
}

function found(what: string, where: string): Entry[] {
  return [
    [/gegenstand/i, what],
    [/fundort|\bort\b/i, where],
    [/datum/i, "2027-01-11"],
  ];
}

function lead(company: string, status: string): Entry[] {
  return [
    [/company/i, company],
    [/contact/i, "Kim Larsen"],
    [/phone/i, "+33 1 234567"],
    [/status/i, status],
  ];
}
