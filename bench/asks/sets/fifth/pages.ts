import type { Written } from "../../shape.ts";

const TAKE = /sign.*out|borrow|lend|take|check ?out/i;
const NIMM = /ausleih|leih|nehm|nimm/i;

/** Pages that people look at and press on: links, states, points to tick, things lent and booked, who is ahead. */
export const fifthPages: Written[] = [
  {
    name: "fifth-order-portals",
    language: "en",
    covers: ["links"],
    by: "asker1",
    channel: "#requests",
    text: "can we have one page with the links to all our suppliers' order portals, each with a keyword or two so ppl can search them?",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: link("Veggie wholesale", "https://example.com/veg", "kitchen") },
          { do: "fill", set: link("Paper and toner", "https://example.com/paper", "office"), as: "asker2" },
          { do: "shows", text: /Veggie wholesale/, as: "asker2" },
          { do: "search", words: "toner", finds: /Paper and toner/, not: /Veggie wholesale/ },
          { do: "search", words: "kitchen", finds: /Veggie wholesale/, not: /Paper and toner/ },
        ],
      },
    ],
  },
  {
    name: "fifth-charging-points",
    language: "de",
    covers: ["status_board"],
    by: "asker2",
    channel: "#general",
    text: "Bitte eine Anzeige, welche Ladesäule gerade frei, belegt oder defekt ist: Säule 1, Säule 2, Säule 3",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /kanal|bescheid|melden|posten|channel/i, say: "nein, nur die Seite" }],
        checks: [
          { do: "shows", text: /Säule 1[\s\S]*Säule 2[\s\S]*Säule 3/ },
          { do: "choose", row: /Säule 2/, option: /belegt/i },
          { do: "shows", row: /Säule 2/, text: /belegt/i, as: "asker1" },
          { do: "choose", row: /Säule 3/, option: /defekt/i, as: "asker1" },
          { do: "shows", row: /Säule 3/, text: /defekt/i },
          { do: "choose", row: /Säule 2/, option: /frei/i, as: "platform1" },
          { do: "shows", row: /Säule 2/, text: /frei/i },
        ],
      },
    ],
  },
  {
    name: "fifth-lab-machines",
    language: "en",
    covers: ["status_board", "said"],
    by: "asker1",
    channel: "#platform",
    text: [
      "hey :) so in the lab we keep walking down two floors only to find that the machine is taken or dead. It's silly, it costs me half an hour a day and Marcus swears even more then I do.",
      "",
      "Could there be a page where each machine has its state and anybody can flip it?",
      "",
      "machines -> HPLC 1 / HPLC 2 / Freezer B / Centrifuge",
      "states -> free, running, broken",
      "",
      "Whenever somebody flips one, a line in #platform would be great (machine + what it is now), since we all hang out there anyway. No mails, no DMs.",
      "",
      "Big thanks from the basement, Ana",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /HPLC 1[\s\S]*HPLC 2[\s\S]*Freezer B[\s\S]*Centrifuge/ },
          { do: "choose", row: /HPLC 2/, option: /broken/i },
          { do: "said", channel: "#platform", says: [/HPLC 2/, /broken/i] },
          { do: "shows", row: /HPLC 2/, text: /broken/i, as: "asker2" },
          { do: "choose", row: /Centrifuge/, option: /running/i, as: "platform2" },
          { do: "said", channel: "#platform", says: [/Centrifuge/, /running/i] },
        ],
      },
    ],
  },
  {
    name: "fifth-tenants-leaving",
    language: "en",
    covers: ["checklist"],
    by: "asker2",
    channel: "#requests",
    text: "For every tenant that moves out we go through the same steps: keys handed back, meters read, photos taken, deposit settled. I'd like to put in the tenant's name and tick these off one by one. And see at a glance who still has something missing, because the deposit is the one that always slips.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/name|tenant|who|person|new/i, "Ms Delgado"]] },
          { do: "fill", set: [[/name|tenant|who|person|new/i, "Mr Oyelaran"]], as: "asker1" },
          { do: "shows", text: /keys handed back/i, as: "asker1" },
          { do: "choose", option: /keys handed back/i, row: /Delgado/ },
          { do: "choose", option: /meters read/i, row: /Delgado/ },
          { do: "choose", option: /photos taken/i, row: /Delgado/, as: "asker1" },
          {
            do: "shows",
            row: /Delgado/,
            text: /3\s*(\/|of)\s*4|1 (left|open|missing|to go|still)|deposit settled/i,
          },
          {
            do: "shows",
            row: /Oyelaran/,
            text: /0\s*(\/|of)\s*4|4 (left|open|missing|to go|still)|keys handed back/i,
          },
        ],
      },
    ],
  },
  {
    name: "fifth-exhibitions",
    language: "de",
    covers: ["checklist"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Liebes Toolroom-Team,",
      "",
      "ich bin neu hier in der Ausstellungsplanung und hab von Ana gehört, dass man euch einfach schreiben kann, was man braucht. Also los:",
      "",
      "Bei jeder Ausstellung machen wir vorher immer dasselbe und jedes mal vergisst jemand was (zuletzt die Versicherung, sehr peinlich!!). Es geht um diese Punkte:",
      "1. Leihverträge unterschrieben",
      "2. Versicherung abgeschlossen",
      "3. Transport bestellt",
      "4. Texte lektoriert",
      "5. Einladungen verschickt",
      "",
      "Ich möchte eine Ausstellung anlegen können, nur der Name, mehr nicht, und dann hakt das Team ab was fertig ist. Man soll sofort sehen, bei welcher Ausstellung was noch fehlt.",
      "",
      "Viele Grüße aus dem 2. Stock",
      "Jonas",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/name|ausstellung|titel|neu/i, "Monet im Winter"]] },
          { do: "fill", set: [[/name|ausstellung|titel|neu/i, "Bauhaus heute"]], as: "asker1" },
          { do: "shows", text: /Einladungen verschickt/i },
          { do: "choose", option: /Versicherung abgeschlossen/i, row: /Monet im Winter/ },
          { do: "choose", option: /Transport bestellt/i, row: /Monet im Winter/, as: "asker1" },
          {
            do: "shows",
            row: /Monet im Winter/,
            text: /2\s*(\/|von)\s*5|3 (offen|fehl|übrig)|noch 3|Leihverträge/i,
          },
          {
            do: "shows",
            row: /Bauhaus heute/,
            text: /0\s*(\/|von)\s*5|5 (offen|fehl|übrig)|noch 5|Leihverträge/i,
          },
          { do: "showsNot", text: /2\. Stock/ },
        ],
      },
    ],
  },
  {
    name: "fifth-cameras",
    language: "en",
    covers: ["lending"],
    by: "asker1",
    channel: "#requests",
    text: "we keep losing track who has camera A, camera B and the drone, so people need to sign them out and back in again",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /how long|until|days|due|overdue|late/i, say: "no limit, only who has it" }],
        checks: [
          { do: "press", row: /drone/i, button: TAKE, as: "asker2" },
          { do: "shows", row: /drone/i, text: /Jonas/ },
          { do: "press", row: /drone/i, button: TAKE, as: "asker1", refused: true },
          { do: "press", row: /camera A/i, button: TAKE, as: "platform1" },
          { do: "shows", row: /camera A/i, text: /Priya/, as: "asker2" },
          { do: "press", row: /drone/i, button: /return|back|sign.?in|check.?in|bring/i, as: "asker2" },
          { do: "press", row: /drone/i, button: TAKE, as: "asker1" },
          { do: "shows", row: /drone/i, text: /Ana/, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "fifth-site-tools",
    language: "de",
    covers: ["lending", "overdue", "digest"],
    by: "asker2",
    channel: "#requests",
    text: "Unsere Leihwerkzeuge (Bohrhammer, Kreissäge, Nivelliergerät) verschwinden ständig auf irgendwelchen Baustellen. Jeder soll sich eintragen, wenn er eins mitnimmt, nach 7 Tagen muss es wieder da sein. Was zu spät dran ist, bitte jeden Morgen um 7 in #general nennen.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", row: /Kreissäge/, button: NIMM, as: "asker1" },
          { do: "shows", row: /Kreissäge/, text: /Ana/ },
          { do: "press", row: /Kreissäge/, button: NIMM, as: "platform1", refused: true },
          { do: "quiet", time: "2027-01-18 07:00", says: /Kreissäge/ },
          {
            do: "at",
            time: "2027-01-19 07:00",
            channel: "#general",
            says: [/Kreissäge/],
            saysNot: /Bohrhammer|Nivellier/,
          },
          { do: "press", row: /Kreissäge/, button: /zurück|rückgabe|abgeben|wieder da/i, as: "asker1" },
          { do: "quiet", time: "2027-01-20 07:00", says: /Kreissäge/ },
          { do: "press", row: /Kreissäge/, button: NIMM, as: "platform1" },
          { do: "shows", row: /Kreissäge/, text: /Priya/ },
        ],
      },
    ],
  },
  {
    name: "fifth-vans",
    language: "en",
    covers: ["booking"],
    by: "asker1",
    channel: "#general",
    text: "We've got two vans now, Blue Van and White Van, and it's chaos every week. People should be able to reserve one for a day and see what's already gone. Please make it impossible that two people get the same van on the same day!",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: van("Blue Van", "2027-01-14") },
          { do: "shows", row: /Blue Van/, text: /Ana/, as: "asker2" },
          { do: "fill", set: van("Blue Van", "2027-01-14"), as: "asker2", refused: true },
          { do: "fill", set: van("White Van", "2027-01-14"), as: "asker2" },
          { do: "fill", set: van("Blue Van", "2027-01-15"), as: "asker2" },
          { do: "shows", row: /White Van/, text: /Jonas/ },
        ],
      },
    ],
  },
  {
    name: "fifth-treatment-rooms",
    language: "de",
    covers: ["booking"],
    by: "asker2",
    channel: "#requests",
    text: "Behandlungsraum 1 und Behandlungsraum 2 stundenweise reservieren, mit Datum und von bis, bitte nie doppelt",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: slot("Behandlungsraum 1", "09:00", "10:00") },
          { do: "shows", row: /Behandlungsraum 1/, text: /0?9:00/, as: "asker1" },
          { do: "fill", set: slot("Behandlungsraum 1", "09:30", "10:30"), as: "asker1", refused: true },
          { do: "fill", set: slot("Behandlungsraum 2", "09:30", "10:30"), as: "asker1" },
          { do: "fill", set: slot("Behandlungsraum 1", "10:00", "11:00"), as: "asker1" },
          { do: "shows", text: /Ana/ },
        ],
      },
    ],
  },
  {
    name: "fifth-bike-kilometres",
    language: "en",
    covers: ["leaderboard"],
    by: "asker1",
    channel: "#general",
    text: "bike to work challenge: everybody adds the km they rode and we see who's in front",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: ride("Ana Ferreira", "12") },
          { do: "fill", set: ride("Jonas Weber", "30"), as: "asker2" },
          { do: "order", first: /Jonas/, next: /Ana/, as: "platform1" },
          { do: "fill", set: ride("Ana Ferreira", "25") },
          { do: "order", first: /Ana/, next: /Jonas/, as: "platform1" },
          { do: "shows", row: /Ana/, text: /\b37\b/, as: "platform1" },
        ],
      },
    ],
  },
];

function link(title: string, address: string, tag: string): [RegExp, string][] {
  return [
    [/title|name|what|supplier|portal/i, title],
    [/link|address|url/i, address],
    [/tag|keyword|topic|categor/i, tag],
  ];
}

function van(which: string, day: string): [RegExp, string][] {
  return [
    [/van|vehicle|which|what|thing/i, which],
    [/day|date|when|from/i, day],
  ];
}

function slot(room: string, from: string, to: string): [RegExp, string][] {
  return [
    [/raum|zimmer/i, room],
    [/tag|datum|wann/i, "2027-01-13"],
    [/^von|beginn|^ab\b|start/i, from],
    [/^bis|ende/i, to],
  ];
}

function ride(name: string, km: string): [RegExp, string, "maybe"?][] {
  return [
    [/km|kilomet|distance|rode|points|score/i, km],
    [/name|who|rider|person|people/i, name, "maybe"],
  ];
}
