import type { Written } from "../../shape.ts";

const TAKE_EN = /\bborrow\b|\blend\b|\btake\b(?! ?back)|check ?out|hand out/i;
const TAKE_DE = /ausleihen|^leihen|entleihen|mitnehmen|^nehmen|abholen|ausgeben|eintragen/i;

export const seventhPages: Written[] = [
  {
    name: "seventh-supplier-portals",
    language: "en",
    covers: ["links", "search"],
    by: "asker1",
    channel: "#requests",
    text: "can you make us one page with the links to all our supplier portals? name, link and a tag or two, and a search on top bc there are about sixty of them",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /who|add|edit/i, say: "everybody can add links" }],
        checks: [
          { do: "fill", set: portal("Fabric World", "https://fabric.example.com/login", "textiles") },
          { do: "fill", set: portal("Zip and Button", "https://zips.example.com", "haberdashery"), as: "asker2" },
          { do: "shows", text: /Fabric World/, as: "asker2" },
          { do: "search", words: "fabric", finds: /Fabric World/, not: /Zip and Button/ },
          { do: "search", words: "haberdashery", finds: /Zip and Button/, not: /Fabric World/ },
        ],
      },
    ],
  },
  {
    name: "seventh-ovens",
    language: "de",
    covers: ["status_board"],
    by: "asker2",
    channel: "#requests",
    text: "Wir hätten gern eine Übersicht für die vier Öfen in der Backstube (Ofen 1, Ofen 2, Ofen 3, Ofen 4): frei, belegt oder kaputt. Jeder soll das umstellen können.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /kanal|posten|melden|bescheid/i, say: "nein, nichts posten, nur die Seite" },
          { about: /wer|umstellen|ändern/i, say: "jeder" },
        ],
        checks: [
          { do: "shows", text: /Ofen 1[\s\S]*Ofen 2[\s\S]*Ofen 3[\s\S]*Ofen 4/ },
          { do: "choose", row: /Ofen 3/, option: /kaputt/i },
          { do: "shows", row: /Ofen 3/, text: /kaputt/i, as: "asker1" },
          { do: "choose", row: /Ofen 2/, option: /belegt/i, as: "asker1" },
          { do: "shows", row: /Ofen 2/, text: /belegt/i },
          { do: "choose", row: /Ofen 3/, option: /frei/i, as: "asker1" },
          { do: "shows", row: /Ofen 3/, text: /frei/i },
        ],
      },
    ],
  },
  {
    name: "seventh-shop-opening",
    language: "en",
    covers: ["countdown"],
    by: "asker1",
    channel: "#general",
    text: "our new shop opens on 20 march! put a page up that counts the days, and every monday at 9 tell #general how many are left",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /year|which/i, say: "20 march 2027" }],
        checks: [
          { do: "shows", text: /\b68\b/, as: "asker2" },
          { do: "quiet", time: "2027-01-17 12:00" },
          { do: "at", time: "2027-01-18 09:00", channel: "#general", says: [/\b61\b/] },
          { do: "quiet", time: "2027-01-19 09:00" },
          { do: "at", time: "2027-01-25 09:00", channel: "#general", says: [/\b54\b/] },
        ],
      },
    ],
  },
  {
    name: "seventh-ward-moves",
    language: "en",
    covers: ["checklist"],
    by: "asker1",
    channel: "#requests",
    text: "Whenever one of our nurses changes ward we forget half of what has to happen. Please make something where I put in the name and get the same five steps every time: badge changed, locker key, ward tour, medication training, emergency numbers. I'd like to see at a glance who is still missing what.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /who|tick|see/i, say: "anybody may tick, and everybody sees it" }],
        checks: [
          { do: "fill", set: [[/name|who|nurse|person/i, "Carla Mendes"]] },
          { do: "fill", set: [[/name|who|nurse|person/i, "Ruth Abebe"]] },
          { do: "shows", text: /medication training/i, as: "asker2" },
          { do: "choose", option: /badge changed/i, row: /Carla Mendes/ },
          { do: "choose", option: /ward tour/i, row: /Carla Mendes/, as: "asker2" },
          {
            do: "shows",
            row: /Carla Mendes/,
            text: /2\s*(\/|of|out of)\s*5|3 (left|open|missing|to go|still)|locker key/i,
          },
          {
            do: "shows",
            row: /Ruth Abebe/,
            text: /0\s*(\/|of|out of)\s*5|5 (left|open|missing|to go|still)|badge changed/i,
          },
        ],
      },
    ],
  },
  {
    name: "seventh-before-curtain",
    language: "de",
    covers: ["checklist"],
    by: "asker2",
    channel: "#general",
    text: "Für jede Vorstellung brauchen wir dieselben Punkte zum Abhaken: Licht geprüft, Ton geprüft, Requisiten vollständig, Notausgänge frei.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /vorstellung|name|titel|wofür/i, say: "wir geben einfach den Namen der Vorstellung ein" },
          { about: /wer/i, say: "alle dürfen abhaken" },
        ],
        checks: [
          { do: "fill", set: [[/vorstellung|name|titel|stück|wofür|bezeichnung|\bwas\b/i, "Faust Premiere"]] },
          { do: "fill", set: [[/vorstellung|name|titel|stück|wofür|bezeichnung|\bwas\b/i, "Nathan Matinee"]] },
          { do: "shows", text: /Notausgänge frei/i, as: "asker1" },
          { do: "choose", option: /Ton geprüft/i, row: /Faust Premiere/ },
          {
            do: "shows",
            row: /Faust Premiere/,
            text: /1\s*(\/|von)\s*4|3 (offen|übrig|fehl)|noch 3|Licht geprüft/i,
            as: "asker1",
          },
          {
            do: "shows",
            row: /Nathan Matinee/,
            text: /0\s*(\/|von)\s*4|4 (offen|übrig|fehl)|noch 4|Ton geprüft/i,
          },
        ],
      },
    ],
  },
  {
    name: "seventh-steps",
    language: "en",
    covers: ["leaderboard", "digest"],
    by: "asker1",
    channel: "#general",
    text: "The warehouse has a friendly step contest going. Everbody puts in their steps (name and how many), the page adds them up per person and shows the best on top. Every Friday at 3pm please put the ranking in #general.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /reset|week|start/i, say: "it just keeps counting" },
          { about: /name|who|people/i, say: "anyone can join, we type the name" },
        ],
        checks: [
          { do: "fill", set: steps("Jonas", "8000") },
          { do: "fill", set: steps("Priya", "5000") },
          { do: "fill", set: steps("Priya", "6000"), as: "asker2" },
          { do: "order", first: /Priya/, next: /Jonas/ },
          { do: "shows", row: /Priya/, text: /11[.,'’\s]?000/ },
          { do: "quiet", time: "2027-01-14 15:00" },
          { do: "at", time: "2027-01-15 15:00", channel: "#general", says: [/Priya\b[\s\S]*Jonas/] },
          { do: "fill", set: steps("Jonas", "9000") },
          { do: "at", time: "2027-01-22 15:00", channel: "#general", says: [/Jonas\b[\s\S]*Priya/] },
        ],
      },
    ],
  },
  {
    name: "seventh-ultrasound",
    language: "de",
    covers: ["booking"],
    by: "asker2",
    channel: "#requests",
    text: "Wir haben in der Praxis zwei Ultraschallgeräte, Gerät A und Gerät B, und ständig Streit darum. Man soll sie sich reservieren können, mit Tag und Uhrzeit von bis. Wichtig ist, dass keins zweimal zur selben Zeit vergeben wird und jeder sieht, wer welches hat.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /wer|sehen|absagen|stornier/i, say: "alle sehen alles, jeder kann eintragen" }],
        checks: [
          { do: "fill", set: slot("Gerät A", "09:00", "10:00") },
          { do: "shows", row: /Gerät A/, text: /0?9:00/ },
          { do: "shows", text: /Jonas/, as: "asker1" },
          { do: "fill", set: slot("Gerät A", "09:30", "10:30"), as: "asker1", refused: true },
          { do: "fill", set: slot("Gerät B", "09:30", "10:30"), as: "asker1" },
          { do: "fill", set: slot("Gerät A", "10:00", "11:00"), as: "asker1" },
          { do: "showsNot", row: /Gerät A/, text: /0?9:30/ },
        ],
      },
    ],
  },
  {
    name: "seventh-bikes",
    language: "en",
    covers: ["booking", "day"],
    by: "asker1",
    channel: "#general",
    text: "let us reserve the company bikes (red bike, blue bike, cargo bike) by the day. noone should be able to get one thats alredy gone",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /who|cancel|how long|time/i, say: "whole days, everybody may book" }],
        checks: [
          { do: "fill", set: bike("cargo bike", "2027-01-19") },
          { do: "shows", row: /cargo bike/i, text: /Ana/, as: "asker2" },
          { do: "fill", set: bike("cargo bike", "2027-01-19"), as: "asker2", refused: true },
          { do: "fill", set: bike("red bike", "2027-01-19"), as: "asker2" },
          { do: "fill", set: bike("cargo bike", "2027-01-20"), as: "asker2" },
          { do: "shows", row: /red bike/i, text: /Jonas/ },
        ],
      },
    ],
  },
  {
    name: "seventh-cameras",
    language: "en",
    covers: ["lending"],
    by: "asker1",
    channel: "#requests",
    text: "we share three cameras at the studio: Canon R6, Sony A7, GoPro. id like to see who has borrowed which one. they have to be back after 3 days",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /remind|post|channel|overdue/i, say: "no posts, the page is enough" }],
        checks: [
          { do: "press", row: /Sony A7/, button: TAKE_EN, as: "asker2" },
          { do: "shows", row: /Sony A7/, text: /Jonas/ },
          {
            do: "shows",
            row: /Sony A7/,
            text: /2027-01-14|\b14(th)? Jan|Jan(uary)? 14|\b14[./]0?1|\b0?1\/14/i,
          },
          { do: "press", row: /Sony A7/, button: TAKE_EN, as: "platform1", refused: true },
          { do: "press", row: /GoPro/, button: TAKE_EN },
          { do: "shows", row: /GoPro/, text: /Ana/, as: "asker2" },
          { do: "clock", time: "2027-01-13 15:00" },
          { do: "press", row: /Sony A7/, button: /return|back/i, as: "asker2" },
          { do: "press", row: /Sony A7/, button: TAKE_EN, as: "platform1" },
          { do: "shows", row: /Sony A7/, text: /Priya/ },
        ],
      },
    ],
  },
  {
    name: "seventh-tool-shed",
    language: "de",
    covers: ["lending", "digest", "long"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Guten Morgen zusammen,",
      "ich komm aus der Werkzeugausgabe und wollte mal fragen, ob du uns helfen kannst. Die großen Sachen verschwinden immer auf irgendwelchen Baustellen, letzten Monat haben wir zwei Tage lang telefoniert, bis der Bohrhammer wieder da war (lag bei jemandem im Kofferraum 🙄).",
      "",
      "Es geht um die vier Geräte:",
      "• Bohrhammer",
      "• Kreuzlinienlaser",
      "• Kernbohrgerät",
      "• Rohrpresse",
      "",
      "Jeder soll sich eintragen können, wenn er was mitnimmt, und wieder austragen, wenn er es zurückbringt. Länger als 7 Tage soll keiner was behalten. Werktags um 7 Uhr bitte in #general schreiben, was nicht rechtzeitig zurück ist.",
      "",
      "Danke dir und schöne Woche",
      "Jonas",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /wer|länger|überfällig|tage/i, say: "jeder darf ausleihen, nach 7 Tagen ist es überfällig" },
        ],
        checks: [
          { do: "press", row: /Bohrhammer/, button: TAKE_DE, as: "asker1" },
          { do: "shows", row: /Bohrhammer/, text: /Ana/ },
          { do: "press", row: /Bohrhammer/, button: TAKE_DE, as: "asker2", refused: true },
          { do: "quiet", time: "2027-01-18 06:50", says: /Bohrhammer|Rohrpresse/ },
          { do: "clock", time: "2027-01-18 12:00" },
          {
            do: "at",
            time: "2027-01-19 07:00",
            channel: "#general",
            says: [/Bohrhammer/],
            saysNot: /Rohrpresse|Kernbohrgerät/,
          },
          {
            do: "press",
            row: /Bohrhammer/,
            button: /zurück|austragen|rückgabe|wieder da|abgeben/i,
            as: "asker1",
          },
          { do: "quiet", time: "2027-01-20 07:00", says: /Bohrhammer/ },
          { do: "press", row: /Bohrhammer/, button: TAKE_DE, as: "asker2" },
          { do: "shows", row: /Bohrhammer/, text: /Jonas/, as: "asker1" },
        ],
      },
    ],
  },
];

function portal(name: string, address: string, tag: string): [RegExp, string][] {
  return [
    [/name|title|portal|supplier/i, name],
    [/link|address|url/i, address],
    [/tag/i, tag],
  ];
}

function steps(name: string, count: string): [RegExp, string][] {
  return [
    [/name|who|person/i, name],
    [/steps|how many|number|points|count/i, count],
  ];
}

function slot(device: string, from: string, to: string): [RegExp, string][] {
  return [
    [/gerät|was|welches/i, device],
    [/tag|datum|wann/i, "2027-01-13"],
    [/^von|beginn|^ab\b|start/i, from],
    [/^bis|ende/i, to],
  ];
}

function bike(which: string, day: string): [RegExp, string, "maybe"?][] {
  return [
    [/bike|which|what|thing|item/i, which],
    [/day|date|when|from/i, day],
    [/^to\b|until|end/i, day, "maybe"],
  ];
}
