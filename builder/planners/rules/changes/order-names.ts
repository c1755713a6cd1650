import { modelAt } from "../limits/modelled.ts";
import { indexes, type Range } from "../words/scene.ts";
import { type Target, targetList } from "./target-list.ts";
import { type Change, saidAll, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** "the order should be Cem, Ana, Ben", "Cem vor Ana", "reverse the order", "Ben first". */
export const orderNames: Change = (wish) => {
  const { words } = wish;
  const target = targetList(wish);
  if (target === null || (target.list.kind === "people" && target.list.part.part !== "rota")) return null;
  if (says(wish, [words.remove, words.leaves].join("|"))) return null;
  const { list, said } = target;
  const names = [...new Set(said.map(({ name }) => name))];
  const isAll = list.names.length > 1 && names.length === list.names.length;
  const isReverse = says(wish, words.reverse) && (target.calls.length > 0 || says(wish, words.order));
  const ordered =
    isReverse && names.length === 0
      ? [...list.names].reverse()
      : isAll && says(wish, words.order)
        ? names
        : besides(wish, target);
  if (ordered === null || String(ordered) === String(list.names)) return null;
  takeSaid(wish, [words.filler, words.order, words.reverse, words.replace].join("|"));
  for (const range of [...said.map(({ range }) => range), ...target.calls]) modelAt(wish, ...indexes(range));
  return withPart(wish.parts, list.part, list.put(ordered));
};

/** One name moved to where another is, or to an end. */
function besides(wish: Wish, { list, said }: Target): string[] | null {
  const { after, before, first, last } = wish.words;
  const [moved, other] = said;
  if (moved === undefined || said.length > 2) return null;
  const rest = list.names.filter((name) => name !== moved.name);
  const near = (phrases: string): Range | undefined =>
    saidAll(wish, phrases).find(({ to }) => (other === undefined ? true : to === other.range.from));
  if (other === undefined) {
    const [top, end] = [near(first), near(last)];
    const found = top ?? end;
    if (found === undefined) return null;
    modelAt(wish, ...indexes(found));
    return top === undefined ? [...rest, moved.name] : [moved.name, ...rest];
  }
  const [behind, ahead] = [near(after), near(before)];
  const found = behind ?? ahead;
  if (found === undefined) return null;
  modelAt(wish, ...indexes(found));
  const at = rest.indexOf(other.name) + (behind === undefined ? 0 : 1);
  return [...rest.slice(0, at), moved.name, ...rest.slice(at)];
}
