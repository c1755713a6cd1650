import type { Entry, Written } from "../../shape.ts";

function bike(day: string, who: string): Entry[] {
  return [
    [/day|date|when|from|start/i, day],
    [/\b(to|until|till|end|last)\b/i, day, "maybe"],
    [/who|name|person/i, who, "maybe"],
  ];
}

function room(which: string, day: string, who: string): Entry[] {
  return [
    [/raum|räume|\bwas\b/i, which],
    [/tag|datum|wann|\bvon\b|beginn/i, day],
    [/\bbis\b|ende/i, day, "maybe"],
    [/\bwer\b|name|person/i, who, "maybe"],
  ];
}

export const eighthPages: Written[] = [
  {
    name: "eighth-cargo-bike",
    language: "en",
    covers: ["booking"],
    by: "asker1",
    channel: "#general",
    text: "The cargo bike: people should be able to reserve it for a day, and nobody else can get it that same day. Two of us stood in the yard this morning, both sure it was theirs.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /how long|hour|several|more than one|time/i, say: "whole days only, one day at a time" }],
        checks: [
          { do: "fill", set: bike("2027-01-14", "Ana Ferreira") },
          { do: "fill", set: bike("2027-01-14", "Jonas Weber"), as: "asker2", refused: true },
          { do: "fill", set: bike("2027-01-15", "Jonas Weber"), as: "asker2" },
          { do: "shows", text: /Ana/, as: "platform1" },
          { do: "shows", text: /Jonas/, as: "platform1" },
        ],
      },
    ],
  },
  {
    name: "eighth-rehearsal-room",
    language: "de",
    covers: ["booking", "several things"],
    by: "asker2",
    channel: "#requests",
    text: "Musikschule. Zwei Probenräume (Keller, Dachboden), zu vergeben jeweils für einen ganzen Tag. Wer zuerst kommt, hat ihn, doppelt vergeben darf nicht gehen. Jeder soll sehen, welcher Raum an welchem Tag schon weg ist.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /wie lange|stunde|mehrere|uhrzeit|zeit/i, say: "immer ein ganzer Tag" }],
        checks: [
          { do: "fill", set: room("Keller", "2027-01-20", "Jonas Weber") },
          { do: "fill", set: room("Keller", "2027-01-20", "Priya Raman"), as: "platform1", refused: true },
          { do: "fill", set: room("Dachboden", "2027-01-20", "Priya Raman"), as: "platform1" },
          { do: "shows", text: /2027-01-20|20\.\s?(0?1\b|Jan)/i, row: /Keller/, as: "asker1" },
          { do: "shows", text: /2027-01-20|20\.\s?(0?1\b|Jan)/i, row: /Dachboden/, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "eighth-dive-gear",
    language: "de",
    covers: ["lending", "overdue"],
    by: "asker1",
    channel: "#requests",
    text: "Hallo, wir sind eine Tauchschule und uns verschwindet ständig Ausrüstung. Ich möchte notieren was rausgeht, wer es mitgenommen hat und bis wann es wieder da sein soll. Ist es zurück, klickt man das an. Was nicht rechtzeitig wiederkommt soll man gleich erkennen. Lieben Dank, Ana",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /erinner|nachricht|channel|kanal/i, say: "nein, nur auf der Seite" }],
        checks: [
          {
            do: "fill",
            set: [
              [/\bwas\b|gegenstand|ausrüstung|teil|ding|artikel/i, "Tarierjacket XL"],
              [/\bwer\b|person|name|mitgenommen|\ban wen|ausgeliehen/i, "Jonas Weber", "maybe"],
              [/bis|zurück|rückgabe|wann|fällig/i, "2027-01-13"],
            ],
          },
          {
            do: "fill",
            set: [
              [/\bwas\b|gegenstand|ausrüstung|teil|ding|artikel/i, "Atemregler 4"],
              [/\bwer\b|person|name|mitgenommen|\ban wen|ausgeliehen/i, "Marcus Hill", "maybe"],
              [/bis|zurück|rückgabe|wann|fällig/i, "2027-01-29"],
            ],
          },
          { do: "clock", time: "2027-01-15 10:00" },
          { do: "shows", text: /überfällig|verspätet|zu spät/i, row: /Tarierjacket XL/ },
          { do: "showsNot", text: /überfällig|verspätet|zu spät/i, row: /Atemregler 4/ },
          { do: "choose", option: /zurück|wieder da/i, row: /Tarierjacket XL/ },
          { do: "showsNot", text: /überfällig|verspätet|zu spät/i, row: /Tarierjacket XL/ },
        ],
      },
    ],
  },
  {
    name: "eighth-toy-library",
    language: "en",
    covers: ["lending"],
    by: "asker1",
    channel: "#general",
    text: "keep track of toys the day care hands out: which toy, who took it home, due back when. needs a way to say it's back. late ones should be obvious",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/toy|what|item|thing/i, "Wooden crane"],
              [/who|person|name|borrow|took/i, "Ana Ferreira", "maybe"],
              [/due|back|until|return|when/i, "2027-01-12"],
            ],
          },
          {
            do: "fill",
            set: [
              [/toy|what|item|thing/i, "Marble run"],
              [/who|person|name|borrow|took/i, "Priya Raman", "maybe"],
              [/due|back|until|return|when/i, "2027-02-12"],
            ],
          },
          { do: "shows", text: /Marble run/, as: "asker1" },
          { do: "clock", time: "2027-01-14 12:00" },
          { do: "shows", text: /overdue|past due|\blate\b/i, row: /Wooden crane/ },
          { do: "choose", option: /back|return/i, row: /Wooden crane/ },
          { do: "showsNot", text: /overdue|past due|\blate\b/i, row: /Wooden crane/ },
        ],
      },
    ],
  },
  {
    name: "eighth-new-nurses",
    language: "de",
    covers: ["checklist"],
    by: "asker1",
    channel: "#general",
    text: [
      "Bei jeder neuen Pflegekraft vergessen wir irgendwas. Es ist aber jedesmal dasselbe:",
      "* Spindschlüssel",
      "* Namensschild",
      "* Hygienebelehrung",
      "* Dienstplan-Zugang",
      "Ich leg jemanden an, wir haken ab, und man sieht wie weit es bei wem ist.",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/name|wer|person|pflegekraft|neue|\bwen\b|für/i, "Jonas Weber"]] },
          { do: "fill", set: [[/name|wer|person|pflegekraft|neue|\bwen\b|für/i, "Priya Raman"]] },
          { do: "choose", option: /Namensschild/i, row: /Jonas/ },
          { do: "choose", option: /Spindschlüssel/i, row: /Jonas/, as: "platform1" },
          {
            do: "shows",
            text: /\b2\b[^\n]{0,12}\b4\b|\b2\b[^\n]{0,20}(offen|fehl|übrig)|50 ?%/i,
            about: /wie weit|fortschritt|stand/i,
          },
          { do: "shows", text: /Hygienebelehrung/i, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "eighth-chairlifts",
    language: "en",
    covers: ["status_board"],
    by: "asker1",
    channel: "#requests",
    text: "A page that says how our three lifts are doing — Nordhang, Panorama, Kids' Carpet. Running / on hold / closed. Anybody on shift may change it.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /post|channel|announce|tell/i, say: "no, just the page" }],
        checks: [
          { do: "shows", text: /(?=[\s\S]*Nordhang)(?=[\s\S]*Panorama)[\s\S]*Kids.? Carpet/i, as: "platform2" },
          { do: "choose", option: /on hold/i, row: /Panorama/, as: "asker2" },
          { do: "shows", text: /on hold/i, row: /Panorama/ },
          { do: "choose", option: /closed/i, row: /Nordhang/, as: "platform1" },
          { do: "shows", text: /closed/i, row: /Nordhang/, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "eighth-kudos",
    language: "en",
    covers: ["leaderboard", "long"],
    by: "asker2",
    channel: "#sales",
    text: [
      "OK so hear me out.",
      "",
      "Our phone team does this thing where whoever calms down an angry customer gets rubber ducks from the others. Actual rubber ducks. Since half of us work from home there's been a duck injustice going on (ask Priya, she's been robbed) and the box is empty anyway.",
      "",
      "Can we do it with pretend ducks? Someone puts in who gets ducks, how many, and a word about why. And a ranking, most ducks on top, so that we can brag. That's it, no prizes, no nothing.",
      "",
      "jonas",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /reset|month|week|how long/i, say: "it just keeps counting" },
          { about: /post|channel|announce/i, say: "no posts, only the page" },
        ],
        checks: [
          {
            do: "fill",
            set: [
              [/who|person|name|\bto\b|\bfor\b/i, "Marcus Hill"],
              [/how many|ducks|points|number|amount/i, "2"],
              [/why|reason|word|note|comment/i, "the parcel man", "maybe"],
            ],
          },
          {
            do: "fill",
            set: [
              [/who|person|name|\bto\b|\bfor\b/i, "Priya Raman"],
              [/how many|ducks|points|number|amount/i, "3"],
              [/why|reason|word|note|comment/i, "two hour call", "maybe"],
            ],
            as: "asker1",
          },
          {
            do: "fill",
            set: [
              [/who|person|name|\bto\b|\bfor\b/i, "Priya Raman"],
              [/how many|ducks|points|number|amount/i, "4"],
              [/why|reason|word|note|comment/i, "refund saga", "maybe"],
            ],
          },
          { do: "shows", text: /\b7\b/, row: /Priya/, as: "asker1" },
          { do: "order", first: /Priya/, next: /Marcus/, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "eighth-tax-links",
    language: "de",
    covers: ["links", "search"],
    by: "platform1",
    channel: "#platform",
    text: "Alle schicken sich gegenseitig Links zu Steuerformularen und keiner findet sie wieder. Bitte eine Sammlung: Titel, Link, Schlagwörter. Und dass man drin suchen kann",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/titel|name|bezeichnung/i, "Anlage EÜR"],
              [/link|url|adresse/i, "https://formulare.example.com/euer"],
              [/schlagw|tag|stichw/i, "selbststaendig"],
            ],
          },
          {
            do: "fill",
            set: [
              [/titel|name|bezeichnung/i, "Kurzarbeit Antrag"],
              [/link|url|adresse/i, "https://formulare.example.com/kug"],
              [/schlagw|tag|stichw/i, "personal"],
            ],
            as: "asker2",
          },
          { do: "search", words: "Kurzarbeit", finds: /Kurzarbeit Antrag/, not: /Anlage EÜR/ },
          { do: "search", words: "selbststaendig", finds: /Anlage EÜR/, not: /Kurzarbeit Antrag/, as: "asker1" },
          { do: "shows", text: /Anlage EÜR/, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "eighth-course-money",
    language: "en",
    covers: ["approval", "money"],
    by: "asker1",
    channel: "#finance",
    text: "Somebody wants to go on a course: they say which course, what it costs (euros) and why. <@asker2> says yes or no. The person should hear back.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /where|channel|hear|how/i, say: "a private message is fine" }],
        checks: [
          {
            do: "fill",
            set: [
              [/course|what|title|name/i, "Sign language basics"],
              [/cost|euro|€|price|amount/i, "340"],
              [/why|reason/i, "two deaf customers"],
            ],
            as: "platform1",
          },
          { do: "press", button: /approve|yes|accept/i, row: /Sign language/, as: "platform2", refused: true },
          { do: "press", button: /approve|yes|accept/i, row: /Sign language/, as: "asker2" },
          { do: "shows", text: /approved|accepted|\byes\b/i, row: /Sign language/, as: "platform1" },
          { do: "dm", to: "platform1", says: /Sign language|(your|the) request/i },
        ],
      },
    ],
  },
  {
    name: "eighth-special-leave",
    language: "de",
    covers: ["approval", "role"],
    by: "asker2",
    channel: "#requests",
    text: "Brauche was für Sonderurlaub. Man gibt ein: von, bis, Grund. Entscheiden dürfen Priya Raman oder Marcus Hill, wer von beiden grad Zeit hat - ja oder nein reicht.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /beide|eine[r]? von|reicht/i, say: "es reicht wenn einer von beiden zustimmt" }],
        checks: [
          {
            do: "fill",
            set: [
              [/\bvon\b|beginn|start|erster/i, "2027-02-01"],
              [/\bbis\b|ende|letzter/i, "2027-02-02"],
              [/grund|warum|anlass/i, "Umzug nach Kiel"],
            ],
            as: "asker1",
          },
          { do: "press", button: /genehm|zustimm|\bja\b|annehm|freigeb/i, row: /Umzug/, as: "asker2", refused: true },
          { do: "press", button: /genehm|zustimm|\bja\b|annehm|freigeb/i, row: /Umzug/, as: "platform2" },
          { do: "shows", text: /genehmigt|zugestimmt|angenommen|\bja\b|freigegeben/i, row: /Umzug/, as: "asker1" },
          {
            do: "fill",
            set: [
              [/\bvon\b|beginn|start|erster/i, "2027-03-08"],
              [/\bbis\b|ende|letzter/i, "2027-03-12"],
              [/grund|warum|anlass/i, "Chorreise"],
            ],
          },
          { do: "press", button: /ablehn|nein/i, row: /Chorreise/, as: "platform1" },
        ],
      },
    ],
  },
];
