import type { Written } from "../../shape.ts";

export const eighthSeveral: Written[] = [
  {
    name: "eighth-leases",
    language: "en",
    covers: ["records", "money", "conditional_reminder"],
    by: "asker1",
    channel: "#finance",
    text: "Track our shop leases (address, landlord, monthly rent in €, ends on). Sixty days before a lease ends #finance has to hear about it, 9 in the morning. We missed the one in Lyon and paid a year for an empty room.",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/address|shop|location|lease|property/i, "Rue Mercière 12"],
              [/landlord|owner/i, "SCI Belcour"],
              [/rent|€|eur/i, "2150"],
              [/end|until|expir/i, "2027-03-22"],
            ],
          },
          {
            do: "fill",
            set: [
              [/address|shop|location|lease|property/i, "Kaiserstrasse 4"],
              [/landlord|owner/i, "Wohnbau Nord"],
              [/rent|€|eur/i, "1780"],
              [/end|until|expir/i, "2028-06-30"],
            ],
            as: "asker2",
          },
          { do: "shows", text: /SCI Belcour/, row: /Rue Mercière/, as: "platform1" },
          { do: "quiet", time: "2027-01-20 12:00" },
          {
            do: "at",
            time: "2027-01-21 09:00",
            channel: "#finance",
            says: [/Rue Mercière 12/],
            saysNot: /Kaiserstrasse/,
          },
          { do: "quiet", time: "2027-01-25 12:00" },
        ],
      },
    ],
  },
  {
    name: "eighth-ladders",
    language: "en",
    covers: ["records", "conditional_reminder"],
    by: "asker2",
    channel: "#requests",
    text: "ladders n scaffolds need checking by law. list with what it is, where its kept, next check date. one week ahead write in #general at 7am which one. thx",
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/where|kept|place|location/i, "Van 2"],
              [/check|date|next/i, "2027-01-21"],
              [/what|ladder|item|thing|name/i, "Rope ladder blue"],
            ],
          },
          {
            do: "fill",
            set: [
              [/where|kept|place|location/i, "Shed"],
              [/check|date|next/i, "2027-01-27"],
              [/what|ladder|item|thing|name/i, "Mobile tower"],
            ],
            as: "platform1",
          },
          { do: "shows", text: /Van 2/, row: /Rope ladder blue/ },
          {
            do: "at",
            time: "2027-01-14 07:00",
            channel: "#general",
            says: [/Rope ladder blue/],
            saysNot: /Mobile tower/,
          },
          { do: "quiet", time: "2027-01-19 12:00" },
          { do: "at", time: "2027-01-20 07:00", channel: "#general", says: [/Mobile tower/], saysNot: /Rope ladder/ },
        ],
      },
    ],
  },
  {
    name: "eighth-hotel-defects",
    language: "en",
    covers: ["records", "choice", "digest", "long"],
    by: "asker1",
    channel: "#requests",
    text: [
      "Forwarding this, I think it's for you:",
      "",
      "> From: Housekeeping",
      "> To: Ana Ferreira",
      "> Subject: broken things AGAIN",
      ">",
      "> Ana, I told the technician about the shower in 214 on the phone, I told him on the stairs and I left him a note. He says nobody told him anything. I can't work like this. Can't there be a page where I put the room, what's broken and how bad it is (can wait / annoying / guest must move), and he ticks it once it's repaired? Then at least it's in writing.",
      "> Rosa",
      "",
      "She's right. Please build what she says. In addition I want all that isn't repaired yet in #general on Mondays at 8, so that the technician sees it before his coffee.",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /who|technician|tick|everybody/i, say: "anyone can tick it" }],
        checks: [
          {
            do: "fill",
            set: [
              [/room/i, "214"],
              [/broken|what|defect|problem|descr/i, "Shower drips"],
              [/bad|sever|urgen|how/i, "annoying"],
            ],
          },
          {
            do: "fill",
            set: [
              [/room/i, "308"],
              [/broken|what|defect|problem|descr/i, "Window won't shut"],
              [/bad|sever|urgen|how/i, "guest must move"],
            ],
            as: "asker2",
          },
          { do: "shows", text: /annoying/i, row: /Shower drips/, as: "platform2" },
          { do: "choose", option: /repaired|done|fixed/i, row: /Shower drips/, as: "asker2" },
          { do: "quiet", time: "2027-01-17 12:00" },
          {
            do: "at",
            time: "2027-01-18 08:00",
            channel: "#general",
            says: [/Window won.t shut/],
            saysNot: /Shower drips/,
          },
        ],
      },
    ],
  },
  {
    name: "eighth-parish-donations",
    language: "de",
    covers: ["records", "money", "digest", "sum"],
    by: "asker2",
    channel: "#finance",
    text: "Guten Tag, ich betreue die Spendendosen der Gemeinde. Eintragen möchte ich: Dose (Ort), geleert am, Betrag in EUR. Freitags um 16:00 soll dann in diesem Kanal stehen, was insgesamt zusammengekommen ist. Herzlichen Dank im Voraus. J. Weber",
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /woche|insgesamt|zeitraum|alle/i, say: "alles zusammen seit Anfang" }],
        checks: [
          {
            do: "fill",
            set: [
              [/dose|ort/i, "Bäckerei Lohse"],
              [/geleert|datum|wann|\bam\b/i, "2027-01-11"],
              [/betrag|eur|€|summe/i, "63.40"],
            ],
          },
          {
            do: "fill",
            set: [
              [/dose|ort/i, "Pfarrbüro"],
              [/geleert|datum|wann|\bam\b/i, "2027-01-12"],
              [/betrag|eur|€|summe/i, "118.25"],
            ],
            as: "asker1",
          },
          { do: "shows", text: /63[.,]40/, row: /Bäckerei Lohse/ },
          { do: "quiet", time: "2027-01-14 16:00" },
          { do: "at", time: "2027-01-15 16:00", channel: "#finance", says: [/181[.,]65/] },
          { do: "quiet", time: "2027-01-21 16:00" },
        ],
      },
    ],
  },
  {
    name: "eighth-lens-orders",
    language: "en",
    covers: ["approval", "money", "digest"],
    by: "asker1",
    channel: "#requests",
    text: [
      "For our optician shops:",
      "1. anyone may ask for a machine or tool: what, which shop, price in EUR",
      "2. <@platform1> says ok or not ok",
      "3. Thursdays 14:00 in <#finance>: what she still hasn't looked at",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /tell|notif|inform|hear|where/i, say: "by private message" }],
        checks: [
          {
            do: "fill",
            set: [
              [/shop|branch/i, "Dijon"],
              [/price|eur|€|cost/i, "4300"],
              [/what|machine|tool|item/i, "Lens edger"],
            ],
            as: "asker2",
          },
          {
            do: "fill",
            set: [
              [/shop|branch/i, "Metz"],
              [/price|eur|€|cost/i, "79"],
              [/what|machine|tool|item/i, "Screwdriver set"],
            ],
          },
          {
            do: "press",
            button: /approve|\bok\b|yes|accept/i,
            row: /Screwdriver set/,
            as: "asker2",
            refused: true,
          },
          { do: "press", button: /approve|^ok\b|yes|accept/i, row: /Screwdriver set/, as: "platform1" },
          {
            do: "at",
            time: "2027-01-14 14:00",
            channel: "#finance",
            says: [/Lens edger/],
            saysNot: /Screwdriver/,
          },
          { do: "quiet", time: "2027-01-20 14:00" },
        ],
      },
    ],
  },
  {
    name: "eighth-late-invoices",
    language: "en",
    covers: ["records", "money", "overdue", "digest", "long"],
    by: "asker2",
    channel: "#finance",
    text: [
      "hi!! me again, the one who does the bookkeeping for the puppet theatre (and three choirs, and the allotment bar, don't ask)",
      "",
      "schools book us, we play, we write an invoice, and then… silence. I only notice in summer when the account is empty. My sister says use a spreadsheet, my sister also thinks I open spreadsheets.",
      "",
      "so what would really help is: I type in the school, the invoice number, how much (euro), and when it should be paid by, and put a tick when the money's there. And then wednesday mornings at 9 tell me in here which ones should have been paid already and aren't. only those, not the ones that still have time, otherwise I stop reading.",
      "",
      "you're a star, thank youuu",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/school|customer|client/i, "Waldschule"],
              [/invoice|number|\bno\b/i, "R-101"],
              [/how much|amount|euro|€|sum/i, "420"],
              [/paid by|due|\bby\b|until|when|date/i, "2027-01-15"],
            ],
          },
          {
            do: "fill",
            set: [
              [/school|customer|client/i, "St. Clare Primary"],
              [/invoice|number|\bno\b/i, "R-102"],
              [/how much|amount|euro|€|sum/i, "380"],
              [/paid by|due|\bby\b|until|when|date/i, "2027-01-14"],
            ],
          },
          {
            do: "fill",
            set: [
              [/school|customer|client/i, "Lycée Monge"],
              [/invoice|number|\bno\b/i, "R-103"],
              [/how much|amount|euro|€|sum/i, "510"],
              [/paid by|due|\bby\b|until|when|date/i, "2027-02-12"],
            ],
            as: "asker1",
          },
          { do: "choose", option: /\bpaid\b(?! by)|money|received|settled|\bdone\b|there/i, row: /St\. Clare/ },
          { do: "clock", time: "2027-01-19 12:00" },
          {
            do: "at",
            time: "2027-01-20 09:00",
            channel: "#finance",
            says: [/Waldschule|R-101/],
            saysNot: /St\. Clare|R-102|Lycée|R-103/,
          },
          { do: "shows", text: /overdue|past due|\blate\b/i, row: /Waldschule/, about: /overdue|late/i },
        ],
      },
    ],
  },
];
