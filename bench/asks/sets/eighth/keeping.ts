import type { Written } from "../../shape.ts";

export const eighthKeeping: Written[] = [
  {
    name: "eighth-brewery-tanks",
    language: "en",
    covers: ["records", "sum"],
    by: "asker2",
    channel: "#requests",
    text: "somewhere to note our brews pls. beer, tank no., date it went in, litres. and how many litres alltogether at the bottom. cheers",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /who|see|edit|everybody|anyone/i, say: "everybody here, no restrictions" }],
        checks: [
          {
            do: "fill",
            set: [
              [/beer|brew|name/i, "Smoked Porter"],
              [/tank/i, "3"],
              [/date|when|went|day/i, "2027-01-08"],
              [/lit(er|re)s?|volume|amount|quantity/i, "850"],
            ],
          },
          {
            do: "fill",
            set: [
              [/beer|brew|name/i, "Kellerpils"],
              [/tank/i, "7"],
              [/date|when|went|day/i, "2027-01-09"],
              [/lit(er|re)s?|volume|amount|quantity/i, "1370"],
            ],
            as: "platform1",
          },
          { do: "shows", text: /Smoked Porter/, row: /Smoked Porter/, as: "platform2" },
          { do: "shows", text: /2[.,\s’]?220/ },
          { do: "edit", row: /Kellerpils/, set: [[/lit(er|re)s?|volume|amount|quantity/i, "1400"]] },
          { do: "shows", text: /2[.,\s’]?250/ },
        ],
      },
    ],
  },
  {
    name: "eighth-props",
    language: "de",
    covers: ["records", "money", "sum"],
    by: "asker1",
    channel: "#finance",
    text: "Für die Requisiten-Einkäufe brauchen wir was zum Eintragen (Gegenstand, für welches Stück, Betrag in Euro, wer es ausgelegt hat). Unten drunter bitte, was wir bis jetzt ausgegeben haben.",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/gegenstand|\bwas\b|requisit/i, "Kerzenleuchter"],
              [/stück|produktion/i, "Woyzeck"],
              [/betrag|euro|€|preis|kosten/i, "48.50"],
              [/wer|ausgelegt|person/i, "Jonas Weber", "maybe"],
            ],
          },
          {
            do: "fill",
            set: [
              [/gegenstand|\bwas\b|requisit/i, "Plastikmöwe"],
              [/stück|produktion/i, "Die Möwe"],
              [/betrag|euro|€|preis|kosten/i, "21.25"],
              [/wer|ausgelegt|person/i, "Priya Raman", "maybe"],
            ],
            as: "platform1",
          },
          { do: "shows", text: /48[.,]50/, row: /Kerzenleuchter/ },
          { do: "shows", text: /Woyzeck/, row: /Kerzenleuchter/, as: "asker2" },
          { do: "shows", text: /69[.,]75/ },
        ],
      },
    ],
  },
  {
    name: "eighth-court-dates",
    language: "en",
    covers: ["records", "overdue", "bullets"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Hi. Small law office, three people, one whiteboard. The whiteboard got wiped by the cleaners (again), so:",
      "- client",
      "- what has to be filed",
      "- deadline",
      "- who of us is on it",
      "- filed yes/no",
      "If the deadline has gone by and nobody ticked filed, I want that to stick out. Please not as a wall of red, just so one sees it.",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /remind|post|notif|message/i, say: "no messages, just on the page" }],
        checks: [
          {
            do: "fill",
            set: [
              [/client/i, "Hartmann Ltd"],
              [/what|to be filed|document|matter|filing/i, "Statement of defence"],
              [/deadline|due|date/i, "2027-01-14"],
              [/who|person|respons|assign|on it/i, "Jonas Weber", "maybe"],
            ],
          },
          {
            do: "fill",
            set: [
              [/client/i, "Okafor"],
              [/what|to be filed|document|matter|filing/i, "Appeal"],
              [/deadline|due|date/i, "2027-01-13"],
              [/who|person|respons|assign|on it/i, "Priya Raman", "maybe"],
            ],
          },
          { do: "edit", row: /Okafor/, set: [[/^\W*(is |was |already )?filed\b|filed\W{0,3}yes|done/i, "yes"]] },
          { do: "clock", time: "2027-01-18 09:00" },
          { do: "shows", text: /overdue|past due|\blate\b|missed/i, row: /Hartmann/ },
          { do: "showsNot", text: /overdue|past due|\blate\b|missed/i, row: /Okafor/ },
        ],
      },
    ],
  },
  {
    name: "eighth-allotments",
    language: "en",
    covers: ["records", "csv"],
    by: "asker2",
    channel: "#general",
    text: "We manage allotment gardens. I've got the tenants in a spreadsheet (Plot, Tenant, Phone, Rent in EUR) and 3 different versions of it are being mailed round. Can you make one place where we all look and change things, where I can load the spreadsheet in as csv once, and get it back out as csv for the treasurer?",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "upload",
            file: "plots.csv",
            text: "Plot,Tenant,Phone,Rent in EUR\nA12,Mbeki,0151 2233,85.00\nB3,Sorensen,0160 9911,110.00\n",
            shows: [/A12/, /Mbeki/, /Sorensen/, /110/],
          },
          {
            do: "fill",
            set: [
              [/plot/i, "C9"],
              [/tenant|name/i, "Vasquez"],
              [/phone/i, "0170 5544"],
              [/rent|eur|€/i, "95"],
            ],
            as: "platform1",
          },
          { do: "edit", row: /Sorensen/, set: [[/phone/i, "0160 7788"]], as: "asker1" },
          { do: "shows", text: /0160 7788/, row: /Sorensen/ },
          { do: "download", says: [/Mbeki/, /Vasquez/, /0160 7788/] },
        ],
      },
    ],
  },
  {
    name: "eighth-found-things",
    language: "de",
    covers: ["command", "records"],
    by: "asker1",
    channel: "#general",
    text: "Freibad hier, es geht um Fundsachen. Tippt jemand `/tool fund rote Badekappe` dann soll die rote Badekappe auf der Liste landen und alle können die Liste ansehen, mehr nicht",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "command", text: "fund rote Badekappe", answer: /rote Badekappe/i },
          { do: "command", text: "fund Schlüsselbund mit Hai", answer: /Schlüsselbund/i, as: "platform2" },
          { do: "shows", text: /rote Badekappe/i, as: "asker2" },
          { do: "shows", text: /Schlüsselbund mit Hai/i },
        ],
      },
    ],
  },
  {
    name: "eighth-abbreviations",
    language: "en",
    covers: ["command", "records"],
    by: "asker1",
    channel: "#general",
    text: "This company speaks in abbreviations and I am too new to keep asking. I'd like a collection (abbreviation + what it means) that all of us fill, and to look one up right from Slack with a slash command",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /word|command|name|call/i, say: "/tool abbr" }],
        checks: [
          {
            do: "fill",
            set: [
              [/abbrev|short|term/i, "RFQ"],
              [/mean|stands|explan|definition|descr/i, "request for quotation"],
            ],
          },
          {
            do: "fill",
            set: [
              [/abbrev|short|term/i, "DOA"],
              [/mean|stands|explan|definition|descr/i, "dead on arrival"],
            ],
            as: "platform2",
          },
          { do: "command", text: " RFQ", answer: /request for quotation/i, as: "asker2" },
          { do: "command", text: " DOA", answer: /dead on arrival/i },
          { do: "shows", text: /request for quotation/, row: /RFQ/ },
        ],
      },
    ],
  },
  {
    name: "eighth-joinery-complaints",
    language: "de",
    covers: ["records", "choice", "file", "long"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Moin zusammen,",
      "",
      "ich bin der Neue in der Tischlerei und hab das Thema Reklamationen geerbt. Bisher lief das so: Kunde ruft an, irgendwer schreibt es auf einen Zettel, der Zettel klebt am Kühlschrank, der Zettel fällt runter. Letzte Woche stand Frau Brandes zum dritten Mal wegen derselben Schublade im Laden, das war nicht schön.",
      "",
      "Ich stell mir das so vor: man trägt ein, welcher Kunde es ist, um welches Möbel es geht, was nicht stimmt, und hängt wenn man hat ein Foto dran. Dann gibts einen Stand, der ist erstmal „offen“, später „in Arbeit“ und am Ende „erledigt“. Den muss man ändern können, ohne alles neu zu tippen.",
      "",
      "Ach so und der Chef will immer nur die sehen, die noch offen sind. Danke euch und Gruß aus der Werkstatt!",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /foto|bild|datei/i, say: "dann ohne Foto, passt auch" },
          { about: /chef|wer|sehen|filter/i, say: "alle dürfen alles sehen, filtern reicht" },
        ],
        checks: [
          {
            do: "fill",
            set: [
              [/kund/i, "Frau Brandes"],
              [/möbel/i, "Kommode Eiche"],
              [/stimmt|mangel|problem|fehler|beschreib|reklam|grund/i, "Schublade klemmt"],
              [/foto|bild|datei|anhang/i, { file: "schublade.jpg", text: "JPEG" }, "maybe"],
            ],
          },
          {
            do: "fill",
            set: [
              [/kund/i, "Hotel Seeblick"],
              [/möbel/i, "Tresen"],
              [/stimmt|mangel|problem|fehler|beschreib|reklam|grund/i, "Kratzer vorne"],
            ],
            as: "platform1",
          },
          { do: "shows", text: /Schublade klemmt/, row: /Frau Brandes/, as: "asker1" },
          { do: "choose", option: /erledigt/i, row: /Frau Brandes/ },
          { do: "shows", text: /erledigt/i, row: /Frau Brandes/ },
          { do: "shows", text: /offen/i, row: /Hotel Seeblick/ },
        ],
      },
    ],
  },
  {
    name: "eighth-visitors",
    language: "en",
    covers: ["records"],
    by: "platform1",
    channel: "#general",
    text: "Visitor book for reception. We need to know who came, from what company, who they're seeing and on which day.",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/company|firm|organi[sz]ation|\bfrom\b/i, "Norvik AS"],
              [/day|date|when/i, "2027-01-12"],
              [/see(ing|s)?\b|host|visiting|meet/i, "Jonas Weber"],
              [/visitor|who|name|guest/i, "Ingrid Dahl"],
            ],
            as: "asker1",
          },
          {
            do: "fill",
            set: [
              [/company|firm|organi[sz]ation|\bfrom\b/i, "Tilo Glass"],
              [/day|date|when/i, "2027-01-13"],
              [/see(ing|s)?\b|host|visiting|meet/i, "Marcus Hill"],
              [/visitor|who|name|guest/i, "Raj Anand"],
            ],
          },
          { do: "shows", text: /Norvik AS/, row: /Ingrid Dahl/, as: "asker2" },
          { do: "shows", text: /Marcus/, row: /Raj Anand/ },
          { do: "edit", row: /Raj Anand/, set: [[/company|firm|organi[sz]ation|\bfrom\b/i, "Tilo Ceramics"]] },
          { do: "shows", text: /Tilo Ceramics/, row: /Raj Anand/ },
        ],
      },
    ],
  },
  {
    name: "eighth-apprentice-hours",
    language: "de",
    covers: ["records", "sum", "link"],
    by: "platform2",
    channel: "#platform",
    text: "Unsere Azubis sollen ihre Lernstunden aufschreiben können. Also: Datum, Thema, Anzahl Stunden, und wenn's einen Kurs dazu gab der Link. Ich wüsste dann gern, wieviel Stunden es in Summe sind, und im Nachhinein korrigieren muss gehen (die vertippen sich dauernd). Einmal im Quartal will die Kammer das haben, da lade ich mir eine CSV-Datei runter. Merci",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /wer|sehen|alle|eigene/i, say: "alle sehen alles" }],
        checks: [
          {
            do: "fill",
            set: [
              [/datum|tag|wann/i, "2027-01-07"],
              [/thema|was/i, "Netzwerkgrundlagen"],
              [/stunden|anzahl|dauer/i, "6"],
              [/link|kurs|url/i, "https://kurse.example.com/netz", "maybe"],
            ],
            as: "asker1",
          },
          {
            do: "fill",
            set: [
              [/datum|tag|wann/i, "2027-01-08"],
              [/thema|was/i, "Löten"],
              [/stunden|anzahl|dauer/i, "35"],
            ],
            as: "asker2",
          },
          { do: "shows", text: /\b41\b/ },
          { do: "edit", row: /Löten/, set: [[/stunden|anzahl|dauer/i, "13"]], as: "asker2" },
          { do: "shows", text: /\b19\b/ },
          { do: "download", says: [/Netzwerkgrundlagen/, /Löten/] },
        ],
      },
    ],
  },
  {
    name: "eighth-hives",
    language: "en",
    covers: ["records", "csv", "attached"],
    by: "asker2",
    channel: "#requests",
    text: "The attached file is my hive register. Turn it into something the other beekeepers can see and add to, same columns.",
    files: [
      {
        name: "hives.csv",
        text: () =>
          "Hive,Site,Queen from,Last check\nRosalind,Mill meadow,2025,2027-01-03\nMorgana,Old quarry,2026,2027-01-05\n",
      },
    ],
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /row|entr|import|load|data|file/i, say: "yes, with what is in it" }],
        checks: [
          { do: "shows", text: /Mill meadow/, row: /Rosalind/, about: /row|entr|import|load|file|csv/i },
          {
            do: "fill",
            set: [
              [/hive/i, "Boudica"],
              [/site|place|where/i, "Vicarage"],
              [/queen/i, "2024"],
              [/check|date/i, "2027-01-09"],
            ],
            as: "platform1",
          },
          { do: "shows", text: /Vicarage/, row: /Boudica/, as: "asker1" },
          { do: "edit", row: /Boudica/, set: [[/site|place|where/i, "Canal bank"]] },
          { do: "shows", text: /Canal bank/, row: /Boudica/ },
        ],
      },
    ],
  },
];
