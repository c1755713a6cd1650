import type { Noun } from "../../../../sdk/contract/parts.ts";
import { readChannel } from "../fields/channel.ts";
import { parseList } from "../fields/list.ts";
import { capital, codesIn, namesAfterFor, nounFrom, readNames } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { daysOf } from "../fields/span.ts";
import {
  clauseOf,
  gap,
  has,
  indexes,
  indexesOf,
  isOpen,
  isSilent,
  mark,
  note,
  type Range,
  type Scene,
  take,
  takeVocabulary,
  textOf,
  valuesIn,
} from "../scene.ts";
import { readSubject } from "../subject.ts";
import type { Frame } from "./frame.ts";
import { readPost } from "./post.ts";

/** Things that go out and come back: "lend our laptops LT-01, LT-02, back after 14 days". */
export const readLending: Frame = (scene, { trigger, range }) => {
  const named = readNames(scene, range);
  const things = named.length > 0 ? named : thingsBefore(scene, trigger);
  const noun = readThing(scene, trigger, range);
  const span = valuesIn(scene, range, "span").find(({ item }) => daysOf(item.span) !== null);
  if (span === undefined) note(scene, "days_to_return", "14");
  else scene.used.add(span.index);
  const days = span === undefined ? 14 : Math.min(365, daysOf(span.item.span) ?? 14);
  askDueDay(scene, range);
  const post = readPost(scene, range, "post-overdue");
  for (const index of indexesOf(
    scene,
    range,
    "lending",
    "list",
    "keep",
    "wh",
    "overdue",
    "until",
    "before",
    "everybody",
    "enter",
  ))
    scene.used.add(index);
  takeVocabulary(scene, range, "lending");
  return [{ part: "lending", noun, things, days, ...(post === undefined ? {} : { post }) }];
};

/** "a reminder the day it's due": only what is overdue is said. */
function askDueDay(scene: Scene, range: Range): void {
  const clauses = scene.clauses.filter(({ from, to }) => from < range.to && to > range.from);
  const isAhead = (clause: Range) =>
    indexesOf(scene, clause, "remind").length > 0 &&
    indexesOf(scene, clause, "due", "before").length > 0 &&
    indexesOf(scene, clause, "overdue", "open").length === 0;
  const asked = clauses.find(isAhead);
  if (asked !== undefined && scene.context.answered.text === "") gap(scene, "only_overdue", "", false);
}

/** "book the meeting rooms Alpha and Beta, nothing twice", "parking spots P1 P2 P3 per day". */
export const readBooking: Frame = (scene, { trigger, range }) => {
  const named = readNames(scene, range);
  const said = named.length > 0 ? named : thingsBefore(scene, trigger);
  const hours = readHours(scene, range);
  const count = countBefore(scene, range);
  const noun = readThing(scene, trigger, range);
  const numbered =
    count === null
      ? []
      : Array.from({ length: Math.min(50, count) }, (_, index) => `${capital(noun.one)} ${index + 1}`);
  const { list } = scene.context.answered;
  const things = said.length > 0 ? said : list.length > 0 ? list : numbered.length > 0 ? numbered : [capital(noun.one)];
  if (
    said.length === 0 &&
    numbered.length === 0 &&
    list.length === 0 &&
    noun.many.toLowerCase() === lastNoun(scene, noun)
  )
    gap(scene, "things", noun.many, true);
  const [opens, closes] = hours;
  const days = indexes(range).some((index) =>
    /^(?:by the day|per day|whole days?|full days?|tageweise|tagesweise|pro tag|ganztägig|ganze tage|a day|day)$/i.test(
      scene.items[index]?.text ?? "",
    ),
  );
  const wholeDays = valuesIn(scene, range, "span").filter(
    ({ item }) => item.span.unit === "day" && item.span.count === 1,
  );
  for (const { index } of wholeDays) scene.used.add(index);
  const slots = indexes(range).some((index) =>
    /^(?:hours?|by the hour|hourly|time slots?|slots?|stunden?|stundenweise|uhrzeit|zeitfenster|time)$/i.test(
      scene.items[index]?.text ?? "",
    ),
  );
  const daily = valuesIn(scene, range, "recurrence").filter(({ item }) => item.recurrence.kind === "days");
  for (const { index } of daily) scene.used.add(index);
  for (const index of indexesOf(
    scene,
    range,
    "booking",
    "list",
    "wh",
    "not",
    "per",
    "everybody",
    "until",
    "before",
    "between",
  ))
    scene.used.add(index);
  takeVocabulary(scene, range, "booking");
  return [
    {
      part: "booking",
      noun,
      things: things.slice(0, 50),
      by: (days || wholeDays.length > 0) && !slots ? "day" : "slot",
      opensAt: opens !== undefined && closes !== undefined && opens < closes ? opens : "08:00",
      closesAt: opens !== undefined && closes !== undefined && opens < closes ? closes : "18:00",
    },
  ];
};

/** "8:00 to 18:00", "between 8 and 18", "von 7 bis 19 Uhr". Taken. */
function readHours(scene: Scene, range: Range): string[] {
  const isHour = (index: number) => {
    const item = scene.items[index];
    return item?.kind === "time" || (item?.kind === "number" && item.number <= 24);
  };
  const first = indexes(range).find(
    (index) =>
      isHour(index) &&
      isHour(index + 2) &&
      (has(scene.items[index + 1], "and", "until") || /^(?:to|till|[-–])$/i.test(scene.items[index + 1]?.text ?? "")) &&
      (scene.items[index + 2]?.kind === "time" ||
        /^(?:between|from|zwischen|von|open)$/i.test(scene.items[index - 1]?.text ?? "")),
  );
  const said = first === undefined ? valuesIn(scene, range, "time").map(({ index }) => index) : [first, first + 2];
  if (first !== undefined) take(scene, { from: first, to: first + 3 });
  for (const index of said) scene.used.add(index);
  return said.map((index) => {
    const item = scene.items[index];
    if (item?.kind === "number") return `${String(item.number).padStart(2, "0")}:00`;
    return item?.kind === "time" ? item.time.at : "";
  });
}

/** "status page for our machines: Press 1, Laser. running / broken". */
export const readStatusBoard: Frame = (scene, { trigger, range }) => {
  const told = codesBeforeColon(scene, range);
  const states = readStates(scene, range, told.length > 0);
  const things = told.length > 0 ? told : readNames(scene, range, 1);
  const noun = readThing(scene, trigger, range);
  const channel = valuesIn(scene, range, "channel").length > 0 ? readChannel(scene, [range]) : null;
  const { names } = scene.context.lexicon.language;
  if (states.length < 2) note(scene, "states");
  const usual = [names.ok ?? "OK", names.problem ?? "problem", names.down ?? "down"];
  for (const index of indexesOf(
    scene,
    range,
    "status_board",
    "say",
    "remind",
    "states",
    "wh",
    "everybody",
    "change",
    "keep",
    "list",
  ))
    scene.used.add(index);
  takeVocabulary(scene, range, "status_board", "post");
  return [
    {
      part: "status_board",
      noun,
      things,
      states: states.length < 2 ? usual : states.slice(0, 10),
      ...(channel === null ? {} : { channel }),
    },
  ];
};

/** "projects Alpha, Beta: green, yellow, red": the list behind the colon is no list of things. */
function codesBeforeColon(scene: Scene, range: Range): string[] {
  const colon = indexes(range).find((index) => mark(scene.items[index]) === ":");
  if (colon === undefined) return [];
  const before = { from: range.from, to: colon };
  return codesIn(scene, before, 2) ?? namesAfterFor(scene, before) ?? [];
}

/** Between slashes anywhere, in brackets, or after "states" or "status". */
function readStates(scene: Scene, range: Range, isAfterColon: boolean): string[] {
  const slash = indexes(range).find((index) => mark(scene.items[index]) === "/");
  if (slash !== undefined) {
    let from = slash;
    while (
      from > range.from &&
      !/^[.:;,()]$/.test(mark(scene.items[from - 1])) &&
      !has(scene.items[from - 1], "with", "states") &&
      !/^(?:either|entweder|is|are|can|be|ist|sind|kann|sein)$/i.test(scene.items[from - 1]?.text ?? "") &&
      scene.items[from - 1]?.kind !== "break"
    )
      from -= 1;
    return statesFrom(scene, from, range.to);
  }
  const opener = [
    ...indexes(range).filter((index) => isAfterColon && mark(scene.items[index]) === ":"),
    ...indexes(range).filter((index) => mark(scene.items[index]) === "("),
    ...indexesOf(scene, range, "states"),
    ...indexes(range).filter((index) =>
      /^(?:either|is|are|can be|entweder|ist|sind)$/i.test(scene.items[index]?.text ?? ""),
    ),
  ];
  for (const start of opener) {
    let from = start + 1;
    while (
      from < range.to &&
      (mark(scene.items[from]) === ":" ||
        /^(?:either|entweder|is|are|can|be|ist|sind|kann|sein)$/i.test(scene.items[from]?.text ?? ""))
    )
      from += 1;
    const states = statesFrom(scene, from, range.to);
    if (states.length >= 2 && from - start < 5) return states;
  }
  return [];
}

function statesFrom(scene: Scene, from: number, end: number): string[] {
  const { elements } = parseList(
    scene,
    from,
    end,
    (index) => index > from && has(scene.items[index], "say", "remind", "everybody"),
  );
  const short = elements.filter((element) => element.to - element.from <= 4 && !scene.used.has(element.from));
  const last = short.at(-1);
  if (short.length < 2 || short.length !== elements.length || last === undefined) return [];
  take(scene, { from, to: last.to });
  if (mark(scene.items[from - 1]) === "(") take(scene, { from: from - 1, to: last.to + 1 });
  return [...new Set(short.map((element) => textOf(scene, element)))];
}

/** What the things are: near the word that called for the part, or near its list. */
export function readThing(scene: Scene, trigger: number, range: Range): Noun {
  scene.used.add(trigger);
  const { names } = scene.context.lexicon.language;
  const noun = readSubject(scene, trigger, range, "booking", "lending", "status_board", "list");
  if (noun !== null) return noun;
  for (const index of indexesOf(scene, range, "list", "keep", "wh")) {
    const other = has(scene.items[index], "wh") ? null : readSubject(scene, index, range, "list", "lending", "booking");
    if (other !== null) return other;
  }
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
    take(scene, phrase);
    return nounFrom(scene, textOf(scene, phrase));
  }
  return nounFrom(scene, names.thing ?? "thing");
}

/** Words that only say how: "max", "per day". */
function isManner(scene: Scene, phrase: Range): boolean {
  return indexes(phrase).every((index) => {
    const item = scene.items[index];
    const found = item?.kind === "word" ? item.senses : [];
    return found.length > 0 && found.every((sense) => sense.startsWith("vocabulary:"));
  });
}

/** "Beamer und Kamera verleihen": in German the verb comes last. */
function thingsBefore(scene: Scene, trigger: number): string[] {
  if (scene.context.lexicon.language.code !== "de") return [];
  const { from } = clauseOf(scene, trigger);
  let end = trigger;
  while (end > from && isSilent(scene.items[end - 1])) end -= 1;
  const { elements } = parseList(scene, from, end);
  const isList =
    elements.length >= 2 &&
    elements.every(
      (element) =>
        element.to - element.from <= 2 &&
        /^\p{Lu}/u.test(textOf(scene, element)) &&
        indexes(element).every((index) => isOpen(scene.items[index])),
    );
  if (!isList) return [];
  take(scene, { from, to: trigger });
  return elements.map((element) => textOf(scene, element));
}

/** "our 3 meeting rooms". */
function countBefore(scene: Scene, range: Range): number | null {
  const [number] = valuesIn(scene, range, "number");
  if (number === undefined || scene.used.has(number.index)) return null;
  scene.used.add(number.index);
  return number.item.number;
}

/** The many-form, where the ask used it: several things whose names are not known. */
function lastNoun(scene: Scene, noun: Noun): string | null {
  const isPlural =
    noun.one.toLowerCase() !== noun.many.toLowerCase() && scene.text.toLowerCase().includes(noun.many.toLowerCase());
  return isPlural ? noun.many.toLowerCase() : null;
}
