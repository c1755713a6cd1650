import { saidAt, statesAt, takeKept } from "../called/said.ts";
import { readChannel } from "../fields/channel.ts";
import { parseList } from "../fields/list.ts";
import { codesIn, namesAfterFor } from "../fields/names.ts";
import { peopleIn } from "../fields/people.ts";
import { readThings, takeNumbered } from "../fields/things.ts";
import { modelAt } from "../limits/modelled.ts";
import {
  clauseOf,
  has,
  indexes,
  indexesOf,
  mark,
  note,
  type Range,
  type Scene,
  take,
  takeVocabulary,
  textOf,
  valuesIn,
} from "../words/scene.ts";
import type { Frame } from "./frame.ts";
import { leaveOver } from "./left-over.ts";
import { nounShared, readThing } from "./thing.ts";

/** "status page for our machines: Press 1, Laser. running / broken". */
export const readStatusBoard: Frame = (scene, { trigger, range }) => {
  const named = takeNumbered(scene, range) ?? codesBeforeColon(scene, range);
  const states = readStates(scene, range, named.length > 0);
  const said = named.length > 0 ? named : readThings(scene, range, 1);
  const things = said.filter((thing) => !STATES.test(thing));
  const noun = nounShared(scene, things, readThing(scene, trigger, range, true));
  const told = clausesOfChanges(scene, range);
  const channel = told.length > 0 ? readChannel(scene, told) : null;
  const { names } = scene.context.lexicon.language;
  if (states.length < 2 && saidAt(scene, range, LIGHT).length === 0) note(scene, "states");
  const isLight = saidAt(scene, range, LIGHT).length > 0;
  const usual = isLight
    ? [names.red ?? "red", names.yellow ?? "yellow", names.green ?? "green"]
    : [names.ok ?? "OK", names.problem ?? "problem", names.down ?? "down"];
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
  takeKept(scene, range, "status_board");
  takeVocabulary(scene, range, "status_board", "post");
  leaveOver(scene, range, true, things.length);
  return [
    {
      part: "status_board",
      noun,
      things,
      states: states.length < 2 ? usual : states,
      ...(channel === null ? {} : { channel }),
    },
  ];
};

const LIGHT = /\b(?:traffic lights?|\w*ampel\w*)\b/;

/** Clauses with a channel and no time: a board says changes at once, and nothing at set times. */
function clausesOfChanges(scene: Scene, range: Range): Range[] {
  const isTimed = (clause: Range) =>
    valuesIn(scene, clause, "recurrence").length + valuesIn(scene, clause, "time").length > 0;
  return valuesIn(scene, range, "channel")
    .map(({ index }) => clauseOf(scene, index))
    .filter((clause) => !isTimed(clause));
}

/** "…; states: green, red": names what follows, and is no thing. */
const STATES = /^(?:states?|status|zustände?|stati)$/i;

/** "projects Alpha, Beta: green, yellow, red": the list behind the colon is no list of things. */
function codesBeforeColon(scene: Scene, range: Range): string[] {
  const colon = indexes(range).find((index) => mark(scene.items[index]) === ":");
  if (colon === undefined) return [];
  const before = { from: range.from, to: colon };
  const people = /\b(?:who|wer)\b/i.test(scene.text) ? peopleIn(scene, before) : null;
  return people ?? codesIn(scene, before, 2) ?? namesAfterFor(scene, before) ?? [];
}

/** Between slashes anywhere, in brackets, or after "states" or "status". */
function readStates(scene: Scene, range: Range, isAfterColon: boolean): string[] {
  const known = statesAt(scene, range);
  const isListed =
    known !== null &&
    indexes(range).every(
      (index) => mark(scene.items[index]) !== "/" || scene.used.has(index) || (index >= known.from && index < known.to),
    );
  if (known !== null && isListed && !has(scene.items[known.from - 1], "and")) {
    const states = isUnseparated(scene, known)
      ? indexes(known).map((index) => scene.items[index]?.text ?? "")
      : statesFrom(scene, known.from, known.to);
    if (states.length >= 2) {
      take(scene, known);
      modelAt(scene, ...indexes(known));
      return states;
    }
  }
  const slash = indexes(range).find((index) => mark(scene.items[index]) === "/" && !scene.used.has(index));
  if (slash !== undefined) {
    let from = slash;
    while (
      from > range.from &&
      !/^[.:;,()?!]$/.test(mark(scene.items[from - 1])) &&
      !has(scene.items[from - 1], "with", "states") &&
      !/^(?:either|entweder|each|jeweils|jede[rs]?|je|is|are|can|be|ist|sind|kann|sein)$/i.test(
        scene.items[from - 1]?.text ?? "",
      ) &&
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

/** "grün gelb rot" */
function isUnseparated(scene: Scene, range: Range): boolean {
  return indexes(range).every((index) => scene.items[index]?.kind === "word" && !has(scene.items[index], "or", "and"));
}

function statesFrom(scene: Scene, from: number, end: number): string[] {
  const { elements } = parseList(
    scene,
    from,
    end,
    (index) => index > from && has(scene.items[index], "say", "remind", "everybody"),
  );
  // "green / red + who said so last"
  const told = elements.findIndex(({ from: first }) =>
    /^(?:who|when|since|wer|wann|seit)$/i.test(scene.items[first]?.text ?? ""),
  );
  const named = told < 2 ? elements : elements.slice(0, told);
  const short = named.filter((element) => element.to - element.from <= 4 && !scene.used.has(element.from));
  const last = short.at(-1);
  if (short.length < 2 || short.length !== named.length || last === undefined) return [];
  take(scene, { from, to: last.to });
  if (mark(scene.items[from - 1]) === "(") take(scene, { from: from - 1, to: last.to + 1 });
  return [...new Set(short.map((element) => stateOf(scene, element)))];
}

/** "ist erstmal „offen“": what stands in quotes, where something does. */
function stateOf(scene: Scene, element: Range): string {
  const [quote] = valuesIn(scene, element, "quote");
  return quote?.item.inner ?? textOf(scene, element);
}
