import { folded, type Lexicon } from "../words/lexicon.ts";
import type { ColumnType } from "./column-type.ts";
import { typeByFamily } from "./label-families.ts";

/** The type that a label speaks of: by the whole label, its last words, or its first. */
export function typeOf(label: string, lexicon: Lexicon, isWhole: boolean): ColumnType | null {
  const words = folded(label.toLowerCase().trim());
  // "reported by", "gemeldet von": who did it, no date.
  if (WHO_DID.test(words) && !isWhole) return "text";
  if (SCALE.test(words)) return "number";
  const ends = (phrase: string, type: string) =>
    phrase.startsWith("*")
      ? words.endsWith(phrase.slice(1)) && words.length > phrase.length && !NO_END.test(words)
      : words === phrase ||
        (words.endsWith(` ${phrase}`) &&
          !/^(?:to|by|from|von)$/.test(phrase) &&
          !(type === "yes_no" && SAYS_WHEN.test(words)));
  const tests: ((phrase: string, type: string) => boolean)[] = [
    (phrase) => words === phrase,
    ...(isWhole
      ? []
      : [
          ends,
          (phrase: string, type: string) =>
            !phrase.startsWith("*") &&
            type !== "yes_no" &&
            !/^(?:to|by|from|on|von|since|seit|an|in)$/.test(phrase) &&
            words.startsWith(`${phrase} `),
        ]),
  ];
  for (const [position, test] of tests.entries()) {
    // "next inspection", "letzte Wartung": when.
    if (position === 1 && EVENT.test(words)) return "date";
    const family = position === 1 ? typeByFamily(words) : null;
    if (family !== null) return family;
    const found = lexicon.columnEnds.find(({ phrase, type }) => test(phrase, type));
    if (found !== undefined) return found.type;
  }
  // One word alone has no ends.
  return isWhole ? null : typeByFamily(words);
}

/** "Zweck der Spende": no end of anything. */
const NO_END = /(?:spende|blende|wende|legende|dividende|studierende|reisende|anwesende)$/;

/** "rating 1-5", "Note von 1 bis 6". */
export const SCALE = /\s(?:from |von )?\d{1,2} ?(?:-|–|to|bis) ?\d{1,3}$/;

const EVENT =
  /^(?:next|last|naechste[rsnm]?|letzte[rsnm]?) \S*(?:inspection|service|check|visit|appointment|meeting|review|maintenance|renewal|contact|audit|test|calibration|cleaning|repair|pruefung|wartung|besuch|termin|kontakt|inspektion|tuev|kontrolle|reinigung|kalibrierung|untersuchung|anruf|gespraech|treffen|lieferung|zahlung|bestellung|call|delivery|payment|order|feeding|filling|watering|fuetterung)$/;

const WHO_DID =
  /\b(?!(?:need|requir|want|expect)ed by)\p{L}+ed by$|\b(?:paid|bought|sold|brought|made|given|taken|seen|done|written|known) by$|\b(?!gebraucht|benoetigt)\p{L}+(?:t|en) von$/u;

/** "date ordered", "last repaired": not whether, but when or by whom. */
const SAYS_WHEN = /^(?:date|day|when|time|last|who|by|first|datum|tag|wann|zuletzt|wer|zeit)\b/;
