import { modelAt, modelWhere, saysAny } from "../limits/modelled.ts";
import { clauseOf, indexes, isOpen, mark, type Range, type Scene, take, textOf, valuesIn } from "../words/scene.ts";
import { countedListIn } from "./counted.ts";
import { parseList } from "./list.ts";
import { codesIn, readNames } from "./names.ts";
import { numberedListIn } from "./numbered.ts";

/** Things by name: in quotes, or wherever names are listed. */
export function readThings(scene: Scene, range: Range, least = 2): string[] {
  const quoted = valuesIn(scene, range, "quote").filter(({ index }) => !scene.used.has(index));
  if (quoted.length >= 2) {
    for (const { index } of quoted) scene.used.add(index);
    return quoted.map(({ item }) => item.inner);
  }
  return (
    takeNumbered(scene, range) ??
    numberedIn(scene, range) ??
    beforeColon(scene, range) ??
    readNames(scene, range, least)
  );
}

/** "camera A, camera B and the drone", "Saal 1–5". Taken. null: none. */
export function takeNumbered(scene: Scene, range: Range): string[] | null {
  const list = numberedListIn(scene, range) ?? countedListIn(scene, range);
  if (list === null) return null;
  const isOpen = mark(scene.items[list.from - 1]) === "(";
  take(scene, {
    from: isOpen ? list.from - 1 : list.from,
    to: isOpen && mark(scene.items[list.to]) === ")" ? list.to + 1 : list.to,
  });
  // "nobody knows who has tablet 1 or tablet 2": tells how it is, and names them.
  const { limits } = scene.context.lexicon.language;
  const before = { from: clauseOf(scene, list.from).from, to: list.from };
  modelWhere(scene, before, ["negation"], (segment) => saysAny(scene, segment, limits.complaints));
  // "1 bis 12" is no limit.
  modelAt(scene, ...indexes(list));
  return list.names;
}

/** "projector, camera and drill: people take one …": what is told of things that are listed before it. null: none. */
function beforeColon(scene: Scene, range: Range): string[] | null {
  const colon = indexes(range).find((index) => mark(scene.items[index]) === ":");
  if (colon === undefined || !hasVerb(scene, { from: colon + 1, to: Math.min(range.to, colon + 5) })) return null;
  const stop = indexes({ from: range.from, to: colon }).findLast((index) => /^[.!?]$/.test(mark(scene.items[index])));
  const { elements } = parseList(scene, stop === undefined ? range.from : stop + 1, colon);
  const isThing = (element: Range) =>
    element.to - element.from <= 3 && indexes(element).every((at) => isOpen(scene.items[at]) && !scene.used.has(at));
  const [first, last] = [elements[0], elements.at(-1)];
  if (first === undefined || last === undefined || elements.length < 2 || !elements.every(isThing))
    return codesIn(scene, { from: range.from, to: colon }, 2);
  take(scene, { from: first.from, to: last.to });
  return elements.map((element) => textOf(scene, element));
}

function hasVerb(scene: Scene, range: Range): boolean {
  return indexes(range).some((index) =>
    /^(?:takes?|borrows?|can|may|brings?|books?|gets?|man|people|everyone|jeder|alle|wer|who)$/i.test(
      scene.items[index]?.text ?? "",
    ),
  );
}

/** "room 1, 2, 3, procedure room": after a noun with its number, numbers alone are more of the same. null: none. */
function numberedIn(scene: Scene, range: Range): string[] | null {
  const isNumber = (index: number) => /^\d{1,3}$/.test(scene.items[index]?.text ?? "");
  const first = indexes(range).find(
    (index) => isNumber(index) && !scene.used.has(index) && isListSign(scene, index + 1) && isNumber(index + 2),
  );
  if (first === undefined) return null;
  const noun = scene.items[first - 1];
  const hasNoun =
    noun?.kind === "word" && first > range.from && mark(noun) === "" && !/^(?:and|und|or|oder)$/i.test(noun.text);
  const from = hasNoun ? first - 1 : first;
  const { elements } = parseList(scene, from, range.to, (index) => mark(scene.items[index]) === ")");
  const names: string[] = [];
  let to = from;
  for (const element of elements) {
    const words = indexes(element).map((index) => scene.items[index]?.text ?? "");
    if (hasNoun && isNumber(element.from) && words.length > 1) {
      names.push(`${noun.text} ${words[0]}`);
      to = element.from + 1;
      break;
    }
    if (words.length > 3) break;
    const said = words.join(" ");
    names.push(/^\d+$/.test(said) && hasNoun ? `${noun.text} ${said}` : said);
    to = element.to;
  }
  if (names.length < 2) return null;
  take(scene, {
    from: mark(scene.items[from - 1]) === "(" ? from - 1 : from,
    to: mark(scene.items[to]) === ")" ? to + 1 : to,
  });
  return names;
}

function isListSign(scene: Scene, index: number): boolean {
  return /^[,/+&]$/.test(mark(scene.items[index]));
}
