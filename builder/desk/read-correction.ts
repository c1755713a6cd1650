import { bareWords } from "./bare-words.ts";
import { readComment } from "./read-comment.ts";

const IT = "(?:it|this|the (?:app|bot|post|page|reminder|digest|message|summary|list|total|sum))";
const DOES =
  "(?:posts?|posted|shows?|showed|sends?|sent|says?|said|reminds?|reminded|runs?|ran|comes?|came|counts?|counted|adds?|added|writes?|wrote|lists?|listed|forgets?|forgot)";
const ES = "(?:es|das|sie|er|(?:die|der|das) (?:app|bot|seite|erinnerung|nachricht|liste|übersicht|post|summe))";
const TUT =
  "(?:postet|postete|zeigt|zeigte|schickt|schickte|sendet|schreibt|meldet|erinnert|läuft|lief|kommt|kam|zählt|zählte|rechnet|vergisst|vergaß)";

const OUTPUT = "(?:answer|reply|post|message|reminder|digest|summary|list|report)";
const WRONG = "(?:wrong|incorrect|broken|false|off|incomplete|not right|not correct)";
const FALSCH = "(?:falsch|kaputt|verkehrt|unvollständig|nicht richtig|nicht korrekt)";

const CORRECTION = [
  `${IT} (?:has |also |still |just )?(?:failed|fails|crashed|crashes)(?: .*)?`,
  `${ES} ist (?:.+ )?(?:fehlgeschlagen|abgestürzt)(?: .*)?`,
  `(?:the|that) (?:\\p{L}+ ){0,2}?${OUTPUT} (?:to|of|from|at|on|in|for) .+ (?:is|was|are|were|looks) (?:\\p{L}+ )?${WRONG}(?: .*)?`,
  `(?:the )?(?:last )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today)(?: s)? (?:\\p{L}+ )?${OUTPUT} (?:is|was) (?:\\p{L}+ )?${WRONG}(?: .*)?`,
  `(?:the )?\\d{1,2}(?: \\d{2})?(?: (?:am|pm|o clock))? ${OUTPUT} (?:is|was) (?:\\p{L}+ )?${WRONG}(?: .*)?`,
  `(?:die|der|das) \\p{L}+ (?:auf|von|vom|um|zu|für) .+ (?:ist|war|sind|waren) (?:\\p{L}+ )?${FALSCH}(?: .*)?`,
  `(?:die|der|das) \\p{L}+ (?:auf|von|vom|um|zu|für) .+ (?:stimmt|stimmte|passt|passte) (?:\\p{L}+ )?nicht(?: .*)?`,
  "(?:please |bitte )?(?:fix|repair|korrigiere?|repariere?|behebe?) .+",
  `${IT} (?:also|still|even) ${DOES} .+`,
  `${IT} ${DOES} .*\\b(?:too|as well|also|still|even|twice|instead of|although|even though|wrong|wrongly|not|nothing)\\b.*`,
  `${IT} (?:should(?:n t| not) have|was(?:n t| not) supposed to|is(?:n t| not) supposed to) .+`,
  `${ES} ${TUT} .*\\b(?:auch|noch|sogar|trotzdem|doppelt|zweimal|statt|anstatt|obwohl|falsch|nicht|nichts)\\b.*`,
  `${ES} hätte (?:.+ )?(?:nicht|kein\\p{L}*) .+`,
];
const CORRECTS = new RegExp(`^(?:${CORRECTION.join("|")})$`, "u");

/** Whether somebody in an App's thread says that what it does is wrong: that is a wish, and one that must be proven. */
export function isCorrection(text: string): boolean {
  if (/\?\s*$/.test(text)) return false;
  return readComment(text) === "complaint" || CORRECTS.test(bareWords(text, "gaps"));
}
