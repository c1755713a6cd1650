import { statesAt } from "../said.ts";
import type { Range, Scene } from "../scene.ts";
import { numberedListIn } from "./numbered.ts";
import { peopleListIn } from "./people.ts";
import { stepListIn } from "./steps.ts";

/** What a list names, by what its elements are. */
export type ElementKind = "people" | "numbered" | "steps" | "states";

/** A list in an ask that is none of columns. */
export interface Enumerated extends Range {
  kind: ElementKind;
}

/** Every list that an ask has of people, of numbered things, of steps and of states. Nothing is taken. */
export function enumeratedIn(scene: Scene, range: Range): Enumerated[] {
  const lists: readonly [ElementKind, Range | null][] = [
    ["steps", stepListIn(scene, range)],
    ["people", peopleListIn(scene, range)],
    ["numbered", numberedListIn(scene, range)],
    ["states", statesAt(scene, range)],
  ];
  return lists.flatMap(([kind, list]) => (list === null ? [] : [{ kind, from: list.from, to: list.to }]));
}
