import type { Language } from "../words/language.ts";

/** Who made an App's code: a sentence that every card people decide on carries. */
export function madeWords(isComposed: boolean, { made }: Language): string {
  return isComposed ? made.composed : made.coded;
}
