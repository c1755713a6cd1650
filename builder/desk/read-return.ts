import { bareWords } from "./bare-words.ts";

/** Which version somebody wants back: the one before, or one by its number. */
export type Return = "before" | number;

const LEADING = "(?:and|und|please|pls|bitte|can you|could you|kannst du|ok|okay) ";
const UNDO =
  "undo|undo it|undo that|undo this|undo (?:my |the |that |this )?(?:last |latest )?change|roll ?back|roll it back|roll this back|roll back (?:my |the |that |this )?(?:last |latest )?change|revert|revert it|revert that|revert (?:my |the |that |this )?(?:last |latest )?change|rückgängig|rückgängig machen|mach (?:es|das|die letzte änderung|meine letzte änderung) rückgängig|nimm (?:es|das|die letzte änderung|meine letzte änderung) zurück|rolle? (?:es |das )?zurück";
const GO_BACK =
  "go back|back|roll ?back|roll it back|revert|revert it|return|zurück|geh zurück|zurückrollen|stell wieder her";
const BEFORE = new RegExp(
  `^(?:${LEADING})*(?:${UNDO}|(?:${GO_BACK}) (?:to|auf|zu|zur) (?:the |der |die )?(?:previous|last|old|former|vorige[nr]?|letzte[nr]?|alte[nr]?|vorherige[nr]?) (?:version|release))(?: please| bitte)?$`,
);
const BY_NUMBER = new RegExp(
  `^(?:${LEADING})*(?:${GO_BACK}|take|use|nimm|i want|ich will) (?:(?:to|auf|zu|zur) )?(?:version |release |v)(\\d{1,6})(?: again| back| please| wieder| bitte)?$`,
);

const WITH_DATA =
  / (?:(?:(?:and|with|including|incl) )+(?:also )?(?:its|the|all|my)? ?data(?: too| as well| back)?|(?:und |mit |samt |auch )+(?:den|die|der|seinen|ihren|allen)? ?daten(?: auch| zurück)?)(?= please| bitte|$)/;

/** Reads a message that asks for the version before with the data it had, and nothing else. */
export function readReturnWithData(text: string): boolean {
  const plain = bareWords(text, "gaps");
  return WITH_DATA.test(plain) && BEFORE.test(plain.replace(WITH_DATA, ""));
}

/** Reads a message that asks for an earlier version and nothing else. null: it says something else. */
export function readReturn(text: string): Return | null {
  const plain = bareWords(text, "gaps");
  const number = BY_NUMBER.exec(plain)?.[1];
  if (number !== undefined) return Number(number);
  return BEFORE.test(plain) ? "before" : null;
}
