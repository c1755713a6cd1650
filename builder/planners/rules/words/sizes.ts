import { DESCRIBING } from "../languages/describing.ts";
import type { Item } from "./item.ts";

const { en, de } = DESCRIBING;
const LARGE = new RegExp(`^(?:${en.large}|(?:${de.large})(?:e[nrsm]?)?|mittel)$`, "iu");
const SMALL = new RegExp(`^(?:${en.small}|(?:${de.small})(?:e[nrsm]?)?)$`, "iu");

/**
 * "big meeting room, small meeting room", "size small / medium / large": beside a large one of the same a small one is called so;
 * else it says nothing ("a small list").
 */
export function withSizes(items: readonly Item[]): Item[] {
  const behindLarge = items.flatMap(({ text }, index) => (LARGE.test(text) ? keyOf(items[index + 1]) : []));
  if (behindLarge.length === 0) return [...items];
  return items.map((item, index) =>
    isSmall(item) && behindLarge.includes(keyOf(items[index + 1])) ? asNamed(item) : item,
  );
}

function isSmall({ kind, text }: Item): boolean {
  return kind === "word" && SMALL.test(text);
}

function asNamed(item: Item): Item {
  if (item.kind !== "word") return item;
  return { ...item, senses: item.senses.filter((sense) => sense !== "silent" && sense !== "determiner") };
}

/** The same of "room" and "rooms"; one for all signs and ends. */
function keyOf(item: Item | undefined): string {
  if (item?.kind !== "word" || /^(?:and|or|und|oder)$/i.test(item.text)) return "";
  return item.text.toLowerCase().slice(0, 5);
}
