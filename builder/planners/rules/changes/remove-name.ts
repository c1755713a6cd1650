import { modelAt, modelWhere } from "../modelled.ts";
import { gap, indexes, wholeOf } from "../scene.ts";
import { newNames } from "./new-names.ts";
import { notRenamed } from "./not-renamed.ts";
import { askName, targetList } from "./target-list.ts";
import { type Change, says, takeSaid, withPart } from "./wish.ts";

/** "Marcus left, take him out", "remove the room Oslo", "streich Punkt Zugangskarte". */
export const removeName: Change = (wish) => {
  const { words } = wish;
  const verbs = [words.remove, words.leaves].join("|");
  if (!says(wish, verbs) || says(wish, [words.required, words.optional].join("|"))) return null;
  const target = targetList(wish);
  if (target === null) return null;
  const { list, said, calls } = target;
  if (said.length === 0) {
    const isCalled = calls.length > 0 || (!list.isAside && wish.parts.length === 1) || says(wish, words.leaves);
    const [unknown] = isCalled && !says(wish, words.column) ? newNames(wish, target, verbs) : [];
    return unknown === undefined ? null : askName(wish, unknown, list);
  }
  const gone = new Set(said.map(({ name }) => name));
  const kept = list.names.filter((name) => !gone.has(name));
  if (kept.length < list.least) {
    gap(wish, "few", [...gone].join(", "), true);
    return null;
  }
  takeSaid(wish, [verbs, words.filler].join("|"));
  for (const { range } of said) modelAt(wish, ...indexes(range));
  for (const range of calls) modelAt(wish, ...indexes(range));
  modelWhere(wish, wholeOf(wish), ["negation", "leading"], () => true);
  return withPart(wish.parts, list.part, list.put(notRenamed(wish, list, kept)));
};
