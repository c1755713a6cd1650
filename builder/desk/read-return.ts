import { bareWords } from "./bare-words.ts";

/** What somebody wants back. */
export interface Return {
  /** The version before, or one by its number. */
  to: "before" | number;
  /** Whether its data goes back with it. */
  data: "stays" | "back" | "unsaid";
}

const LEADING =
  "(?:and|und|please|pls|bitte|can you|could you|kannst du|ok|okay|no|nein|oh|ach|sorry|never ?mind|just|then|dann|now|jetzt|doch|lieber|einfach|let s|lets|wir wollen|i want|ich will) ";
/** "how it was before", "so wie vorher": as the version before, whatever that was. */
const AS_IT_WAS =
  "(?:go |put it |bring it |set it )?back to (?:how|the way|what) (?:it|that|this|everything) was(?: before)?|(?:make|leave) it (?:again )?(?:like|as|the way) it was(?: before)?|(?:(?:mach|stell|setz)e? )?(?:es |das |alles )?(?:bitte )?(?:wieder |zurück )(?:so )?wie (?:vorher|zuvor|davor|es (?:vorher |zuvor )?war)(?: war)?(?: machen)?";
const UNDO =
  "undo|undo it|undo that|undo this|undo (?:my |the |that |this )?(?:last |latest )?change|roll ?back|roll it back|roll this back|roll back (?:my |the |that |this )?(?:last |latest )?change|revert|revert it|revert that|revert (?:my |the |that |this )?(?:last |latest )?change|rückgängig|rückgängig machen|mach (?:es|das|die letzte änderung|meine letzte änderung) rückgängig|nimm (?:es|das|die letzte änderung|meine letzte änderung) zurück|rolle? (?:es |das )?zurück";
const GO_BACK =
  "go back|back|roll ?back|roll it back|revert|revert it|return|zurück|geh zurück|zurückrollen|stell wieder her";
const BEFORE = new RegExp(
  `^(?:${LEADING})*(?:${UNDO}|${AS_IT_WAS}|(?:${GO_BACK}) (?:to|auf|zu|zur) (?:the |der |die )?(?:previous|last|old|former|vorige[nr]?|letzte[nr]?|alte[nr]?|vorherige[nr]?) (?:version|release))(?: please| bitte)?$`,
);
const BY_NUMBER = new RegExp(
  `^(?:${LEADING})*(?:(?:${AS_IT_WAS}) (?:also|that is|so|in|wie in)|${GO_BACK}|take|use|nimm|i want|ich will) (?:(?:to|auf|zu|zur) )?(?:version |release |v)(\\d{1,6})(?: again| back| please| wieder| bitte)?$`,
);

const ITS = "(?:its|the|all|my|our)?";
const WITH_DATA =
  / (?:(?:(?:and|with|including|incl) )+(?:also )?(?:its|the|all|my)? ?data(?: too| as well| back)?|(?:und |mit |samt |auch )+(?:den|die|der|seinen|ihren|allen)? ?daten(?: auch| zurück)?)(?= please| bitte|$)/;
const WITHOUT_DATA = new RegExp(
  ` (?:(?:and |but )*(?:keep|keeping|leave|leaving) ${ITS} ?data(?: as it is| there| alone)?|without ${ITS} ?data|(?:und |aber )*(?:die |alle |meine |unsere )?daten behalten|(?:und |aber )*behalte? (?:die |alle |meine |unsere )?daten|ohne (?:die |seine |ihre )?daten)(?= please| bitte|$)`,
);

/** "that was a stupid idea": of what was changed, and no wish. */
const REGRET =
  /^[^?@#\d"“„]{0,80}(?:(?:was|were|is|war|ist) (?:(?:a|an|eine?|keine?|not|nicht|so|such|very|really|sehr|wirklich|doch) ){0,3}(?:(?:bad|stupid|silly|dumb|good|great|blöde?|dumme?|schlechte?|gute?) )?(?:idea|mistake|error|wrong|nonsense|idee|fehler|falsch|quatsch|blödsinn|unsinn|irrtum)|(?:my|mein) (?:mistake|fault|bad|fehler))$/iu;

/**
 * Reads a message that asks for an earlier version and nothing else, but perhaps why: "that was a bad idea, undo it". null: it
 * says something else.
 */
export function readReturn(text: string): Return | null {
  const whole = readPlainly(text);
  if (whole !== null) return whole;
  const [, why = "", wish = ""] = /^([\s\S]*\S)\s*[.,!;:–—-]+\s+(\S[^.,!;:–—]*[.!]*)\s*$/u.exec(text) ?? [];
  return REGRET.test(why.replace(/[\s.,!;:]+$/u, "")) ? readPlainly(wish) : null;
}

function readPlainly(text: string): Return | null {
  const plain = bareWords(text, "gaps");
  const data = WITHOUT_DATA.test(plain) ? "stays" : WITH_DATA.test(plain) ? "back" : "unsaid";
  const version = plain.replace(WITHOUT_DATA, "").replace(data === "back" ? WITH_DATA : "", "");
  const number = BY_NUMBER.exec(version)?.[1];
  if (number !== undefined) return { to: Number(number), data };
  return BEFORE.test(version) ? { to: "before", data } : null;
}
