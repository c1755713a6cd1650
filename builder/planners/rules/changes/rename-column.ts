import { capital } from "../fields/names.ts";
import { gap, indexes, isSilent, mark, textOf } from "../words/scene.ts";
import { saidColumns, takeColumns } from "./said-columns.ts";
import { type Change, saidAll, says, type Wish, withPart } from "./wish.ts";

/** "rename phone to mobile", "Spalte Name soll „Kunde“ heißen": the label; what was entered stays in it. */
export const renameColumn: Change = (wish) => {
  const { replace } = wish.words;
  const rename = [wish.words.rename, wish.words.becomes].join("|");
  if (!says(wish, [rename, replace].join("|"))) return null;
  const found = saidColumns(wish);
  const [column, ...others] = found?.columns ?? [];
  const [said] = found?.said ?? [];
  if (found === null || column === undefined || said === undefined) return null;
  const label = newLabel(wish, said.range.to, others.length > 0 ? found.said[1]?.name : undefined);
  if (label === null) return null;
  const { part } = found;
  if (part.columns.some((one) => one !== column && one.label.toLowerCase() === label.toLowerCase())) {
    gap(wish, "name_there", label, true);
    return null;
  }
  takeColumns(wish, found, [rename, replace, wish.words.to].join("|"));
  const columns = part.columns.map((one) => (one === column ? { ...column, label } : one));
  return withPart(wish.parts, part, { ...part, columns });
};

/** In quotes, or what stands behind the old label and "to". */
function newLabel(wish: Wish, from: number, known: string | undefined): string | null {
  const quote = wish.items.findLastIndex((item, index) => item.kind === "quote" && index >= from);
  const item = wish.items[quote];
  if (item?.kind === "quote") {
    wish.used.add(quote);
    return capital(item.inner.trim());
  }
  if (known !== undefined) return capital(known);
  const { to: toWords, rename, becomes, filler, column } = wish.words;
  const passed = saidAll(wish, [toWords, rename, becomes, filler, column].join("|"));
  const isPassed = (index: number) =>
    passed.some((range) => index >= range.from && index < range.to) ||
    isSilent(wish.items[index]) ||
    mark(wish.items[index]) !== "";
  let start = from;
  while (start < wish.items.length && isPassed(start)) start += 1;
  let end = wish.items.length;
  while (end > start && isPassed(end - 1)) end -= 1;
  const items = wish.items.slice(start, end);
  if (start >= end || end - start > 5 || items.some(({ kind }) => kind !== "word" && kind !== "number")) return null;
  for (const index of indexes({ from: start, to: end })) wish.used.add(index);
  return capital(textOf(wish, { from: start, to: end }));
}
