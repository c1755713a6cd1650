import type { Made } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";

/** Who made an App's code: a sentence that every card people decide on carries. */
export function madeWords(by: Made, { made }: Language): string {
  return made[by];
}
