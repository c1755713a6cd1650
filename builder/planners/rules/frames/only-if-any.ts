import { modelAt } from "../limits/modelled.ts";
import { saidIn, words } from "../words/matched.ts";
import { has, indexes, isSilent, type Range, type Scene } from "../words/scene.ts";

/** "if there aren't any, keep quiet", "only if something is open", "sonst nichts posten": said with a summary, or right behind it. Taken. */
export function takeOnlyIfAny(scene: Scene, clause: Range): boolean {
  const own = saidIn(scene, clause, ONLY_IF_ANY);
  if (own !== null) {
    modelAt(scene, ...indexes(own));
    return true;
  }
  // Its comma parts no clause here: "If there is nothing, post nothing."
  const behind = { from: clause.to, to: Math.min(scene.items.length, clause.to + REACH) };
  const said = saidIn(scene, behind, ONLY_IF_ANY);
  if (said === null || !indexes({ from: behind.from, to: said.from }).every((index) => isJoint(scene, index)))
    return false;
  modelAt(scene, ...indexes({ from: behind.from, to: said.to }));
  return true;
}

/** "But if there aren't any, please just keep quiet": no longer. */
const REACH = 18;

function isJoint(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return item?.kind === "mark" || item?.kind === "break" || isSilent(item) || has(item, "and");
}

const NONE =
  "(?:(?:if|when|where|on days when) (?:there (?:is|are)(?:n't| not)? (?:none|nothing|no one|no \\p{L}+|any|anything)(?: (?:open|overdue|due|to \\p{L}+|left|of them))*|there's (?:none|nothing)(?: (?:open|overdue|due|left|to \\p{L}+))*|nothing (?:is|'s|was) (?:\\p{L}+ )?(?:open|overdue|due|late|left|missing|there|new)|none (?:is|are) (?:open|overdue|due|late|left|missing|there)|(?:it|the list)(?:'s| is) empty|empty|none|nothing))";
const QUIET =
  "(?: ,)?(?: (?:then|please|just|simply))*(?: ,)? (?:(?:keep|stay|be|remain) (?:quiet|silent|still)|(?:don't|do not|dont|no need to) (?:post|say|send|write|bother)(?: (?:anything|us|at all|it|a thing))*|(?:post|say|send|write) nothing|nothing|no (?:post|message|ping)s?|skip it|shut up|silence)";
const KEINE =
  "(?:(?:wenn|falls|sofern|ist|gibt es|gibt's)(?: (?:es|da|mal|gerade|davon|dort))* (?:nichts|keine[nrs]?|nix)(?: \\p{L}+){0,3}?)";
const KEINE_DA =
  "(?:wenn|falls|sofern|solange)(?: (?:es|da|mal|gerade|davon|dort|gar))* (?:nichts|keine[nrs]?|nix)(?: (?:offen|offene[nrs]?|fällig|überfällig|da|drin|eingetragen|ist|sind|war|gibt|steht|neu|los))*";
const DONT = "don't|do not|dont|no need to|(?:it )?(?:should|shall|must|need)(?:n't| not)|it doesn't (?:have|need) to";
const STILL =
  "(?: ,)?(?: (?:dann|bitte|einfach))*(?: ,)? (?:(?:nichts|nix|auch nichts|gar nichts|nicht) (?:posten|schreiben|schicken|sagen|melden)|(?:poste?|schreib|schick|sag|melde?) (?:bitte )?(?:nichts|nix)|(?:dann )?(?:bitte )?(?:ruhe|still|stille|ruhig)(?: (?:sein|bleiben|halten))?|keine (?:nachricht|meldung)(?: (?:posten|schicken))?|(?:still|ruhig) (?:sein|bleiben|halten)|weglassen|ausfallen lassen)";

const ONLY_IF_ANY = words(
  `(?:but |and )?${NONE}${QUIET}`,
  `(?:but |and )?(?:keep|stay|be|remain) (?:quiet|silent) ${NONE}`,
  `(?:but |and )?(?:${DONT}) (?:post|say|send|write|come|run)(?: (?:anything|it|at all))*(?: ,)? ${NONE}`,
  `(?:bitte |dann )*(?:(?:es|sie|er) )?(?:soll|sollte|muss|braucht)?(?: (?:es|sie|er|bitte|dann|auch))* ?(?:nichts|nix|nicht|keine nachricht|keinen post) (?:zu )?(?:posten|schreiben|schicken|senden|melden|kommen|sagen)(?: ,)? ${KEINE_DA}`,
  `(?:bitte )?(?:poste?|schreib|schick|sag|melde?) (?:bitte )?(?:nichts|nix|nicht)(?: ,)? ${KEINE_DA}`,
  `(?:post|say|send|write)? ?nothing ${NONE}`,
  `no (?:post|message|summary|digest)s?(?: (?:at all|please))*(?: ,)? ${NONE}`,
  `(?:bitte )?(?:keine (?:nachricht|meldung|übersicht)|keinen post)(?: ,)? ${KEINE_DA}`,
  "(?:but |and )?(?:only|just)(?: (?:post|send|say|write)(?: (?:it|them|something))?)? (?:if|when) (?:there (?:is|are) (?:any|some|something|anything|one|at least one)|something is|any (?:is|are)|one is)(?: (?:open|overdue|due|late|left|missing|to \\p{L}+|of them))*",
  `(?:aber |und )?${KEINE}${STILL}`,
  "(?:aber |und )?nur(?: posten| schreiben| melden)?(?: ,|,)? (?:wenn|falls|sofern)(?: (?:es|auch|wirklich|da))* (?:welche|etwas|was|eins|eine[nrs]?|mindestens eine[nrs]?)(?: (?:gibt|da|offen|fällig|überfällig|ist|sind|fehlt))*",
);
