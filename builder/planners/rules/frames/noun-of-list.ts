import type { Noun } from "../../../../sdk/contract/parts.ts";
import { readSubject } from "../called/subject.ts";
import { nounOf } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import { has, indexes, indexesOf, isSilent, type Range, type Scene, take } from "../words/scene.ts";
import { isName } from "./noun-sense.ts";
import { isFreeNoun, isThing, isThingNamed } from "./thing-words.ts";

/** "list of suppliers", "collect lunch orders", "die Verträge sammeln": what a list or a verb of keeping is of. */
export function ofListOrVerb(scene: Scene, clauses: readonly Range[]): Noun | null {
  for (const clause of clauses) {
    const [list] = indexesOf(scene, clause, "list").filter((index) => !scene.used.has(index));
    const ofList = list === undefined ? null : readSubject(scene, list, clause, "list");
    if (ofList !== null && isThingNamed(scene, ofList)) return ofList;
    const verbs = [...indexesOf(scene, clause, "keep"), ...indexesOf(scene, clause, "enter")].filter(
      (index) => (!scene.used.has(index) || has(scene.items[index], "keep")) && !isNounOfTwo(scene, index),
    );
    for (const verb of verbs) {
      if (scene.context.lexicon.language.code === "en") take(scene, { from: verb, to: verb + 1 });
      // "type /found umbrella": an example behind a command.
      if (scene.items[verb + 1]?.kind === "command") continue;
      // "people keep bringing back parcels" tells what happens.
      if (/^keeps?$/i.test(scene.items[verb]?.text ?? "") && /ing$/i.test(scene.items[verb + 1]?.text ?? "")) continue;
      const noun = readSubject(scene, verb, clause, "keep", "enter", "list");
      if (noun !== null && isNamed(scene, noun) && isThingNamed(scene, noun)) return noun;
    }
    const own = scene.context.lexicon.language.code === "de" ? ofDoers(scene, verbs, clause) : null;
    if (own !== null) return own;
    if (verbs.some((verb) => hasDoer(scene, clause, verb))) continue;
    const last = scene.context.lexicon.language.code === "de" ? verbs.at(-1) : undefined;
    if (last === undefined) continue;
    for (const object of [nounPhraseFrom(scene, clause.from, last), objectBefore(scene, last, clause)]) {
      const isFree = !indexes(object ?? { from: 0, to: 0 }).some(
        (index) => scene.used.has(index) || has(scene.items[index], "command", "list"),
      );
      if (object === null || !isFree || !isThing(scene, object) || !isName(scene, nounOf(scene, object))) continue;
      take(scene, object);
      return nounOf(scene, object);
    }
  }
  return null;
}

/** "für das Fest sammeln wir Sachspenden": behind the verb and who does it. */
function ofDoers(scene: Scene, verbs: readonly number[], clause: Range): Noun | null {
  for (const verb of verbs) {
    if (!/^(?:wir|ich)$/i.test(scene.items[verb + 1]?.text ?? "")) continue;
    const phrase = nounPhraseFrom(scene, verb + 2, clause.to);
    const isLarge = /^\p{Lu}/u.test(scene.items[(phrase?.to ?? 0) - 1]?.text ?? "");
    if (phrase === null || phrase.from > verb + 3 || !isLarge || !isFreeNoun(scene, phrase) || !isThing(scene, phrase))
      continue;
    take(scene, { from: verb, to: phrase.to });
    return nounOf(scene, phrase);
  }
  return null;
}

/** "lass uns die Wartungsverträge irgendwo sammeln": past small words, what stands before the verb. */
function objectBefore(scene: Scene, verb: number, clause: Range): Range | null {
  let end = verb;
  while (end > clause.from && isSilent(scene.items[end - 1])) end -= 1;
  const phrase = nounPhraseBefore(scene, end, clause.from);
  const isLarge = /^\p{Lu}/u.test(scene.items[(phrase?.to ?? 0) - 1]?.text ?? "");
  return phrase !== null && isLarge ? phrase : null;
}

/** "delivery note": the end of a thing's name, in what was read as a list. */
function isNounOfTwo(scene: Scene, index: number): boolean {
  const before = scene.items[index - 1];
  const isName = before?.kind === "word" && !isSilent(before) && !has(before, "and", "or", "with", "that", "wh");
  return scene.context.lexicon.language.code === "en" && scene.used.has(index) && scene.used.has(index - 1) && isName;
}

/** "Das Housekeeping soll melden können", "die Filialen (…) sollen eintragen": first stands who does it. */
function hasDoer(scene: Scene, clause: Range, verb: number): boolean {
  if (scene.context.lexicon.language.code !== "de") return false;
  const doer = nounPhraseFrom(scene, clause.from, verb);
  if (doer === null || indexes({ from: clause.from, to: doer.from }).some((at) => !isSilent(scene.items[at])))
    return false;
  const modal = indexes({ from: doer.to, to: verb }).find((at) => MODAL.test(scene.items[at]?.text ?? ""));
  const open = modal === undefined ? [] : indexes({ from: modal + 1, to: verb }).filter((at) => isFreeWord(scene, at));
  return modal !== undefined && open.length === 0;
}

const MODAL =
  /^(?:soll|sollen|sollte|sollten|kann|können|könnte|könnten|muss|müssen|darf|dürfen|will|wollen|möchte|möchten)$/i;

function isFreeWord(scene: Scene, at: number): boolean {
  const item = scene.items[at];
  return item?.kind === "word" && !isSilent(item);
}

/** No verb, question or pronoun that was taken for a thing. */
function isNamed(scene: Scene, { one }: Noun): boolean {
  const { concepts, code } = {
    concepts: scene.context.lexicon.language.concepts,
    code: scene.context.lexicon.language.code,
  };
  const known = new Set(`${concepts.enter}|${concepts.keep}|${concepts.wh}`.split("|"));
  const isVerb = code === "de" && known.has(one.toLowerCase());
  return !isVerb && !/^(?:wer|was|wo|who|what|where|it|es|them|commands?|befehle?)(?:['’]s)?$/i.test(one);
}
