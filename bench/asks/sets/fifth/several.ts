import type { Written } from "../../shape.ts";

/** Two things in one message, and what people say later, in the thread of an app that lives. */
export const fifthSeveral: Written[] = [
  {
    name: "fifth-extensions-and-fruit",
    language: "en",
    covers: ["records", "command", "scheduled_post", "two at once"],
    by: "asker1",
    channel: "#requests",
    text: [
      "hi! reception here, its about two things, sorry if thats too much for one message:",
      "",
      "1) our extension numbers. People call me all day to ask for them and the pdf on the intranet is from 2023... so: name, department, extension, and everyone may add or fix theirs. And the best would be if you could type /ext raman and get the number right there.",
      "",
      '2) the fruit. Wednesdays 10:15 please write "Fruit basket is here!" in #food, cause otherwise half of it goes bad (the pears!!)',
      "",
      "If anything's unclear just ring me, 4400. Thanks so much, Ana",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /two|both|first|separate|one (app|at a time)/i, say: "both please, in one is fine" }],
        checks: [
          {
            do: "fill",
            set: [
              [/name|who|person/i, "Priya Raman"],
              [/department|team/i, "Platform"],
              [/extension|number|ext\b/i, "4471"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/name|who|person/i, "Marcus Hill"],
              [/department|team/i, "Workshop"],
              [/extension|number|ext\b/i, "4452"],
            ],
          },
          { do: "shows", row: /Priya Raman/, text: /4471/, as: "asker2" },
          { do: "command", text: "ext raman", answer: /4471/ },
          { do: "command", text: "ext hill", answer: /4452/, as: "asker2", channel: "#general" },
          { do: "quiet", time: "2027-01-12 10:15" },
          { do: "at", time: "2027-01-13 10:15", channel: "#food", says: [/Fruit basket is here!/] },
          { do: "quiet", time: "2027-01-14 10:15" },
        ],
      },
      { kind: "asked", about: /two (apps|things)|both|which first|one (app|at a time)|separate/i },
    ],
  },
  {
    name: "fifth-office-supplies",
    language: "de",
    covers: ["approval", "scheduled_post", "two at once"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Hallo liebes Toolroom,",
      "wir in der Kanzlei (14 Leute) haben ein kleines Durcheinander mit dem Büromaterial. Jeder bestellt irgendwo irgendwas, am Ende haben wir 40 Locher und kein Papier.",
      "",
      "Was ich mir vorstelle:",
      "– man trägt ein, was man braucht, wie viel davon und wofür",
      "– <@platform2> schaut drüber und gibt es frei oder lehnt es ab, sonst darf das niemand",
      "– ausserdem jeden Donnerstag um 11:00 Uhr in <#general> der Satz: „Heute 14 Uhr Bestellschluss fürs Büromaterial!“",
      "",
      "Mehr brauchts nicht. Wenns klappt, bring ich Kuchen mit. Vielen lieben Dank, Jonas",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", as: "asker1", set: supplies("Druckerpapier", "10", "Empfang") },
          { do: "press", row: /Druckerpapier/, button: /freigeben|genehmigen|\bja\b/i, as: "asker2", refused: true },
          { do: "press", row: /Druckerpapier/, button: /freigeben|genehmigen|\bja\b/i, as: "platform2" },
          { do: "shows", row: /Druckerpapier/, text: /freigegeben|genehmigt/i, as: "asker1" },
          { do: "fill", as: "asker1", set: supplies("Locher", "41", "Sammlung") },
          { do: "press", row: /Locher/, button: /ablehnen|\bnein\b/i, as: "platform2" },
          { do: "shows", row: /Locher/, text: /abgelehnt/i },
          { do: "quiet", time: "2027-01-13 11:00" },
          {
            do: "at",
            time: "2027-01-14 11:00",
            channel: "#general",
            says: [/Heute 14 Uhr Bestellschluss fürs Büromaterial!/],
          },
          { do: "quiet", time: "2027-01-15 11:00" },
        ],
      },
    ],
  },
  {
    name: "fifth-change-keys",
    language: "en",
    covers: ["change", "records"],
    by: "asker1",
    channel: "#requests",
    before: [
      {
        kind: "thread",
        text: "we need a list of our keys: key number, holder",
        checks: [
          {
            do: "fill",
            set: [
              [/key|number/i, "K-07"],
              [/holder/i, "Ana Ferreira"],
            ],
          },
        ],
      },
    ],
    text: 'this is great, thank you! could you add when a key was handed out, and a yes/no for "deposit paid"? please dont lose the keys that are in there already, took me all morning',
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /K-07/, text: /Ana/, as: "asker2" },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/holder/i, "Jonas Weber"],
              [/handed|date|when|given/i, "2027-01-04"],
              [/deposit/i, "yes"],
              [/key|number/i, "K-08"],
            ],
          },
          { do: "shows", row: /K-08/, text: /Jonas/ },
          { do: "shows", row: /K-08/, text: /2027|0?4(th)?[. /]*Jan|Jan\w*[. ]*0?4/i },
          { do: "edit", row: /K-07/, set: [[/deposit/i, "yes"]] },
        ],
      },
    ],
  },
  {
    name: "fifth-change-hour",
    language: "de",
    covers: ["change", "scheduled_post"],
    by: "asker2",
    channel: "#general",
    before: [{ kind: "thread", text: "jeden Freitag um 15 Uhr in #general posten: Wochenberichte bitte!" }],
    text: "lieber schon um 14 uhr statt um 15",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-14 14:00" },
          { do: "at", time: "2027-01-15 14:00", channel: "#general", says: [/Wochenberichte bitte!/] },
          { do: "quiet", time: "2027-01-15 15:00" },
          { do: "at", time: "2027-01-22 14:00", channel: "#general", says: [/Wochenberichte bitte!/] },
        ],
      },
    ],
  },
  {
    name: "fifth-change-plants",
    language: "en",
    covers: ["change", "rota"],
    by: "asker1",
    channel: "#general",
    before: [
      {
        kind: "thread",
        text: "someone else waters the plants every week: Ana, Bruno, Cleo. Mondays at 8am say in #general whose week it is, people can swap",
      },
    ],
    text: [
      "hiya, me again with the plants 🌱",
      "",
      "so it turns out Bruno went to the Lyon office over christmas and nobody told me, so thats why the ficus looks the way it does. Please take him out, Dana has his place from now on (same spot, after me and before Cleo).",
      "And could the message come at 8:30 instead of 8? nobody is in at 8 anyway, they just scroll past it.",
      "",
      "Rest stays like it is. Thank youuu",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "showsNot", text: /Bruno/ },
          { do: "shows", text: /Dana/, as: "asker2" },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"].map((day) => ({
            do: "at" as const,
            time: `${day} 08:30`,
            channel: "#general",
            says: [],
            saysNot: /Bruno/,
            turn: { of: ["Ana", "Dana", "Cleo"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-02-09 08:30" },
        ],
      },
    ],
  },
  {
    name: "fifth-change-saw",
    language: "de",
    covers: ["change", "status_board"],
    by: "asker2",
    channel: "#requests",
    before: [
      {
        kind: "thread",
        text: "Übersicht für unsere Maschinen: Presse, Fräse, Ofen. Zustand läuft / steht. Wenn sich was ändert, in #general schreiben",
      },
    ],
    text: "Danke, wird schon fleißig benutzt! Zwei Sachen noch: wir haben jetzt auch eine Säge, die müsste mit rein. Und als Zustand fehlt uns „Wartung“.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Presse/ },
          { do: "choose", row: /Säge/, option: /Wartung/i },
          { do: "said", channel: "#general", says: [/Säge/, /Wartung/i] },
          { do: "shows", row: /Säge/, text: /Wartung/i, as: "asker1" },
          { do: "choose", row: /Ofen/, option: /steht/i, as: "asker1" },
          { do: "said", channel: "#general", says: [/Ofen/, /steht/i] },
        ],
      },
    ],
  },
  {
    name: "fifth-change-late-tasks",
    language: "en",
    covers: ["change", "records", "overdue", "digest"],
    by: "asker1",
    channel: "#requests",
    before: [
      {
        kind: "thread",
        text: "list of our tasks: what, who, due date, done yes/no",
        checks: [{ do: "fill", set: task("call the landlord", "Jonas Weber", "2027-01-12") }],
      },
    ],
    text: "please also post the overdue ones in #general every weekday at 8:30",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /call the landlord/, text: /Jonas/ },
          { do: "fill", set: task("renew the domain", "Ana Ferreira", "2027-03-01") },
          { do: "quiet", time: "2027-01-12 08:30", says: /landlord/ },
          {
            do: "at",
            time: "2027-01-13 08:30",
            channel: "#general",
            says: [/call the landlord/],
            saysNot: /renew the domain/,
          },
          { do: "edit", row: /call the landlord/, set: [[/done/i, "yes"]] },
          { do: "quiet", time: "2027-01-14 08:30", says: /landlord/ },
        ],
      },
    ],
  },
];

function supplies(what: string, amount: string, purpose: string): [RegExp, string][] {
  return [
    [/wie ?viel|menge|anzahl|stück/i, amount],
    [/wofür|zweck|grund|warum/i, purpose],
    [/\bwas\b|artikel|material|bedarf|brauch/i, what],
  ];
}

function task(what: string, who: string, due: string): [RegExp, string][] {
  return [
    [/what|task|title|name/i, what],
    [/who|person|responsible|assign/i, who],
    [/due|until|by\b/i, due],
  ];
}
