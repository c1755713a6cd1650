import type { Written } from "../../shape.ts";

export const eighthTurns: Written[] = [
  {
    name: "eighth-office-plant",
    language: "en",
    covers: ["poll"],
    by: "asker2",
    channel: "#general",
    text: "what do we call the big plant?? Fernando, Plantina or Sir Leafs-a-Lot. let ppl decide till thursday noon & then say here which one it is",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /more than one|several|who|anonym|how many/i, say: "one each" }],
        checks: [
          { do: "choose", option: /Fernando/i },
          { do: "choose", option: /Plantina/i, as: "asker1" },
          { do: "choose", option: /Plantina/i, as: "platform2" },
          { do: "quiet", time: "2027-01-14 11:50", says: /Plantina[\s\S]{0,40}\b2\b/i },
          {
            do: "at",
            time: "2027-01-14 12:00",
            channel: "#general",
            says: [/Plantina[\s\S]{0,40}\b2\b|\b2\b[^\n]{0,20}Plantina|Plantina[^\n]*w[io]n|w[io]nn?[^\n]*Plantina/i],
          },
          { do: "choose", option: /Fernando/i, as: "platform1", refused: true },
        ],
      },
    ],
  },
  {
    name: "eighth-team-day",
    language: "de",
    covers: ["poll"],
    by: "asker1",
    channel: "#sales",
    text: "Betriebsausflug! Zur Wahl stehen\n1) Kanu fahren\n2) Sternwarte\n3) Käserei\nAlle haben bis Mittwoch 18 Uhr Zeit sich für eins zu entscheiden, dann bitte in <#general> verkünden, wie es ausging. Wer wofür war geht keinen was an.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /mehrere|stimme|wer|anonym/i, say: "jeder eine Stimme, geheim" }],
        checks: [
          { do: "choose", option: /Sternwarte/i },
          { do: "choose", option: /Käserei/i, as: "asker2" },
          { do: "choose", option: /Sternwarte/i, as: "platform1" },
          { do: "showsNot", text: /Sternwarte[^\n]{0,60}(Jonas|Priya)/, as: "platform2" },
          { do: "quiet", time: "2027-01-13 17:30" },
          {
            do: "at",
            time: "2027-01-13 18:00",
            channel: "#general",
            says: [
              /Sternwarte[\s\S]{0,40}\b2\b|\b2\b[^\n]{0,20}Sternwarte|Sternwarte[^\n]*gew[io]nn|gew[io]nn[^\n]*Sternwarte/i,
            ],
            saysNot: /Jonas|Priya/,
          },
        ],
      },
    ],
  },
  {
    name: "eighth-stand-up-host",
    language: "en",
    covers: ["picker"],
    by: "asker1",
    channel: "#platform",
    text: "Wednesdays 9.15, #platform: who hosts the check-in? Let fate decide between Tomasz, Bea and Lucille. Once picked you're safe until the other two have suffered as well :)",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-01-12 12:00" },
          ...["2027-01-13", "2027-01-20", "2027-01-27", "2027-02-03"].map((day) => ({
            do: "at" as const,
            time: `${day} 09:15`,
            channel: "#platform",
            says: [],
            turn: { of: ["Tomasz", "Bea", "Lucille"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-02-04 09:15" },
        ],
      },
    ],
  },
  {
    name: "eighth-bread-run",
    language: "de",
    covers: ["picker", "weekdays"],
    by: "asker1",
    channel: "#food",
    text: "Losfee gesucht! Mo-Fr um 8:10 soll hier eine Person ausgelost werden, die Brötchen holt: Hannes, Yusuf, Gesa, Marlene. Keiner zweimal, bevor nicht alle mal los mussten",
    expect: [
      {
        kind: "built",
        checks: [
          ...["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"].map((day) => ({
            do: "at" as const,
            time: `${day} 08:10`,
            channel: "#food",
            says: [],
            turn: { of: ["Hannes", "Yusuf", "Gesa", "Marlene"], by: "chance" as const },
          })),
          { do: "quiet", time: "2027-01-17 12:00" },
          {
            do: "at",
            time: "2027-01-18 08:10",
            channel: "#food",
            says: [],
            turn: { of: ["Hannes", "Yusuf", "Gesa", "Marlene"], by: "chance" },
          },
        ],
      },
    ],
  },
  {
    name: "eighth-emergency-vet",
    language: "en",
    covers: ["rota", "swap", "long"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Dear Toolroom people (or robot, I was told it's a robot, in which case: dear robot),",
      "",
      "I run a vet practice with four vets. One of us has the emergency phone for a whole week, it's passed on on Friday evening at six. The order has been the same since 2011 and I would like it to stay: Aurelie, then Bo, then Hamid, then Siobhan, then Aurelie again.",
      "",
      "The trouble is not the order, the trouble is that everybody swaps. Bo's sister gets married, Hamid's boiler explodes, and it is all agreed in the corridor and then a lady with a poisoned dachshund rings the wrong number. So please: one place where we see who's got it when, where two of us can trade weeks, and on Friday at 18:00 it says in #general who has it from now on.",
      "",
      "Warmly, Ana",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [
          { about: /start|first|begin/i, say: "Aurelie starts this friday" },
          { about: /swap|trade|who|approv/i, say: "whoever wants can trade, nobody has to agree to it" },
        ],
        checks: [
          { do: "shows", text: /(?=[\s\S]*Aurelie)(?=[\s\S]*Bo\b)(?=[\s\S]*Hamid)[\s\S]*Siobhan/, as: "asker2" },
          { do: "shows", text: /swap|trade|switch|exchange/i, about: /swap|trade|switch|exchange/i },
          { do: "quiet", time: "2027-01-14 18:00" },
          ...["2027-01-15", "2027-01-22", "2027-01-29", "2027-02-05"].map((day) => ({
            do: "at" as const,
            time: `${day} 18:00`,
            channel: "#general",
            says: [],
            turn: { of: ["Aurelie", "Bo", "Hamid", "Siobhan"], by: "order" as const },
          })),
        ],
      },
    ],
  },
  {
    name: "eighth-aquarium",
    language: "de",
    covers: ["rota"],
    by: "asker2",
    channel: "#general",
    text: "Das Aquarium im Wartezimmer: reihum macht wöchentlich jemand sauber, erst Silke dann Bogdan dann Frau Özdemir. Dienstags 7:45 hier dran erinnern wer es ist!!",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /anfang|fängt|beginn|start|erste/i, say: "morgen fängt Silke an" }],
        checks: [
          ...["2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02"].map((day) => ({
            do: "at" as const,
            time: `${day} 07:45`,
            channel: "#general",
            says: [],
            turn: { of: ["Silke", "Bogdan", "Frau Özdemir"], by: "order" as const },
          })),
          { do: "quiet", time: "2027-02-03 07:45" },
        ],
      },
    ],
  },
  {
    name: "eighth-filters",
    language: "en",
    covers: ["scheduled_post", "every three weeks"],
    by: "asker2",
    channel: "#requests",
    text: "Every three weeks, on a Thursday at half past eight in the morning, first time this week: post “Time to change the dust filters in hall B” into #general. Ta.",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "at",
            time: "2027-01-14 08:30",
            channel: "#general",
            says: [/Time to change the dust filters in hall B/],
          },
          { do: "quiet", time: "2027-01-21 08:30" },
          { do: "quiet", time: "2027-01-28 08:30" },
          {
            do: "at",
            time: "2027-02-04 08:30",
            channel: "#general",
            says: [/Time to change the dust filters in hall B/],
          },
          { do: "quiet", time: "2027-02-18 08:30" },
          {
            do: "at",
            time: "2027-02-25 08:30",
            channel: "#general",
            says: [/Time to change the dust filters in hall B/],
          },
        ],
      },
    ],
  },
  {
    name: "eighth-till-closing",
    language: "de",
    covers: ["scheduled_post", "weekdays"],
    by: "asker1",
    channel: "#sales",
    text: "werktags um 17:50 hier reinschreiben: Kasse zählen und Tresor zu! - danke dir",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "at", time: "2027-01-11 17:50", channel: "#sales", says: [/Kasse zählen und Tresor zu/] },
          { do: "at", time: "2027-01-12 17:50", channel: "#sales", says: [/Kasse zählen und Tresor zu/] },
          { do: "clock", time: "2027-01-15 18:00" },
          { do: "quiet", time: "2027-01-17 20:00" },
          { do: "at", time: "2027-01-18 17:50", channel: "#sales", says: [/Kasse zählen und Tresor zu/] },
        ],
      },
    ],
  },
  {
    name: "eighth-vat",
    language: "en",
    covers: ["scheduled_post", "monthly"],
    by: "asker1",
    channel: "#finance",
    text: 'I keep forgetting the VAT return and then I pay the fine out of spite. On the 8th of each month, 9am, please shout "VAT is due on the 10th!!" in here',
    expect: [
      {
        kind: "built",
        checks: [
          { do: "quiet", time: "2027-02-07 12:00" },
          { do: "at", time: "2027-02-08 09:00", channel: "#finance", says: [/VAT is due on the 10th/] },
          { do: "quiet", time: "2027-02-28 12:00" },
          { do: "at", time: "2027-03-08 09:00", channel: "#finance", says: [/VAT is due on the 10th/] },
          { do: "quiet", time: "2027-03-09 09:00" },
        ],
      },
    ],
  },
  {
    name: "eighth-opening-night",
    language: "en",
    covers: ["countdown"],
    by: "asker2",
    channel: "#general",
    text: "Opening night is on 29 January. Every morning at ten tell #general how many days are left until then",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /weekend|saturday|after|day itself/i, say: "weekends too, and stop after the 29th" }],
        checks: [
          { do: "at", time: "2027-01-12 10:00", channel: "#general", says: [/\b17\b/] },
          { do: "at", time: "2027-01-13 10:00", channel: "#general", says: [/\b16\b/] },
          { do: "clock", time: "2027-01-26 12:00" },
          { do: "at", time: "2027-01-27 10:00", channel: "#general", says: [/\b2\b|two days/i] },
          { do: "clock", time: "2027-01-29 12:00" },
          { do: "quiet", time: "2027-02-02 12:00" },
        ],
      },
    ],
  },
  {
    name: "eighth-egg-hunt",
    language: "de",
    covers: ["draw"],
    by: "asker2",
    channel: "#general",
    text: "Osternest-Wichteln! Eintragen kann man sich bis zum 22. Januar 12 Uhr (ja, wir sind früh dran). Danach kriegt jeder heimlich per Direktnachricht, wem er ein Nest baut. Sich selbst ziehen gilt natürlich nicht.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /preis|budget|betrag|euro/i, say: "egal" }],
        checks: [
          ...(["asker1", "asker2", "platform1"] as const).map((as) => ({
            do: "press" as const,
            button: /mitmach|dabei|eintragen|teilnehm|anmelden|bin dabei|mich/i,
            as,
          })),
          { do: "clock", time: "2027-01-22 11:00" },
          { do: "dm", to: "asker1", says: /Jonas|Priya/, never: true },
          { do: "clock", time: "2027-01-22 12:00" },
          { do: "dm", to: "asker1", says: /Jonas|Priya/ },
          { do: "dm", to: "asker2", says: /Ana|Priya/ },
          { do: "dm", to: "platform1", says: /Ana|Jonas/ },
        ],
      },
    ],
  },
  {
    name: "eighth-parcel-hook",
    language: "de",
    covers: ["webhook"],
    by: "platform2",
    channel: "#platform",
    text: "Die Waage an der Rampe kann JSON an eine URL schicken (Felder: sendung, gewicht, spedition). Für jede Lieferung die sie meldet hätte ich gern eine Zeile in #requests, mit allem drin.",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /feld|format|json|geheim|welche/i, say: "sendung, gewicht und spedition" }],
        checks: [
          {
            do: "webhook",
            body: { sendung: "PAL-8812", gewicht: 431, spedition: "Kuhlmann" },
            channel: "#requests",
            says: [/PAL-8812/, /\b431\b/, /Kuhlmann/],
          },
          {
            do: "webhook",
            body: { sendung: "BOX-207", gewicht: 19, spedition: "Trans Nord" },
            channel: "#requests",
            says: [/BOX-207/, /\b19\b/, /Trans Nord/],
          },
          { do: "quiet", time: "2027-01-12 10:00" },
        ],
      },
    ],
  },
];
