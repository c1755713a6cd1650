/** "A, B or C", "A/B/C", "Hermes": the words of a list. null: a sentence, or nothing. */
export function listedIn(text: string): string[] | null {
  const words = text
    .replace(POLITE, "")
    .split(/\s*(?:,|\/|\||;|\+|&|(?<=^|[\s,])(?:or|oder|and|und|bzw\.?)(?=\s))\s*/iu)
    .map((word) =>
      word
        .trim()
        .replace(/^["'“„‘»]|["'”“’«.!]+$/gu, "")
        .trim(),
    )
    .filter((word) => word !== "");
  const isName = (word: string) =>
    word.split(/\s+/).length <= 3 &&
    word.length <= 40 &&
    !SENTENCE.test(word) &&
    !SMALL.test(word) &&
    !COMPLAINT.test(word);
  return words.length > 0 && words.every(isName) ? [...new Set(words)] : null;
}

const POLITE = /[\s,]+(?:please|pls|thanks|thank you|thx|bitte|danke|vielen dank)[\s.!]*$/iu;

/** A small word or a verb of a wish: no choice is called so. "Other", "Open" are, "The date" is not. */
const SENTENCE =
  /[:#@()]|(?<!\p{L})(?:the|column|field|called|should|that|this|date|number|text|required|optional|empty|filled|by|with|every|ein|eine|der|die|das|ist|sind|soll|spalte|feld|datum|zahl|pflicht|leer|nicht|not|never|always|nie|immer|jeden|first|last|top|end|erste[nrs]?|letzte[nrs]?)(?!\p{L})/iu;

/** "A" and "IT" are called so. */
const SMALL = /(?<!\p{L})(?:a|an|is|are|be|can|to|it)(?!\p{L})/u;

/** "the status is sometimes wrong": what is found amiss, and no choice. */
const COMPLAINT =
  /^(?:(?:very|so|too|quite|all|completely|sehr|so|zu|ganz|völlig) )?(?:wrong|incorrect|missing|broken|bold|visible|hidden|right|correct|better|bigger|smaller|shorter|longer|confusing|unclear|useless|weird|strange|ugly|slow|late|nice|good|bad|fine|falsch|verkehrt|fehlerhaft|kaputt|fett|sichtbar|versteckt|richtig|besser|größer|kleiner|kürzer|länger|unklar|verwirrend|komisch|langsam|schön|gut|schlecht)$/iu;
