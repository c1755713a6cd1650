import type { Composition } from "../../sdk/contract/parts.ts";

type Pair = readonly [first: string, second: string];

/** What people could type into a column that is called like this: a Check is read by people. No commas: commands split there. */
const EXAMPLES: readonly { label: RegExp; en: Pair; de: Pair }[] = [
  {
    label: /lunch|dish|food|meal|pizza|snack|sandwich|essen|gericht|speise|mittag/i,
    en: ["Ramen", "Tomato soup"],
    de: ["Ramen", "Tomatensuppe"],
  },
  {
    label: /supplier|vendor|company|customer|client|lieferant|firma|kunde|anbieter/i,
    en: ["Example Ltd", "Sample Ltd"],
    de: ["Beispiel GmbH", "Muster GmbH"],
  },
  { label: /phone|mobile|telefon|handy/i, en: ["555-0101", "555-0102"], de: ["555-0101", "555-0102"] },
  {
    label: /e-?mail/i,
    en: ["kim@example.com", "alex@example.com"],
    de: ["kim@example.com", "alex@example.com"],
  },
  {
    label: /\b(?:room|place|where|location|address|seat)\b|raum|\bort\b|adresse|platz/i,
    en: ["Green room", "Blue room"],
    de: ["Grüner Raum", "Blauer Raum"],
  },
  {
    label: /reason|\bwhy\b|note|comment|remark|description|details|grund|notiz|kommentar|bemerkung|beschreibung/i,
    en: ["For the team", "For a guest"],
    de: ["Für das Team", "Für einen Gast"],
  },
  {
    label: /device|equipment|asset|gerät|inventar/i,
    en: ["Red laptop", "Old camera"],
    de: ["Roter Laptop", "Alte Kamera"],
  },
  {
    label: /\b(?:task|to-?do|issue|bug|ticket|problem)s?\b|aufgabe|fehler/i,
    en: ["Water the plants", "Order paper"],
    de: ["Blumen gießen", "Papier bestellen"],
  },
  {
    label: /\b(?:idea|topic|suggestion|subject)s?\b|idee|thema|vorschlag/i,
    en: ["A bench outside", "More plants"],
    de: ["Eine Bank draußen", "Mehr Pflanzen"],
  },
  {
    label: /\b(?:trip|destination|city)\b|reise|reiseziel|stadt/i,
    en: ["Lisbon", "Oslo"],
    de: ["Lissabon", "Oslo"],
  },
  {
    label: /\b(?:item|article|product|purchase|expense)s?\b|artikel|produkt|anschaffung/i,
    en: ["Desk lamp", "Office chair"],
    de: ["Schreibtischlampe", "Bürostuhl"],
  },
  {
    label: /^(?:full )?name$|^who$|\b(?:holder|colleague|employee|guest|visitor|owner)\b|^wer$|kolleg|mitarbeit|^gast/i,
    en: ["Kim Example", "Alex Example"],
    de: ["Kim Beispiel", "Alex Beispiel"],
  },
];

/** A text for a column, made of its label: the same label always gives the same. */
export function sampleText(label: string, language: Composition["language"], letter: "A" | "B"): string {
  const index = letter === "A" ? 0 : 1;
  const known = EXAMPLES.find((one) => one.label.test(label));
  if (known !== undefined) return known[language][index];
  if (language === "de") return letter === "A" ? `Beispiel ${label}` : `${label} Nummer zwei`;
  return letter === "A" ? `Example ${label.toLowerCase()}` : `Another ${label.toLowerCase()}`;
}
