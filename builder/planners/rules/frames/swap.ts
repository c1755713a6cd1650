import { nounFrom } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { indexes, type Range, type Scene, take, textOf } from "../words/scene.ts";
import { isName } from "./noun-sense.ts";
import { isThing } from "./thing-words.ts";

/** "want to swap shifts", "Schichten tauschen wollen": what is asked for is a shift swap. null: nothing is swapped. */
export function ofSwap(scene: Scene, range: Range): string | null {
  const isGerman = scene.context.lexicon.language.code === "de";
  for (const index of indexes(range)) {
    if (!(isGerman ? TAUSCHEN : SWAPS).test(scene.items[index]?.text ?? "")) continue;
    const phrase = isGerman ? nounBefore(scene, index, range) : nounPhraseFrom(scene, index + 1, range.to);
    const isNext = phrase !== null && phrase.from - index <= 2;
    if (phrase === null || !isNext || !isThing(scene, phrase)) continue;
    if (indexes(phrase).some((at) => scene.used.has(at))) continue;
    const noun = nounFrom(scene, textOf(scene, phrase));
    if (!isName(scene, noun)) continue;
    take(scene, { from: Math.min(index, phrase.from), to: Math.max(index + 1, phrase.to) });
    return (scene.context.lexicon.language.names.swap ?? "{}").replace("{}", () => noun.one);
  }
  return null;
}

const SWAPS = /^(?:swap|swaps|swapping|trade|trades|trading|switch|exchange)$/i;
const TAUSCHEN = /^(?:tauschen|tauscht|eintauschen|austauschen|zu tauschen)$/i;

function nounBefore(scene: Scene, index: number, range: Range): Range | null {
  const at = index - 1;
  return at >= range.from && /^\p{Lu}\p{Ll}/u.test(scene.items[at]?.text ?? "") ? { from: at, to: index } : null;
}
