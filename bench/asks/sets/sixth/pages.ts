import type { Entry, Written } from "../../shape.ts";

/** Pages that people look at, tick, take from and put back. Default now is Monday, 11 January 2027, 10:00. */
export const sixthPages: Written[] = [
  {
    name: "sixth-lifts",
    language: "en",
    covers: ["status_board"],
    by: "asker1",
    channel: "#requests",
    text: "need a page for our 3 lifts (North, South, Freight) that says running / out of order / being serviced. tell #general whenever one changes",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /who|change|set/i, say: "everybody may change it" }],
        checks: [
          { do: "shows", text: /North[\s\S]*South[\s\S]*Freight/ },
          { do: "choose", row: /Freight/, option: /out of order/i },
          { do: "said", channel: "#general", says: [/Freight/, /out of order/i] },
          { do: "shows", row: /Freight/, text: /out of order/i, as: "asker2" },
          { do: "choose", row: /Freight/, option: /being serviced/i, as: "asker2" },
          { do: "said", channel: "#general", says: [/Freight/, /being serviced/i] },
          { do: "choose", row: /North/, option: /out of order/i },
          { do: "said", channel: "#general", says: [/North/, /out of order/i] },
        ],
      },
    ],
  },
  {
    name: "sixth-vorlagen",
    language: "de",
    covers: ["links"],
    by: "asker2",
    channel: "#requests",
    text: "ein ort für alle unsere links zu vorlagen, mit schlagworten, damit man sie über eine suche wiederfindet",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: link("Mietvertrag Muster", "https://example.com/mietvertrag", "recht") },
          { do: "fill", set: link("Briefkopf neu", "https://example.com/briefkopf", "marketing"), as: "asker1" },
          { do: "shows", text: /Mietvertrag Muster/, as: "asker1" },
          { do: "search", words: "Briefkopf", finds: /Briefkopf neu/, not: /Mietvertrag Muster/ },
          { do: "search", words: "recht", finds: /Mietvertrag Muster/, not: /Briefkopf neu/ },
        ],
      },
    ],
  },
  {
    name: "sixth-handover",
    language: "en",
    covers: ["checklist"],
    by: "asker1",
    channel: "#requests",
    text: "We manage about sixty rental flats, and at every handover something gets forgotten. For each flat I'd like to tick off: keys counted, meters read, photos taken, cleaning booked. I need to see per flat what is still missing. My colleagues will tick things too, not only me.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[FLAT(), "Elm Street 4"]] },
          { do: "fill", set: [[FLAT(), "Harbour Row 19"]], as: "asker2" },
          { do: "shows", text: /keys counted/i },
          { do: "choose", row: /Elm Street 4/, option: /keys counted/i },
          { do: "choose", row: /Elm Street 4/, option: /photos taken/i, as: "asker2" },
          {
            do: "shows",
            row: /Elm Street 4/,
            text: /2\s*(\/|of|out of)\s*4|2 (left|open|missing|to go|done)|50\s?%|meters? read/i,
          },
          {
            do: "shows",
            row: /Harbour Row 19/,
            text: /0\s*(\/|of|out of)\s*4|4 (left|open|missing|to go)|0\s?%|keys counted/i,
          },
        ],
      },
    ],
  },
  {
    name: "sixth-steps",
    language: "en",
    covers: ["leaderboard", "misspelt"],
    by: "asker1",
    channel: "#general",
    text: "can we get a scorebaord for our step challenge? evryone adds their steps, most on top. sundays 6pm the standings in #general pls",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /week|reset|total|start|begin/i, say: "just keep adding up" }],
        checks: [
          { do: "fill", set: steps("Jonas Weber", "8000"), as: "asker2" },
          { do: "fill", set: steps("Priya Raman", "12500"), as: "platform1" },
          { do: "order", first: /Priya/, next: /Jonas/ },
          { do: "fill", set: steps("Jonas Weber", "3000"), as: "asker2" },
          { do: "shows", row: /Jonas/, text: /11[.,'’\s]?000/ },
          { do: "shows", row: /Priya/, text: /12[.,'’\s]?500/ },
          { do: "order", first: /Priya/, next: /Jonas/ },
          { do: "quiet", time: "2027-01-16 18:00" },
          { do: "at", time: "2027-01-17 18:00", channel: "#general", says: [/Priya[\s\S]*Jonas/] },
        ],
      },
    ],
  },
  {
    name: "sixth-ausflug",
    language: "de",
    covers: ["poll"],
    by: "asker2",
    channel: "#general",
    text: "Lass uns abstimmen, wohin der Betriebsausflug geht: Zoo, Kletterpark oder Brauerei. Bis Freitag 12 Uhr, dann das Ergebnis in #general",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /stimme|mehrere|wie viele/i, say: "jeder hat eine Stimme" },
          { about: /anonym|geheim|wer/i, say: "egal, darf man sehen" },
        ],
        checks: [
          { do: "choose", option: /Kletterpark/i },
          { do: "choose", option: /Kletterpark/i, as: "asker1" },
          { do: "choose", option: /Zoo/i, as: "platform1" },
          {
            do: "at",
            time: "2027-01-15 12:00",
            channel: "#general",
            says: [/Kletterpark.*\b2\b|\b2\b.*Kletterpark|gewonnen.*Kletterpark|Kletterpark.*gew[io]nn/i],
          },
          { do: "choose", option: /Brauerei/i, as: "platform2", refused: true },
          { do: "quiet", time: "2027-01-22 12:00" },
        ],
      },
    ],
  },
  {
    name: "sixth-werkstatt",
    language: "de",
    covers: ["lending", "overdue"],
    by: "asker2",
    channel: "#requests",
    text: "In der Werkstatt verschwinden ständig Geräte und keiner war's. Es geht um Bohrhammer, Nasssauger und Kreuzlinienlaser. Wer eins ausleiht, soll das mit einem Klick eintragen und es später wieder zurückgeben. Nach 7 Tagen muss es zurück sein, sonst soll überfällig dranstehen.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", row: /Bohrhammer/, button: BORROW_DE(), as: "asker1" },
          { do: "shows", row: /Bohrhammer/, text: /Ana/ },
          { do: "press", row: /Bohrhammer/, button: BORROW_DE(), as: "asker2", refused: true },
          { do: "clock", time: "2027-01-15 10:00" },
          { do: "showsNot", row: /Bohrhammer/, text: /überfällig/i },
          { do: "clock", time: "2027-01-19 10:00" },
          { do: "shows", row: /Bohrhammer/, text: /überfällig/i },
          { do: "showsNot", row: /Nasssauger/, text: /überfällig/i },
          { do: "press", row: /Bohrhammer/, button: /zurück|rückgabe|abgeben|wieder da/i, as: "asker1" },
          { do: "showsNot", row: /Bohrhammer/, text: /überfällig/i },
          { do: "press", row: /Bohrhammer/, button: BORROW_DE(), as: "asker2" },
          { do: "shows", row: /Bohrhammer/, text: /Jonas/, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "sixth-treatment-rooms",
    language: "en",
    covers: ["booking"],
    by: "asker1",
    channel: "#requests",
    text: "we have two treatment rooms, Blue and Green. people need to reserve them by day with start and end time, and never two at once in the same room",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: slot("Blue", "09:00", "10:00") },
          { do: "shows", row: /Blue/, text: /0?9[:.]00|9 ?am/i, as: "asker2" },
          { do: "shows", text: /Ana/, as: "asker2" },
          { do: "fill", set: slot("Blue", "09:30", "10:30"), as: "asker2", refused: true },
          { do: "fill", set: slot("Green", "09:30", "10:30"), as: "asker2" },
          { do: "fill", set: slot("Blue", "10:00", "11:00"), as: "asker2" },
          { do: "showsNot", row: /Blue/, text: /0?9[:.]30/ },
          { do: "shows", row: /Green/, text: /Jonas/ },
        ],
      },
    ],
  },
  {
    name: "sixth-lastenrad",
    language: "de",
    covers: ["booking", "day"],
    by: "asker2",
    channel: "#general",
    text: "Seit gestern haben wir zwei Lastenräder im Hof, Emma und Karl. Alle sollen sie tageweise reservieren können. Wichtig ist nur: keins darf am selben Tag doppelt vergeben werden. Und man soll sehen, wer welches wann hat.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: bike("Emma", "2027-01-20"), as: "asker1" },
          { do: "fill", set: bike("Emma", "2027-01-20"), refused: true },
          { do: "fill", set: bike("Karl", "2027-01-20") },
          { do: "fill", set: bike("Emma", "2027-01-21"), as: "platform1" },
          { do: "shows", row: /Emma/, text: /Ana/ },
          { do: "shows", row: /Karl/, text: /Jonas/, as: "asker1" },
          { do: "shows", row: /Karl/, text: /20\.\s?0?1\.|20\.? Jan|2027-01-20/i },
        ],
      },
    ],
  },
  {
    name: "sixth-camera-kit",
    language: "en",
    covers: ["lending", "overdue", "digest", "long"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Right, so. I run post-production and I'm also, nobody asked me, the person who gets the call when a camera is missing on the morning of a shoot. Happened twice in December. Once the thing was in somebody's bathtub (don't ask).",
      "",
      "We own exactly four things worth fighting over:",
      "  - Sony FX3",
      "  - Zoom H6",
      "  - Manfrotto tripod",
      "  - Aputure light",
      "",
      "I'd like a page where you click that you take one of them and click again when you bring it back, and where the whole team sees who has what at the moment. If it's out, it's out, nobody else can take it. Everything has to be back after 3 days. And every weekday at 9am I want whatever is overdue named in #general, public shaming works wonders in this house.",
      "",
      "No need for serial numbers, insurance, all that. Cheers, A.",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", row: /Zoom H6/, button: BORROW_EN(), as: "asker2" },
          { do: "shows", row: /Zoom H6/, text: /Jonas/ },
          { do: "press", row: /Zoom H6/, button: BORROW_EN(), as: "asker1", refused: true },
          { do: "shows", text: /Manfrotto tripod[\s\S]*Sony FX3|Sony FX3[\s\S]*Manfrotto tripod/, as: "platform1" },
          { do: "quiet", time: "2027-01-14 09:00", says: /Zoom H6/ },
          {
            do: "at",
            time: "2027-01-15 09:00",
            channel: "#general",
            says: [/Zoom H6/],
            saysNot: /Sony|Manfrotto|Aputure/,
          },
          { do: "quiet", time: "2027-01-17 09:00" },
          { do: "press", row: /Zoom H6/, button: /return|bring|brought|back|check ?in/i, as: "asker2" },
          { do: "quiet", time: "2027-01-18 09:00", says: /Zoom H6/ },
          { do: "press", row: /Zoom H6/, button: BORROW_EN(), as: "asker1" },
          { do: "shows", row: /Zoom H6/, text: /Ana/, as: "asker2" },
        ],
      },
    ],
  },
];

function FLAT(): RegExp {
  return /flat|name|address|apartment|unit|what|who|title|new|person/i;
}

function BORROW_DE(): RegExp {
  return /ausleih|^leihen|(?<!zurück)nehmen|entleih|borrow/i;
}

function BORROW_EN(): RegExp {
  return /borrow|lend|take|check ?out/i;
}

function link(title: string, address: string, tag: string): Entry[] {
  return [
    [/titel|name|bezeichnung|^was|^vorlage$/i, title],
    [/link|adresse|url/i, address],
    [/schlag|tag|stichw/i, tag],
  ];
}

function steps(name: string, number: string): Entry[] {
  return [
    [/steps|how many|number|count|points/i, number],
    [/name|who|person|player|colleague/i, name, "maybe"],
  ];
}

function slot(room: string, from: string, to: string): Entry[] {
  return [
    [/room|which|what/i, room],
    [/day|date|when/i, "2027-01-13"],
    [/start|from|begin/i, from],
    [/end|until|till|^to\b/i, to],
  ];
}

function bike(name: string, day: string): Entry[] {
  return [
    [/rad|räder|welches|^was|name/i, name],
    [/tag|datum|wann|^von/i, day],
    [/^bis|ende/i, day, "maybe"],
  ];
}
