import type { Noun } from "../../../../sdk/contract/parts.ts";
import type { Item } from "../words/item.ts";
import { has, indexes, isOpen, isSilent, mark, type Range, type Scene, take, textOf } from "../words/scene.ts";
import { parseList } from "./list.ts";

/** Words right before a list of names. */
const ANNOUNCING =
  /^(?:reihenfolge|order|names?|namen|people|participants|teilnehmer|members|mitglieder|rooms|räume|namely|nämlich)$/i;

/** A name like P1, LT-01, or one that begins with a capital where words do not. */
function isNameLike(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind === "person") return true;
  if (item?.kind !== "word") return false;
  if (/\d/.test(item.text)) return true;
  if (/^\p{Lu}$/u.test(item.text) && index > 0) return true;
  const isLarge = /^\p{Lu}/u.test(item.text) && isOpen(item) && index > 0;
  if (/^\p{Lu}/u.test(item.text) && isOpen(item) && isCounted(scene, index + 1)) return true;
  return scene.context.lexicon.language.code === "en" ? isLarge : isLarge && isNamedInGerman(scene, index);
}

/** "Desk 1", but not "Poll 3 times". */
function isCounted(scene: Scene, index: number): boolean {
  const next = scene.items[index + 1];
  return (
    scene.items[index]?.kind === "number" &&
    !(next?.kind === "word" && isOpen(next) && !/^(?:bis|to|through)$/i.test(next.text))
  );
}

/** Every German noun is written large: a name is one that stands right behind another noun, or follows such a name. */
function isNamedInGerman(scene: Scene, index: number): boolean {
  const isNoun = (at: number) => {
    const item = scene.items[at];
    return item?.kind === "word" && /^\p{Lu}/u.test(item.text) && isOpen(item) && !scene.used.has(at);
  };
  let at = index;
  while (isNoun(at) && isBetweenNames(scene.items[at - 1]) && isNoun(at - 2)) at -= 2;
  // "Aufzug Nord, Aufzug Süd": the noun is said with each, and belongs to its name.
  const isPairNext = isBetweenNames(scene.items[index + 1]) && isNoun(index + 2) && isNoun(index + 3);
  const isPairListed = isBetweenNames(scene.items[index - 2]) && isNoun(index - 1);
  if (at === index && (isPairNext || isPairListed)) return false;
  return isNoun(at - 1) && isNoun(at) && at - 1 >= 0 && (at < index || isBetweenNames(scene.items[index + 1]));
}

/** "Uta, Rolf, Sven": of people, words written large with commas between. */
function isRunOfNames(scene: Scene, index: number): boolean {
  return isLargeWord(scene, index) && isBetweenNames(scene.items[index + 1]) && isLargeWord(scene, index + 2);
}

function isLargeWord(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return item?.kind === "word" && /^\p{Lu}\p{Ll}+$/u.test(item.text) && item.senses.length === 0;
}

function isBetweenNames(item: Item | undefined): boolean {
  return (
    /^[,+&/]$/.test(mark(item)) ||
    has(item, "and", "or") ||
    (item?.kind === "word" && /^(?:then|dann)$/.test(item.word))
  );
}

/**
 * A list of names in a range: after a colon, after "between" and the like, in brackets, or codes side by side ("P1 P2 P3").
 * What is read is taken.
 */
export function readNames(scene: Scene, range: Range, least = 2, isPeople = false): string[] {
  const all = indexes(range);
  const signs = [
    ...all.filter((index) => mark(scene.items[index]) === ":"),
    ...all.filter((index) => /^[(–—-]$/.test(mark(scene.items[index]))),
  ];
  const words = [
    ...all.filter((index) => has(scene.items[index], "between") && !scene.used.has(index)),
    ...all.filter((index) => ANNOUNCING.test(scene.items[index]?.text ?? "")),
  ];
  return (
    firstNames(scene, signs, range, least, isPeople) ??
    codesIn(scene, range, least, isPeople) ??
    firstNames(scene, words, range, least, isPeople) ??
    (isPeople ? null : namesAfterFor(scene, range)) ??
    []
  );
}

/** "checkout for projector, speaker and tripod": short things that are listed behind "for" or "of". */
export function namesAfterFor(scene: Scene, range: Range): string[] | null {
  for (const opener of indexes(range).filter((index) => has(scene.items[index], "of"))) {
    const { elements: all } = parseList(scene, opener + 1, range.to, (index) => isStop(scene, index, opener + 1));
    const isShort = ({ from, to }: Range) =>
      to - from <= 2 &&
      indexes({ from, to }).every(
        (at) =>
          (isOpen(scene.items[at]) || (at > from && scene.items[at]?.kind === "number")) &&
          !has(scene.items[at], "wh", "with", "of"),
      ) &&
      !indexes({ from, to }).every((at) => isManner(scene.items[at]));
    const long = all.findIndex((element) => !isShort(element));
    const elements = long < 0 ? all : all.slice(0, long);
    const last = elements.at(-1);
    if (elements.length < 2 || last === undefined) continue;
    take(scene, { from: opener, to: last.to });
    return elements.map((element) => textOf(scene, element));
  }
  return null;
}

/** Words that only say how a part works: "ganze Tage". */
function isManner(item: Item | undefined): boolean {
  return (
    item?.kind === "word" && item.senses.length > 0 && item.senses.every((sense) => sense.startsWith("vocabulary:"))
  );
}

/** "A1-A6": all that are between. */
export function spread(name: string): string[] {
  const range = /^(\p{L}+)(\d+)-\1(\d+)$/u.exec(name);
  const [from, to] = [Number(range?.[2]), Number(range?.[3])];
  if (range === null || to < from || to - from > 60) return [name];
  const digits = range[2]?.length ?? 1;
  return Array.from({ length: to - from + 1 }, (_, one) => `${range[1]}${String(from + one).padStart(digits, "0")}`);
}

function firstNames(scene: Scene, openers: readonly number[], range: Range, least: number, isPeople: boolean) {
  for (const opener of openers) {
    const names = namesFrom(scene, opener + 1, range.to, least, isPeople);
    if (names !== null) return names;
  }
  return null;
}

/** "P1 P2 P3", "rooms Oslo and Rome", "Projekte Nord, Süd, West": names without anything before them. */
export function codesIn(scene: Scene, range: Range, least: number, isPeople = false): string[] | null {
  for (const first of indexes(range)) {
    const isName = isNameLike(scene, first) || (isPeople && isRunOfNames(scene, first));
    if (!isName || scene.items[first]?.kind !== "word" || scene.used.has(first)) continue;
    const found = codesFrom(scene, first, range.to, isPeople);
    const names = found.names.flatMap(spread);
    if (names.length < least) continue;
    take(scene, { from: first, to: found.to });
    return names;
  }
  return null;
}

function namesFrom(scene: Scene, start: number, end: number, least: number, isPeople: boolean): string[] | null {
  if (scene.used.has(start)) return null;
  const { elements } = parseList(
    scene,
    start,
    end,
    (index) => isStop(scene, index, start, least === 1) || (isPeople && isAfterName(scene, index, start)),
  );
  const good: Range[] = [];
  for (const element of elements) {
    const items = scene.items.slice(element.from, element.to);
    if (
      items.length > 5 ||
      items.some((item) =>
        /^(?:can|could|may|should|must|are|themselves|themself|takes?|brings?|nimmt|nehmen|bringt|gets?|they|wants?|sich|haben|kann|können|sollen|dürfen)$/i.test(
          item.text,
        ),
      ) ||
      items.some((item) => ["recurrence", "time", "channel", "quote", "command"].includes(item.kind))
    )
      break;
    if (has(items[0], "wh", "say", "remind") || scene.used.has(element.from)) break;
    const isCount = items.some((item) => ["number", "span", "date"].includes(item.kind));
    if (isCount && items.every((item) => item.kind !== "word" || isSilent(item))) break;
    good.push(element);
  }
  const [first, last] = [good[0], good.at(-1)];
  if (!isPeople && good.length > 1 && good.filter((one) => FIELD.test(textOf(scene, one))).length >= good.length / 2)
    return null;
  if (good.length < least || first === undefined || last === undefined) return null;
  if (least > 1 && good.some((element) => isSentence(scene, element, good))) return null;
  const split = good.length === 1 && least === 1 ? [first] : good;
  take(scene, { from: start - 1, to: last.to });
  if (mark(scene.items[last.to]) === ")") take(scene, { from: last.to, to: last.to + 1 });
  return [...new Set(split.map((element) => nameOf(scene, element)))];
}

/** "letzte Woche standen Chor", "möglichen Gruppen genutzt": what happens, and no name beside such as are written large. */
function isSentence(scene: Scene, { from, to }: Range, all: readonly Range[]): boolean {
  const words = indexes({ from, to }).map((index) => scene.items[index]?.text ?? "");
  if (words.some((word) => VERB.test(word)) && words.length > 1) return true;
  if (scene.context.lexicon.language.code !== "de") return false;
  const isLarge = (element: Range) => /^\p{Lu}/u.test(scene.items[element.from]?.text ?? "");
  return words.length > 1 && /^\p{Ll}{3}/u.test(words.at(-1) ?? "") && all.some(isLarge);
}

const VERB =
  /^(?:is|was|were|have|has|had|will|would|shall|keeps?|needs?|comes?|goes|happens?|ist|sind|war|waren|wird|werden|wurden?|steht|stehen|standen?|kommt|kommen|geht|gehen|muss|müssen|darf)$/i;

/** What is said of each booking or loan: no things. */
export const FIELD =
  /^(?:geräte?|ausleiher(?:in)?|entleiher(?:in)?|rückgabe(?:datum)?(?: am| bis)?|borrower|holder|return date|due back|back by|phone|telefon(?:nummer)?|handy|menge|anzahl|zustand|condition|comments?|bemerkung(?:en)?|inventory (?:no\.?|number)|inventarnummer|serial (?:no\.?|number)|seriennummer|hof|date|day|time|from|to|start|end|until|till|who|name|person|sample|slot|item|title|purpose|author|year|child|parent|class|group|team|customer|client|plate|trainer|destination|kind|gruppe|klasse|kunde|kennzeichen|ziel|isbn|autor(?:in)?|jahr|titel|what for|where to|lent (?:to|on)|back on|due|return(?:ed)?(?: on)?|for which \w+|from when till when|datum|tag|uhrzeit|zeit|von|bis|wer|wann|name|zweck|wofür|seit wann|bis wann|ausgeliehen (?:von|am|an)|zurück(?: am| bis)?)(?:\s*[([].*)?$/i;

/** Names of people that are written large end where a small word that is known goes on: "Ana, Tom and Kim, changes weekly". */
function isAfterName(scene: Scene, index: number, start: number): boolean {
  const item = scene.items[index];
  const isLarge = /^\p{Lu}/u.test(scene.items[start]?.text ?? "");
  const isSmall = item?.kind === "word" && /^\p{Ll}/u.test(item.text) && !has(item, "and", "or");
  return (
    index > start && isLarge && isSmall && (item.senses.length > 0 || isLetters(scene.items[index - 1]?.text ?? ""))
  );
}

function isLetters(text: string): boolean {
  return /^\p{L}+$/u.test(text);
}

function isStop(scene: Scene, index: number, start: number, isTasks = false): boolean {
  const item = scene.items[index];
  if (index > start && has(item, "say", "remind") && has(scene.items[index - 1], "and")) return true;
  if (
    !isTasks &&
    index > start &&
    has(item, "picker", "booking", "lending", "rota") &&
    !/^\p{Lu}/u.test(item?.text ?? "")
  )
    return true;
  if (index > start && (/^[-–—]$/.test(mark(item)) || has(item, "until", "not", "wh"))) return true;
  const { partsOfDay } = scene.context.lexicon.language.calendar;
  if (item?.kind === "word" && Object.hasOwn(partsOfDay, item.word)) return true;
  return item?.kind === "recurrence" || item?.kind === "time" || item?.kind === "channel" || item?.kind === "command";
}

/** "P1 P2 P3", "LT-01, LT-02 and LT-03", "Canon 1, Canon 2", "Marcus, then Priya". */
function codesFrom(scene: Scene, start: number, end: number, isPeople: boolean): { names: string[]; to: number } {
  const names: string[] = [];
  let to = start;
  for (let at = start; at < end; at += 1) {
    const item = scene.items[at];
    const last = names.at(-1);
    const isNext = at > start && last !== undefined && to === at;
    const upTo = isNext ? rangeTo(scene, at, last) : null;
    if (upTo !== null) {
      names.push(...upTo.names);
      at = upTo.to - 1;
    } else if (
      last !== undefined &&
      item?.kind === "number" &&
      isBetweenNames(scene.items[at - 1]) &&
      /\D\d+$/.test(last)
    ) {
      // "Box 1, 2, 3"
      names.push(`${last.replace(/\d+$/, "")}${item.text}`);
    } else if (isNext && item?.kind === "number" && !/\d$/.test(last)) names.splice(-1, 1, `${last} ${item.text}`);
    else if (isNameLike(scene, at) || (isPeople && isLargeWord(scene, at))) {
      // "Clean Code" is one name, "P1 P2" are two.
      const isModel =
        isNext && /^\p{Lu}\p{Ll}{2,}$/u.test(last) && !/s$/.test(last) && isElementEnd(scene, at + 1, end);
      const goesOn = isNext && (!/\d/.test(`${last}${item?.text}`) || (isModel && !/\d/.test(last)));
      if (goesOn) names.splice(-1, 1, `${last} ${item?.text}`);
      else names.push(scene.items[at]?.kind === "person" ? personName(item) : (item?.text ?? ""));
    } else if (isBetweenNames(item)) continue;
    else break;
    to = at + 1;
  }
  return { names: [...new Set(names)], to };
}

/** "Canon R6, Sony A7:" — the element ends with its model. */
function isElementEnd(scene: Scene, at: number, end: number): boolean {
  return at >= end || isBetweenNames(scene.items[at]) || mark(scene.items[at]) === ":";
}

/** "Desk 1 to Desk 4", "P1 bis P5": all that are between. */
function rangeTo(scene: Scene, at: number, last: string): { names: string[]; to: number } | null {
  const first = /^(.*?)(\d+)$/.exec(last);
  if (first === null || !/^(?:to|bis|through|[-–])$/i.test(scene.items[at]?.text ?? "")) return null;
  const prefix = first[1] ?? "";
  const skips = scene.items[at + 1]?.text.toLowerCase() === prefix.trim().toLowerCase() ? 1 : 0;
  const end = /^(\D*)(\d+)$/.exec(scene.items[at + 1 + skips]?.text ?? "");
  if (end === null || (end[1] !== "" && end[1]?.toLowerCase() !== prefix.toLowerCase())) return null;
  const [from, to] = [Number(first[2]) + 1, Number(end[2])];
  if (to < from || to - from > 60) return null;
  const digits = first[2]?.length ?? 1;
  const names = Array.from(
    { length: to - from + 1 },
    (_, one) => `${prefix}${String(from + one).padStart(digits, "0")}`,
  );
  return { names, to: at + 2 + skips };
}

function personName(item: Item | undefined): string {
  return item?.kind === "person" ? item.name : "";
}

function nameOf(scene: Scene, element: Range): string {
  const [item] = scene.items.slice(element.from, element.to);
  if (element.to - element.from === 1 && item?.kind === "person") return item.name;
  // "Court B by the hour": how it is done is no part of the name.
  let { to } = element;
  while (to > element.from + 1 && SAYS_HOW.test(scene.items[to - 1]?.text ?? "") && isManner(scene.items[to - 1]))
    to -= 1;
  return textOf(scene, { from: element.from, to });
}

/** "by the hour", "tageweise", "hourly": of one word, none that could be a part of a name. */
const SAYS_HOW = / |weise$|^(?:hourly|daily|stündlich|ganztägig|bookable|buchbar)$/i;

/** What people call one and several, as they wrote it; of three words and more the last says what it is. */
export function nounOf(scene: Scene, range: Range): Noun {
  return nounFrom(scene, textOf(scene, range));
}

export function nounFrom({ context }: Scene, words: string): Noun {
  const { singular, plural } = context.lexicon.language;
  const split = words.trim().split(/\s+/);
  const written = split.at(-1) ?? words;
  const last = context.lexicon.language.code === "de" ? written.charAt(0).toUpperCase() + written.slice(1) : written;
  const before = split.slice(0, -1).join(" ");
  const with1 = (word: string) => (before === "" ? word : `${before} ${word}`);
  const one = singular(last);
  return one === last ? { one: with1(last), many: with1(plural(last)) } : { one: with1(one), many: with1(last) };
}

/** With a large first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
