import type { Part } from "../../../../sdk/contract/parts.ts";
import { capital } from "../fields/names.ts";
import { withPart } from "./wish.ts";

/** "you forgot the small meeting room", "add the small meeting room", "the garden too": one more thing to book, as it is said. */
export function withOneMoreThing(parts: readonly Part[], said: string): Part[] | null {
  const [target, another] = parts.filter((part) => part.part === "booking");
  if (target === undefined || another !== undefined) return null;
  const name = FRAMES.map((frame) => frame.exec(said)?.groups?.name).find((one) => one !== undefined);
  const heads = [target.noun.one, target.noun.many, ...target.things].map((one) => one.toLowerCase().split(" ").at(-1));
  // Beside big and small rooms only what ends as they do is certainly one of them; a small word beside it says so too.
  const isAlike = heads.includes(name?.toLowerCase().split(" ").at(-1));
  if (name === undefined || !isAlike || target.things.some((one) => one.toLowerCase() === name.toLowerCase()))
    return null;
  const things = [...target.things, capital(name)];
  return withPart(parts, target, { ...target, things });
}

const ARTICLE = "(?:the |a |an |our |one more |another |den |die |das |der |einen |eine |ein |noch einen |noch eine )?";
const NAME = "(?<name>\\p{L}[\\p{L}\\d-]*(?: [\\p{L}\\d-]+){1,3}?)";
const TAIL = "(?: (?:too|as well|please|also|hinzu|dazu|ein|auch|bitte|vergessen|noch))*";
const FRAMES: readonly RegExp[] = [
  new RegExp(
    `^(?:you(?:'ve)? (?:forgot|missed|left out)|there(?:'s| is) also|add|include) ${ARTICLE}${NAME}${TAIL}$`,
    "iu",
  ),
  new RegExp(
    `^(?:du hast|es fehlt|es fehlen|da fehlt|fehlt|füge?|ergänze?|nimm) (?:noch )?${ARTICLE}${NAME}${TAIL}$`,
    "iu",
  ),
];
