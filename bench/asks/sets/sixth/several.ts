import type { Check, Entry, Written } from "../../shape.ts";

/** Two wishes in one message, and changes to what is there already. Default now is Monday, 11 January 2027, 10:00. */
export const sixthSeveral: Written[] = [
  {
    name: "sixth-hotel",
    language: "en",
    covers: ["records", "scheduled_post", "two at once", "long"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Good morning from the front office!",
      "",
      "Two things that have been driving housekeeping up the wall. The first one: lost property. At the moment it's a blue notebook, except that the notebook itself went missing over New Year (yes, really, and no, nobody handed it in). So we'd like a list we can all write into: what it is, where it was found, the date it was found, and whether it has been picked up, yes or no.",
      "",
      'The second one is much simpler. The linen truck comes on Tuesdays and Fridays and there is always a car parked on the ramp. Could you write "Linen truck at 7, please keep the ramp clear" in #general on those days at 6:30 am?',
      "",
      "The two have nothing to do with each other, I just didn't want to bother you twice.",
      "Kind regards from all of us",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /both|two|separate|first/i, say: "both please, in one app is fine" }],
        checks: [
          { do: "fill", set: found("green scarf", "room 208", "2027-01-09") },
          { do: "fill", set: found("phone charger", "breakfast room", "2027-01-10"), as: "asker2" },
          { do: "shows", row: /green scarf/, text: /room 208/, as: "asker2" },
          { do: "edit", row: /green scarf/, set: [[/pick|collect/i, "yes"]], as: "asker2" },
          { do: "shows", row: /green scarf/, text: /yes|✓|✔|☑|picked|collected/i },
          {
            do: "at",
            time: "2027-01-12 06:30",
            channel: "#general",
            says: [/Linen truck at 7, please keep the ramp clear/i],
            about: /linen|truck|ramp/i,
          },
          {
            do: "at",
            time: "2027-01-15 06:30",
            channel: "#general",
            says: [/Linen truck at 7/i],
            about: /linen|truck|ramp/i,
          },
          { do: "quiet", time: "2027-01-18 06:30" },
        ],
      },
    ],
  },
  {
    name: "sixth-praxis",
    language: "de",
    covers: ["records", "reminder", "rota", "two at once", "long"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Hallo, hier die Praxis. Wir hatten gestern Teambesprechung und sind auf zwei Sachen gekommen, bei denen du uns helfen könntest (ich schreib's mal so auf, wie es im Protokoll steht, bitte nicht wundern):",
      "",
      "1) Wartung der Geräte. Letztes Jahr haben wir beim Sterilisator den Termin verpennt, das darf nicht noch mal passieren. Wir brauchen eine Liste mit Gerät, Raum und nächster Wartung. 14 Tage vor der Wartung bitte um 8 Uhr in #general Bescheid geben, dann ruft eine von uns bei der Firma an.",
      "",
      "2) Frühdienst. Heike, Nils und Tanja wechseln sich wochenweise ab, immer in dieser Reihenfolge. Montags um 7:30 soll in #general stehen, wer in der Woche dran ist.",
      "",
      "Eilt nicht, aber diese Woche wär schön. LG und danke schon mal!",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /beide|zwei|getrennt|zuerst/i, say: "beides bitte, gern zusammen in einer App" },
          { about: /beginn|anfang|start|erste/i, say: "Heike fängt nächsten Montag an" },
        ],
        checks: [
          { do: "fill", set: device("Sterilisator", "Raum 2", "2027-02-02") },
          { do: "fill", set: device("EKG", "Raum 5", "2027-09-14"), as: "asker1" },
          { do: "shows", row: /Sterilisator/, text: /Raum 2/, as: "asker1" },
          turnAt("2027-01-18 07:30", ["Heike", "Nils", "Tanja"], /früh|heike|reihenfolge/i),
          {
            do: "at",
            time: "2027-01-19 08:00",
            channel: "#general",
            says: [/Sterilisator/],
            saysNot: /EKG/,
            about: /wartung|14 tage|bescheid|erinner/i,
          },
          { do: "quiet", time: "2027-01-20 08:00", says: /Sterilisator/ },
          turnAt("2027-01-25 07:30", ["Heike", "Nils", "Tanja"], /früh|heike|reihenfolge/i),
          turnAt("2027-02-01 07:30", ["Heike", "Nils", "Tanja"], /früh|heike|reihenfolge/i),
          turnAt("2027-02-08 07:30", ["Heike", "Nils", "Tanja"], /früh|heike|reihenfolge/i),
        ],
      },
    ],
  },
  {
    name: "sixth-taproom",
    language: "en",
    covers: ["records", "overdue", "scheduled_post", "two at once"],
    by: "asker1",
    channel: "#food",
    text: 'Two things for the tap room. First, a list of our kegs with beer, keg number and best before, and the ones past their date should be marked overdue. Second, please post "Clean the lines!" in #food on Tuesdays and Saturdays at 10 am. That\'s all, thanks!',
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /both|two|separate|first/i, say: "both please, one app is fine" }],
        checks: [
          { do: "fill", set: keg("Smoked porter", "K-07", "2027-01-05") },
          { do: "fill", set: keg("Pale ale", "K-11", "2027-04-30"), as: "asker2" },
          { do: "shows", row: /K-07/, text: /Smoked porter/, as: "asker2" },
          { do: "shows", row: /K-07/, text: /overdue|past due|expired|past (its|their|the) date/i },
          { do: "showsNot", row: /K-11/, text: /overdue|past due|expired|past (its|their|the) date/i },
          { do: "at", time: "2027-01-12 10:00", channel: "#food", says: [/Clean the lines!/], about: /clean|lines/i },
          { do: "quiet", time: "2027-01-15 10:00" },
          { do: "at", time: "2027-01-16 10:00", channel: "#food", says: [/Clean the lines!/], about: /clean|lines/i },
        ],
      },
    ],
  },
  {
    name: "sixth-change-gifts",
    language: "en",
    covers: ["change", "records", "csv"],
    by: "asker1",
    channel: "#requests",
    before: [
      {
        kind: "thread",
        text: "a list of our client gifts: client, gift, sent on",
        checks: [
          {
            do: "fill",
            set: [
              [/client/i, "Nguyen & Sons"],
              [/^gift|what|present/i, "olive oil"],
              [/sent|date/i, "2026-12-18"],
            ],
          },
        ],
      },
    ],
    text: "could you add a colum for the price? and i need to get it all out as csv for our accountant",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /currency|price|euro/i, say: "price in euros" }],
        checks: [
          {
            do: "fill",
            set: [
              [/client/i, "Initech"],
              [/^gift|what|present/i, "chocolate box"],
              [/sent|date/i, "2027-01-07"],
              [/price|cost|value|amount/i, "45"],
            ],
          },
          { do: "shows", row: /Initech/, text: /\b45\b/, as: "asker2" },
          { do: "shows", row: /Nguyen/, text: /olive oil/ },
          { do: "edit", row: /Nguyen/, set: [[/price|cost|value|amount/i, "28"]] },
          { do: "shows", row: /Nguyen/, text: /\b28\b/ },
          { do: "download", says: [/Nguyen & Sons/, /Initech.*45|45.*Initech/], about: /csv|export|download/i },
        ],
      },
    ],
  },
  {
    name: "sixth-change-wochenplan",
    language: "de",
    covers: ["change", "scheduled_post"],
    by: "asker2",
    channel: "#general",
    before: [{ kind: "thread", text: "poste jeden montag um 9 uhr in #general: „Bitte den Wochenplan ausfüllen“" }],
    text: "montag ist blöd, da sind alle im meeting. bitte lieber dienstags um 8:30",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-12 08:30", channel: "#general", says: [/Bitte den Wochenplan ausfüllen/] },
          { do: "quiet", time: "2027-01-18 09:00" },
          { do: "at", time: "2027-01-19 08:30", channel: "#general", says: [/Bitte den Wochenplan ausfüllen/] },
        ],
      },
    ],
  },
  {
    name: "sixth-change-orders",
    language: "en",
    covers: ["change", "records", "overdue", "digest"],
    by: "asker1",
    channel: "#finance",
    before: [
      {
        kind: "thread",
        text: "a list of what we ordered: supplier, item, expected on, arrived yes/no",
        checks: [
          {
            do: "fill",
            set: [
              [/supplier/i, "Globex"],
              [/item|what|ordered/i, "shelving"],
              [/expected|date|due/i, "2027-03-01"],
            ],
          },
        ],
      },
    ],
    text: "This works nicely, thank you! One more thing though: could everything that's overdue be posted in #finance each weekday at 9am? And please let us also note who placed the order.",
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /overdue|late|expected/i, say: "overdue means the expected date has passed and it has not arrived" },
        ],
        checks: [
          { do: "shows", row: /Globex/, text: /shelving/ },
          {
            do: "fill",
            set: [
              [/supplier/i, "Initech"],
              [/^item|what/i, "label printer"],
              [/expected|date|due/i, "2027-01-12"],
              [/who|placed|by\b|person/i, "Jonas Weber"],
            ],
          },
          { do: "shows", row: /Initech/, text: /Jonas/, as: "asker2" },
          { do: "quiet", time: "2027-01-12 09:00", says: /Initech|label printer|Globex/ },
          {
            do: "at",
            time: "2027-01-13 09:00",
            channel: "#finance",
            says: [/Initech|label printer/],
            saysNot: /Globex|shelving/,
          },
          { do: "edit", row: /Initech/, set: [[/arrived/i, "yes"]] },
          { do: "quiet", time: "2027-01-14 09:00", says: /Initech|label printer/ },
        ],
      },
    ],
  },
  {
    name: "sixth-change-kaffeemaschine",
    language: "de",
    covers: ["change", "rota"],
    by: "asker2",
    channel: "#food",
    before: [
      {
        kind: "thread",
        text: "kaffeemaschine putzen, jede woche jemand anderes: Uli, Meike, Hannes. montags um 8 in #food sagen wer dran ist",
      },
    ],
    text: "Meike ist ja seit Januar nicht mehr bei uns, nimm sie bitte raus. Dafür kommt Fatma dazu, am Ende der Reihe. Und 8 Uhr ist doch zu früh, mach bitte 9:15 draus.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Fatma/, as: "asker1" },
          ...["2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"].map(
            (day): Check => ({
              do: "at",
              time: `${day} 09:15`,
              channel: "#food",
              says: [],
              saysNot: /Meike/,
              turn: { of: ["Uli", "Hannes", "Fatma"], by: "order" },
            }),
          ),
        ],
      },
    ],
  },
  {
    name: "sixth-change-phones",
    language: "en",
    covers: ["change", "records", "reminder"],
    by: "asker1",
    channel: "#finance",
    before: [
      {
        kind: "thread",
        text: "we need a list of our company phones with number, who has it and contract end",
        checks: [{ do: "fill", set: phone("+33 6 11 22", "Jonas Weber", "2027-01-28") }],
      },
    ],
    text: "great! now please warn us in #finance 14 days before a contract ends, 10 in the morning",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", row: /11 22/, text: /Jonas/ },
          { do: "fill", set: phone("+33 6 77 88", "Ana Ferreira", "2027-10-01") },
          { do: "quiet", time: "2027-01-13 10:00" },
          {
            do: "at",
            time: "2027-01-14 10:00",
            channel: "#finance",
            says: [/11 22|Jonas/],
            saysNot: /77 88/,
          },
          { do: "quiet", time: "2027-01-15 10:00", says: /11 22|Jonas/ },
        ],
      },
    ],
  },
];

function turnAt(time: string, of: string[], about: RegExp): Check {
  return { do: "at", time, channel: "#general", says: [], turn: { of, by: "order" }, about };
}

function found(what: string, where: string, when: string): Entry[] {
  return [
    [/what|item|thing|object|description/i, what],
    [/where|place|location/i, where],
    [/\bon\b|date|when|day/i, when],
  ];
}

function device(name: string, room: string, next: string): Entry[] {
  return [
    [/gerät|name/i, name],
    [/raum/i, room],
    [/wartung|datum|termin|nächste/i, next],
  ];
}

function keg(beer: string, number: string, before: string): Entry[] {
  return [
    [/^beer|sort|what/i, beer],
    [/number|keg/i, number],
    [/best|before|date|due/i, before],
  ];
}

function phone(number: string, who: string, ends: string): Entry[] {
  return [
    [/number|phone/i, number],
    [/who|holder|person/i, who],
    [/contract|end|date/i, ends],
  ];
}
