import type { Noun } from "../../../../sdk/contract/parts.ts";
import { parseList } from "../fields/list.ts";
import { nounFrom } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { clauseOf, has, indexes, indexesOf, isOpen, isSilent, type Range, type Scene, take, textOf } from "../scene.ts";
import { readSubject } from "../subject.ts";

/** What the things are: near the word that called for the part, or near its list. */
export function readThing(scene: Scene, trigger: number, range: Range): Noun {
  scene.used.add(trigger);
  const { names } = scene.context.lexicon.language;
  const noun = readSubject(scene, trigger, range, "booking", "lending", "status_board", "list");
  if (noun !== null) return noun;
  for (const index of indexesOf(scene, range, "list", "keep", "wh")) {
    const other = has(scene.items[index], "wh") ? null : readSubject(scene, index, range, "list", "lending", "booking");
    if (other !== null) return other;
  }
  for (const clause of scene.clauses.filter(({ from, to }) => from < range.to && to > range.from)) {
    const start = indexes(clause).find(
      (index) => !scene.used.has(index) && nounPhraseFrom(scene, index, clause.to)?.from === index,
    );
    const phrase = start === undefined ? null : nounPhraseFrom(scene, start, Math.min(clause.to, range.to));
    if (
      phrase === null ||
      indexes(phrase).some((index) => has(scene.items[index], "say", "remind", "states", "status_board")) ||
      isManner(scene, phrase)
    )
      continue;
    take(scene, phrase);
    return nounFrom(scene, textOf(scene, phrase));
  }
  return nounFrom(scene, names.thing ?? "thing");
}

/** "Beamer und Kamera verleihen": in German the verb comes last. */
export function thingsBefore(scene: Scene, trigger: number): string[] {
  if (scene.context.lexicon.language.code !== "de") return [];
  const { from } = clauseOf(scene, trigger);
  let end = trigger;
  while (end > from && isSilent(scene.items[end - 1])) end -= 1;
  const { elements } = parseList(scene, from, end);
  const isList =
    elements.length >= 2 &&
    elements.every(
      (element) =>
        element.to - element.from <= 2 &&
        /^\p{Lu}/u.test(textOf(scene, element)) &&
        indexes(element).every((index) => isOpen(scene.items[index])),
    );
  if (!isList) return [];
  take(scene, { from, to: trigger });
  return elements.map((element) => textOf(scene, element));
}

/** Words that only say how: "max", "per day". */
function isManner(scene: Scene, phrase: Range): boolean {
  return indexes(phrase).every((index) => {
    const item = scene.items[index];
    const found = item?.kind === "word" ? item.senses : [];
    return found.length > 0 && found.every((sense) => sense.startsWith("vocabulary:"));
  });
}
