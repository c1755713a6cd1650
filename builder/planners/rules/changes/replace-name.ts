import { modelAt } from "../limits/modelled.ts";
import { gap, indexes, mark, textOf } from "../words/scene.ts";
import { newNames } from "./new-names.ts";
import { notRenamed } from "./not-renamed.ts";
import { askName, type Target, targetList } from "./target-list.ts";
import { type Change, saidAll, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** "swap Ana for Jonas", "rename Alpha to Atlas", "Jonas statt Ana", "Oslo heißt jetzt Bergen". */
export const replaceName: Change = (wish) => {
  const { replace, instead, filler, to } = wish.words;
  const rename = [wish.words.rename, wish.words.becomes].join("|");
  const verbs = [replace, rename, instead].join("|");
  if (!says(wish, verbs) || isElsewhere(wish)) return null;
  const target = targetList(wish);
  if (target === null || (target.said.length === 0 && says(wish, wish.words.column))) return null;
  const { list, said, calls } = target;
  const [one, second] = said;
  // "rename van to van white": the old name is part of the new one.
  const isWithin = one !== undefined && said.length === 2 && second?.name === one.name;
  const other = isWithin ? undefined : second;
  if (one !== undefined && other !== undefined && said.length === 2)
    return exchanged(wish, target, one.name, other.name);
  if (one === undefined) {
    if (calls.length === 0 && (list.isAside || wish.parts.length > 1)) return null;
    const [unknown] = newNames(wish, target, verbs);
    return unknown === undefined || !says(wish, [replace, wish.words.rename].join("|"))
      ? null
      : askName(wish, unknown, list);
  }
  const marker = saidAll(wish, to);
  const isQuoted = wish.items.some(
    ({ kind }, index) => kind === "quote" && !said.some(({ range }) => range.from === index),
  );
  const names = isWithin && !isQuoted ? [] : newNames(wish, target, [verbs, to].join("|"));
  const name = names[0] ?? restBehind(wish, one.range.to, isWithin ? [to, rename].join("|") : to);
  if (name === undefined || names.length > 1 || (said.length > 1 && !isWithin)) return null;
  const at = isWithin ? null : placeOfNew(wish, name);
  const isOldLast = says(wish, instead) && !says(wish, [replace, rename].join("|"));
  // "replace Jonas by Ana", where only Ana is there: nobody is replaced.
  // "statt „Kunde“ lieber „Termin“": what stands right behind it goes, wherever the other one is said.
  const isOldMarked = saidAll(wish, instead).some(({ to: end }) => end === one.range.from);
  if (at !== null && !isOldMarked && (isOldLast ? at > one.range.from : at < one.range.from))
    return askName(wish, name, list);
  if (list.names.some((known) => known.toLowerCase() === name.toLowerCase() && known !== one.name)) {
    gap(wish, "name_there", name, true);
    return null;
  }
  takeSaid(wish, [verbs, filler].join("|"));
  for (const range of [...said.map(({ range }) => range), ...calls, ...marker]) modelAt(wish, ...indexes(range));
  const after = list.names.map((known) => (known === one.name ? name : known));
  // Nobody lent or voted for what comes in another's place; where it is only called otherwise, all that is its own.
  const { part } = list;
  const isThing = list.kind === "things" && part.part !== "booking";
  const isOther = (isThing || part.part === "poll") && !says(wish, rename);
  return withPart(wish.parts, list.part, list.put(isOther ? notRenamed(wish, list, after) : after));
};

/** "Bea ist jetzt in Hamburg": where somebody is, and no other name. */
function isElsewhere({ text }: Wish): boolean {
  return ELSEWHERE.test(text);
}

export const ELSEWHERE =
  /\b(?:is now|are now|ist jetzt|ist nun|sind jetzt)\s+(?:in|at|im|bei|beim|on|auf|with|away|based)\b/i;

/** Of a rota, two who exchange their places. */
function exchanged(wish: Wish, { list, said }: Target, one: string, other: string) {
  if (list.part.part !== "rota" || !says(wish, wish.words.replace) || one === other) return null;
  takeSaid(wish, [wish.words.replace, wish.words.filler].join("|"));
  for (const { range } of said) modelAt(wish, ...indexes(range));
  const names = list.names.map((name) => (name === one ? other : name === other ? one : name));
  return withPart(wish.parts, list.part, list.put(names));
}

/** "to new": whatever small word stands at the end is the name. */
function restBehind(wish: Wish, from: number, to: string): string | undefined {
  const opener = saidAll(wish, to).find((range) => range.from >= from);
  if (opener === undefined) return undefined;
  const passed = saidAll(wish, [wish.words.filler, wish.words.rename].join("|"));
  let end = wish.items.length;
  while (
    end > opener.to + 1 &&
    (mark(wish.items[end - 1]) !== "" || passed.some((range) => range.from < end && range.to >= end))
  )
    end -= 1;
  if (opener.to >= end || end - opener.to > 3) return undefined;
  const items = wish.items.slice(opener.to, end);
  if (items.some(({ kind }) => kind !== "word" && kind !== "number" && kind !== "person")) return undefined;
  const range = { from: opener.to, to: end };
  const name = textOf(wish, range).replace(/[.!?]+$/, "");
  if (name === "") return undefined;
  modelAt(wish, ...indexes(range));
  return name;
}

function placeOfNew(wish: Wish, name: string): number | null {
  const [first] = name.toLowerCase().split(" ");
  const at = wish.items.findIndex((item) => {
    const text = item.kind === "quote" ? item.inner : item.kind === "person" ? item.name : item.text;
    return text.toLowerCase().split(" ")[0] === first;
  });
  return at < 0 ? null : at;
}
