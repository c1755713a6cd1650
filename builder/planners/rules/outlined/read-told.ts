import type { Part } from "../../../../sdk/contract/parts.ts";
import type { Outline } from "../../../outline/outline.ts";
import { readLinesAlone } from "../../../outline/read-outline.ts";
import { changeComposition } from "../change.ts";
import type { ReadingContext } from "../context.ts";
import { withSomebodyElse } from "../conversation/left-people.ts";
import { agrees, isIndifferent, isLater } from "../conversation/natural-reply.ts";
import { leavesOut } from "../limits/leave-out.ts";
import type { Note } from "../words/scene.ts";
import { type ToldOutline, withReply } from "./outline-told.ts";
import { type Outlined, readSections } from "./read-sections.ts";

/** An outline as it stands after what was said to it. */
export interface OutlinedTold extends Outlined {
  outline: Outline;
  /** Whether wishes changed what its lines say: what was taken by itself may not be true any more. */
  isChanged: boolean;
  /** Whether somebody said to leave out what cannot be read: it is not asked about again. */
  isLeftOut: boolean;
  notUnderstood: string[];
}

/** While nothing else was said, replies may be lines of it; then each is a wish about what there is, as of any plan. */
export function readTold(told: ToldOutline, context: ReadingContext): OutlinedTold {
  const { language, later } = told;
  const readAs = (one: Outline) => readSections(one, language, context);
  let { outline } = told;
  let read = readAs(outline);
  let parts: Part[] | null = null;
  const notes: Note[] = [];
  const notUnderstood: string[] = [];
  let isLeftOut = false;
  for (const reply of later) {
    const isLeft = leavesOut(reply, context) || isLater(reply) || saysNothing(reply);
    if (isLeft && readLinesAlone(reply) === null) {
      isLeftOut ||= leavesOut(reply, context) && !saysNothing(reply);
      continue;
    }
    const more: Outline | null = parts === null ? withReply(outline, reply, (one) => readAs(one).problems) : null;
    if (more !== null) {
      outline = more;
      read = readAs(outline);
      continue;
    }
    if (isIndifferent(reply) || agrees(reply)) continue;
    const now: Part[] = parts ?? read.parts;
    const replaced = withSomebodyElse(now, reply, context);
    const changed = replaced === null ? changeComposition({ language, parts: now }, reply, context) : null;
    if (replaced !== null) parts = replaced;
    else if (changed === null || changed.composition === null) notUnderstood.push(reply.slice(0, 120));
    else {
      parts = changed.composition.parts;
      notes.push(...changed.notes);
      notUnderstood.push(...changed.unused);
    }
  }
  return {
    ...read,
    parts: parts ?? read.parts,
    notes: [...read.notes, ...notes],
    outline,
    isChanged: parts !== null,
    isLeftOut,
    notUnderstood,
  };
}

/** A question, thanks, a shrug: no value of a line, whichever was asked for. */
function saysNothing(reply: string): boolean {
  return (/\?\s*$/.test(reply) && !reply.includes("\n")) || NOTHING.test(reply.trim());
}

const NOTHING =
  /^(?:(?:thanks?|thank you|thx|danke|vielen dank|sorry|no idea|(?:i )?(?:don'?t|do not) know|dunno|cancel|stop|never ?mind|forget it|hm+|keine ahnung|weiß (?:ich )?nicht|abbrechen|vergiss es|egal)(?:[\s,.!]+(?:sorry|yet|it|so much|a lot|very much|you|dir|sehr|please|bitte))*)[\s,.!]*$/i;
