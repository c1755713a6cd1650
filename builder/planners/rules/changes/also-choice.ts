import type { Part } from "../../../../sdk/contract/parts.ts";
import { capital } from "../fields/names.ts";
import { listedIn } from "./listed-in.ts";
import { type SpokenColumn, spokenColumns } from "./spoken-label.ts";
import { withPart } from "./wish.ts";
import { withChoices } from "./with-choices.ts";

/** "'Carrier' can also be Hermes", "carrier: also Hermes", "Bei Carrier fehlt noch Hermes": the parts with one choice more. null: it says something else. */
export function withAlsoChoice(parts: readonly Part[], said: string): Part[] | null {
  for (const one of spokenColumns(parts)) {
    const { choices } = one.column;
    if (choices === undefined) continue;
    const words = listedIn(wordsFor(one, said) ?? "");
    if (words === null) continue;
    const isLarge = choices.every((choice) => /^\p{Lu}/u.test(choice));
    const known = new Set(choices.map((choice) => choice.toLowerCase()));
    const fresh = words
      .map((word) => (isLarge ? capital(word) : word))
      .filter((word) => !known.has(word.toLowerCase()));
    if (fresh.length === 0) continue;
    return withPart(parts, one.part, withChoices(one.part, one.column, [...choices, ...fresh]));
  }
  return null;
}

function wordsFor({ pattern }: SpokenColumn, said: string): string | null {
  for (const frame of FRAMES) {
    const found = new RegExp(`^${frame.replace("LABEL", pattern)}$`, "iu").exec(said)?.groups?.list;
    if (found !== undefined) return found;
  }
  return null;
}

const LIST = "(?<list>.{1,120}?)";
const END = "(?:,?\\s+(?:too|as well|please|bitte|auch|also))?";

/** LABEL stands for the column's own words. */
const FRAMES = [
  `LABEL (?:can|could|may|might|should|shall|will|must) (?:also|too|sometimes|now also) (?:be|include|offer|have|contain|list|say) ${LIST}${END}`,
  `LABEL (?:can|could|may|might|should|shall) (?:be|include|offer|have|contain|list) ${LIST},? (?:too|as well|also)`,
  `LABEL (?:also (?:has|needs|includes|is|takes|gets|knows)|(?:has|needs|includes|is|takes) also|is missing|lacks|misses|is still missing|(?:should|must|needs to) (?:also )?include|sometimes is|is sometimes) ${LIST}${END}`,
  `LABEL\\s*(?::|–|-|=)\\s*(?:also|plus|add|and|auch|noch|und|zusätzlich|dazu)\\s*(?:noch |auch )?:?\\s*${LIST}${END}`,
  `(?:add|include|put|append) (?:also )?${LIST} (?:to|in|into|under|for|on|as(?: an?)?(?: (?:new|further|other|another|possible|choice of|option of|choice for|option for))*) (?:the (?:list|choices|options) (?:of|for|in) )?LABEL${END}`,
  `${LIST} (?:is|are|should be|can be|can) (?:also|another|an other|a further|as well|one more) (?:be )?(?:an? )?(?:choice (?:of|for) |option (?:of|for) )?LABEL${END}`,
  `${LIST} (?:is|are) (?:also |still )?missing (?:in|from|under|at|for|among) LABEL${END}`,
  `(?:we|you|there) (?:also|forgot|sometimes also|also sometimes) (?:use|have|need|forgot|work with|is|are)? ?${LIST} (?:as|as an?|for|in|under|among) LABEL`,
  `(?:for|in|under|at|with) LABEL,? (?:add|also add|there is also|we also have|also|please add|is missing|you forgot|also allow|allow also)\\s*:? ${LIST}${END}`,
  `(?:bei|in|zu|zur|zum|unter|für) LABEL (?:fehlt|fehlen|gibt es|kommt|kommen|gehört|brauchen wir|haben wir|bitte|geht|ist|soll|kann)? ?(?:noch|auch|auch noch|bitte noch|noch auch|bitte auch)(?: dazu)? ${LIST}(?: (?:dazu|hinzu|rein|hinzufügen|ergänzen|aufnehmen|sein|möglich|geben|stehen|hinein))*`,
  `(?:bei|in|unter) LABEL (?:fehlt|fehlen) ${LIST}`,
  `LABEL (?:kann|können|darf|könnte|soll|sollte|muss) (?:auch|auch noch|noch|manchmal auch|zusätzlich) ${LIST} (?:sein|enthalten|heißen|anbieten|stehen|haben|geben)`,
  `LABEL (?:ist|hat|heißt|enthält|braucht) (?:auch|noch|auch noch|manchmal auch|manchmal) ${LIST}`,
  `${LIST} (?:fehlt|fehlen) (?:noch |auch |auch noch )?(?:bei|in|unter) LABEL(?: noch)?`,
  `${LIST} (?:ist|sind|wäre|kann) (?:auch|noch|ebenfalls) (?:ein|eine|einer|als)? ?LABEL(?: sein)?`,
  `(?:nimm|füge?|ergänze?|setze?|trag|schreib)? ?(?:bitte )?(?:auch |noch )?${LIST} (?:noch |auch )?(?:zu|zur|zum|bei|in|unter|als) LABEL(?: (?:hinzu|dazu|ein|auf|hinzufügen|ergänzen|aufnehmen|mit auf|rein|noch|auch))+`,
];
