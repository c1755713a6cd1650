import { modelAt } from "../modelled.ts";
import { gap, indexes } from "../scene.ts";
import { type NameList, nameLists } from "./name-list.ts";
import { newNames } from "./new-names.ts";
import { type Target, targetList } from "./target-list.ts";
import { type Change, saidAll, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** "Dora is new, put her in after Cem", "add a state 'on hold'", "noch ein Raum: Bergen". */
export const addName: Change = (wish) => {
  const { words } = wish;
  const verbs = [words.add, words.joins, words.also].join("|");
  if (!says(wish, verbs) || says(wish, words.column)) return null;
  const target = targetList(wish, true);
  if (target === null || (target.list.isAside && target.calls.length === 0)) return null;
  const { list, said } = target;
  const names = newNames(wish, target, verbs);
  if (names.length === 0) {
    const [there] = said;
    if (there !== undefined && !saysWhere(wish)) gap(wish, "name_there", there.name, true);
    return null;
  }
  const known = names.find((name) => list.names.some((one) => one.toLowerCase() === name.toLowerCase()));
  if (known !== undefined) {
    gap(wish, "name_there", known, true);
    return null;
  }
  const place = placeOf(wish, target);
  takeSaid(wish, [verbs, words.filler].join("|"));
  for (const range of target.calls) modelAt(wish, ...indexes(range));
  return withPart(
    wish.parts,
    list.part,
    list.put([...list.names.slice(0, place), ...names, ...list.names.slice(place)]),
  );
};

function saysWhere(wish: Wish): boolean {
  return says(wish, [wish.words.after, wish.words.before].join("|"));
}

/** Where in the list; at its end, where nothing else is said. */
function placeOf(wish: Wish, { list, said }: Target): number {
  const { after, before, first, last } = wish.words;
  for (const { name, range } of said) {
    const at = list.names.indexOf(name);
    const right = (phrases: string) => saidAll(wish, phrases).find(({ to }) => to === range.from);
    const [behind, ahead] = [right(after), right(before)];
    const found = behind ?? ahead;
    if (found === undefined) continue;
    modelAt(wish, ...indexes({ from: found.from, to: range.to }));
    return behind === undefined ? at : at + 1;
  }
  const [top, end] = [saidAll(wish, first)[0], saidAll(wish, last)[0]];
  for (const range of [top, end]) if (range !== undefined) modelAt(wish, ...indexes(range));
  if (top !== undefined && end === undefined) return 0;
  return list.kind !== "people" && isTakenPlace(wish, list) ? Math.max(0, list.names.length - 1) : list.names.length;
}

/** Where the same message took out the last name, a new one there would be that one with another name. */
function isTakenPlace(wish: Wish, list: NameList): boolean {
  const before = nameLists({ parts: wish.before.parts, context: wish.context });
  const old = before.find(
    (one) => one.kind === list.kind && one.called === list.called && one.part.part === list.part.part,
  );
  const gone = old?.names[list.names.length];
  return gone !== undefined && !list.names.includes(gone) && end(old?.names) !== end(list.names);
}

function end(names: readonly string[] = []): string | undefined {
  return names.at(-1);
}
