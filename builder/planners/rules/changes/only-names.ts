import { capital } from "../fields/names.ts";
import { modelAt } from "../limits/modelled.ts";
import { has, indexes, isSilent, mark, type Range, take, textOf } from "../words/scene.ts";
import { type NameList, nameLists } from "./name-list.ts";
import { notRenamed } from "./not-renamed.ts";
import { saidNames } from "./said-names.ts";
import { type Change, saidAll, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** "only Ana and Cem from now on", "nur noch Jonas und Marcus, dafür Priya", "the team is now Ana, Dora and Emil": all that stay. */
export const onlyNames: Change = (wish) => {
  const { words } = wish;
  const [list, ...others] = nameLists(wish).filter(({ isAside }) => !isAside);
  if (list === undefined || others.length > 0) return null;
  const [only] = saidAll(wish, words.onlyThese);
  const [now] = saidAll(wish, words.nowThese);
  const cue = only ?? now;
  if (cue === undefined) return null;
  const read = namesFrom(wish, cue.to, list);
  if (read === null || read.length < (only === undefined ? 2 : 1)) return null;
  const fresh = read.filter((name) => !list.names.includes(name));
  const known = read.filter((name) => list.names.includes(name));
  if (known.length === 0 || (fresh.length > 0 && list.kind !== "people") || known.length < list.least) return null;
  const names = only === undefined ? read : [...list.names.filter((name) => known.includes(name)), ...fresh];
  if (String(names) === String(list.names)) return null;
  takeSaid(wish, [words.onlyThese, words.nowThese, words.leaves, words.remove, words.filler].join("|"));
  for (const { range } of saidNames(wish, list.names)) modelAt(wish, ...indexes(range));
  return withPart(wish.parts, list.part, list.put(notRenamed(wish, list, names)));
};

/** Names and nothing else up to the sentence's end; null: something else is said of them. */
function namesFrom(wish: Wish, start: number, list: NameList): string[] | null {
  const known = saidNames(wish, list.names);
  const passed = saidAll(
    wish,
    [wish.words.filler, wish.words.calls[list.kind], list.called, wish.words.inPlace, wish.words.into]
      .filter((one) => one !== "")
      .join("|"),
  );
  const names: string[] = [];
  const taken: Range[] = [];
  let at = start;
  while (at < wish.items.length && !/^[.!?;]$/.test(mark(wish.items[at])) && wish.items[at]?.kind !== "break") {
    const item = wish.items[at];
    const there = known.find(({ range }) => range.from === at);
    const pass = passed.find(({ from }) => from === at);
    if (there !== undefined) {
      names.push(there.name);
      at = there.range.to;
    } else if (item?.kind === "person") {
      names.push(item.name);
      taken.push({ from: at, to: at + 1 });
      at += 1;
    } else if (pass !== undefined) at = pass.to;
    else if (isSilent(item) || has(item, "and", "also") || /^[,&+/:–-]$/.test(mark(item))) at += 1;
    else {
      let end = at;
      while (isNamePart(wish, end, list)) end += 1;
      if (end === at || end - at > 3) return null;
      names.push(capital(textOf(wish, { from: at, to: end })));
      taken.push({ from: at, to: end });
      at = end;
    }
  }
  for (const range of taken) take(wish, range);
  return [...new Set(names)];
}

/** Of somebody who is new, written large. */
function isNamePart(wish: Wish, index: number, list: NameList): boolean {
  const item = wish.items[index];
  return list.kind === "people" && item?.kind === "word" && item.senses.length === 0 && /^\p{Lu}/u.test(item.text);
}

/** Whether a wish says which names stay, so that those are none that go. */
export function saysWhichStay(wish: Wish): boolean {
  return says(wish, wish.words.onlyThese);
}
