import type { Noun } from "../../../../sdk/contract/parts.ts";
import { takeKept } from "../called/said.ts";
import { parseList } from "../fields/list.ts";
import { nounFrom, readNames } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { stepListIn } from "../fields/steps.ts";
import { modelAt } from "../limits/modelled.ts";
import {
  clauseOf,
  gap,
  has,
  indexes,
  indexesOf,
  mark,
  type Range,
  type Scene,
  take,
  takeVocabulary,
  textOf,
} from "../words/scene.ts";
import type { Frame } from "./frame.ts";
import { leaveOver } from "./left-over.ts";
import { readTitle } from "./title.ts";

/** "onboarding checklist for new people: laptop ordered, slack account". */
export const readChecklist: Frame = (scene, { trigger, range }) => {
  const each = readEach(scene, range);
  const said = readItems(scene, range);
  takeOccasions(scene, range);
  const items = said.length === 0 ? scene.context.answered.list : said;
  const { names } = scene.context.lexicon.language;
  const word = names.checklist ?? "Checklist";
  const isCalled = /list|plan|zettel/i.test(scene.items[trigger]?.text ?? "");
  const title = isCalled
    ? readTitle(scene, trigger, range, scene.items[trigger]?.text ?? "")
    : each === null
      ? word
      : `${word} – ${each.one}`;
  if (items.length === 0) gap(scene, "items", title, true);
  const of =
    each === null
      ? indexes(range).find(
          (index) => index > trigger && has(scene.items[index], "of", "per") && !scene.used.has(index),
        )
      : undefined;
  const phrase = of === undefined ? null : nounPhraseFrom(scene, of + 1, range.to);
  if (of !== undefined) take(scene, { from: of, to: phrase?.to ?? of + 1 });
  for (const index of indexesOf(scene, range, "checklist", "wh", "everybody", "open", "all", "list", "done"))
    scene.used.add(index);
  takeKept(scene, range, "checklist");
  takeVocabulary(scene, range, "checklist");
  const noun = each ?? nounFrom(scene, phrase === null ? (names.colleague ?? "colleague") : textOf(scene, phrase));
  if (items.length > 0) leaveOver(scene, range);
  return items.length === 0 ? [] : [{ part: "checklist", title, items, noun }];
};

/** "vor der Übergabe", "after departure": when it is ticked off, which whoever does it knows. */
function takeOccasions(scene: Scene, range: Range): void {
  for (const index of indexes(range)) {
    if (!/^(?:vor|nach|bei|beim|before|after|when|at)$/i.test(scene.items[index]?.text ?? "") || scene.used.has(index))
      continue;
    const phrase = nounPhraseFrom(scene, index + 1, Math.min(range.to, index + 4));
    const isPlain = phrase !== null && phrase.from <= index + 3 && !indexes(phrase).some((at) => scene.used.has(at));
    if (phrase === null || !isPlain) continue;
    take(scene, { from: index, to: phrase.to });
    modelAt(scene, ...indexes({ from: index, to: phrase.to }));
  }
}

/** "per flat", "für jedes Event", "each treatment room gets": what there is a list for each of. Taken. */
function readEach(scene: Scene, range: Range): Noun | null {
  // "at every handover something gets forgotten. For each flat: …": the one right before the points.
  const colon = indexes(range).find((index) => mark(scene.items[index]) === ":");
  const nearest = colon === undefined ? null : eachIn(scene, clauseOf(scene, colon));
  const noun = nearest ?? eachIn(scene, range);
  if (noun === null) return null;
  // "I need to see per flat what is missing": said once more.
  while (eachIn(scene, range, noun) !== null);
  return noun;
}

/** The first; `only`: of this one. */
function eachIn(scene: Scene, range: Range, only?: Noun): Noun | null {
  for (const index of indexes(range)) {
    if (!EACH.test(scene.items[index]?.text ?? "") || scene.used.has(index)) continue;
    const phrase = nounPhraseFrom(scene, index + 1, Math.min(range.to, index + 5));
    if (phrase === null || phrase.from > index + 2 || NO_NOUN.test(textOf(scene, phrase))) continue;
    const isGerman = scene.context.lexicon.language.code === "de";
    const isEnd = (at: number) => {
      const text = scene.items[at]?.text ?? "";
      // "bei jedem Einzug vergessen wir": in German what is written small behind a noun is none.
      const isSmall = isGerman && /^\p{Lu}/u.test(scene.items[at - 1]?.text ?? "") && /^\p{Ll}/u.test(text);
      return at > phrase.from && (NO_NOUN.test(text) || isSmall);
    };
    const end = indexes(phrase).find(isEnd) ?? phrase.to;
    if (only !== undefined && nounFrom(scene, textOf(scene, { from: phrase.from, to: end })).one !== only.one) continue;
    take(scene, { from: index, to: end });
    return nounFrom(scene, textOf(scene, { from: phrase.from, to: end }));
  }
  return null;
}

const EACH =
  /^(?:each|every|per|for each|for every|pro|je|jede[mnrs]?|für jede[nms]?|bei jede[mr]|vor jede[mr]|nach jede[mr])$/i;

/** Verbs and times behind it: "each room gets", "per day", "every morning". */
const NO_NOUN =
  /^(?:gets?|has|have|we|is|are|abhaken|haken|tick|ticks|check|checks|need|needs|day|days|week|month|year|morning|evening|time|item|point|step|tag|woche|monat|jahr|morgen|abend|mal|punkte?|schritte?|hak\w*|the|these|the same|same|dieselben?|diese|gleichen?|selben|neue[nrs]?|new)$/i;

/** Behind a colon, as bullets or in brackets; what stands in brackets or behind a dash stays with its point: "desk (facilities)". */
function readItems(scene: Scene, range: Range): string[] {
  const steps = stepListIn(scene, range);
  if (steps !== null && !scene.used.has(steps.from)) {
    take(scene, steps);
    return steps.names.map(tidy);
  }
  const colon = indexes(range).find((index) => mark(scene.items[index]) === ":");
  if (colon !== undefined && !scene.used.has(colon)) {
    const { elements } = parseList(scene, colon + 1, range.to, (index) => isBehindBullets(scene, colon, index));
    const last = elements.at(-1);
    const isPoint = ({ from, to }: Range) =>
      to - from <= 9 &&
      !indexes({ from, to }).some((at) => ["channel", "recurrence", "time"].includes(scene.items[at]?.kind ?? ""));
    const good = elements.findIndex((element) => !isPoint(element));
    const points = good < 0 ? elements : elements.slice(0, good);
    const end = points.at(-1) ?? last;
    if (points.length >= 2 && end !== undefined) {
      take(scene, { from: colon, to: end.to });
      return [...new Set(points.map((point) => tidy(textOf(scene, point))))];
    }
  }
  return readNames(scene, range, 1);
}

/** A line without a bullet below lines with one. */
function isBehindBullets(scene: Scene, colon: number, index: number): boolean {
  if (scene.items[index]?.kind !== "break" || scene.items[index + 1]?.kind === "bullet") return false;
  return indexes({ from: colon, to: index }).some((at) => scene.items[at]?.kind === "bullet");
}

function tidy(text: string): string {
  return text.replace(/\(\s+/g, "(").replace(/\s+\)/g, ")").slice(0, 80);
}
