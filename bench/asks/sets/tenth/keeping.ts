import type { Written } from "../../shape.ts";

export const tenthKeeping: Written[] = [
  {
    name: "tenth-freezer",
    language: "en",
    covers: ["records"],
    by: "asker1",
    channel: "#requests",
    text: "Hi, microbiology lab here. We loose track of what's in the -80 freezer. Could you set up something where we note down every tube box: the sample code, organism, shelf (that's a number, 1 to 6), the day it was frozen and remarks. Everyone in the lab may correct an entry.",
    reads: [
      /sample|code/i,
      /organism/i,
      /shelf[^,;\n]{0,25}\([^)]*(number|1)/i,
      /(froze|day|date)[^,;\n]{0,25}\([^)]*date/i,
      /remark|note/i,
    ],
    outline: [
      "List: Freezer boxes",
      "Details: Sample code, Organism, Shelf (number), Frozen on (date), Remarks (long text)",
      "May change: everybody",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/sample|code/i, "EC-0417"],
              [/organism/i, "E. coli K12"],
              [/shelf/i, "3"],
              [/froze|date|day/i, "2027-01-07"],
              [/remark|note|comment/i, "glycerol stock"],
            ],
          },
          { do: "shows", row: /EC-0417/, text: /K12/, as: "asker2" },
          { do: "edit", row: /EC-0417/, set: [[/shelf/i, "5"]], as: "asker2" },
          { do: "shows", row: /EC-0417/, text: /\b5\b/ },
        ],
      },
    ],
  },
  {
    name: "tenth-container",
    language: "de",
    covers: ["records", "choice", "reminder"],
    by: "asker2",
    channel: "#requests",
    text: "brauchen ne übersicht der container im hafen: containernr, reederei, ankunft, status (erwartet / im Zoll / abgeholt). 2 tage vor ankunft um 8 kurz in #sales bescheid geben",
    reads: [
      /container/i,
      /reederei/i,
      /(ankunft)[^,;\n]{0,25}\([^)]*datum/i,
      /erwartet.*zoll.*abgeholt/i,
      /\b2 Tag|zwei Tag/i,
      /\b0?8:00/,
      /#sales/,
    ],
    outline: [
      "Liste: Container im Hafen",
      "Angaben: Containernummer, Reederei, Ankunft (Datum), Status (erwartet / im Zoll / abgeholt)",
      "Fällig: Ankunft",
      "Erinnerung: 2 Tage vor Ankunft",
      "Wann: 8:00",
      "In: <#sales>",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/container|nummer|nr/i, "MSKU 440127"],
              [/reederei/i, "Nordlinie"],
              [/ankunft/i, "2027-01-21"],
              [/status|stand/i, "erwartet"],
            ],
          },
          { do: "shows", row: /440127/, text: /Nordlinie/, as: "asker1" },
          { do: "edit", row: /440127/, set: [[/status|stand/i, "im Zoll"]] },
          { do: "shows", row: /440127/, text: /Zoll/ },
          { do: "quiet", time: "2027-01-18 12:00" },
          { do: "at", time: "2027-01-19 08:00", channel: "#sales", says: [/440127/] },
        ],
      },
    ],
  },
  {
    name: "tenth-costumes",
    language: "en",
    covers: ["records", "overdue", "long"],
    by: "asker1",
    channel: "#general",
    text: [
      "Evening all, wardrobe department speaking,",
      "",
      "we open Twelfth Night in a month and I have alterations on post-its, on my arm, on the mirror, and one on the cat. Yesterday Malvolio tried on trousers that should have been taken in last Thursday and, well, you can imagine the rehearsal.",
      "",
      "Please, please make us a place where I and the two dressers put down each alteration. The costume, for which actor, what has to be done, the day it must be ready, and whether it's waiting, in work or finished. And anything whose day has passed without being finished should jump out at me!",
      "",
      "No rush but also: rush. Love, Ana",
    ].join("\n"),
    reads: [
      /costume/i,
      /actor/i,
      /(what|to do|task|work|alteration)/i,
      /(ready|due|day|date)[^,;\n]{0,25}\([^)]*date/i,
      /waiting.*in work.*finished/i,
    ],
    outline: [
      "List: Alterations",
      "Details: Costume, Actor, To do (long text), Ready by (date), Stage (waiting / in work / finished)",
      "Due: Ready by",
      "Done: Stage = finished",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/costume/i, "Yellow stockings"],
              [/actor/i, "Malvolio"],
              [/what|do\b|task|work|alteration/i, "add garters"],
              [/ready|due|date|day/i, "2027-01-13"],
              [/stat|stage|progress|waiting/i, "waiting"],
            ],
          },
          { do: "shows", row: /Yellow stockings/, text: /garters/, as: "asker2" },
          { do: "clock", time: "2027-01-15 09:00" },
          { do: "shows", text: /overdue|late|passed|past/i, row: /Yellow stockings/, about: /overdue|late|mark/i },
          { do: "edit", row: /Yellow stockings/, set: [[/stat|stage|progress|waiting/i, "finished"]] },
          { do: "showsNot", text: /overdue/i, row: /Yellow stockings/ },
        ],
      },
    ],
  },
  {
    name: "tenth-milk",
    language: "de",
    covers: ["records", "sum"],
    by: "asker2",
    channel: "#requests",
    text: "Milchbuch bitte! Pro Eintrag Tag, Stall und Liter, unten drunter die Liter zusammengezählt.",
    reads: [/datum/i, /stall/i, /liter[^,;\n]{0,25}\([^)]*zahl/i, /summ|gesamt|zusammen/i],
    outline: ["Liste: Milchbuch", "Angaben: Tag (Datum), Stall, Liter (Zahl)", "Summe: Liter"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/tag|datum/i, "2027-01-10"],
              [/stall/i, "Nord"],
              [/liter/i, "412"],
            ],
          },
          {
            do: "fill",
            set: [
              [/tag|datum/i, "2027-01-11"],
              [/stall/i, "Süd"],
              [/liter/i, "367"],
            ],
          },
          { do: "shows", row: /Nord/, text: /412/ },
          { do: "shows", text: /\b779\b/, about: /summe|zusammen|liter/i },
        ],
      },
    ],
  },
  {
    name: "tenth-complaints",
    language: "en",
    covers: ["records", "bullets"],
    by: "asker1",
    channel: "#platform",
    text: [
      "complaint log for the call centre",
      "- caller",
      "- customer number",
      "- what went wrong",
      "- how bad: mild, angry, furious",
      "- solved y/n",
      "thx",
    ].join("\n"),
    reads: [/caller/i, /customer/i, /wrong(?! \(.* \/ )/i, /mild.*angry.*furious/i, /solved/i],
    outline: [
      "List: Complaints",
      "Details:",
      "- Caller",
      "- Customer number (text)",
      "- What went wrong (long text)",
      "- How bad (mild / angry / furious)",
      "- Solved (yes/no)",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/caller/i, "Mrs Okonjo"],
              [/customer|number/i, "88120"],
              [/wrong|what/i, "router arrived broken"],
              [/bad/i, "furious"],
              [/solved/i, "no", "maybe"],
            ],
          },
          { do: "shows", row: /Okonjo/, text: /furious/i, as: "asker2" },
          { do: "shows", row: /Okonjo/, text: /88120/ },
          { do: "edit", row: /Okonjo/, set: [[/solved/i, "yes"]] },
          { do: "shows", row: /Okonjo/, text: /yes|✓|✔|solved|☑/i },
        ],
      },
    ],
  },
  {
    name: "tenth-lost-jackets",
    language: "de",
    covers: ["records", "chatty"],
    by: "asker2",
    channel: "#general",
    text: "Huhu zusammen, bei uns im Hort stapeln sich die Fundsachen schon bis unter die Decke und jeden Nachmittag fragen Eltern das Gleiche... Kannst du uns was machen, wo wir eintragen, was gefunden wurde, wo, wann und ob es schon abgeholt ist? Liebe Grüße und tausend Dank!!",
    reads: [
      /(was|gegenstand|fund|sache)/i,
      /(\bwo\b|ort)/i,
      /(wann|datum|gefunden am|\btag\b)[^,;\n]{0,25}\([^)]*datum|datum/i,
      /abgeholt/i,
    ],
    outline: ["Liste: Fundsachen", "Angaben: Was, Wo, Wann (Datum), Abgeholt (ja/nein)"].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/was|gegenstand|sache|gefunden/i, "Blaue Regenjacke"],
              [/\bwo\b|ort/i, "Turnhalle"],
              [/wann|datum|tag\b/i, "2027-01-08"],
              [/abgeholt/i, "nein", "maybe"],
            ],
          },
          { do: "shows", row: /Regenjacke/, text: /Turnhalle/, as: "asker1" },
          { do: "edit", row: /Regenjacke/, set: [[/abgeholt|stat|stand/i, "ja"]] },
          { do: "shows", row: /Regenjacke/, text: /\bja\b|✓|✔|abgeholt|☑/i },
        ],
      },
    ],
  },
];
