import type { Written } from "../../shape.ts";

export const tenthKeepingMore: Written[] = [
  {
    name: "tenth-infusion-pumps",
    language: "de",
    covers: ["records", "overdue", "long", "pasted mail"],
    by: "asker2",
    channel: "#requests",
    text: [
      "Moin, das hier kam heute von der Pflegedienstleitung, kannst du das bauen?",
      "",
      "> Sehr geehrter Herr Weber,",
      "> nach der letzten Begehung müssen wir die sicherheitstechnischen Kontrollen der Infusionspumpen lückenlos nachweisen. Ich bitte daher um eine gemeinsame Liste, in der zu jedem Gerät die Gerätenummer, die Station, der Hersteller und der nächste Prüftermin stehen, sowie ob die Prüfung erledigt ist.",
      "> Geräte mit verstrichenem Termin müssen sofort als überfällig erkennbar sein.",
      "> Mit freundlichen Grüßen",
      "> Sr. Hildegard",
      "",
      "Genau so bitte. Danke!",
    ].join("\n"),
    reads: [
      /gerätenummer|gerät/i,
      /station/i,
      /hersteller/i,
      /(prüf|termin)[^,;\n]{0,25}\([^)]*datum/i,
      /erledigt/i,
      /fällig/i,
    ],
    outline: [
      "Liste: Infusionspumpen",
      "Angaben: Gerätenummer (Text), Station, Hersteller, Nächster Prüftermin (Datum), Erledigt (ja/nein)",
      "Fällig: Nächster Prüftermin",
      "Erledigt: Erledigt",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/gerät|nummer/i, "IP-7731"],
              [/station/i, "Innere 2"],
              [/hersteller/i, "Medifluss"],
              [/termin|prüf|datum/i, "2027-01-12"],
            ],
          },
          {
            do: "fill",
            set: [
              [/gerät|nummer/i, "IP-9004"],
              [/station/i, "Chirurgie"],
              [/hersteller/i, "Medifluss"],
              [/termin|prüf|datum/i, "2027-06-30"],
            ],
          },
          { do: "shows", row: /IP-7731/, text: /Innere 2/, as: "asker1" },
          { do: "clock", time: "2027-01-14 09:00" },
          { do: "shows", row: /IP-7731/, text: /überfällig|verstrichen|abgelaufen/i, about: /überfällig/i },
          { do: "showsNot", row: /IP-9004/, text: /überfällig/i },
        ],
      },
    ],
  },
  {
    name: "tenth-club-fees",
    language: "de",
    covers: ["records", "money", "sum"],
    by: "asker2",
    channel: "#finance",
    text: "Ruderclub, Mitgliedsbeiträge: Mitglied, Beitrag in Euro, bezahlt ja/nein, Bemerkung. Summe der Beiträge soll man sehen.",
    reads: [/mitglied/i, /beitrag[^,;\n]{0,30}(EUR|€)/i, /bezahlt/i, /bemerkung/i, /summe|gesamt/i],
    outline: [
      "Liste: Mitgliedsbeiträge",
      "Angaben: Mitglied (Text), Beitrag (EUR), Bezahlt (ja/nein), Bemerkung",
      "Summe: Beitrag",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/mitglied|name/i, "Jonas Weber"],
              [/beitrag|euro|betrag/i, "85"],
              [/bezahlt/i, "ja"],
              [/bemerkung/i, "bar an der Kasse"],
            ],
          },
          {
            do: "fill",
            set: [
              [/mitglied|name/i, "Ana Ferreira"],
              [/beitrag|euro|betrag/i, "42.50"],
              [/bemerkung/i, "ermäßigt"],
            ],
          },
          { do: "shows", row: /bar an der Kasse/, text: /85/ },
          { do: "shows", text: /127[.,]50?/, about: /summe/i },
          { do: "shows", row: /ermäßigt/, text: /42[.,]50?/, as: "platform1" },
        ],
      },
    ],
  },
  {
    name: "tenth-cakes",
    language: "en",
    covers: ["records", "csv in"],
    by: "asker1",
    channel: "#food",
    text: "our bakery takes cake orders on a paper pad and its a mess. i want a list with customer, cake, pick up day and price in €... i already have an excel with the old ones so i need to be able to load that in as csv",
    reads: [/customer/i, /cake/i, /pick.?up[^,;\n]{0,25}\([^)]*date/i, /price[^,;\n]{0,30}(EUR|€)/i],
    outline: ["List: Cake orders", "Details: Customer, Cake, Pick up day (date), Price (EUR)"].join("\n"),
    expect: [
      {
        kind: "built",
        ifAsked: [{ about: /csv|columns|head/i, say: "the csv has the columns customer, cake, pick up day and price" }],
        checks: [
          {
            do: "fill",
            set: [
              [/customer|name/i, "Boulanger"],
              [/cake/i, "Three-tier lemon"],
              [/pick|day|date/i, "2027-01-23"],
              [/price/i, "120"],
            ],
          },
          { do: "shows", row: /Boulanger/, text: /lemon/i },
          {
            do: "upload",
            file: "orders.csv",
            text: "Customer,Cake,Pick up day,Price\nHaddad,Walnut gateau,2027-01-29,48\nMoreau,Cheesecake,2027-02-02,36\n",
            shows: [/Haddad/, /Walnut gateau/, /Moreau/],
            about: /csv|import|load|excel/i,
          },
        ],
      },
    ],
  },
  {
    name: "tenth-violins",
    language: "en",
    covers: ["records", "file", "money"],
    by: "asker1",
    channel: "#requests",
    text: "I repair violins and cellos. Need to log jobs with owner, instrument, damage, a photo, and estimate (EUR). That's it.",
    reads: [
      /owner/i,
      /instrument/i,
      /damage/i,
      /photo[^,;\n]{0,25}\([^)]*(file|photo|image|picture|upload)/i,
      /estimate[^,;\n]{0,30}(EUR|€)/i,
    ],
    outline: [
      "List: Repair jobs",
      "Details: Owner (text), Instrument, Damage (long text), Photo (file), Estimate (EUR)",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/owner/i, "Ana Ferreira"],
              [/instrument/i, "Cello, 1890"],
              [/damage/i, "cracked bridge"],
              [/photo|picture|image/i, { file: "bridge.jpg", text: "not really a jpeg" }, "maybe"],
              [/estimate/i, "340"],
            ],
          },
          { do: "shows", row: /Cello, 1890/, text: /340/, as: "asker2" },
          { do: "shows", row: /Cello, 1890/, text: /cracked bridge/ },
        ],
      },
    ],
  },
  {
    name: "tenth-bus-mileage",
    language: "de",
    covers: ["records", "csv out"],
    by: "asker2",
    channel: "#requests",
    text: "Die Fahrer unserer Bürgerbusse sollen nach jeder Tour festhalten, welcher Bus, welche Linie, wie viele Kilometer und wie viele Fahrgäste. Am Quartalsende muss ich das Ganze als CSV runterladen können fürs Landratsamt. Jeder ändert bitte nur seine eigenen Zeilen.",
    reads: [/\bbus/i, /linie/i, /kilometer[^,;\n]{0,25}\([^)]*zahl/i, /fahrgäste[^,;\n]{0,25}\([^)]*zahl/i],
    outline: [
      "Liste: Touren",
      "Angaben: Bus, Linie, Kilometer (Zahl), Fahrgäste (Zahl)",
      "Ändern darf: wer es eintrug",
    ].join("\n"),
    expect: [
      {
        kind: "built",
        checks: [
          {
            do: "fill",
            set: [
              [/\bbus/i, "KA-BB 12"],
              [/linie/i, "Bergdorf"],
              [/kilometer|km/i, "58"],
              [/fahrg/i, "23"],
            ],
          },
          { do: "shows", row: /KA-BB 12/, text: /58/, as: "asker1" },
          { do: "edit", row: /KA-BB 12/, set: [[/kilometer|km/i, "99"]], as: "asker1", refused: true },
          { do: "edit", row: /KA-BB 12/, set: [[/kilometer|km/i, "61"]] },
          { do: "download", says: [/KA-BB 12/, /Bergdorf/, /61/], about: /csv/i },
        ],
      },
    ],
  },
];
