import { parseList, trimmed } from "../fields/list.ts";
import { modelAt } from "../limits/modelled.ts";
import { indexes, isSilent, mark, take, textOf } from "../words/scene.ts";
import { notRenamed } from "./not-renamed.ts";
import { targetList } from "./target-list.ts";
import { type Change, saidAll, says, takeSaid, withPart } from "./wish.ts";

const LONGEST_WORDS = 4;

/** "the status choices should be new, cooking, done", "die Punkte sind jetzt: Laptop, Ausweis": all of a list that a word calls for. */
export const setNames: Change = (wish) => {
  const { words } = wish;
  const [cue] = saidAll(wish, words.areThese);
  if (cue === undefined || says(wish, [words.remove, words.leaves, words.rename, words.replace].join("|"))) return null;
  const target = targetList(wish);
  if (target === null || target.list.kind === "people" || !target.calls.some(({ to }) => to <= cue.from)) return null;
  const { list, calls } = target;
  let from = cue.to;
  while (mark(wish.items[from]) === ":" || (isSilent(wish.items[from]) && mark(wish.items[from + 1]) !== ","))
    from += 1;
  const { elements, range } = parseList(wish, from, wish.items.length);
  const plain = elements.map((element) => trimmed(wish, element));
  const names = plain.map((element) => {
    const [item] = wish.items.slice(element.from, element.to);
    return item?.kind === "quote" ? item.inner.trim() : textOf(wish, element);
  });
  const isList = plain.every(
    (element) =>
      element.to - element.from <= LONGEST_WORDS &&
      wish.items
        .slice(element.from, element.to)
        .every(({ kind }) => ["word", "number", "quote", "mark"].includes(kind)),
  );
  if (!isList || names.length < Math.max(2, list.least) || String(names) === String(list.names)) return null;
  takeSaid(wish, [words.areThese, words.filler].join("|"));
  take(wish, { from: cue.from, to: range.to });
  for (const one of calls) modelAt(wish, ...indexes(one));
  return withPart(wish.parts, list.part, list.put(notRenamed(wish, list, [...new Set(names)])));
};
