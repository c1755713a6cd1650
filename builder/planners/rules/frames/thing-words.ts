import type { Noun } from "../../../../sdk/contract/parts.ts";
import { has, indexes, mark, type Range, type Scene, senses } from "../words/scene.ts";

/** Words that may name what is kept: no verb, adverb, state or sign, and no word that the writer would have written large. */
export function isThing(scene: Scene, range: Range): boolean {
  const last = scene.items[range.to - 1];
  if (last?.kind !== "word" || last.text.length < 2) return false;
  const { code, features } = scene.context.lexicon.language;
  if (features.split("|").includes(last.word)) return false;
  if (has(last, "due", "overdue", "open", "done", "until", "before", "not", "wh", "remind", "private", "older"))
    return false;
  if (code !== "de") return !NO_THING.test(last.word);
  const isSmall = /^\p{Ll}/u.test(last.text) && writesLarge(scene);
  return !isSmall && !KEINE_SACHE.test(last.word) && !indexes(range).some((at) => isHow(scene, at));
}

/** As `isThing`, of what was read already. */
export function isThingNamed({ context }: Scene, { one, many }: Noun): boolean {
  const { code, features } = context.lexicon.language;
  const words = [one, many].map((noun) => noun.toLowerCase().split(" ").at(-1) ?? "");
  const known = code === "de" ? KEINE_SACHE : NO_THING;
  return words.every((word) => !known.test(word) && !features.split("|").includes(word));
}

/** Said of how, how much or where it is, never of what. */
const NO_THING =
  /^(?:hands?|chaos|mess|disaster|nightmare|half|lot|lots|paper|excel|everything|anything|nothing|something|everyone|kind|sort|way|ways|moment|while|nice|easy|simple|fresh|blank|empty|clean|new|fine|short|quick|fast|daily|weekly|monthly|fw|fwd|re|pls|head|heads|place|hell|pain|overview|sight|mind)$/;
const KEINE_SACHE =
  /^(?:chaos|durcheinander|blick|kopf|hand|überblick|zettel|papier|excel|ordnung|griff|auge|augen|kurz|künftig|zukünftig|neu|einzeln|täglich|schluss|gott|mal|anfang|ende|hilfe)$/;

/** The writer begins nouns with a large letter: one at least within a sentence. */
function writesLarge(scene: Scene): boolean {
  return scene.items.some(
    (item, index) =>
      item.kind === "word" &&
      /^\p{Lu}\p{Ll}/u.test(item.text) &&
      index > 0 &&
      mark(scene.items[index - 1]) === "" &&
      scene.items[index - 1]?.kind === "word",
  );
}

/** "abläuft", "fehlt": a verb of a sentence, in what would be a name. */
function isHow(scene: Scene, index: number): boolean {
  return senses(scene.items[index]).includes("due");
}

/** Words that name something: no verbs, nothing that a column is called. */
export function isFreeNoun(scene: Scene, range: Range): boolean {
  return !indexes(range).some((index) => {
    const item = scene.items[index];
    const isVerb = has(item, "keep", "enter", "list", "columns", "approval", "overdue", "open", "total", "digest");
    return scene.used.has(index) || isVerb;
  });
}
