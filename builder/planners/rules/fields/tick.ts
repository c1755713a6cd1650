import type { Lexicon } from "../words/lexicon.ts";
import { typeOf } from "./label-type.ts";

/** Both answers of a box, in every usual way of writing them. */
const YES_NO =
  "yes ?\\/ ?no|y ?\\/ ?n|yes or no|y or n|yes ?[-–] ?no|yes, ?no|true ?\\/ ?false|ja ?\\/ ?nein|j ?\\/ ?n|ja oder nein|ja, ?nein|ja ?[-–] ?nein|tick ?box|check ?box|tick|checkmark|häkchen|haken|kästchen|ankreuzen|zum (?:abhaken|ankreuzen)|boolean|bool";

const IS_ALL = new RegExp(`^(?:a |an |ein |eine )?(?:${YES_NO})$`, "i");
const AT_END = new RegExp(`^(.+?)[\\s:,=-]*(?:\\?\\s*)?(?:\\ba |\\bas a |\\bals )?(?:${YES_NO})\\??$`, "i");
const AT_START = new RegExp(
  `^(?:a |an |ein |eine )?(?:${YES_NO})\\s+(?:for|if|whether|to say if|für|ob|bei)?\\s*(.+)$`,
  "i",
);

/** Labels of their own of what is asked: "whether it has been paid already", "ob's schon abgeholt wurde". */
const WHETHER =
  /^(?:whether(?: or not)?|if|ob)(?:['’]s)?(?:\s+(?:it|they|that|this|he|she|we|somebody|someone|es|sie|er|das|man|die|der|jemand))?(?:['’](?:s|re|ve))?(?:\s+(?:is|are|was|were|has|have|had|got|gets))?(?:\s+been)?(?:\s+(?:already|yet|still|schon|bereits|noch))*\s+(.+?)(?:\s+(?:or not|yet|already|oder nicht|ist|sind|war|waren|wurde|wurden|wird|werden|hat|haben))*$/i;

const ASKED =
  /^(?:is|are|was|were|has|have|had|did|does|do|ist|sind|wurde|wurden|hat|haben|war)\s+(?:(?:it|they|he|she|this|that|es|sie|er|das)\s+)?(?:(?:been|already|schon|bereits)\s+)*(.+)$/i;

/** Before what a box says. */
const STILL = /^(?:any|still|already|schon|bereits|noch|weiterhin|immer noch)\s+\S/i;

/** Label of a box to tick: "paid yes/no", "a yes/no for paid", "whether it is paid", "paid or not", "any damage?". */
export function tickOf(label: string, inside: string, lexicon: Lexicon, isAsked = false): string | null {
  if (IS_ALL.test(inside.trim())) return plain(WHETHER.exec(label.trim())?.[1] ?? label);
  const said = label.trim();
  if (IS_ALL.test(said)) return null;
  const around = AT_END.exec(said)?.[1] ?? AT_START.exec(said)?.[1];
  if (around !== undefined) return plain(around);
  const became = ofWhatBecame(said);
  if (became !== null) return became;
  const whether = WHETHER.exec(said)?.[1];
  if (whether !== undefined) return plain(whether);
  const orNot = /^(.+?)\s+(?:or not|oder nicht)\??$/i.exec(said)?.[1];
  if (orNot !== undefined) return plain(orNot);
  const type = typeOf(said, lexicon, true);
  if (type === "yes_no") return said;
  return isAsked && isTicked(said, type) ? plain(ASKED.exec(said)?.[1] ?? said) : null;
}

/** "whether the badge was given back" → "badge given back", "ob der Spender eine Quittung will" → "Quittung gewünscht". */
function ofWhatBecame(said: string): string | null {
  const done = BECAME.exec(said);
  if (done !== null && !PRONOUN.test(done[1] ?? "")) return `${done[1]} ${done[2]}`;
  const wanted = WANTED.exec(said);
  return wanted === null ? null : `${wanted[1]} ${/brauch|benötig/i.test(wanted[2] ?? "") ? "gebraucht" : "gewünscht"}`;
}

const BECAME =
  /^(?:whether(?: or not)?|if) (?:the |a |an |their |his |her |its |our |all )?(\p{L}+(?: \p{L}+)?) (?:is|are|was|were|has|have|had|got|gets)(?: been)?(?: already| yet| still)? ((?:\p{L}+)(?: \p{L}+)?)$/iu;
const PRONOUN = /^(?:it|they|that|this|he|she|we|you|there|somebody|someone|anybody|anyone)(?: |$)/i;
const WANTED =
  /^ob (?:\p{L}+ ){1,2}(?:ein(?:e|en)? )?(\p{Lu}[\p{L}-]+) (will|wollen|möchten?|wünscht|wünschen|braucht|brauchen|benötigt)$/u;

/** A question that yes or no answers: none of who and where, nor of what is named as something else. */
function isTicked(said: string, type: string | null): boolean {
  if (STILL.test(said) || ASKED.test(said)) return true;
  const asks =
    /^(?:who|whom|whose|what|when|where|which|why|how|until when|for whom|from whom|by when|wer|wen|wem|was|wann|wo|wohin|woher|wie|warum|welche[rsn]?|bis wann|für wen|von wem|wofür)\b/i;
  return !asks.test(said) && type === null;
}

function plain(label: string): string {
  return label
    .trim()
    .replace(/[?:\s]+$/, "")
    .replace(/^(?:(?:already|schon|bereits)\s+)/i, "")
    .replace(/^(.+?)\s+(?:already|yet)$/i, "$1");
}
