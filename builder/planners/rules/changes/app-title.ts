import { modelAt } from "../limits/modelled.ts";
import { indexes, mark, take, textOf, valuesIn, wholeOf } from "../words/scene.ts";
import { nameLists } from "./name-list.ts";
import { saidNames } from "./said-names.ts";
import { type Change, saidAll, takeSaid } from "./wish.ts";

const LONGEST = 60;

/** "call it Team lunch", "nenn die App „Mittagessen“": what is shown; its address stays. */
export const appTitle: Change = (wish) => {
  const [found] = saidAll(wish, wish.words.title);
  if (found === undefined) return null;
  // "Amount is wrong, it should be called Portions": a column, or one of a list.
  const labels = wish.parts.flatMap((part) =>
    "columns" in part && part.part !== "command" ? part.columns.map(({ label }) => label) : [],
  );
  const names = [...labels, ...nameLists(wish).flatMap((list) => list.names)];
  if (saidNames(wish, names).some(({ range }) => range.to <= found.from)) return null;
  const [quote] = valuesIn(wish, wholeOf(wish), "quote");
  let from = found.to;
  while (
    /^[:,]$/.test(mark(wish.items[from])) ||
    /^(?:to|in|auf|just|lieber|bitte|please)$/i.test(wish.items[from]?.text ?? "")
  )
    from += 1;
  let to = wish.items.findIndex((item, index) => index > from && (/^[.!?]$/.test(mark(item)) || item.kind === "break"));
  if (to < 0) to = wish.items.length;
  while (to > from && /^(?:please|pls|thanks|bitte|danke|instead|um|,)$/i.test(wish.items[to - 1]?.text ?? "")) to -= 1;
  const title = (quote?.item.inner ?? textOf(wish, { from, to })).trim();
  if (title === "" || title.length > LONGEST) return null;
  takeSaid(wish, wish.words.title);
  modelAt(wish, ...indexes({ from: found.from, to: Math.max(to, found.to) }));
  if (quote === undefined) take(wish, { from, to });
  else wish.used.add(quote.index);
  wish.title = title;
  return [...wish.parts];
};
