import { modelAt, modelWhere } from "../limits/modelled.ts";
import { gap, indexes, wholeOf } from "../words/scene.ts";
import { newNames } from "./new-names.ts";
import { notRenamed } from "./not-renamed.ts";
import { saysWhichStay } from "./only-names.ts";
import { askName, targetList } from "./target-list.ts";
import { type Change, saidAll, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** "Marcus left, take him out", "remove the room Oslo", "streich Punkt Zugangskarte". */
export const removeName: Change = (wish) => {
  const { words } = wish;
  const verbs = [words.remove, words.leaves].join("|");
  // Which names stay is said of names that do not go.
  if (saysWhichStay(wish)) return null;
  if (!says(wish, verbs) || says(wish, [words.required, words.optional].join("|"))) return null;
  const target = targetList(wish);
  if (target === null) return null;
  const { list, calls } = target;
  const kept = staying(wish);
  const said = target.said.filter(({ range }) => !kept.has(range.to));
  if (said.length === 0) {
    const isCalled = calls.length > 0 || (!list.isAside && wish.parts.length === 1) || says(wish, words.leaves);
    const [unknown] = isCalled && !says(wish, words.column) ? newNames(wish, target, verbs) : [];
    return unknown === undefined ? null : askName(wish, unknown, list);
  }
  const gone = new Set(said.map(({ name }) => name));
  const left = list.names.filter((name) => !gone.has(name));
  if (left.length < list.least) {
    gap(wish, "few", [...gone].join(", "), true);
    return null;
  }
  takeSaid(wish, [verbs, words.stays, words.filler].join("|"));
  for (const { range } of target.said) modelAt(wish, ...indexes(range));
  for (const range of calls) modelAt(wish, ...indexes(range));
  modelWhere(wish, wholeOf(wish), ["negation", "leading"], () => true);
  return withPart(wish.parts, list.part, list.put(notRenamed(wish, list, left)));
};

/** "Cem can go, Ana stays": where it is said, right behind a name. */
function staying(wish: Wish): Set<number> {
  return new Set(saidAll(wish, wish.words.stays).map(({ from }) => from));
}
