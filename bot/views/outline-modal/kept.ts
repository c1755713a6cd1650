import type { OutlineSection } from "../../../builder/outline/outline.ts";
import type { Begun } from "./begun.ts";
import { type Filled, KIND, severalAt, textAt } from "./filled.ts";
import { type Form, ONESELF } from "./form.ts";
import { isBelowList } from "./forms.ts";

/** What else is planned, beside the fields of the form: each has a box that is ticked, and stays while it is. */

/** The first block of such boxes. */
export const KEPT = "kept";

/** The box of `isForOneself`, where the form has no tick for it. */
export const KEPT_ONESELF = "oneself";

/** So many boxes stand in one block. */
const MOST_BOXES = 10;

/** The block of the box at that place among all that is kept. */
export function keptBlock(place: number): string {
  const block = Math.floor(place / MOST_BOXES);
  return block === 0 ? KEPT : `${KEPT}_${block + 1}`;
}

/** All that is kept is ticked to begin with. */
export function keptBoxes(count: number, isForOneself: boolean): Filled {
  const boxes: Record<string, string[]> = {};
  const values = [...Array(count).keys()].map(String);
  for (const [place, value] of [...values, ...(isForOneself ? [KEPT_ONESELF] : [])].entries())
    boxes[keptBlock(place)] = [...(boxes[keptBlock(place)] ?? []), value];
  return boxes;
}

/** The boxes that are ticked. */
export function keptIn(filled: Filled): string[] {
  const isKept = new RegExp(`^${KEPT}(?:_\\d+)?$`);
  return Object.keys(filled).flatMap((blockId) => (isKept.test(blockId) ? severalAt(filled, blockId) : []));
}

/** What else is planned and can stay beside this form, each with its place among all: what hangs below a list goes with it. */
export function othersBeside(form: Form, { filled, others }: Begun): [string, OutlineSection][] {
  return others.flatMap(({ section, isBelow }, index): [string, OutlineSection][] =>
    isBelow && form.kind !== textAt(filled, KIND) ? [] : [[String(index), section]],
  );
}

/** Of that, what is ticked in it; what is of a list that is not goes with it. */
export function keptSections(form: Form, begun: Begun, filled: Filled): OutlineSection[] {
  const ticked = keptIn(filled);
  let isListGone = false;
  return othersBeside(form, begun).flatMap(([place, section]) => {
    const isTicked = ticked.includes(place);
    if (!isBelowList(section.kind)) isListGone = section.kind === "records" && !isTicked;
    return isTicked && !(isListGone && isBelowList(section.kind)) ? [section] : [];
  });
}

/** That only whoever asked may open it is kept beside a form that has no tick for it. */
export function keepsOneself({ extras }: Form, { isForOneself }: Begun): boolean {
  return isForOneself === true && !extras.includes(ONESELF);
}
