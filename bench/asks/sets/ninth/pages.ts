import type { Written } from "../../shape.ts";

export const ninthPages: Written[] = [
  {
    name: "ninth-leave",
    language: "en",
    covers: ["approval", "dm"],
    by: "asker1",
    channel: "#requests",
    text: "People should be able to ask for days off (first day, last day, why) and <@asker2> says yes or no. Whoever asked gets told.",
    reads: [/first|from/i, /last|to\b|until/i, /why|reason/i, /Jonas/],
    outline:
      "Request: Days off\nDetails: First day (date), Last day (date), Why\nDecided by: <@asker2>\nTell who asked: yes",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "platform2",
            set: [
              [/first|from|start/i, "2027-02-08"],
              [/last|\bto\b|until|end/i, "2027-02-12"],
              [/why|reason/i, "ski trip"],
            ],
          },
          { do: "press", button: /approve|accept|\byes\b|grant/i, row: /ski trip/, as: "platform1", refused: true },
          { do: "press", button: /approve|accept|\byes\b|grant/i, row: /ski trip/, as: "asker2" },
          { do: "shows", row: /ski trip/, text: /approved|accepted|\byes\b|granted/i, as: "platform2" },
          { do: "dm", to: "platform2", says: /approved|accepted|\byes\b|granted/i },
        ],
      },
    ],
  },
  {
    name: "ninth-spend",
    language: "de",
    covers: ["approval", "money", "channel"],
    by: "asker2",
    channel: "#finance",
    text: "Ab sofort gehen Anschaffungen erst über Ana. Wer was haben will, gibt an: was, Betrag in Euro, Lieferant, warum. Ana Ferreira sagt ja oder nein, und was rauskommt bitte in <#finance> schreiben, damit die Buchhaltung nicht dauernd bei mir anruft.",
    reads: [/betrag/i, /lieferant/i, /warum|grund|begründung/i, /Ana/, /#finance/],
    outline:
      "Antrag: Anschaffung\nAngaben: Was, Betrag (EUR), Lieferant, Warum\nEntscheidet: <@asker1>\nSagen in: <#finance>",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "platform1",
            set: [
              [/betrag|kosten|euro|preis/i, "249"],
              [/lieferant/i, "Bürohaus Kern"],
              [/warum|grund|begründung|zweck/i, "altes defekt"],
              [/was|anschaffung|artikel|gegenstand/i, "Laminiergerät"],
            ],
          },
          { do: "clock", time: "2027-01-11 11:00" },
          {
            do: "press",
            button: /genehmig|annehm|freigeb|zustimm|bewillig|\bja\b/i,
            row: /Laminiergerät/,
            as: "platform2",
            refused: true,
          },
          {
            do: "press",
            button: /genehmig|annehm|freigeb|zustimm|bewillig|\bja\b/i,
            row: /Laminiergerät/,
            as: "asker1",
          },
          {
            do: "said",
            channel: "#finance",
            says: [/Laminiergerät/, /genehmigt|angenommen|freigegeben|zugestimmt|bewilligt|\bja\b/i],
          },
          { do: "shows", row: /Laminiergerät/, text: /genehmigt|angenommen|freigegeben|bewilligt|\bja\b/i },
        ],
      },
    ],
  },
  {
    name: "ninth-refunds",
    language: "en",
    covers: ["approval", "two deciders", "link", "long"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Forwarding this from our box office because I promised them I'd sort it, could you make it happen?",
      "",
      "> Dear Ana, following Saturday's chaos (power cut, two shows cancelled) we have refunds scattered over five notebooks. Some were paid twice!!",
      "> Please can we have ONE place. We would put in: booking number, customer, the amount in EUR, reason, and a link to the booking.",
      "> Either Priya or Marcus from the platform team has to okay it or turn it down before money goes out, it doesn't matter which of them.",
      "> Greetings from the foyer, Lotte",
      "",
      "I think that says it all. The two are <@platform1> and <@platform2>. Thanks so much, A.",
    ].join("\n"),
    reads: [/customer/i, /amount/i, /reason/i, /link/i, /Priya/, /Marcus/],
    outline:
      "Request: Refund\nDetails: Booking number, Customer, Amount (EUR), Reason, Link to booking (link)\nDecided by: <@platform1>, <@platform2>",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            as: "asker2",
            set: [
              [/number|^booking$|booking no/i, "BX-4471"],
              [/customer|name/i, "Mrs Halloran"],
              [/amount|eur/i, "58"],
              [/reason|why/i, "power cut"],
              [/link|url/i, "https://tickets.example.com/b/4471"],
            ],
          },
          {
            do: "fill",
            set: [
              [/number|^booking$|booking no/i, "BX-9020"],
              [/customer|name/i, "Mr Iqbal"],
              [/amount|eur/i, "31"],
              [/reason|why/i, "wrong seat"],
              [/link|url/i, "https://tickets.example.com/b/9020"],
            ],
          },
          { do: "press", button: /approve|accept|okay|\bok\b|\byes\b/i, row: /Halloran/, as: "platform2" },
          { do: "press", button: /decline|reject|turn|deny|\bno\b|refuse/i, row: /Iqbal/, as: "platform1" },
          { do: "shows", row: /Halloran/, text: /approved|accepted|okay|\byes\b/i },
          { do: "shows", row: /Iqbal/, text: /declined|rejected|turned down|denied|\bno\b|refused/i },
        ],
      },
    ],
  },
  {
    name: "ninth-tools",
    language: "de",
    covers: ["lending"],
    by: "platform1",
    channel: "#general",
    text: "Bohrhammer, Nivelliergerät, Stichsäge, Kabeltrommel: ständig weg und keiner weiß bei wem. Man soll sagen können »hab ich« und »ist wieder da«, mehr nicht.",
    reads: [/Bohrhammer/, /Nivellier/, /Stichsäge/, /Kabeltrommel/],
    outline: "Ausleihe: Werkzeug\nDinge: Bohrhammer, Nivelliergerät, Stichsäge, Kabeltrommel",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /lange|tage|frist/i, say: "so lange man will" }],
        checks: [
          {
            do: "shows",
            text: /(?=[\s\S]*Bohrhammer)(?=[\s\S]*Nivelliergerät)(?=[\s\S]*Stichsäge)[\s\S]*Kabeltrommel/,
          },
          { do: "press", button: /ausleih|leih|nehm|hab|hol/i, row: /Stichsäge/, as: "asker2" },
          { do: "shows", row: /Stichsäge/, text: /Jonas/, as: "asker1" },
          { do: "press", button: /ausleih|\bleih|nehm|hab ich|hol/i, row: /Stichsäge/, as: "asker1", refused: true },
          { do: "press", button: /zurück|wieder da|rückgabe/i, row: /Stichsäge/, as: "asker2" },
          { do: "press", button: /ausleih|leih|nehm|hab|hol/i, row: /Stichsäge/, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "ninth-readers",
    language: "en",
    covers: ["lending", "overdue"],
    by: "asker1",
    channel: "#general",
    text: [
      "Hiya! Ana here, self-appointed librarian (there was no election, I just bought the shelf).",
      "",
      "Our little reading corner has four books that everyone wants: Thinking in Systems, The Goal, Quiet, Deep Work. They go home with people and then they live there. The Goal spent all of autumn in somebody's camper van in Portugal and I only learnt of it from a holiday picture.",
      "",
      "Make it so people can take one home for two weeks, I can see who's got it, and when they're past the 2 weeks it gets flagged. No messages needed, I'll chase them myself, with biscuits. Ta ever so much",
    ].join("\n"),
    reads: [/Thinking in Systems/, /The Goal/, /Quiet/, /Deep Work/, /14|two weeks|2 weeks/i],
    outline: "Lend: Book\nThings: Thinking in Systems, The Goal, Quiet, Deep Work\nDays: 14",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "press",
            button: /borrow|take|lend|check ?out|home|mine/i,
            row: /The Goal/,
            as: "asker2",
          },
          { do: "shows", row: /The Goal/, text: /Jonas/ },
          {
            do: "press",
            button: /borrow|\btake\b|\blend\b|check ?out/i,
            row: /The Goal/,
            as: "platform1",
            refused: true,
          },
          { do: "clock", time: "2027-01-28 10:00" },
          { do: "shows", row: /The Goal/, text: /overdue|\blate\b|past|too long|⚠/i },
          { do: "press", button: /return|back/i, row: /The Goal/, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "ninth-darkroom",
    language: "en",
    covers: ["booking", "hours"],
    by: "asker1",
    channel: "#requests",
    text: "photo club: darkroom, light table and the big printer need reserving by the hour, 9am till 8pm. must be impossible that two people have the same one at the same time!!!",
    reads: [/darkroom/i, /light table/i, /printer/i, /\b0?9(:00)?\b/, /20:00|8 ?pm|8:00/i],
    outline: "Book: Photo equipment\nThings: Darkroom, Light table, Big printer\nBy: hours\nOpen: 9:00–20:00",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/what|which|thing|room|equipment|device|item|resource|reserve/i, "Darkroom"],
              [/day|date|when/i, "2027-01-12"],
              [/from|start/i, "10:00"],
              [/^to\b|until|till|end/i, "12:00"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            refused: true,
            set: [
              [/what|which|thing|room|equipment|device|item|resource|reserve/i, "Darkroom"],
              [/day|date|when/i, "2027-01-12"],
              [/from|start/i, "11:00"],
              [/^to\b|until|till|end/i, "13:00"],
            ],
          },
          {
            do: "fill",
            as: "asker2",
            set: [
              [/what|which|thing|room|equipment|device|item|resource|reserve/i, "Light table"],
              [/day|date|when/i, "2027-01-12"],
              [/from|start/i, "11:00"],
              [/^to\b|until|till|end/i, "13:00"],
            ],
          },
          { do: "shows", text: /darkroom[\s\S]*Ana|Ana[\s\S]*darkroom/i, as: "platform1" },
        ],
      },
    ],
  },
  {
    name: "ninth-van",
    language: "de",
    covers: ["booking", "days"],
    by: "asker2",
    channel: "#general",
    text: "Wir haben zwei Sprinter (Sprinter Nord und Sprinter Süd) und letzte Woche standen drei Montageteams davor. Bitte was zum Reservieren, immer tageweise, und wenn schon jemand drauf ist dann geht's halt nicht. Wer ihn wann hat soll für alle sichtbar sein.",
    reads: [/Sprinter Nord/, /Sprinter Süd/, /tag/i],
    outline: "Buchung: Sprinter\nDinge: Sprinter Nord, Sprinter Süd\nJe: Tage",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/was|welche|sprinter|fahrzeug|ding/i, "Sprinter Nord"],
              [/\bvon\b|\bab\b|tag|datum|wann|beginn/i, "2027-01-14"],
              [/\bbis\b|ende/i, "2027-01-15", "maybe"],
            ],
          },
          { do: "shows", text: /Jonas/, as: "asker1" },
          {
            do: "fill",
            as: "asker1",
            refused: true,
            set: [
              [/was|welche|sprinter|fahrzeug|ding/i, "Sprinter Nord"],
              [/\bvon\b|\bab\b|tag|datum|wann|beginn/i, "2027-01-14"],
              [/\bbis\b|ende/i, "2027-01-14", "maybe"],
            ],
          },
          {
            do: "fill",
            as: "asker1",
            set: [
              [/was|welche|sprinter|fahrzeug|ding/i, "Sprinter Süd"],
              [/\bvon\b|\bab\b|tag|datum|wann|beginn/i, "2027-01-14"],
              [/\bbis\b|ende/i, "2027-01-14", "maybe"],
            ],
          },
        ],
      },
    ],
  },
];
