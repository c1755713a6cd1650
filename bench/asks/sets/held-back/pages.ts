import type { Entry, Written } from "../../shape.ts";

const hours = (thing: RegExp, [which, day, from, until]: [string, string, string, string]): Entry[] => [
  [thing, which],
  [/day|date/i, day],
  [/from|start|begin/i, from],
  [/until|till|end|\bto\b/i, until],
];

const days = (thing: RegExp, [which, from, until]: [string, string, string]): Entry[] => [
  [thing, which],
  [/\bvon\b|\bab\b|beginn|start|erster|anfang/i, from],
  [/\bbis\b|ende|letzter/i, until],
];

const PHYSIO = /room|what|which|where|thing|space|place|pool/i;
const PARISH = /raum|was|welche|ding|saal|ort/i;

export const twelfthPages: Written[] = [
  {
    name: "twelfth-overtime",
    language: "en",
    covers: ["approval", "say in channel"],
    by: "asker1",
    channel: "#requests",
    text: "warehouse again. payroll found 212 hrs of overtime in december that NOBODY had agreed to. so from now on: picker puts in day, hours, reason -> <@platform1> has to say yes or no -> what came of it appears in <#finance> so payroll can see. nobody waves through their own obviously",
    reads: [/(day|date)[^,;\n]{0,20}\(date/i, /hours[^,;\n]{0,20}\(number/i, /reason|why/i, /Priya/, /#finance/],
    outline: [
      "Request: Overtime",
      "Details: Day (date), Hours (number), Reason (text)",
      "Decided by: <@platform1>",
      "Say in: <#finance>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker2",
            set: [
              [/day|date/i, "2027-01-19"],
              [/hours/i, "3"],
              [/reason|why/i, "stocktake in hall 2"],
            ],
          },
          {
            do: "press",
            button: /approve|accept|\byes\b|grant/i,
            row: /stocktake in hall 2/,
            as: "asker2",
            refused: true,
          },
          { do: "press", button: /approve|accept|\byes\b|grant/i, row: /stocktake in hall 2/, as: "platform1" },
          { do: "said", channel: "#finance", says: [/stocktake|Jonas/i, /approved|accepted|granted|\byes\b/i] },
          {
            do: "fill",
            set: [
              [/day|date/i, "2027-01-20"],
              [/hours/i, "5"],
              [/reason|why/i, "felt like it"],
            ],
          },
          { do: "press", button: /reject|declin|refus|\bno\b|deny/i, row: /felt like it/, as: "platform1" },
          { do: "said", channel: "#finance", says: [/felt like it|Ana/i, /reject|declin|refus|\bno\b|denied/i] },
          { do: "shows", row: /felt like it/, text: /reject|declin|refus|\bno\b|denied/i },
        ],
      },
    ],
  },
  {
    name: "twelfth-school-trip",
    language: "de",
    covers: ["approval"],
    by: "asker2",
    channel: "#requests",
    text: "Liebes Kollegium, Ausflüge laufen nicht mehr per Zuruf zwischen Tür und Lehrerzimmer! Man trägt ein: Klasse, Ziel, Termin, Kosten pro Kind in Euro. Die Schulleitung, das ist <@asker1>, genehmigt oder lehnt ab, und wer gefragt hat bekommt die Antwort als Nachricht vom Bot. (Wandertage ausgenommen, aber das regeln wir selbst.)",
    reads: [/Klasse/i, /Ziel/i, /Termin[^,;\n]{0,20}\((Datum|date)/i, /Kosten[^,;\n]{0,25}(EUR|€)/i, /Ana/],
    outline: [
      "Antrag: Ausflug",
      "Angaben: Klasse (Text), Ziel (Text), Termin (Datum), Kosten pro Kind (EUR)",
      "Entscheidet: <@asker1>",
      "Bescheid an Antragsteller: ja",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "platform2",
            set: [
              [/klasse/i, "7c"],
              [/ziel/i, "Planetarium Laupheim"],
              [/termin|datum|tag|wann/i, "2027-03-04"],
              [/kosten|eur|€/i, "12.50"],
            ],
          },
          {
            do: "press",
            button: /freigeben|genehmig|zustimm|annehm|freigabe/i,
            row: /Planetarium/,
            as: "platform2",
            refused: true,
          },
          {
            do: "press",
            button: /freigeben|genehmig|zustimm|annehm|freigabe/i,
            row: /Planetarium/,
            as: "asker1",
          },
          { do: "shows", text: /genehmigt|freigegeben|zugestimmt|angenommen/i, row: /Planetarium/, as: "platform2" },
          { do: "dm", to: "platform2", says: /genehmigt|freigegeben|zugestimmt|angenommen/i },
        ],
      },
    ],
  },
  {
    name: "twelfth-care-home",
    language: "de",
    covers: ["checklist"],
    by: "asker2",
    channel: "#general",
    text: [
      "Seniorenstift, Wohnbereich 2. Zieht jemand bei uns ein, muss folgendes passieren, und zwar alles, nicht nur das, woran sich die Frühschicht erinnert:",
      "– Medikamentenplan liegt vor",
      "– Notfallkontakt eingetragen",
      "– Wäsche gekennzeichnet",
      "– Zimmerschild hängt",
      "Zum Abhaken pro Bewohner/in. Man soll sehen wie weit man bei wem ist.",
    ].join("\n"),
    reads: [/Medikamentenplan/i, /Notfallkontakt/i, /Wäsche/i, /Zimmerschild/i, /Bewohner/i],
    outline: [
      "Checkliste: Einzug",
      "Punkte: Medikamentenplan liegt vor, Notfallkontakt eingetragen, Wäsche gekennzeichnet, Zimmerschild hängt",
      "Für: Bewohner",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/bewohner|name|wer|was|titel/i, "Frau Adomeit"]] },
          { do: "fill", set: [[/bewohner|name|wer|was|titel/i, "Herr Kaluza"]], as: "asker1" },
          { do: "choose", option: /Wäsche/i, row: /Adomeit/, as: "asker1" },
          { do: "choose", option: /Zimmerschild/i, row: /Adomeit/ },
          { do: "choose", option: /Notfallkontakt/i, row: /Adomeit/ },
          {
            do: "shows",
            text: /\b3\s*(\/|von|aus)\s*4\b|75 ?%|\b1\s+(offen|übrig|fehlt)|noch (1|eins|einer)\b/i,
            as: "platform1",
          },
          { do: "shows", text: /Kaluza/, as: "platform1" },
        ],
      },
    ],
  },
  {
    name: "twelfth-av-kit",
    language: "en",
    covers: ["lending", "overdue"],
    by: "asker1",
    channel: "#requests",
    text: "Media room at the secondary school. Teachers take stuff, teachers 'forget' stuff. What we own: Camcorder blue, Camcorder grey, Radio mic set, Green screen. Three days and it has to be back on my shelf. I need to see who's got a thing right now, and it ought to be glaring when somebody is late. Only one person can have it at a time, I mean, physics.",
    reads: [/camcorder blue/i, /camcorder gr[ae]y/i, /radio mic/i, /green screen/i, /\b3\b|three/i],
    outline: ["Lend: media kit", "Things: Camcorder blue, Camcorder grey, Radio mic set, Green screen", "Days: 3"].join(
      "\n",
    ),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", button: /borrow|take|check ?out|lend/i, row: /camcorder gr[ae]y/i, as: "asker2" },
          { do: "shows", text: /Jonas/, row: /camcorder gr[ae]y/i },
          {
            do: "press",
            button: /borrow|take|check ?out|lend/i,
            row: /camcorder gr[ae]y/i,
            as: "platform1",
            refused: true,
          },
          { do: "press", button: /borrow|take|check ?out|lend/i, row: /green screen/i, as: "platform1" },
          { do: "press", button: /return|give ?back|brought|check ?in|back/i, row: /green screen/i, as: "platform1" },
          { do: "press", button: /borrow|take|check ?out|lend/i, row: /green screen/i, as: "asker2" },
          { do: "clock", time: "2027-01-16 10:00" },
          { do: "shows", text: /overdue|late/i, row: /camcorder gr[ae]y/i },
          { do: "showsNot", text: /overdue|\blate\b/i, row: /camcorder blue/i },
        ],
      },
    ],
  },
  {
    name: "twelfth-evening-school",
    language: "de",
    covers: ["lending", "post"],
    by: "asker2",
    channel: "#general",
    text: "Volkshochschule, Hausmeister am Apparat. Kursleiter leihen sich bei mir den Epson-Beamer, die Nähmaschine, den Overlock und den Flipchart. 10 Tage dürfen sie. Und freitags um 12 Uhr schreibst du in #general, was ÜBERFÄLLIG ist, aber wirklich nur das Überfällige, nicht jeden Pipifax der grad draußen ist. mfg",
    reads: [/Epson/i, /Nähmaschine/i, /Overlock/i, /Flipchart/i, /\b10\b/, /12:00|12 Uhr/i, /#general/],
    outline: [
      "Ausleihe: Gerät",
      "Dinge: Epson-Beamer, Nähmaschine, Overlock, Flipchart",
      "Tage: 10",
      "Wann: jeden Freitag 12:00",
      "In: <#general>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", button: /ausleih|leihen|nehmen|mitnehm|entnehm/i, row: /Overlock/, as: "asker1" },
          { do: "shows", text: /Ana/, row: /Overlock/ },
          { do: "quiet", time: "2027-01-15 12:00", says: /Overlock/ },
          { do: "press", button: /ausleih|leihen|nehmen|mitnehm|entnehm/i, row: /Flipchart/, as: "platform1" },
          {
            do: "at",
            time: "2027-01-22 12:00",
            channel: "#general",
            says: [/Overlock/],
            saysNot: /Flipchart|Nähmaschine|Epson/,
          },
          { do: "press", button: /zurück|rückgabe|abgeben|gebracht/i, row: /Overlock/, as: "asker1" },
          { do: "at", time: "2027-01-29 12:00", channel: "#general", says: [/Flipchart/], saysNot: /Overlock/ },
        ],
      },
    ],
  },
  {
    name: "twelfth-physio-rooms",
    language: "en",
    covers: ["booking", "hours"],
    by: "asker1",
    channel: "#requests",
    text: "Hi bot, physio dept. We fight over 3 spaces: Hydro pool, Gym, Treatment 3. Want to reserve them hourly, any time betw. 7am and 7pm, later than that the cleaners are in and the pool cover is on. If someone's already in there the next one has to get a no. Patients don't use this, just us.",
    reads: [/hydro/i, /gym/i, /treatment 3/i, /hour/i, /\b0?7(:00)?\b|7 ?am/i, /19(:00)?\b|7 ?pm/i],
    outline: ["Book: space", "Things: Hydro pool, Gym, Treatment 3", "By: hours", "Open: 7:00–19:00"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: hours(PHYSIO, ["Hydro pool", "2027-01-19", "09:00", "10:00"]) },
          { do: "fill", as: "asker2", set: hours(PHYSIO, ["Gym", "2027-01-19", "09:00", "11:00"]) },
          {
            do: "fill",
            as: "asker2",
            set: hours(PHYSIO, ["Hydro pool", "2027-01-19", "09:00", "11:00"]),
            refused: true,
          },
          { do: "fill", as: "asker2", set: hours(PHYSIO, ["Hydro pool", "2027-01-19", "10:00", "11:00"]) },
          { do: "fill", set: hours(PHYSIO, ["Treatment 3", "2027-01-20", "19:00", "20:00"]), refused: true },
          { do: "fill", set: hours(PHYSIO, ["Treatment 3", "2027-01-20", "18:00", "19:00"]) },
          { do: "shows", text: /Ana/, as: "platform2" },
        ],
      },
    ],
  },
  {
    name: "twelfth-parish-hall",
    language: "de",
    covers: ["booking", "days"],
    by: "asker2",
    channel: "#general",
    text: "Pfarrgemeinde St. Anna: Saal, Jugendkeller und Teeküche werden immer für ganze Tage vergeben. Am 2. Advent hatten wir Taufe und Zumba gleichzeitig, das soll so nicht noch einmal vorkommen. Jede/r aus den Gruppen trägt sich selber ein, was belegt ist, ist belegt.",
    reads: [/Saal/i, /Jugendkeller/i, /Teeküche/i, /Tag/i],
    outline: ["Buchung: Raum", "Dinge: Saal, Jugendkeller, Teeküche", "Je: Tage"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: days(PARISH, ["Jugendkeller", "2027-02-05", "2027-02-07"]) },
          { do: "fill", as: "asker1", set: days(PARISH, ["Jugendkeller", "2027-02-06", "2027-02-06"]), refused: true },
          { do: "fill", as: "asker1", set: days(PARISH, ["Saal", "2027-02-06", "2027-02-06"]) },
          { do: "fill", as: "platform1", set: days(PARISH, ["Jugendkeller", "2027-02-08", "2027-02-09"]) },
          { do: "shows", text: /Ana/, row: /Saal/, as: "platform2" },
        ],
      },
    ],
  },
];
