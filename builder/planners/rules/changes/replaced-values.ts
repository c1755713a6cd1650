import { modelAt, modelWhere } from "../limits/modelled.ts";
import type { Item } from "../words/item.ts";
import { has, indexes, isSilent, valuesIn, wholeOf } from "../words/scene.ts";
import type { Wish } from "./wish.ts";

const KINDS = ["time", "recurrence", "date", "span", "channel", "person"] as const;

/**
 * What was so until now, where another value of its kind is said: "at 10 instead of 9", "nicht um 9, sondern um 10", and,
 * where no span of time can be meant (`isSpan`), "from 9 to 10".
 */
export function replacedValues(wish: Wish, isSpan = false): Set<number> {
  const old = new Set<number>();
  const kindOf = (item: Item | undefined) => KINDS.find((kind) => kind === item?.kind);
  for (const limit of wish.limits.filter(({ kind }) => kind === "order" || kind === "negation")) {
    let at = limit.to;
    while (isSilent(wish.items[at]) || has(wish.items[at], "of", "in", "until")) at += 1;
    const bare = wish.items[at];
    // "at 12 instead of 8"
    if (bare?.kind === "number" && bare.number <= 24 && valuesIn(wish, wholeOf(wish), "time").length > 0) {
      old.add(at);
      modelAt(wish, at, ...indexes({ from: limit.from, to: limit.to }));
    }
    // "2 weeks ahead rather than 6"
    if (bare?.kind === "number" && valuesIn(wish, wholeOf(wish), "span").length > 0)
      modelAt(wish, at, ...indexes({ from: limit.from, to: limit.to }));
    const kind = kindOf(bare);
    if (kind === undefined) continue;
    const others = [
      kind,
      ...(kind === "recurrence" ? (["date"] as const) : kind === "date" ? (["recurrence"] as const) : []),
    ];
    if (others.flatMap((one) => valuesIn(wish, wholeOf(wish), one)).length < 2) continue;
    // "tuesdays at 8 instead of mondays at 9": both were so.
    for (let next = at; next < wish.items.length; next += 1) {
      const item = wish.items[next];
      const isOther = kindOf(item) !== undefined && valuesIn(wish, wholeOf(wish), item?.kind ?? "mark").length > 1;
      if (next === at || isOther) old.add(next);
      else if (/^(?:but|sondern|aber|rather|lieber)$/i.test(item?.text ?? "")) break;
      else if (!isSilent(item) && !has(item, "of", "in", "until")) break;
    }
    modelAt(wish, ...old, ...indexes({ from: limit.from, to: limit.to }));
    modelWhere(wish, { from: at, to: wish.items.length }, ["contrast", "exception"], (_, other) =>
      /^(?:but|sondern|aber)$/i.test(wish.items[other.from]?.text ?? ""),
    );
  }
  if (isSpan) return old;
  // "from Monday to Friday", "von 9 auf 10": where it was said what it is to become.
  for (const { index, item } of KINDS.flatMap((kind) => valuesIn(wish, wholeOf(wish), kind))) {
    const next = wish.items.findIndex((other, at) => at > index && at <= index + 3 && other.kind === item.kind);
    const joint = wish.items
      .slice(index + 1, next)
      .map(({ text }) => text.toLowerCase())
      .join(" ");
    const isFrom = /^(?:from|von|vom)$/i.test(wish.items[index - 1]?.text ?? "");
    if (next < 0 || !isFrom || !/^(?:to|auf|zu|nach)$/.test(joint)) continue;
    old.add(index);
    modelAt(wish, ...indexes({ from: index - 1, to: next }));
  }
  return old;
}
