/** "A, B or C", "A/B/C", "Hermes": the words of a list. null: a sentence, or nothing. */
export function listedIn(text: string): string[] | null {
  const words = text
    .split(/\s*(?:,|\/|\||;|\+|&|(?<=^|[\s,])(?:or|oder|and|und|bzw\.?)(?=\s))\s*/iu)
    .map((word) =>
      word
        .trim()
        .replace(/^["'“„‘»]|["'”“’«.!]+$/gu, "")
        .trim(),
    )
    .filter((word) => word !== "");
  const isName = (word: string) => word.split(/\s+/).length <= 3 && word.length <= 40 && !SENTENCE.test(word);
  return words.length > 0 && words.every(isName) ? [...new Set(words)] : null;
}

/** A small word or a verb of a wish: no choice is called so. */
const SENTENCE =
  /[:#@()]|(?<!\p{L})(?:a|an|the|is|are|be|column|field|called|should|can|to|it|that|this|date|number|text|required|optional|empty|filled|text|by|with|every|ein|eine|der|die|das|ist|sind|soll|spalte|feld|datum|zahl|text|pflicht|leer|nicht|not|never|always|nie|immer|jeden|first|last|top|end|erste[nrs]?|letzte[nrs]?)(?!\p{L})/u;
