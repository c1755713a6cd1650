import { statesAt } from "../called/said.ts";
import { has, indexes, mark, type Range, type Scene } from "../words/scene.ts";
import { numberedListIn } from "./numbered.ts";
import { peopleListIn } from "./people.ts";
import { stepListIn } from "./steps.ts";

/** What a list names, by what its elements are. */
export type ElementKind = "people" | "numbered" | "steps" | "states";

/** Longer asks are not looked through. */
const MAX_WORDS = 600;

/** A list in an ask that is none of columns. */
export interface Enumerated extends Range {
  kind: ElementKind;
}

/** "tablet 1, tablet 2 or the beamer", "the drill, the saw and the ladder": things by name, whatever is told of them. */
export function namesThings(scene: Scene, range: Range): boolean {
  if (numberedListIn(scene, range) !== null) return true;
  const isArticle = (index: number) =>
    /^(?:the|our|der|die|das|den|unser\p{L}{0,2})$/iu.test(scene.items[index]?.text ?? "");
  const isSign = (index: number) => mark(scene.items[index]) === "," || has(scene.items[index], "and", "or");
  const listed = indexes(range).filter((index) => isSign(index) && isArticle(index + 1));
  return listed.some((index) =>
    indexes({ from: Math.max(range.from, index - 4), to: index }).some((at) => isArticle(at)),
  );
}

/** Every list that an ask has of people, of numbered things, of steps and of states. Nothing is taken. */
export function enumeratedIn(scene: Scene, range: Range): Enumerated[] {
  if (range.to - range.from > MAX_WORDS) return [];
  const lists: readonly [ElementKind, Range | null][] = [
    ["steps", stepListIn(scene, range)],
    ["people", peopleListIn(scene, range)],
    ["numbered", numberedListIn(scene, range)],
    ["states", statesAt(scene, range)],
  ];
  return lists.flatMap(([kind, list]) => (list === null ? [] : [{ kind, from: list.from, to: list.to }]));
}
