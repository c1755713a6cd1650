import { indexes, isOpen, isSilent, mark, type Range, type Scene, textOf } from "../words/scene.ts";
import { parseList } from "./list.ts";
import { nounFrom } from "./names.ts";
import type { NumberedList } from "./numbered.ts";

/** No more of one thing have a name each. */
const MOST = 30;

/** "2x PS5, 1x Switch", "3 drills, 1 ladder": how many there are of each, in a list. null: there is none. Nothing is taken. */
export function countedListIn(scene: Scene, range: Range): NumberedList | null {
  for (const start of indexes(range).filter((index) => isCount(scene, index))) {
    const { elements } = parseList(scene, start, range.to, (index) => /^[)–—-]$/.test(mark(scene.items[index])));
    const other = elements.findIndex((element) => namesOf(scene, element) === null);
    const counted = other < 0 ? elements : elements.slice(0, other);
    const last = counted.at(-1);
    if (counted.length < 2 || last === undefined) continue;
    return {
      from: start,
      to: endOfName(scene, last),
      names: counted.flatMap((element) => namesOf(scene, element) ?? []),
    };
  }
  return null;
}

/** "1x Leinwand tageweise buchen": in German what is written small behind a name is no part of it. */
function endOfName(scene: Scene, { from, to }: Range): number {
  if (scene.context.lexicon.language.code !== "de") return to;
  const isLarge = (index: number) => /^\p{Lu}/u.test(scene.items[index]?.text ?? "");
  const last = indexes({ from, to }).findLast(isLarge);
  return last === undefined ? to : last + 1;
}

function isCount(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return item?.kind === "number" && item.number >= 1 && item.number <= MOST && Number.isInteger(item.number);
}

function namesOf(scene: Scene, element: Range): string[] | null {
  const { from } = element;
  const to = endOfName(scene, element);
  const item = scene.items[from];
  if (!isCount(scene, from) || item?.kind !== "number" || scene.used.has(from)) return null;
  const start = /^[x×]$/i.test(scene.items[from + 1]?.text ?? "") ? from + 2 : from + 1;
  const words = indexes({ from: start, to });
  const isName =
    words.length > 0 &&
    words.length <= 3 &&
    words.every((index) => isOpen(scene.items[index]) && !isSilent(scene.items[index]) && !scene.used.has(index)) &&
    !UNIT.test(textOf(scene, { from: start, to }));
  if (!isName) return null;
  const said = textOf(scene, { from: start, to });
  const one = start === from + 2 ? said : nounFrom(scene, said).one;
  if (item.number === 1) return [said];
  return Array.from({ length: item.number }, (_, at) => `${one} ${at + 1}`);
}

const UNIT =
  /^(?:%|€|\$|£|euros?|eur|points?|punkte?|people|persons?|personen|leute|minutes?|mins?|hours?|days?|weeks?|months?|years?|minuten|stunden?|tage?|wochen?|monate?|jahre?|km|kg|uhr|mal|times)\b/i;
