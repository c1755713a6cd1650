import { modelAt } from "../limits/modelled.ts";
import { indexes, type Range } from "../words/scene.ts";
import { nameLists } from "./name-list.ts";
import { notRenamed } from "./not-renamed.ts";
import { saidNames } from "./said-names.ts";
import { type Change, saidAll, takeSaid, type Wish, withPart } from "./wish.ts";

const NAME = "(\\p{Lu}[\\p{L}-]+?(?: \\p{Lu}[\\p{L}-]+)?)";
const NOW = "(?: (?:now|already|then|jetzt|nun|dann|ab jetzt|ab sofort|künftig|ab (?:heute|morgen)))?";
const PLACE = "(?:place|spot|slot|position|turn|turns|part|shift|job|seat)";

/** "Dana has his place", "Ana's in instead", "Dana übernimmt seinen Platz", "an ihre Stelle kommt Dana". */
const TAKES = [
  `${NAME}(?:'s|’s)?${NOW} (?:has|gets|takes|took|will take|is taking|fills|will fill|comes into|is in|inherits)(?: over)?${NOW} (?:his|her|their|that|the same|the free) ${PLACE}\\b`,
  `${NAME}(?: is|'s|’s| comes| goes| jumps| steps| joins)${NOW} (?:in|here|on it)? ?(?:instead|in exchange|for (?:him|her|them)|in (?:his|her|their) (?:place|stead))\\b`,
  `(?:in (?:his|her|their) (?:place|stead|spot)|instead of (?:him|her|them))(?: comes| we have| there is| please)? ${NAME}\\b`,
  `${NAME} (?:übernimmt|bekommt|hat|kriegt|nimmt|kommt auf|rückt auf)${NOW} (?:seinen|ihren|den|dessen|deren) (?:Platz|Slot|Posten)(?: ein)?\\b`,
  `(?:[Aa]n|[Aa]uf) (?:seine|ihre|dessen|deren|die) (?:Stelle|Position)(?: kommt| tritt| rückt| ist| soll| bitte)?${NOW} ${NAME}\\b`,
  `${NAME} (?:kommt|rückt|tritt|geht|ist)${NOW} (?:an (?:seine|ihre|dessen|deren) Stelle|für (?:ihn|sie)(?: rein| dazu| nach)?)\\b`,
].map((pattern) => new RegExp(pattern, "u"));

/** Whether it begins with somebody who takes another's place. */
export function tellsPlace(text: string): boolean {
  const plain = text.replace(/^(?:and|und|then|dann)\s+/i, "");
  return TAKES.some((pattern) => pattern.exec(plain)?.index === 0);
}

/** Somebody in the place of the one who has just gone: where in the list that one stood, unless another place is said. */
export const takesPlace: Change = (wish) => {
  const match = TAKES.map((pattern) => pattern.exec(wish.text)).find((found) => found !== null);
  const name = match?.[1];
  const [list, ...others] = nameLists(wish).filter(({ kind }) => kind === "people");
  if (match === undefined || match === null || name === undefined || list === undefined || others.length > 0)
    return null;
  if (list.names.some((one) => one.toLowerCase() === name.toLowerCase())) return null;
  const [then] = nameLists({ parts: wish.before.parts, context: wish.context }).filter(({ kind }) => kind === "people");
  const gone = (then?.names ?? []).filter((one) => !list.names.includes(one));
  const [old] = gone;
  if (then === undefined || old === undefined || gone.length > 1) return null;
  const isLast = saidAll(wish, wish.words.last).length > 0;
  const isFirst = saidAll(wish, wish.words.first).length > 0;
  const place = isLast ? list.names.length : isFirst ? 0 : placeOf(then.names, list.names, old);
  for (const index of indexes(itemsIn(wish, match.index, match.index + match[0].length))) modelAt(wish, index);
  takeSaid(wish, [wish.words.filler, wish.words.last, wish.words.first].join("|"));
  takePosition(wish, list.names);
  const after = [...list.names.slice(0, place), name, ...list.names.slice(place)];
  return withPart(wish.parts, list.part, list.put(notRenamed(wish, list, after)));
};

/** Behind all that stood before the one who is gone. */
function placeOf(then: readonly string[], now: readonly string[], old: string): number {
  const ahead = then.slice(0, then.indexOf(old));
  return now.filter((name) => ahead.includes(name)).length;
}

/** "(same spot, after me and before Cleo)": says the same once more. */
function takePosition(wish: Wish, names: readonly string[]): void {
  for (const { range } of saidNames(wish, names)) modelAt(wish, ...indexes(range));
  const isPlace = /^(?:same|spot|place|slot|order|position|gleiche[rn]?|selbe[nr]?|stelle|platz|reihenfolge)$/i;
  for (const [index, { text }] of wish.items.entries()) if (isPlace.test(text)) modelAt(wish, index);
  takeSaid(wish, [wish.words.after, wish.words.before].join("|"));
}

/** The items whose words stand within these signs. */
function itemsIn(wish: Wish, from: number, to: number): Range {
  const isWithin = (index: number) => {
    const item = wish.items[index];
    const token = item === undefined ? undefined : wish.tokens[item.from];
    return token !== undefined && token.from >= from && token.from < to;
  };
  const all = indexes({ from: 0, to: wish.items.length }).filter(isWithin);
  return { from: all[0] ?? 0, to: (all.at(-1) ?? -1) + 1 };
}
