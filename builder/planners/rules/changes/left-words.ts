import { has, isSilent, type Range } from "../words/scene.ts";
import { saidAll, type Wish } from "./wish.ts";

/** What stands between the words that say what to do, separated by commas and "and". */
export function leftWords(wish: Wish, skipped: ReadonlySet<number>): Range[] {
  const runs: Range[] = [];
  for (const [index, item] of wish.items.entries()) {
    const isWord = item.kind === "person" || item.kind === "number" || (item.kind === "word" && isNaming(wish, index));
    if (skipped.has(index) || !isWord) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.to === index) last.to = index + 1;
    else runs.push({ from: index, to: index + 1 });
  }
  return runs;
}

/** No grammar, no small word. */
function isNaming(wish: Wish, index: number): boolean {
  const item = wish.items[index];
  if (saidAll(wish, wish.words.filler).some(({ from, to }) => index >= from && index < to)) return false;
  const isLarge = /^\p{Lu}|^\d/u.test(item?.text ?? "") && index > 0 && wish.context.lexicon.language.code === "en";
  if (isLarge && !isSilent(item)) return true;
  return (
    !isSilent(item) &&
    !has(
      item,
      "and",
      "or",
      "of",
      "with",
      "in",
      "add",
      "remove",
      "change",
      "say",
      "also",
      "me",
      "everybody",
      "list",
      "all",
      "that",
      "until",
      "yesterday",
      "today",
      "week",
    )
  );
}
