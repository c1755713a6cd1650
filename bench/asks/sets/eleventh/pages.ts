import type { Written } from "../../shape.ts";

export const eleventhPages: Written[] = [
  {
    name: "eleventh-extra-shift",
    language: "en",
    covers: ["approval"],
    by: "asker1",
    channel: "#requests",
    text: "Ward 4 nurses want to swap shifts all the time and it happens on post-its, and then at ten at night there are two people for one bed round and none for the other. They should put in which date, which shift they give away, and who takes it over. <@asker2> says yes or no, and the nurse hears back from the bot. Please keep it simple, half of us do this on a phone in the lift.",
    reads: [/(date|day)[^,;\n]{0,20}\(date/i, /shift/i, /tak|cover|over|colleague|swap/i, /Jonas/],
    outline: [
      "Request: Shift swap ward 4",
      "Details: Date (date), Shift given away (text), Taken over by (text)",
      "Decided by: <@asker2>",
      "Tell who asked: yes",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "platform1",
            set: [
              [/date|day/i, "2027-01-21"],
              [/shift/i, "Late, 13:30 to 21:30"],
              [/tak|over|cover|who|colleague/i, "Marcus Hill"],
            ],
          },
          { do: "press", button: /approve|accept|\byes\b|grant/i, row: /Late, 13:30/, as: "platform1", refused: true },
          { do: "press", button: /approve|accept|\byes\b|grant/i, row: /Late, 13:30/, as: "asker2" },
          { do: "shows", text: /approved|accepted|granted|\byes\b/i, row: /Late, 13:30/, as: "platform1" },
          { do: "dm", to: "platform1", says: /approved|accepted|granted|\byes\b/i },
        ],
      },
    ],
  },
  {
    name: "eleventh-experts",
    language: "de",
    covers: ["approval", "say in channel"],
    by: "asker2",
    channel: "#requests",
    text: "Werte Kolleginnen und Kollegen der Technik, in unserer Kanzlei beauftragt seit Neuestem jeder nach Gusto Sachverständige, was der Haftpflicht gar nicht gefällt. Künftig: Akte, Sachverständiger, geschätzte Kosten in EUR, Begründung eingeben, ich gebe frei oder lehne ab, und das Resultat steht in <#finance>. Besten Dank, Weber",
    reads: [/Akte/i, /Sachverständig/i, /Kosten[^,;\n]{0,25}(EUR|€)/i, /Begründung|Grund/i, /Jonas|Weber/i, /#finance/],
    outline: [
      "Antrag: Beauftragung Sachverständiger",
      "Angaben: Akte (Text), Sachverständiger (Text), Geschätzte Kosten (EUR), Begründung (langer Text)",
      "Entscheidet: ich",
      "Sagen in: <#finance>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker1",
            set: [
              [/akte/i, "2026/118 Holm"],
              [/sachverst/i, "Dipl.-Ing. Rauch"],
              [/kosten|eur|€/i, "1450.00"],
              [/grund|gründung/i, "Streit um Feuchteschaden"],
            ],
          },
          {
            do: "press",
            button: /freigeben|genehmig|zustimm|annehm|freigabe/i,
            row: /2026\/118 Holm/,
            as: "asker1",
            refused: true,
          },
          { do: "press", button: /ablehn/i, row: /2026\/118 Holm/ },
          { do: "said", channel: "#finance", says: [/Holm/, /abgelehnt|lehnt/i] },
          { do: "shows", text: /abgelehnt/i, row: /2026\/118 Holm/, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "eleventh-kennel",
    language: "en",
    covers: ["checklist"],
    by: "asker1",
    channel: "#general",
    text: [
      "For every dog that arrives at the shelter somebody has to have done ALL of this:",
      "1. read the microchip",
      "2. weigh in",
      "3. worming tablet",
      "4. photo for the website",
      "5. collar and name plate",
      "I start one when a dog comes, colleagues tick, and we see how far each dog is.",
    ].join("\n"),
    reads: [/microchip/i, /weigh/i, /worm/i, /photo/i, /collar/i, /dog/i],
    outline: [
      "Checklist: Dog intake",
      "Points: Read the microchip, Weigh in, Worming tablet, Photo for the website, Collar and name plate",
      "For: dog",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/dog|name|who|what|title/i, "Bruno"]] },
          { do: "fill", set: [[/dog|name|who|what|title/i, "Lotte"]], as: "asker2" },
          { do: "choose", option: /microchip/i, row: /Bruno/ },
          { do: "shows", text: /\b1\s*(\/|of|out of)\s*5\b|20 ?%|\b4\s+(left|to go|open|missing)/i, as: "asker2" },
          { do: "choose", option: /worm/i, row: /Bruno/, as: "asker2" },
          { do: "shows", text: /\b2\s*(\/|of|out of)\s*5\b|40 ?%|\b3\s+(left|to go|open|missing)/i },
        ],
      },
    ],
  },
  {
    name: "eleventh-site-setup",
    language: "de",
    covers: ["checklist"],
    by: "asker2",
    channel: "#platform",
    text: "Bei jeder neuen Baustelle vergisst einer was. Also zum Abhaken, pro Baustelle frisch: Baustrom beantragt, Bauwasser, Zaun steht, Dixi bestellt. mehr nicht",
    reads: [/Baustrom/i, /Bauwasser/i, /Zaun/i, /Dixi/i, /Baustelle/i],
    outline: [
      "Checkliste: Baustelle einrichten",
      "Punkte: Baustrom beantragt, Bauwasser, Zaun steht, Dixi bestellt",
      "Für: Baustelle",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/baustelle|name|was|wer|titel/i, "Mühlenweg 9"]] },
          { do: "choose", option: /Zaun/i, row: /Mühlenweg 9/, as: "asker1" },
          { do: "choose", option: /Dixi/i, row: /Mühlenweg 9/ },
          { do: "fill", set: [[/baustelle|name|was|wer|titel/i, "Hafenstraße 2"]], as: "asker1" },
          { do: "shows", text: /Mühlenweg 9/, as: "platform1" },
          { do: "shows", text: /Baustrom/, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "eleventh-violins",
    language: "de",
    covers: ["lending"],
    by: "asker2",
    channel: "#general",
    text: "Liebes Team,\n\nunsere Musikschule gibt Instrumente zum Üben mit nach Hause. Das ist schön und pädagogisch wertvoll, nur fehlt seit den Sommerferien ein Cello, und keiner weiß, in welchem Kinderzimmer es steht. Das Heft im Lehrerzimmer hat seit Oktober keinen Eintrag mehr.\n\nÜbrig sind vier: Bratsche rot, Dreiviertelgeige, Querflöte Yamaha, Waldhorn. Wer eins mitnimmt, trägt sich ein, und nach 14 Tagen muss es wieder da sein. Wenn nicht, soll man das sehen.\n\nHerzliche Grüße aus Zimmer 12!",
    reads: [/Bratsche/i, /Dreiviertelgeige/i, /Querflöte/i, /Waldhorn/i, /\b14\b/],
    outline: [
      "Ausleihe: Instrument",
      "Dinge: Bratsche rot, Dreiviertelgeige, Querflöte Yamaha, Waldhorn",
      "Tage: 14",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", button: /ausleih|leihen|nehmen|mitnehm|entnehm/i, row: /Waldhorn/, as: "asker1" },
          { do: "shows", text: /Ana/, row: /Waldhorn/ },
          { do: "press", button: /ausleih|leihen|nehmen|mitnehm|entnehm/i, row: /Bratsche/ },
          { do: "press", button: /zurück|rückgabe|abgeben|gebracht/i, row: /Bratsche/ },
          { do: "press", button: /ausleih|leihen|nehmen|mitnehm|entnehm/i, row: /Bratsche/, as: "platform1" },
          { do: "clock", time: "2027-01-27 10:00" },
          { do: "shows", text: /überfällig|zu spät|verspätet/i, row: /Waldhorn/ },
        ],
      },
    ],
  },
  {
    name: "eleventh-costumes",
    language: "en",
    covers: ["lending", "post"],
    by: "asker1",
    channel: "#requests",
    text: "The wardrobe mistress (me) is losing her mind. Velvet cloak, Tudor gown, bear suit, hussar jacket: people borrow them for hen parties and I see them again in May. Seven days max! I want to know who's got which, and each Monday at 9.30 a shaming list of what's not come back in #general.",
    reads: [/velvet cloak/i, /bear suit/i, /hussar/i, /\b7\b|seven/i, /\b0?9[:.]30/, /#general/],
    outline: [
      "Lend: costume",
      "Things: Velvet cloak, Tudor gown, Bear suit, Hussar jacket",
      "Days: 7",
      "When: every Monday 9:30",
      "In: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", button: /borrow|take|check ?out|lend/i, row: /bear suit/i, as: "asker2" },
          { do: "shows", text: /Jonas/, row: /bear suit/i },
          { do: "quiet", time: "2027-01-18 08:00", says: /bear suit/i },
          { do: "clock", time: "2027-01-18 09:35" },
          {
            do: "at",
            time: "2027-01-25 09:30",
            channel: "#general",
            says: [/bear suit/i],
            saysNot: /velvet cloak|tudor gown/i,
          },
          { do: "press", button: /return|give ?back|brought|check ?in|back/i, row: /bear suit/i, as: "asker2" },
          { do: "quiet", time: "2027-02-01 09:31", says: /bear suit/i },
        ],
      },
    ],
  },
  {
    name: "eleventh-microscope",
    language: "en",
    covers: ["booking", "hours"],
    by: "asker1",
    channel: "#platform",
    text: "Dear all (or dear robot),\n\ntwo postdocs nearly came to blows over the confocal this morning. One had written her name on the whiteboard, the other had wiped the board because he needed it for a pathway, and now they both have dying samples and neither speaks to the other.\n\nWhat would help: sign-up by the hour for the Confocal and the Cryostat. The lab is open 8 to 20. First come first served and NO overlaps please. Everybody in the group may sign up and everybody should see who has it.\n\nYours in hope, A.",
    reads: [/confocal/i, /cryostat/i, /hour/i, /\b0?8(:00)?\b|8 ?am/i],
    outline: ["Book: instrument", "Things: Confocal, Cryostat", "By: hours", "Open: 8:00–20:00"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/instrument|thing|what|which|device|microscope|machine|equipment|confocal/i, "Confocal", "maybe"],
              [/day|date/i, "2027-01-14"],
              [/from|start|begin/i, "10:00"],
              [/until|till|end|\bto\b/i, "12:00"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/instrument|thing|what|which|device|microscope|machine|equipment|confocal/i, "Confocal", "maybe"],
              [/day|date/i, "2027-01-14"],
              [/from|start|begin/i, "11:00"],
              [/until|till|end|\bto\b/i, "13:00"],
            ],
            refused: true,
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/instrument|thing|what|which|device|microscope|machine|equipment|confocal/i, "Confocal", "maybe"],
              [/day|date/i, "2027-01-14"],
              [/from|start|begin/i, "12:00"],
              [/until|till|end|\bto\b/i, "13:00"],
            ],
          },
          { do: "shows", text: /12:00/, as: "platform1" },
        ],
      },
    ],
  },
  {
    name: "eleventh-flatbed",
    language: "de",
    covers: ["booking", "days"],
    by: "asker2",
    channel: "#requests",
    text: "Wer hat wann die Pritsche, wer den Autokran, wer die Hebebühne? Tageweise eintragen, und wenn schon einer drin steht, darf kein zweiter rein.",
    reads: [/Pritsche/i, /Autokran/i, /Hebebühne/i, /Tag/i],
    outline: ["Buchung: Fahrzeug", "Dinge: Pritsche, Autokran, Hebebühne", "Je: Tage"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/fahrzeug|gerät|was|welche|ding|maschine|pritsche/i, "Autokran"],
              [/\bvon\b|\bab\b|beginn|start|erster|anfang/i, "2027-01-20"],
              [/\bbis\b|ende|letzter/i, "2027-01-22"],
            ],
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/fahrzeug|gerät|was|welche|ding|maschine|pritsche/i, "Autokran"],
              [/\bvon\b|\bab\b|beginn|start|erster|anfang/i, "2027-01-22"],
              [/\bbis\b|ende|letzter/i, "2027-01-23"],
            ],
            refused: true,
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/fahrzeug|gerät|was|welche|ding|maschine|pritsche/i, "Hebebühne"],
              [/\bvon\b|\bab\b|beginn|start|erster|anfang/i, "2027-01-22"],
              [/\bbis\b|ende|letzter/i, "2027-01-23"],
            ],
          },
          { do: "shows", text: /Ana/, row: /Hebebühne/ },
        ],
      },
    ],
  },
];
