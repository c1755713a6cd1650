import { PART_WORDS } from "../languages/language.ts";
import { indexes, indexesOf, wholeOf } from "../words/scene.ts";
import { saidAll, type Wish } from "./wish.ts";

const GRAMMAR = [
  "add",
  "change",
  "remove",
  "say",
  "remind",
  "all",
  "everybody",
  "in",
  "until",
  "per",
  "of",
  "and",
  "digest",
  "list",
  "with",
  "columns",
  "also",
  "me",
] as const;

/** Words that only say that something is wished. */
export function takeGrammar(wish: Wish): void {
  for (const index of indexesOf(wish, wholeOf(wish), ...GRAMMAR)) wish.used.add(index);
  for (const range of saidAll(wish, wish.words.filler)) for (const index of indexes(range)) wish.used.add(index);
}

/** Words of what the parts are about. */
export function takeNouns(wish: Wish): void {
  const { singular, plural } = wish.context.lexicon.language;
  const kinds = wish.parts.flatMap(({ part }) => PART_WORDS.filter((word) => word === part));
  for (const index of indexesOf(wish, wholeOf(wish), ...kinds)) wish.used.add(index);
  const names = wish.parts.flatMap((part) => [
    "noun" in part ? [part.noun.one, part.noun.many] : [],
    "title" in part ? part.title : [],
    "duty" in part ? part.duty : [],
    "question" in part ? part.question : [],
    "columns" in part && part.part !== "command" ? part.columns.map(({ label }) => label) : [],
  ]);
  const words = new Set(
    names
      .flat()
      .join(" ")
      .toLowerCase()
      .match(/[\p{L}]+/gu) ?? [],
  );
  for (const index of indexes(wholeOf(wish))) {
    const word = wish.items[index]?.text.toLowerCase() ?? "";
    if ([word, singular(word).toLowerCase(), plural(word).toLowerCase()].some((one) => words.has(one)))
      wish.used.add(index);
  }
}
