import { columnListAt } from "../fields/columns.ts";
import type { ElementKind, Enumerated } from "../fields/enumerated.ts";
import { parseList } from "../fields/list.ts";
import { tickedLinesIn } from "../fields/ticked-lines.ts";
import type { Concept, PartWord } from "../languages/language.ts";
import {
  has,
  indexes,
  type MainKind,
  mark,
  type Range,
  type Scene,
  textOf,
  valuesIn,
  wholeOf,
} from "../words/scene.ts";
import { allCalledFor, chanceAt, isCalledBySaying, statesAt } from "./said.ts";

/** What calls for a part, and the item that does. */
export interface Said {
  kind: MainKind;
  trigger: number;
}

/** As it is, where a word of its own calls for it. */
interface Word extends Said {
  /** Its word also names other things. */
  isWeak: boolean;
}

/**
 * What is said without a word of its own, best first; only where no word calls for a part, or only one for a list. What is
 * listed tells most: people, numbered things, steps.
 */
export function sayingsOf(scene: Scene, words: readonly Word[], lists: readonly Enumerated[]): Said[] {
  const named = words.filter((one) => one.kind !== "records" && !one.isWeak);
  if (named.length > 0) return besideNamed(scene, named, lists);
  const ticked = tickedLinesIn(scene, wholeOf(scene));
  if (ticked !== null) return [{ kind: "checklist", trigger: ticked.trigger }];
  const isTable = listsColumns(scene, lists, 4);
  const isList = words.some(({ kind }) => kind === "records") && listsColumns(scene, lists, 2);
  const isLongList = words.some(({ trigger }) => has(scene.items[trigger], "list")) && listsSeveral(scene);
  const said = SAID.flatMap(([kind, concept]) => {
    if (isList && BESIDE_NO_LIST.includes(kind)) return [];
    // "a wishlist: title, author, price. What has the most votes is bought", "pro Eintrag Tag, Stall und Liter …": a ranking has no such.
    if (kind === "leaderboard" && isLongList) return [];
    if (isTable && !BESIDE_COLUMNS.includes(kind) && !isSaid(scene, concept)) return [];
    if (kind === "checklist" && !(isForEach(scene) && !(isTable && COLUMN.test(scene.text)))) return [];
    if (kind === "draw" && isDrawnAgain(scene, lists)) return [];
    return allCalledFor(scene, concept).map((trigger) => ({ kind, trigger }));
  });
  return [...calledByLists(scene, lists), ...said];
}

/** "coffee machine: Ana, Ben, one week each, in that order. And keep score of …": in a sentence without the named part. */
function besideNamed(scene: Scene, named: readonly Word[], lists: readonly Enumerated[]): Said[] {
  return calledByLists(scene, lists).filter(
    ({ kind, trigger }) =>
      kind === "rota" && named.every((one) => NEXT_TO_TURNS.includes(one.kind) && isApart(scene, one.trigger, trigger)),
  );
}

const NEXT_TO_TURNS: readonly MainKind[] = ["leaderboard", "poll", "lending", "booking", "links", "countdown"];

function isApart(scene: Scene, one: number, other: number): boolean {
  const between = indexes({ from: Math.min(one, other) + 1, to: Math.max(one, other) });
  return between.some((index) => /^[.;!?]$/.test(mark(scene.items[index])));
}

/** Parts that are called for in many ways, in the order in which one outweighs another. */
const SAID: readonly [MainKind, PartWord][] = [
  ["draw", "draw"],
  ["checklist", "checklist"],
  ["status_board", "status_board"],
  ["lending", "lending"],
  ["booking", "booking"],
  ["rota", "rota"],
  ["picker", "picker"],
  ["poll", "poll"],
  ["leaderboard", "leaderboard"],
];
/** Meant even where much is listed that would make columns. */
const BESIDE_COLUMNS: readonly MainKind[] = ["draw", "lending", "booking", "checklist"];

/** Not meant where a list and its columns are named. */
const BESIDE_NO_LIST: readonly MainKind[] = ["rota", "poll", "status_board", "picker"];

/** Points to tick have no such names: a list has them. */
const COLUMN =
  /\b(?:name|title|date|due|deadline|phone|e-?mail|amount|price|cost|owner|responsible|priority|status|titel|datum|frist|telefon|betrag|preis|kosten|zuständig|priorität)\b/i;

/** So many columns are listed; people, numbered things and steps are none. */
function listsColumns(scene: Scene, lists: readonly Enumerated[], least: number): boolean {
  const at = columnListAt(scene, wholeOf(scene), least);
  return at !== null && !lists.some(({ kind, from, to }) => kind !== "states" && at >= from - 2 && at < to);
}

/** Three columns and more, two of which at least are named as columns are. */
function listsSeveral(scene: Scene): boolean {
  const at = columnListAt(scene, wholeOf(scene), 2);
  return at !== null && parseList(scene, at, scene.items.length).elements.length >= 3;
}

/** What the lists of an ask are there for. */
function calledByLists(scene: Scene, lists: readonly Enumerated[]): Said[] {
  const of = (kind: ElementKind) => lists.find((list) => list.kind === kind);
  const [steps, people, numbered] = [of("steps"), of("people"), of("numbered")];
  const each = isForEach(scene) ? eachAt(scene) : null;
  const chance = chanceAt(scene);
  const again = people === undefined ? null : turnsAt(scene);
  const states = numbered === undefined ? null : statesOf(scene, numbered);
  const asked = chance === null ? askedAt(scene) : null;
  return [
    ...(steps !== undefined && each !== null ? [{ kind: "checklist" as const, trigger: each }] : []),
    ...(people !== undefined && chance !== null && isRepeated(scene)
      ? [{ kind: "picker" as const, trigger: chance }]
      : []),
    ...(again === null || chance !== null ? [] : [{ kind: "rota" as const, trigger: again }]),
    ...(states === null ? [] : [{ kind: "status_board" as const, trigger: states }]),
    ...(asked === null ? [] : [{ kind: "poll" as const, trigger: asked }]),
  ];
}

function isRepeated(scene: Scene): boolean {
  const whole = wholeOf(scene);
  const days = valuesIn(scene, whole, "date").filter(({ item }) => item.isWeekday);
  return valuesIn(scene, whole, "recurrence").length + days.length > 0;
}

/** "Ana -> Ben -> Ana and so on", "then A again", "they trade": people one after the other, beside a rhythm. */
function turnsAt(scene: Scene): number | null {
  const isRhythm = isRepeated(scene) || /\b(?:weekly|week|weekend|daily|woche|wöchentlich|täglich)\b/i.test(scene.text);
  const found = indexes(wholeOf(scene)).find((index) => TURNS.test(scene.items[index]?.text ?? ""));
  return isRhythm && found !== undefined ? found : null;
}

const TURNS =
  /^(?:again|trade|trades|trading|swap|swaps|swapping|reihum|tauschen|abwechselnd|reihenfolge|in that order|in this order|order|wieder von vorne?|von vorne?)$/i;

/** "barn 1, barn 2, each ok / cleaning / closed": states behind numbered things. Their first item. */
function statesOf(scene: Scene, numbered: Range): number | null {
  const behind = { from: numbered.to, to: scene.items.length };
  const known = statesAt(scene, behind);
  if (known !== null) return known.from;
  const slashes = indexes(behind).filter((index) => mark(scene.items[index]) === "/");
  const [first] = slashes;
  const isEach = indexes(behind).some((index) =>
    /^(?:each|either|jeweils|entweder|je|all)$/i.test(scene.items[index]?.text ?? ""),
  );
  if (first === undefined || (slashes.length < 2 && !isEach)) return null;
  return /^[\s\S]{0,40}$/.test(textOf(scene, { from: numbered.to, to: first })) ? first - 1 : null;
}

/** "who joins us – yes / no / maybe …, until Sunday": a question with what can be answered, and an end. Its first item. */
function askedAt(scene: Scene): number | null {
  const ends = indexes(wholeOf(scene)).some((index) => has(scene.items[index], "until"));
  const found = indexes(wholeOf(scene)).find((index) => {
    if (!ASKING.test(scene.items[index]?.text ?? "") || !isStart(scene, index)) return false;
    const end = indexes({ from: index, to: Math.min(scene.items.length, index + 12) }).find((at) =>
      /^[?:–—-]$/.test(mark(scene.items[at])),
    );
    if (end === undefined || end - index < 2) return false;
    const { elements } = parseList(scene, end + 1, scene.items.length);
    const short = elements.findIndex(({ from, to }) => to - from > 4);
    return (short < 0 ? elements.length : short) >= 2 && isChosen(scene, end);
  });
  return ends ? (found ?? null) : null;
}

const ASKING = /^(?:who|which|where|what|wer|welche[rsn]?|wohin|wo|was)$/i;

function isStart(scene: Scene, index: number): boolean {
  const before = scene.items[index - 1];
  return before === undefined || before.kind === "break" || /^[.!?:–—-]$/.test(mark(before));
}

/** Slashes or an "or" right behind: what is listed excludes each other. */
function isChosen(scene: Scene, from: number): boolean {
  return indexes({ from, to: Math.min(scene.items.length, from + 10) }).some(
    (at) => mark(scene.items[at]) === "/" || has(scene.items[at], "or"),
  );
}

/** Of those who are listed one is drawn again and again: that is a pick. */
function isDrawnAgain(scene: Scene, lists: readonly Enumerated[]): boolean {
  return lists.some(({ kind }) => kind === "people") && isRepeated(scene) && !GIFT.test(scene.text);
}

const GIFT = /\b(?:gift|present|surprise|santa|geschenk|beschenk|wichtel|überrasch)/i;

/** "how are things: …": a board, however much is listed. */
function isSaid(scene: Scene, concept: Concept): boolean {
  return concept === "status_board" && isCalledBySaying(scene, concept);
}

/** "for each new colleague", "one sheet per car": points are ticked off for several, not entries of a list. */
function isForEach(scene: Scene): boolean {
  return eachAt(scene) !== null && scene.items.every(({ kind }) => kind !== "command");
}

function eachAt(scene: Scene): number | null {
  const found = scene.items.findIndex((item) => EACH.test(item.text) && !item.kind.startsWith("recur"));
  return found < 0 ? null : found;
}

const EACH = /^(?:each|every|per|for each|for every|pro|je|jede[mnrs]?|für jede[nms]?|bei jede[mrn])$/i;
