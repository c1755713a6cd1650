import { bareWords } from "./bare-words.ts";

const IT = "(?:it|this|that|the (?:app|build|plan|preview|tool|bot|change)|everything)";
const ES = "(?:es|das|dies|sie|(?:die|der|das) (?:app|bau|plan|vorschau|tool|bot|änderung)|alles)";
const STILL =
  "(?:(?:already|yet|now|still|usually|normally|roughly|about|approximately|probably|finally|soon|more|longer|left|then) )*";
const NOCH =
  "(?:(?:schon|jetzt|noch|eigentlich|denn|ungefähr|etwa|circa|ca|endlich|bald|normalerweise|so|voraussichtlich|wohl) )*";
const DONE = "(?:done|ready|finished|complete|live|there|over|built|up)";

const FORMS = [
  `how (?:much )?(?:long|longer|more time) (?:(?:does|will|do|is|would|did) )?${STILL}(?:${IT} )?${STILL}(?:going to |gonna )?(?:take|need|be)?`,
  "how much (?:longer|more time)",
  `how (?:far|long) (?:are you|is ${IT}|along (?:are you|is ${IT}))(?: along)?`,
  `how (?:is|s) (?:${IT} )?(?:going|coming along|progressing|doing)`,
  `(?:when|what time) (?:will|is|are|do|does) (?:${IT}|you|we|i) ${STILL}(?:be |get |have ${IT} )?${DONE}`,
  `(?:is|are) (?:${IT}|you|we) ${STILL}(?:almost |nearly )?${DONE}`,
  `(?:what is|what s|whats) (?:the |its )?(?:status|progress|state|eta)`,
  "(?:status|progress|eta|any (?:news|progress|update|updates))",
  `(?:are you|is ${IT}) ${STILL}(?:working|at work|building)(?: on (?:it|this|that))?`,
  `wie lange? (?:dauert|braucht|brauchst|geht|wird|läuft) (?:${ES}|du|ihr) ?${NOCH}(?:dauern|brauchen)?`,
  "wie lange noch",
  `wie weit (?:bist du|ist ${ES}|seid ihr)`,
  `wie (?:ist|steht) (?:der|es um den) (?:stand|status)`,
  `(?:was ist )?(?:der )?(?:stand|status|zwischenstand)`,
  `wann (?:ist|wird|bist|sind) (?:${ES}|du|wir) ${NOCH}(?:fertig|so weit|soweit|live|da)`,
  `(?:ist|wird|bist) (?:${ES}|du) ${NOCH}(?:(?:fast|gleich) )?(?:fertig|so weit|soweit|live|gebaut|da)`,
  `(?:arbeitest du|läuft ${ES}|baust du) ${NOCH}(?:daran|dran|weiter)?`,
  "gibt es (?:schon )?(?:was|etwas) neues",
];
const READ = new RegExp(
  `^(?:(?:hi|hey|hello|hallo|and|und|so|also|btw|please|sag mal|ok|okay|na|toolroom) )*(?:${FORMS.join("|")})(?: (?:please|bitte|noch|eigentlich|denn|actually|then|yet|now|already|again|roughly|about|here|hier|left|longer|more|to go|to build|to build it|ungefähr|etwa|so|jetzt|schon|dran|daran|heute|today|for you|usually|normally|in total))*$`,
  "u",
);

/**
 * "how long does it take?", "is it done?", "wie lange dauert das noch?": asks how far what is under way has come, and
 * nothing else. A bare "status" asks it, too; "status: done" does not.
 */
export function asksForProgress(text: string): boolean {
  return !/[:=]\s*\S/.test(text) && READ.test(bareWords(text, "gaps"));
}
