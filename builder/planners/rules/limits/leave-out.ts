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
  const isShort = plain.trim().split(" ").length <= FEW_WORDS && !answer.includes(",");
  return lexicon.language.limits.leaveOut
    .split("|")
    .some(
      (phrase) => plain.includes(` ${phrase} `) && (phrase.includes(" ") || isShort || plain.startsWith(` ${phrase} `)),
    );
}

const NO =
  /^(?:(?:no|nope|nein|nee|nö|ne|na|ach)\s*)?(?:(?:no|nope|nein|nee|nö)|(?:no )?thanks?|danke|(?:that |it |das |es )?(?:is |ist )?not (?:so |that )?(?:important|necessary|needed)|(?:das |es )?(?:ist |brauchts |braucht es |muss )?nicht (?:so )?(?:wichtig|nötig|sein|unbedingt)|lieber nicht|rather not|skip|(?:das )?kann weg|kannst du weglassen|(?:that |it )?can go|forget about it|passt (?:auch )?so|lass(?: es| das)?(?: einfach)? weg)$/i;
