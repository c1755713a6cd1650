import type { Noun } from "../../../../sdk/contract/parts.ts";
import { parseList } from "../fields/list.ts";
import { nounFrom, nounOf } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { clauseOf, has, indexes, indexesOf, isOpen, isSilent, type Range, type Scene, take, textOf } from "../scene.ts";
import { readSubject } from "../subject.ts";

/** What the things are: near the word that called for the part, near its list, or what is counted. */
export function readThing(scene: Scene, trigger: number, range: Range): Noun {
  scene.used.add(trigger);
  const { names } = scene.context.lexicon.language;
  const nouns = [
    () => readSubject(scene, trigger, range, "booking", "lending", "status_board", "list"),
    ...indexesOf(scene, range, "list", "keep").map(
      (index) => () => readSubject(scene, index, range, "list", "lending", "booking"),
    ),
    () => readCounted(scene, range),
    () => ofClause(scene, range),
  ];
  for (const read of nouns) {
    const noun = read();
    if (noun !== null && isThing(scene, noun)) return noun;
  }
  return nounFrom(scene, names.thing ?? "thing");
}

/** No pronoun, and in German nothing that is written small where nouns are written large. */
function isThing(scene: Scene, { one, many }: Noun): boolean {
  if (PRONOUN.test(one) || PRONOUN.test(many)) return false;
  if (scene.context.lexicon.language.code !== "de") return true;
  const written = scene.items.filter(({ kind }) => kind === "word").map(({ text }) => text);
  const isWritten = (word: string) => written.some((text) => text.toLowerCase().includes(word.toLowerCase()));
  const last = [one, many].flatMap((words) => words.split(" ").at(-1) ?? []).find(isWritten);
  const isSmall = last !== undefined && written.every((text) => !text.includes(last));
  return !isSmall || written.filter((text) => /^\p{Lu}/u.test(text)).length < 3;
}

const PRONOUN =
  /^(?:eins?e?|einer|einen?|was|etwas|das|dies\w*|welche\w*|jede[rsn]?|ones?|it|its|them|thems?|some|somethings?|which|whichs?|thats?|who|wer|mehr|more|free|frei)$/i;

/** The first words of a clause that name something. */
function ofClause(scene: Scene, range: Range): Noun | null {
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
  return null;
}

/** "the club has one minibus": what there is one of, or some. */
export function readCounted(scene: Scene, range: Range): Noun | null {
  const { numbers } = scene.context.lexicon.language;
  const isCount = (index: number) => {
    const item = scene.items[index];
    return item?.kind === "number" || (item?.kind === "word" && numbers[item.word] !== undefined);
  };
  for (const index of indexes(range).filter(isCount)) {
    const phrase = nounPhraseFrom(scene, index + 1, range.to);
    if (phrase?.from !== index + 1 || NO_THING.test(textOf(scene, phrase))) continue;
    take(scene, phrase);
    return nounOf(scene, phrase);
  }
  return null;
}

const NO_THING =
  /\b(?:people|persons?|clients?|customers?|teams?|mins?|minutes?|hours?|days?|weeks?|slots?|leute|personen|kunden|gruppen|stunden|minuten|tagen?|wochen?|buttons?|clicks?|klick|knopfdruck)\b/i;

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
