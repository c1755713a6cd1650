import type { Column } from "../../../../sdk/contract/parts.ts";
import { modelAt } from "../limits/modelled.ts";
import type { Item } from "../words/item.ts";
import { has, indexes, isSilent, mark, type Range, type Scene, senses, take, textOf } from "../words/scene.ts";
import { choiceNames } from "./choices.ts";
import { isColumnLike, LONGEST, make, namedApart, parseColumn } from "./column.ts";
import { columnElements } from "./column-list.ts";
import { currencyOf } from "./currency.ts";
import { SCALE, typeOf } from "./label-type.ts";
import { parseList, trimmed } from "./list.ts";
import { isNeeding, quietOpeners, saidShortly } from "./quiet-openers.ts";
import { tickOf } from "./tick.ts";
import { isToldList, tellingFrom } from "./told-list.ts";

/**
 * Finds the list of columns in some ranges: after a colon, in brackets, after "with" or "columns", after "every … has", in
 * bullets; else after a dash, at the beginning of a sentence or after what people enter, where most of it is named as
 * columns are. Null where none is said.
 */
export function readColumns(scene: Scene, ...ranges: readonly Range[]): Column[] | null {
  // "our trainers have licences, which expire": only what is named as columns are, before all else was looked at.
  const known: KnownLabels = new Map();
  const found =
    firstList(scene, ranges, likeColumns(openers, 2, known), 1) ??
    firstList(scene, ranges, likeColumns(having, 1, known), 1) ??
    firstList(scene, ranges, likeColumns(quietOpeners, 3, known), 1) ??
    firstList(scene, ranges, openers, 1) ??
    firstList(scene, ranges, quietOpeners, 2) ??
    firstList(scene, ranges, having, 1);
  if (found === null) return null;
  const labels = found.map(({ label }) => label.toLowerCase());
  const apart = found.filter(({ label }, index) => labels.indexOf(label.toLowerCase()) === index);
  const [first, ...rest] = namedApart(withBracketed(scene, apart));
  if (first === undefined) return null;
  // "member, fee, paid": whose entry it is, and no yes or no.
  const isWho = rest.length > 0 && first.type === "yes_no" && /^(?:mitglied|member)$/i.test(first.label);
  return [{ ...first, ...(isWho ? { type: "text" as const } : {}), isRequired: true }, ...rest];
}

/** "the branches (Market, Station) enter: branch, date": what stands in brackets behind a column's name elsewhere is its choices. */
function withBracketed(scene: Scene, columns: readonly Column[]): Column[] {
  const brackets = indexes({ from: 1, to: scene.items.length }).filter(
    (index) => mark(scene.items[index]) === "(" && !scene.used.has(index),
  );
  return columns.map((column) => {
    const open = brackets.find(
      (index) =>
        isSameWord(scene.items[index - 1]?.text ?? "", column.label) ||
        (isSilent(scene.items[index - 1]) && isSameWord(scene.items[index - 2]?.text ?? "", column.label)),
    );
    if (column.type !== "text" || open === undefined) return column;
    const { elements, range } = parseList(scene, open + 1, scene.items.length);
    const isPlain = elements.every((element) => element.to - element.from <= 3 && isColumnLike(scene, element));
    if (elements.length < 2 || !isPlain || mark(scene.items[range.to]) !== ")") return column;
    take(scene, { from: open - 1, to: range.to + 1 });
    return { ...column, type: "choice", choices: elements.map((element) => textOf(scene, element)) };
  });
}

/** "Filialen" and "Filiale", "systems" and "System". */
function isSameWord(said: string, label: string): boolean {
  const [one, other] = [said.toLowerCase(), label.toLowerCase()];
  const isLonger = (long: string, short: string) =>
    short.length >= 4 && long.startsWith(short) && long.length - short.length <= 2;
  return one === other || isLonger(one, other) || isLonger(other, one);
}

/** Where a list of columns stands that may be all that an ask says of what it keeps; null where there is none. */
export function columnListAt(scene: Scene, range: Range, least = 2): number | null {
  const starts = [...openers(scene, range), ...having(scene, range), ...quietOpeners(scene, range)];
  const known: KnownLabels = new Map();
  return (
    starts.find((start) => !isToldList(scene, start) && isLikeColumns(scene, start, range.to, least, known)) ?? null
  );
}

/** Labels that were looked at, and whether each is named as columns are: the same stand behind many openers. */
type KnownLabels = Map<string, boolean>;

/** Twice as many as a list may have, and the words that they may take. */
const MAX_LOOKED_AT = 40;
const MAX_WORDS_LOOKED_AT = 200;

type Openers = (scene: Scene, range: Range) => number[];

function firstList(scene: Scene, ranges: readonly Range[], openersOf: Openers, least: number): Column[] | null {
  const known: KnownLabels = new Map();
  for (const range of ranges) {
    const columns: Column[] = [];
    for (const start of openersOf(scene, range)) {
      if (least === 1 && isOtherWith(scene, start, range, ranges)) continue;
      if (scene.used.has(start) || (least > 1 && !isLikeColumns(scene, start, range.to, least, known))) continue;
      const read = listFrom(scene, start, range.to);
      columns.push(...read);
      if (openersOf !== openers && read.length >= 3) break;
      if (columns.length > 0 && (mark(scene.items[start - 1]) !== "" || scene.items[start - 1]?.kind === "bullet"))
        break;
    }
    if (columns.length > 0) return columns;
  }
  return null;
}

/** "a page with our wardens; name, floor": what stands behind the "with" is what is kept, where columns are listed elsewhere. */
function isOtherWith(scene: Scene, start: number, range: Range, ranges: readonly Range[]): boolean {
  if (!has(scene.items[start - 1], "with")) return false;
  const { elements } = parseColumns(scene, afterGrammar(scene, start, range.to), range.to);
  const [only] = elements;
  if (elements.length !== 1 || only === undefined) return false;
  const isNamed = typeOf(textOf(scene, only), scene.context.lexicon, false) !== null;
  return !isNamed && ranges.some((other) => other !== range && columnListAt(scene, other) !== null);
}

/** Indexes right after what opens a list of columns, best first. */
function openers(scene: Scene, range: Range): number[] {
  const all = indexes(range);
  const colons = all.filter((index) => mark(scene.items[index]) === ":");
  const brackets = all.filter((index) => mark(scene.items[index]) === "(" && isBracketOfColumns(scene, index, range));
  const words = all.filter(
    (index) =>
      has(scene.items[index], "columns") || (has(scene.items[index], "with") && !has(scene.items[index], "and")),
  );
  // "a request should have customer, amount and a note"
  const owned = all.filter(
    (index) =>
      /^(?:have|contain|show|enthalten|haben)$/i.test(scene.items[index]?.text ?? "") &&
      /^(?:should|must|shall|needs to|has to|soll|sollte|muss)$/i.test(scene.items[index - 1]?.text ?? ""),
  );
  const bullets = all.filter((index) => scene.items[index]?.kind === "bullet").slice(0, 1);
  const after = [
    ...saidShortly(scene, range),
    ...[...brackets, ...colons, ...owned, ...words].map((index) => index + 1),
  ];
  // Lines that begin with a dash hold colons and brackets of their own.
  const lines = all.filter(
    (index) => scene.items[index]?.kind === "bullet" && !/^\d/.test(scene.items[index]?.text ?? ""),
  );
  return [...new Set(lines.length >= 2 ? [...bullets, ...after] : [...after, ...bullets])];
}

/** After "every todo has". */
function having(scene: Scene, range: Range): number[] {
  return indexes(range).flatMap((index) => (isHaving(scene, index) ? [index + 1] : []));
}

/** Those behind which most is named as columns are. */
function likeColumns(openersOf: Openers, least: number, known: KnownLabels): Openers {
  return (scene, range) =>
    openersOf(scene, range).filter(
      (start) => !isToldOf(scene, start) && isLikeColumns(scene, start, range.to, least, known),
    );
}

/** What is told in the same sentence: "send it with name, date and time". */
function isToldOf(scene: Scene, start: number): boolean {
  return indexes({ from: tellingFrom(scene, start), to: start }).some((index) =>
    has(scene.items[index], "say", "remind"),
  );
}

/** Most of what stands there is named as columns are. */
function isLikeColumns(
  scene: Scene,
  start: number,
  end: number,
  least: number,
  known: KnownLabels = new Map(),
): boolean {
  const from = afterGrammar(scene, start, end);
  const { elements: all } = parseColumns(scene, from, Math.min(end, from + MAX_WORDS_LOOKED_AT));
  const elements = all.slice(0, MAX_LOOKED_AT);
  const named = elements.filter((element) => {
    if (!isColumnLike(scene, element) || isFeature(scene, element)) return false;
    const label = textOf(scene, trimmed(scene, element)).replace(/\s*\(.*$/, "");
    const isNamed = known.get(label) ?? isNamedAsColumn(scene, label);
    known.set(label, isNamed);
    return isNamed || has(scene.items[element.from], "wh");
  });
  const meant = elements.filter((one) => !isFeature(scene, one));
  if (named.length >= least && named.length >= meant.length / 2) return true;
  return (
    meant.length >= 4 &&
    named.length >= meant.length / 4 &&
    isTyped(scene, named) &&
    meant.every((one) => isShort(scene, one))
  );
}

/** One at least is of a kind that only columns have: a date, money, choices. */
function isTyped(scene: Scene, elements: readonly Range[]): boolean {
  return elements.some((element) => {
    const column = parseColumn(scene, element);
    return column !== null && column.type !== "text" && column.type !== "person";
  });
}

/** A name, with what explains it in brackets. */
function isShort(scene: Scene, element: Range): boolean {
  const bracket = indexes(element).find((index) => mark(scene.items[index]) === "(") ?? element.to;
  return bracket - element.from <= 4 && isColumnLike(scene, element);
}

function isNamedAsColumn({ context: { lexicon } }: Scene, label: string): boolean {
  if (label.length > LONGEST) return false;
  return (
    SCALE.test(label) ||
    typeOf(label, lexicon, false) !== null ||
    currencyOf(label) !== null ||
    tickOf(label, "", lexicon) !== null
  );
}

/** Right after the thing, before any list; with dots or "e.g." in it, it only gives examples. */
function isBracketOfColumns(scene: Scene, index: number, range: Range): boolean {
  if (isChoiceLabel(scene, index - 1)) return false;
  const before = indexes({ from: range.from, to: index });
  const isAfterList = (at: number) =>
    /^[,(]$/.test(mark(scene.items[at])) ||
    (mark(scene.items[at]) === ":" && isLikeColumns(scene, at + 1, index, 1)) ||
    has(scene.items[at], "columns");
  if (before.some(isAfterList) && !isOfWhat(scene, index, range)) return false;
  const close = indexes({ from: index, to: range.to }).find((at) => mark(scene.items[at]) === ")") ?? range.to;
  const isExample = indexes({ from: index, to: close }).some((at) =>
    /^(?:…|\.|e\.g\.|z\.b\.|like|such as|etc\.?|wie|usw\.?)$/i.test(scene.items[at]?.text ?? ""),
  );
  if (isExample) take(scene, { from: index, to: close });
  return !isExample;
}

/** "we hand in what we need (substance, amount, price)": most of it is named as columns are, and it says what of what is. */
function isOfWhat(scene: Scene, index: number, { from, to }: Range): boolean {
  const start = indexes({ from, to: index }).findLast((at) => /^[,;:.!?(]$/.test(mark(scene.items[at]))) ?? from - 1;
  const asked = indexes({ from: start + 1, to: index }).find((at) => has(scene.items[at], "wh"));
  return asked !== undefined && index - asked >= 3 && index - asked <= 6 && isLikeColumns(scene, index + 1, to, 3);
}

/** "category (office, food)", "Größe (S, M, L)": what can be chosen for one column. */
function isChoiceLabel(scene: Scene, index: number): boolean {
  return /^(?:category|categories|kind|type|size|status|state|priority|severity|art|typ|kategorie|größe|bereich|priorität|zustand)$/i.test(
    scene.items[index]?.text ?? "",
  );
}

/** "every todo has …", "we need …", "jeder Eintrag hat …": the verb before a list. */
export function isHaving(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind !== "word" || !/^(?:has|have|having|need|needs|hat|haben|brauchen|braucht)$/.test(item.word))
    return false;
  // "was nicht gepasst hat und …": asked of each entry.
  const near = indexes({ from: Math.max(0, index - 8), to: index });
  const segment = near.findLast((at) => /^[,;:.!?(]$/.test(mark(scene.items[at]))) ?? (near[0] ?? 0) - 1;
  if (/^(?:hat|haben)$/.test(item.word) && has(scene.items[segment + 1], "wh") && index - segment > 2) return false;
  const isNeed = /^(?:need|needs|brauchen|braucht)$/.test(item.word);
  // "we need a list …" asks for the app itself; said after that, it names what is needed of each.
  if (isNeed && !scene.clauses.some(({ from, to }) => from > 0 && from <= index && index < to)) return false;
  // "we have 11 vans. Plate, driver": the list is in the next sentence.
  const end = Math.min(scene.items.length, index + 14);
  const stop = indexes({ from: index + 1, to: end }).find((at) => /^[.!?;]$/.test(mark(scene.items[at]))) ?? end;
  return indexes({ from: index + 1, to: stop }).some(
    (at) => /^[,&]$/.test(mark(scene.items[at])) || has(scene.items[at], "and"),
  );
}

function listFrom(scene: Scene, start: number, end: number): Column[] {
  const from = afterGrammar(scene, start, end);
  const { elements, range } = parseColumns(scene, from, end);
  const read: Column[] = [];
  let last = from;
  for (const element of elements) {
    if (isFeature(scene, element)) {
      take(scene, element);
      last = element.to;
      continue;
    }
    // More than any list has: declined as too many.
    if (read.length > MAX_LOOKED_AT) break;
    if (!isColumnLike(scene, element) || (read.length === 0 && isTitled(scene, element))) break;
    const several = columnsOfWords(scene, element);
    const column = parseColumn(scene, element);
    if (column === null) break;
    read.push(...(several ?? [column]));
    // "result (ok / not ok)", "paid or not": said of a choice, and no limit.
    // "was nicht gepasst hat": asked of each entry.
    if (column.type === "choice" || column.type === "yes_no" || has(scene.items[element.from], "wh"))
      modelAt(
        scene,
        ...scene.limits.filter(({ from, to }) => from >= element.from && to <= element.to).flatMap(indexes),
      );
    last = element.to;
  }
  if (read.length === 0) return [];
  const choices =
    mark(scene.items[last]) === ":" && (read.length > 1 || last - from <= 3) ? parseList(scene, last + 1, end) : null;
  const column = read.at(-1);
  const isPlain = choices?.elements.every((element) => isColumnLike(scene, element)) ?? false;
  if (choices !== null && isPlain && choices.elements.length >= 2 && column !== undefined) {
    const named = choiceNames(scene, choices.elements);
    read.splice(-1, 1, make(column.label, "choice", { choices: named }));
    last = choices.range.to;
  }
  const isWhole = elements.every(({ to }) => to <= last);
  take(scene, { from: start - 1, to: isWhole ? Math.max(last, range.to) : last });
  if (isWhole && mark(scene.items[range.to]) === ")") take(scene, { from: range.to, to: range.to + 1 });
  return read;
}

/** "Kundenbesuche mit Datum", "for each applicant we need name": what it is called stands before its first column. */
function isTitled(scene: Scene, { from, to }: Range): boolean {
  // "what they want to buy"
  if (has(scene.items[from], "wh")) return false;
  if (has(scene.items[from], "keep") && to - from > 2) return true;
  // "wir sammeln Feedback zum Onboarding, Name, …"
  const isObject = has(scene.items[from - 1], "keep") && mark(scene.items[to]) === ",";
  if (isObject && indexes({ from: from + 1, to }).some((index) => has(scene.items[index], "of"))) return true;
  return indexes({ from: from + 1, to }).some(
    (index) => has(scene.items[index], "with", "keep", "list") || isNeeding(scene.items[index]),
  );
}

function afterGrammar(scene: Scene, start: number, end: number): number {
  let from = start;
  while (
    from < end &&
    ((has(scene.items[from], "columns", "of") && mark(scene.items[from + 1]) !== ",") ||
      mark(scene.items[from]) === ":" ||
      scene.items[from]?.kind === "break" ||
      isPronoun(scene.items[from]) ||
      isFromSlack(scene, from) ||
      (senses(scene.items[from]).includes("determiner") && !has(scene.items[from], "wh")))
  )
    from += 1;
  const past = pastCommand(scene, from, end);
  return past === from ? from : afterGrammar(scene, past, end);
}

/** "note from Slack …", "im Slack"; in "from, until" it is a column. */
function isFromSlack(scene: Scene, index: number): boolean {
  const [item, next] = [scene.items[index], scene.items[index + 1]];
  const isListed = /^[,/;+&]$/.test(mark(next)) || has(next, "and");
  return item?.kind === "word" && /^(?:slack|in slack|from|im)$/.test(item.word) && !isListed;
}

/** "note (with a command, /found) the thing, …": how it is entered stands between. */
function pastCommand(scene: Scene, from: number, end: number): number {
  if (mark(scene.items[from]) !== "(") return from;
  const close = indexes({ from, to: end }).find((at) => mark(scene.items[at]) === ")");
  const isHow = close !== undefined && indexes({ from, to: close }).some((at) => scene.items[at]?.kind === "command");
  return isHow && close !== undefined ? close + 1 : from;
}

/** "brauchen wir Name, Stelle": who needs it stands behind the verb. */
function isPronoun(item: Item | undefined): boolean {
  return item?.kind === "word" && /^(?:we|i|wir|ich|man)$/.test(item.word);
}

/** "name firma telefon": a column in each word, where each is named as columns are. */
function columnsOfWords(scene: Scene, { from, to }: Range): Column[] | null {
  const { lexicon } = scene.context;
  const words = indexes({ from, to }).map((index) => scene.items[index]);
  // "from what time"
  const isAsked = words.some((item) => has(item, "wh", "between"));
  const isEach =
    !isAsked &&
    words.length >= 3 &&
    words.every((item) => item?.kind === "word" && typeOf(item.text, lexicon, true) !== null);
  return isEach
    ? words.map((item) => make(item?.text ?? "", typeOf(item?.text ?? "", lexicon, true) ?? "text", {}))
    : null;
}

/** "csv import and export", "searchable": what any list can do; no column. */
function isFeature(scene: Scene, element: Range): boolean {
  const words = indexes(element).filter((index) => !isSilent(scene.items[index]));
  const { features } = scene.context.lexicon.language;
  return (
    words.length > 0 &&
    words.every((index) => features.split("|").includes(scene.items[index]?.text.toLowerCase() ?? ""))
  );
}

function parseColumns(scene: Scene, start: number, end: number) {
  return columnElements(scene, start, end, (element) => isNamedAsColumn(scene, textOf(scene, element)));
}
