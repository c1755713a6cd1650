import { columnListAt } from "../fields/columns.ts";
import { tickedLinesIn } from "../fields/ticked-lines.ts";
import { habitsIn } from "../times/habit.ts";
import { movedDays } from "../times/moved-days.ts";
import {
  clauseOf,
  has,
  indexes,
  type MainKind,
  mark,
  type Range,
  type Scene,
  senses,
  textOf,
  wholeOf,
} from "../words/scene.ts";
import { type Call, callsIn, ORDER } from "./calls.ts";
import { isSaidApart } from "./said.ts";
import { isUnwanted } from "./unwanted.ts";

/** What an ask is about, and which of its words are about that. */
export interface Group {
  kind: MainKind;
  range: Range;
  /** Item that called for it. */
  trigger: number;
}

/** Words between "also" and what it announces. */
const REACH = 9;

/** The things that an ask is about, each with its words, in the order in which they stand. None: only posts, or nothing that is known. */
export function groupsOf(scene: Scene): Group[] {
  // "so that the crew has it on Wednesdays": what a message is for keeps nothing.
  const habits = habitsIn(scene);
  const isOfHabit = (index: number) => habits.some(({ from, to }) => index >= from && index < to);
  const found = callsIn(scene).filter(({ trigger }) => !isUnwanted(scene, trigger) && !isOfHabit(trigger));
  const areApart = isSaidApart(scene) ? isApartAnyway : isApart;
  const kept: Call[] = [];
  for (const isWeak of [false, true]) {
    for (const [kind] of ORDER) {
      for (const one of found.filter((trigger) => trigger.kind === kind && trigger.isWeak === isWeak)) {
        const isKnown = kept.some((other) => other.kind === kind && !areApart(scene, other.trigger, one.trigger));
        if (!isKnown && !kept.some((other) => isAbsorbed(scene, other, one, areApart))) kept.push(one);
      }
    }
  }
  if (kept.length === 0) {
    const list = columnListAt(scene, wholeOf(scene));
    const moved = list === null ? null : movedDays(scene);
    const isDay = list !== null && moved !== null && list >= moved.from && list < moved.to;
    if (list !== null && !isDay) return [{ kind: "records", trigger: Math.max(0, list - 1), range: wholeOf(scene) }];
  }
  kept.sort((one, other) => one.trigger - other.trigger);
  return kept.map((one, index) => {
    const previous = kept[index - 1];
    const next = kept[index + 1];
    const from = previous === undefined ? 0 : borderBetween(scene, previous.trigger, one.trigger);
    const to = next === undefined ? scene.items.length : borderBetween(scene, one.trigger, next.trigger);
    return { kind: one.kind, trigger: one.trigger, range: { from, to } };
  });
}

/** What is said of the other thing anyway: "return" of a loan, "list" of a picker's names. */
function isAbsorbed(scene: Scene, main: Call, other: Call, areApart: typeof isApart): boolean {
  if (main.kind === other.kind) return false;
  const item = scene.items[other.trigger];
  if (main.trigger === other.trigger) return true;
  if (areApart(scene, main.trigger, other.trigger)) return false;
  if (other.kind === "records" && isListOfOthers(scene, main, other.trigger)) return false;
  if (isListedBy(scene, main.trigger, other.trigger)) return true;
  if (other.kind === "records" && isListBeside(scene, main.trigger, other.trigger)) return false;
  if (senses(item).includes(`vocabulary:${main.kind}`)) return true;
  return other.kind === "records" || other.isWeak || isOnlyTold(scene, main.trigger, other.trigger);
}

/** "a poll …, and a list of things to buy with item and amount": a list with columns of its own is another thing. */
function isListBeside(scene: Scene, main: number, other: number): boolean {
  if (other < main || !has(scene.items[other], "list") || has(scene.items[main], "list")) return false;
  const article = indexes({ from: Math.max(main + 1, other - 3), to: other }).find((index) =>
    /^(?:a|an|eine[nr]?)$/i.test(scene.items[index]?.text ?? ""),
  );
  const before = article === undefined ? undefined : scene.items[article - 1];
  const isBehind = mark(before) === "," || mark(before) === "." || mark(before) === ";" || has(before, "and");
  const next = indexes({ from: other + 1, to: scene.items.length }).find(
    (index) => mark(scene.items[index]) === "," && has(scene.items[index + 1], "and"),
  );
  return isBehind && columnListAt(scene, { from: other, to: next ?? scene.items.length }, 2) !== null;
}

/** "a list of laptops and a poll about lunch", in either order: a list of what the other thing does not speak of is another thing. */
function isListOfOthers(scene: Scene, { kind, trigger: main }: Call, list: number): boolean {
  // "checklist: tickets, a list of guests": behind its colon it is a point.
  const mayBePoint = kind === "checklist" && list > main;
  if (!NEVER_LISTS.has(kind) || mayBePoint || !has(scene.items[list], "list")) return false;
  const own = scene.items[list]?.text.toLowerCase() ?? "";
  const ofWhat = /^(?:of|for|unserer|der|von|für|mit|über)$/i.test(scene.items[list + 1]?.text ?? "");
  if (!ofWhat || NAMES_OF_PART.test(own)) return false;
  const [from, to] = main < list ? [main, list] : [list, main];
  const border = indexes({ from: from + 1, to }).findLast(
    (at) => isEndOfThing(scene, at) || mark(scene.items[at]) === ",",
  );
  if (border === undefined) return false;
  const second = textOf(scene, { from: border + 1, to: to + 1 });
  const { to: end } = clauseOf(scene, list);
  const object = textOf(scene, { from: list + 2, to: list < main ? border : end });
  return ARTICLE.test(second) && /\p{L}{3}/u.test(object) && !OF_THE_PART.test(object);
}

/** Parts that no list belongs to: a loan has its things, a booking its rooms, a request its state. */
const NEVER_LISTS = new Set<MainKind>([
  "poll",
  "countdown",
  "rota",
  "status_board",
  "leaderboard",
  "checklist",
  "webhook_post",
]);
const ARTICLE = /^(?:also|auch|then|dann|we need|wir brauchen|\s)*(?:a|an|one|eine[nr]?)\b/i;
const NAMES_OF_PART = /check|rang|rota|rank/;
const OF_THE_PART =
  /\b(?:who|whom|wer|names?|namen|votes?|voters?|answers?|results?|options?|choices?|stimmen|antworten|ergebnisse?|dates?|people|tasks?|steps?|things to|to|best|top|winners?|rest|all|besten|gewinner|übrigen|aufgaben|schritte|punkte|points?)\b/i;

/** "Say in #general who's got them today": what is told of the other thing, and when. */
function isOnlyTold(scene: Scene, main: number, other: number): boolean {
  const { from, to } = clauseOf(scene, other);
  if (main >= from && main < to) return false;
  const said = indexes({ from, to: other }).some((at) => has(scene.items[at], "say", "remind"));
  return (
    said && indexes({ from, to }).some((at) => ["channel", "recurrence", "time"].includes(scene.items[at]?.kind ?? ""))
  );
}

/** "checklist: book the hotel, draw the plan": what is listed behind a colon is no other thing. */
function isListedBy(scene: Scene, main: number, other: number): boolean {
  const { from, to } = clauseOf(scene, main);
  return (
    other > main &&
    other >= from &&
    other < to &&
    indexes({ from: main, to: other }).some((at) => mark(scene.items[at]) === ":")
  );
}

/** "also", "separately", "another" between them: another thing is asked for. */
function isApart(scene: Scene, one: number, other: number): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  const near = { from: Math.max(from, to - REACH), to };
  const points = tickedLinesIn(scene, wholeOf(scene));
  const isPoint = (index: number) => points !== null && index >= points.from - 1 && index < points.to;
  if (indexes({ from: from + 1, to }).some((index) => isNumbered(scene, index) && !isPoint(index))) return true;
  return scene.items[to]?.kind !== "command" && indexes(near).some((index) => has(scene.items[index], "also"));
}

/** Where it was said that they shall be apart, a sentence or an "and" between them is enough. */
function isApartAnyway(scene: Scene, one: number, other: number): boolean {
  const between = indexes({ from: Math.min(one, other) + 1, to: Math.max(one, other) });
  return isApart(scene, one, other) || between.some((index) => isEndOfThing(scene, index));
}

function isEndOfThing(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return /^[.;!?]$/.test(mark(item)) || item?.kind === "break" || has(item, "and");
}

/** "1. a poll … 2. a list …" */
function isNumbered(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return item?.kind === "bullet" && /^\d/.test(item.text);
}

/** Where one thing's words end and the next one's begin: the last separator before the second's. */
function borderBetween(scene: Scene, first: number, second: number): number {
  const between = indexes({ from: first + 1, to: second });
  const number = between.findLast((index) => isNumbered(scene, index));
  if (number !== undefined) return number;
  const also = between.findLast((index) => has(scene.items[index], "also"));
  if (also !== undefined) {
    if (/^(?:and|und)\b/i.test(scene.items[also]?.text ?? "")) return also;
    const separator = indexes({ from: first + 1, to: also }).findLast(
      (index) => has(scene.items[index], "and") || mark(scene.items[index]) !== "",
    );
    return separator !== undefined && separator >= also - 2 ? separator : also;
  }
  const stop = between.findLast(
    (index) => /^[.;!?]$/.test(mark(scene.items[index])) || scene.items[index]?.kind === "break",
  );
  if (stop !== undefined) return stop + 1;
  const separator = between.findLast((index) => has(scene.items[index], "and") || mark(scene.items[index]) === ",");
  return separator ?? second;
}
