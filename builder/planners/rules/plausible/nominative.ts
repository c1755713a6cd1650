/** Feminine by their ending. */
const FEMININE =
  /(?:ung|heit|keit|schaft|ion|tät|ur|ei|enz|anz|age|ette|tion|frist|nummer|zahl|fahrt|zeit|stelle|adresse|firma|größe)$/;
/** Several by their ending, or never one. */
const SEVERAL = /(?:en|rn|eln|kosten|daten|leute|ferien|teile|preise|gründe|tage|namen|punkte|geräte)$/i;
const NEUTER =
  /(?:datum|chen|lein|ment|(?<!a)um|jahr|gewicht|ende|ergebnis|zeichen|alter|maß|auto|zimmer|(?<!g|me)rad|gerät|haus|boot|zelt|werkzeug)$/;

/**
 * "letzter Wartung" → "letzte Wartung", "geschätzten Kosten" → "geschätzte Kosten", "nächstem Termin" → "nächster Termin":
 * behind "mit" a German name is in another case than in a heading.
 */
export function nominative(label: string): string {
  const said = /^(\p{L}{3,})(er|em|en) (\p{Lu}[\p{L}-]+)$/u.exec(label);
  if (said === null) return label;
  const [, stem = "", ending = "", noun = ""] = said;
  // "Name", "Nummer", "Käufer Telefon": written large, it is a noun itself.
  if (!isAdjective(stem, label)) return label;
  const plain = noun.toLowerCase();
  if (FEMININE.test(plain)) return `${stem}e ${noun}`;
  if (ending === "em") return `${stem}${NEUTER.test(plain) ? "es" : "er"} ${noun}`;
  if (ending === "en") return `${stem}${SEVERAL.test(plain) ? "e" : NEUTER.test(plain) ? "es" : "er"} ${noun}`;
  return label;
}

/** Said so of many things, or written small. */
function isAdjective(stem: string, label: string): boolean {
  return (
    /^\p{Ll}/u.test(label) ||
    /^(?:letzt|nächst|neu|alt|genau|geplant|geschätzt|vorhanden|aktuell|voraussichtlich|gewünscht|zuständig|verantwortlich|betroffen|tatsächlich|ungefähr|offen|gesamt|erst|vereinbart|bestellt|geliefert|benötigt)$/i.test(
      stem,
    )
  );
}
