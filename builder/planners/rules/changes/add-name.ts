import { modelAt } from "../limits/modelled.ts";
import { gap, indexes, isOpen } from "../words/scene.ts";
import { newNames } from "./new-names.ts";
import { notRenamed } from "./not-renamed.ts";
import { askName, type Target, targetList } from "./target-list.ts";
import { type Change, saidAll, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** "Dora is new, put her in after Cem", "add a state 'on hold'", "noch ein Raum: Bergen". */
export const addName: Change = (wish) => {
  const { words } = wish;
  const inPlace = isFirst(wish, words.inPlace) ? [words.inPlace] : [];
  const verbs = [words.add, words.needs, words.joins, ...inPlace].join("|");
  if (!says(wish, verbs) || says(wish, words.column)) return null;
  if (says(wish, [words.replace, words.rename].join("|")) && !says(wish, words.add)) return null;
  const target = targetList(wish, true);
  const isCertain = says(wish, [words.add, words.joins, ...inPlace].join("|"));
  if (target === null || (target.calls.length === 0 && (target.list.isAside || !isCertain))) return null;
  const { list, said } = target;
  // "add a date": of a list with columns, whatever else is there.
  const hasColumns = wish.parts.some((part) => part.part === "records" || part.part === "approval");
  if (hasColumns && list.kind !== "people" && target.calls.length === 0 && said.length === 0) return null;
  const place = unknownPlace(wish, target);
  if (place !== null) return askName(wish, place, list);
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
  const [name] = names;
  const gone = names.length === 1 ? replacedBy(wish, target) : undefined;
  if (gone !== undefined && name !== undefined) {
    takeSaid(wish, [verbs, words.filler, words.inPlace].join("|"));
    modelAt(wish, ...indexes({ from: gone.range.from - 1, to: gone.range.to }));
    const all = list.names.map((one) => (one === gone.name ? name : one));
    return withPart(wish.parts, list.part, list.put(notRenamed(wish, list, all)));
  }
  const at = placeOf(wish, target);
  takeSaid(wish, [verbs, words.filler].join("|"));
  for (const range of target.calls) modelAt(wish, ...indexes(range));
  const all = [...list.names.slice(0, at), ...names, ...list.names.slice(at)];
  return withPart(wish.parts, list.part, list.put(notRenamed(wish, list, all)));
};

/** "dafür Priya": where a wish begins with it. */
function isFirst(wish: Wish, phrases: string): boolean {
  const [first] = saidAll(wish, phrases);
  return first !== undefined && indexes({ from: 0, to: first.from }).every((index) => !isOpen(wish.items[index]));
}

/** "put him after Priya", where no Priya is: nobody who is new. */
function unknownPlace(wish: Wish, { list, said }: Target): string | null {
  if (list.kind !== "people") return null;
  for (const { to } of saidAll(wish, [wish.words.after, wish.words.before].join("|"))) {
    const item = wish.items[to];
    const isThere = said.some(({ range }) => range.from === to);
    if (isThere || item === undefined) continue;
    if (item.kind === "person") return item.name;
    if (item.kind === "word" && item.senses.length === 0 && /^\p{Lu}/u.test(item.text)) return item.text;
  }
  return null;
}

/** "Dora kommt für Ana rein", "Dora joins for Ana": who goes. */
function replacedBy(wish: Wish, { list, said }: Target): Target["said"][number] | undefined {
  const [one, other] = said;
  if (one === undefined || other !== undefined || list.kind !== "people") return undefined;
  return /^(?:for|für|fuer|statt|anstatt)$/i.test(wish.items[one.range.from - 1]?.text ?? "") ? one : undefined;
}

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
  return list.names.length;
}
