import type { ReadingContext } from "../context.ts";

/** More words than these say more than that something may go. */
const FEW_WORDS = 6;

/** "leave it out", "egal", "no thanks": of an answer to what we cannot do, that it may go. */
export function leavesOut(answer: string, { lexicon }: ReadingContext): boolean {
  const plain = ` ${answer
    .toLowerCase()
    .replace(/[.,!?;:–—()]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()} `;
  if (NO.test(plain.trim())) return true;
  if (IGNORED.test(plain) && plain.trim().split(" ").length <= FEW_WORDS * 2 && !/[\d#@/:]/.test(answer)) return true;
  const isShort = plain.trim().split(" ").length <= FEW_WORDS && !answer.includes(",");
  return lexicon.language.limits.leaveOut
    .split("|")
    .some(
      (phrase) => plain.includes(` ${phrase} `) && (phrase.includes(" ") || isShort || plain.startsWith(` ${phrase} `)),
    );
}

const NO =
  /^(?:(?:no|nope|nein|nee|nö|ne|na|ach)\s*)?(?:(?:no|nope|nein|nee|nö)|(?:no )?thanks?|danke|(?:that |it |das |es )?(?:is |ist )?not (?:so |that )?(?:important|necessary|needed)|(?:das |es )?(?:ist |brauchts |braucht es |muss )?nicht (?:so )?(?:wichtig|nötig|sein|unbedingt)|lieber nicht|rather not|skip|(?:das )?kann weg|kannst du weglassen|(?:that |it )?can go|forget about it|passt (?:auch )?so|lass(?: es| das)?(?: einfach)? weg)$/i;

/** "oh is just a word, ignore it", "das war nur ein Füllwort": what was asked about means nothing. */
const IGNORED =
  /(?: (?:is|was|are|were|'s|it's|that's|ist|war|sind) (?:just |only |nothing but |nur |bloß |halt |einfach |so )*(?:an? |eine? |my |mein )?(?:filler |little |small |stupid |kleines )?(?:words?|sound|typo|filler|saying|joke|noise|expression|figure of speech|wort|wörter|füllwort|füllwörter|tippfehler|vertipper|floskel|redensart|ausdruck|scherz|witz|witzchen|geräusch) )|(?: (?:ignore|disregard|overlook) (?:it|that|this|them|the word|those) )|(?: ignorier(?:e|en|t|s)? (?:es|das|ihn|sie|die|einfach|bitte) )|(?: (?:das|es|einfach|bitte|kannst du|kann man) ignorieren )|(?: (?:means|meant) nothing )|(?: (?:doesn't|does not|don't) mean anything )|(?: (?:hat|bedeutet|heißt|heisst) (?:gar |überhaupt )?(?:nichts|nix|keine bedeutung) )/i;
