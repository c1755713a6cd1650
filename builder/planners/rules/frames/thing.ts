import type { Noun } from "../../../../sdk/contract/parts.ts";
import { readSubject } from "../called/subject.ts";
import { parseList } from "../fields/list.ts";
import { capital, FIELD, nounFrom, nounOf } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import { readThings, takeNumbered } from "../fields/things.ts";
import {
  clauseOf,
  has,
  indexes,
  indexesOf,
  isOpen,
  isSilent,
  mark,
  type Range,
  type Scene,
  senses,
  take,
  textOf,
} from "../words/scene.ts";

/** What the things are: near the word that called for the part, near its list, or what is counted. */
export function readThing(scene: Scene, trigger: number, range: Range, mayBePeople = false): Noun {
  scene.used.add(trigger);
  const { names } = scene.context.lexicon.language;
  const nouns = [
    () => ofEach(scene, range),
    () => readSubject(scene, trigger, range, "booking", "lending", "status_board", "list"),
    ...indexesOf(scene, range, "list", "keep").map(
      (index) => () => readSubject(scene, index, range, "list", "lending", "booking"),
    ),
    () => readCounted(scene, range),
    () => ofBrackets(scene, range),
    () => ofWhich(scene, range, /^(?:which|welche[rsn]?)$/i),
    () => ofWhich(scene, range, /^(?:all|all the|all our|our|alle|aller|allen|unsere[nrs]?)$/i),
    () => ofClause(scene, range),
    () => ofCompany(scene, trigger, range),
  ];
  for (const read of nouns) {
    const noun = read();
    if (noun !== null && isThing(scene, noun) && (mayBePeople || !WHO.test(noun.many))) return noun;
  }
  return nounFrom(scene, names.thing ?? "thing");
}

/** No pronoun, and in German nothing that is written small where nouns are written large. */
function isThing(scene: Scene, { one, many }: Noun): boolean {
  if (PRONOUN.test(one) || PRONOUN.test(many) || NO_NOUN.test(one) || isGerund(scene, one) || IS_DONE.test(one))
    return false;
  if (scene.context.lexicon.language.code !== "de") return true;
  const written = scene.items.filter(({ kind }) => kind === "word").map(({ text }) => text);
  const last = [one, many].map((words) => (words.split(" ").at(-1) ?? "").toLowerCase());
  const asWritten = written.filter((text) => last.includes(text.toLowerCase()));
  const isSmall = asWritten.length > 0 && asWritten.every((text) => !/\p{Lu}/u.test(text));
  return !isSmall || written.filter((text) => /^\p{Lu}/u.test(text)).length < 3;
}

/** What is done with a thing, or when: "a sign-up thing for the studio". */
const IS_DONE =
  /(?:dates?|datum|^loans?|^bookings?|^slots?|^sign-? ?ups?|^reservations?|^anmeldung(?:en)?|^buchung(?:en)?|^reservierung(?:en)?)$/i;

const PRONOUN =
  /^(?:eins?e?|einer|einen?|was|etwas|das|dies\w*|welche\w*|jede[rsn]?|ones?|it|its|them|thems?|some|somethings?|which|whichs?|thats?|who|wer|mehr|more|free|frei|serveds?|takens?|bookeds?|gone)$/i;

/** Said of how it is or where it stands, never of what. */
const NO_NOUN =
  /^(?:(?:.+ )?(?:overview|glance|silly|nevers?|always|nobody|nothing|nichts|niemals|pain|mess|track|week|time|blick|übersicht|überblick|lage|zeitraum|moment|weg|sign|home|kind|name|number|takes?|notes?)|desking|hot desking)$/i;

/** "losing": what is done; not "building" or "training". */
function isGerund({ context }: Scene, one: string): boolean {
  return context.lexicon.language.code === "en" && /[a-z]{2}ing$/i.test(one) && !NAMED_ING.test(one);
}

const NAMED_ING =
  /(?:build|draw|paint|train|meet|park|cloth|ceil|r|th|str|w|k|spr|open|record|file?|light|hous|earr|rail|bedd|packag|process|writ|wedd|land|cross|fitt|mail|listen)ing$/i;

/** "where one signs up for the vans (Caddy, Golf)", "für die Dienstwagen eintragen kann (Caddy, Golf)": what the brackets name one by one. */
function ofBrackets(scene: Scene, range: Range): Noun | null {
  const open = indexes(range).find((index) => mark(scene.items[index]) === "(");
  const isListed = open !== undefined && mark(scene.items[open + 2]) === ",";
  if (!isListed) return null;
  const isBetween = (index: number) =>
    isSilent(scene.items[index]) || has(scene.items[index], "enter", "keep", "booking");
  let end = open;
  while (end > range.from && open - end < 4 && isBetween(end - 1)) end -= 1;
  const phrase = nounPhraseBefore(scene, end, range.from);
  if (phrase === null || indexes(phrase).some((index) => scene.used.has(index))) return null;
  take(scene, { from: phrase.from, to: open });
  return nounOf(scene, phrase);
}

/** "book the company car": "the company" is no one who does it. */
function ofCompany(scene: Scene, trigger: number, range: Range): Noun | null {
  const owner = scene.items[trigger + 1];
  const phrase = has(owner, "everybody") ? nounPhraseFrom(scene, trigger + 2, range.to) : null;
  if (phrase?.from !== trigger + 2) return null;
  take(scene, { from: trigger + 1, to: phrase.to });
  return nounFrom(scene, `${owner?.text.replace(/^(?:the|our|die|das) /i, "")} ${textOf(scene, phrase)}`);
}

/** "each machine has its state": of what something is said one by one. */
function ofEach(scene: Scene, range: Range): Noun | null {
  for (const index of indexes(range)) {
    if (!/^(?:each|every|jede[rs]?)$/i.test(scene.items[index]?.text ?? "")) continue;
    const phrase = nounPhraseFrom(scene, index + 1, Math.min(range.to, index + 4));
    const isTold = HAS_STATE.test(scene.items[phrase?.to ?? -1]?.text ?? "");
    if (phrase === null || phrase.from > index + 2 || !isTold || indexes(phrase).some((at) => scene.used.has(at)))
      continue;
    if (WHO.test(nounOf(scene, phrase).many)) continue;
    take(scene, { from: index, to: phrase.to });
    return nounOf(scene, phrase);
  }
  return null;
}

const HAS_STATE = /^(?:has|is|shows|should|can|hat|ist|zeigt|soll|kann)$/i;

/** "Bench 1, Bench 2": most are of one kind, and that is what they are. */
export function nounShared(scene: Scene, things: readonly string[], read: Noun): Noun {
  const kinds = things.flatMap((thing) => /^(.*\p{L}{2,}) (?:\d{1,3}\p{Ll}?|\p{Lu}\d?)$/u.exec(thing)?.[1] ?? []);
  const most = kinds.find((kind) => kinds.filter((one) => one === kind).length * 3 >= things.length * 2);
  return most === undefined || kinds.length < 2 ? read : nounFrom(scene, most);
}

/** "people take one": who lends or books is not what is lent. */
const WHO =
  /^(?:people|persons?|personen|leute|colleagues|kollegen|everyone|everybody|anyone|jemand|users|members|mitglieder|guests|visitors|customers|clients|agents|teams|gruppen|groups|staff|who|alle)$/i;

/** "which costume, who, when", "all machines". */
function ofWhich(scene: Scene, range: Range, opener: RegExp): Noun | null {
  for (const index of indexes(range)) {
    if (!opener.test(scene.items[index]?.text ?? "")) continue;
    const phrase = nounPhraseFrom(scene, index + 1, range.to);
    if (phrase?.from !== index + 1 || scene.used.has(phrase.from)) continue;
    take(scene, phrase);
    return nounOf(scene, phrase);
  }
  return null;
}

/** The first words of a clause that name something. */
function ofClause(scene: Scene, range: Range): Noun | null {
  const first = indexes(range).find((index) => isOpen(scene.items[index]));
  // "drills and the laser level vanish": the things themselves stand first.
  if (first !== undefined && scene.used.has(first) && first < range.from + 3) return null;
  for (const clause of scene.clauses.filter(({ from, to }) => from < range.to && to > range.from)) {
    const start = indexes(clause).find(
      (index) => !scene.used.has(index) && nounPhraseFrom(scene, index, clause.to)?.from === index,
    );
    const phrase = start === undefined ? null : nounPhraseFrom(scene, start, Math.min(clause.to, range.to));
    if (
      phrase === null ||
      indexes(phrase).some((index) => has(scene.items[index], "say", "remind", "states", "status_board")) ||
      isManner(scene, phrase)
    )
      continue;
    // "it's silly": said of how it is.
    if (/(?:^|['’])(?:is|are|was|s|ist|sind|war|so|too|very|sehr|zu)$/i.test(scene.items[phrase.from - 1]?.text ?? ""))
      continue;
    // "reception sets it": who does something, and what is done.
    if (/^(?:it|them|one|this|that|es|sie|das|ihn)$/i.test(scene.items[phrase.to]?.text ?? "")) continue;
    take(scene, phrase);
    return nounFrom(scene, textOf(scene, phrase));
  }
  return null;
}

/** "the club has one minibus": what there is one of, or some. */
export function readCounted(scene: Scene, range: Range): Noun | null {
  const { numbers } = scene.context.lexicon.language;
  const isCount = (index: number) => {
    const item = scene.items[index];
    const isArticle = /^(?:a|an|ein|eine|einen|einem|einer)$/i.test(item?.text ?? "");
    return item?.kind === "number" || (item?.kind === "word" && !isArticle && numbers[item.word] !== undefined);
  };
  for (const index of indexes(range).filter(isCount)) {
    const phrase = nounPhraseFrom(scene, index + 1, range.to);
    if (phrase?.from !== index + 1 || NO_THING.test(textOf(scene, phrase))) continue;
    take(scene, phrase);
    return nounOf(scene, phrase);
  }
  return null;
}

const NO_THING =
  /\b(?:people|persons?|clients?|customers?|teams?|mins?|minutes?|hours?|days?|weeks?|slots?|leute|personen|kunden|gruppen|stunden|minuten|tagen?|wochen?|buttons?|clicks?|klick|knopfdruck)\b/i;

/** By name: listed anywhere, or before or behind the verb: "Beamer und Kamera verleihen", "reserve the van or the trailer". */
export function thingsIn(scene: Scene, trigger: number, range: Range): string[] {
  const first = takeNumbered(scene, range) ?? thingsAtStart(scene, range);
  if (first.length > 0) return first;
  const named = readThings(scene, range);
  // "Ausleihe für Stapler 1, Stapler 2"
  const own = named[0]?.replace(/^.+\s(?:für|for)\s+(?:(?:our|the|unsere[nr]?|unser|die|den|das)\s+)?/iu, "");
  if (named.length > 0) return own === undefined ? named : [own, ...named.slice(1)];
  const owned = thingsBehindVerb(scene, range);
  if (owned.length > 0) return owned;
  const before = thingsBefore(scene, trigger);
  return before.length > 0 ? before : thingsBehind(scene, trigger, range);
}

/** "hall, youth room and kitchen are used by …": what stands before the first verb. */
function thingsAtStart(scene: Scene, range: Range): string[] {
  const verb = indexes({ from: range.from, to: Math.min(range.to, range.from + 14) }).find(
    (index) => ACTING.test(scene.items[index]?.text ?? "") || /^[–—-]$/.test(mark(scene.items[index])),
  );
  return verb === undefined ? [] : thingsListed(scene, range.from, verb);
}

const ACTING =
  /^(?:is|are|can|may|should|shall|must|will|get|vanish|disappear|walk|wander|go|keep|lie|verschwinden|fehlen|liegen|werden|wird|sind|sollen|soll|müssen|muss|können|kann|dürfen|darf)$/i;

/** "we have a van, a trailer and a lift", "who takes the van or the trailer, and when". */
function thingsBehindVerb(scene: Scene, range: Range): string[] {
  for (const verb of indexes(range).filter((index) => OWNING.test(scene.items[index]?.text ?? ""))) {
    const end = indexes({ from: verb + 1, to: range.to }).find((index) => {
      const item = scene.items[index];
      return (item?.kind === "mark" && item.text !== ",") || item?.kind === "break" || has(item, "wh", "until", "per");
    });
    const list = { from: verb + 1, to: end ?? range.to };
    const { elements } = parseList(scene, list.from, list.to);
    const fields = elements.filter((element) => FIELD.test(textOf(scene, element)));
    if (fields.length * 2 >= elements.length) continue;
    const things = thingsListed(scene, list.from, list.to);
    if (things.length > 0) return things;
  }
  return [];
}

const OWNING =
  /^(?:who's got|who has|whos got|who's using|have|has|got|own|owns|takes|uses|gets|needs|hat|haben|besitzen|besitzt|nimmt|nutzt|braucht|bekommt)$/i;

/** "everyone can borrow the camera, the tripod and the drone for 3 days", "wir verleihen Beamer, Leinwand und Flipchart": behind the verb. */
function thingsBehind(scene: Scene, trigger: number, range: Range): string[] {
  const isGerman = scene.context.lexicon.language.code === "de";
  // In German it comes last, but behind who does it.
  if (isGerman && !/^(?:wir|ich|man)$/i.test(scene.items[trigger - 1]?.text ?? "")) return [];
  const start = /^(?:out|our)$/i.test(scene.items[trigger + 1]?.text ?? "") ? trigger + 2 : trigger + 1;
  const end = indexes({ from: start, to: range.to }).find((index) => {
    const item = scene.items[index];
    if (item?.kind !== "word") return mark(item) !== "," && item?.kind !== "number";
    if (isGerman && senses(item).includes("determiner")) return false;
    const isGrammar = item.senses.includes("silent") || has(item, "of", "per", "until", "before", "with", "wh", "in");
    return (
      (isGrammar && !has(item, "and", "or")) || (/ /.test(item.text) && isManner(scene, { from: index, to: index + 1 }))
    );
  });
  return thingsListed(scene, start, end ?? range.to);
}

/** Two and more short names and nothing else. Taken. */
function thingsListed(scene: Scene, from: number, to: number): string[] {
  const { elements } = parseList(scene, from, to, (index) => NEVER.test(scene.items[index]?.text ?? ""));
  const isSmallGerman = scene.context.lexicon.language.code === "de";
  const isThing = (element: Range) =>
    element.to - element.from <= 3 &&
    (!isSmallGerman || /^(?:\p{Ll}{3,}e[nrs]? )?\p{Lu}/u.test(textOf(scene, element))) &&
    indexes(element).every((index) => !scene.used.has(index) && isNamePart(scene, index, element.from)) &&
    !WHO.test(textOf(scene, element));
  if (elements.length < 2 || !elements.every(isThing)) return [];
  take(scene, { from, to });
  return elements.map((element) => inNominative(scene, element));
}

/** "the van or the trailer, never two people at once": behind it stands a rule. */
const NEVER = /^(?:never|nie|niemals|nobody|no one|niemand|keiner|nothing|nichts|not|nicht|always|immer)$/i;

/** "den großen Anhänger": großer Anhänger. */
function inNominative(scene: Scene, element: Range): string {
  const text = textOf(scene, element);
  const article = scene.items[element.from - 1]?.text.toLowerCase() ?? "";
  const ending = { den: "er", einen: "er", unseren: "er", das: "es" }[article];
  return ending === undefined ? text : text.replace(/^(\p{Ll}{3,}?)e[nrs]?(?= \p{Lu})/u, `$1${ending}`);
}

function isNamePart(scene: Scene, index: number, from: number): boolean {
  return isOpen(scene.items[index]) || (index > from && scene.items[index]?.kind === "number");
}

/** In German the verb comes last. */
function thingsBefore(scene: Scene, trigger: number): string[] {
  if (scene.context.lexicon.language.code !== "de") return [];
  const { from } = clauseOf(scene, trigger);
  let end = trigger;
  while (end > from && (isSilent(scene.items[end - 1]) || isManner(scene, { from: end - 1, to: end }))) end -= 1;
  const { elements } = parseList(scene, from, end);
  const isAllSmall = !/\p{Lu}\p{Ll}/u.test(scene.text);
  const isList =
    elements.length >= 2 &&
    elements.every(
      (element) =>
        element.to - element.from <= 2 &&
        (isAllSmall || /^\p{Lu}/u.test(textOf(scene, element))) &&
        indexes(element).every((index) => isOpen(scene.items[index])),
    );
  if (!isList) return [];
  take(scene, { from, to: trigger });
  return elements.map((element) => textOf(scene, element));
}

/** The first of several is no word for all of them: "the camera, the tripod". */
export function nounOfAll(scene: Scene, noun: Noun, things: readonly string[]): Noun {
  const isOne = things.length > 1 && things.some((thing) => thing.toLowerCase() === noun.one.toLowerCase());
  return isOne ? nounFrom(scene, scene.context.lexicon.language.names.thing ?? "thing") : noun;
}

/** "our 4 projectors": as many as a number right before them says. */
export function numberedThings(scene: Scene, range: Range, noun: Noun): string[] {
  const count = countBefore(scene, range, noun);
  return count === null ? [] : Array.from({ length: count }, (_, index) => `${capital(noun.one)} ${index + 1}`);
}

/** "our 3 meeting rooms": a number right before what is booked. */
function countBefore(scene: Scene, range: Range, noun: Noun): number | null {
  const many = noun.many.toLowerCase().split(" ").at(-1) ?? "";
  const one = noun.one.toLowerCase().split(" ").at(-1) ?? "";
  const counts = indexes(range).filter((index) => {
    const behind = indexes({ from: index + 1, to: Math.min(index + 4, range.to) });
    return behind.some((at) => [many, one].includes(scene.items[at]?.text.toLowerCase() ?? ""));
  });
  for (const index of counts) {
    const item = scene.items[index];
    const { numbers } = scene.context.lexicon.language;
    const count = item?.kind === "number" ? item.number : item?.kind === "word" ? numbers[item.word] : undefined;
    if (count === undefined || count > 60 || scene.used.has(index)) continue;
    scene.used.add(index);
    // "about 40 books": too many, or not so sure, to have a number each.
    if (count > MOST_NUMBERED || ABOUT.test(scene.items[index - 1]?.text ?? "")) return null;
    return count > 1 ? count : null;
  }
  return null;
}

/** More of one thing have names of their own, or are entered one by one. */
const MOST_NUMBERED = 20;
const ABOUT =
  /^(?:about|around|roughly|some|approx\.?|circa|ca\.?|etwa|rund|ungefähr|gut|knapp|over|über|more than|mehr als)$/i;

/** Words that only say how: "max", "per day". */
function isManner(scene: Scene, phrase: Range): boolean {
  return indexes(phrase).every((index) => {
    const item = scene.items[index];
    const found = item?.kind === "word" ? item.senses : [];
    return found.length > 0 && found.every((sense) => sense.startsWith("vocabulary:"));
  });
}
