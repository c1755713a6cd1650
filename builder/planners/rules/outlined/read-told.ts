import type { Part } from "../../../../sdk/contract/parts.ts";
import { folded } from "../../../outline/keys.ts";
import type { Outline } from "../../../outline/outline.ts";
import { readLinesAlone, readOutline } from "../../../outline/read-outline.ts";
import { changeComposition } from "../change.ts";
import type { ReadingContext } from "../context.ts";
import { withSomebodyElse } from "../conversation/left-people.ts";
import { agrees, isIndifferent, isLater, saysNothing } from "../conversation/natural-reply.ts";
import { LANGUAGES } from "../languages/known-languages.ts";
import { leavesOut } from "../limits/leave-out.ts";
import type { Note } from "../words/scene.ts";
import { withKnownLine } from "./known-line.ts";
import { type ToldOutline, withReply } from "./outline-told.ts";
import { type Outlined, readSections } from "./read-sections.ts";
import type { LineProblem } from "./section-reading.ts";

/** An outline as it stands after what was said to it. */
export interface OutlinedTold extends Outlined {
  outline: Outline;
  /** Whether wishes changed what its lines say: what was taken by itself may not be true any more. */
  isChanged: boolean;
  /** Whether somebody said to leave out what cannot be read. */
  isLeftOut: boolean;
  /** Problems that no reply spoke of yet. */
  open: LineProblem[];
  notUnderstood: string[];
}

/** While nothing else was said, replies may be lines of it; then each is a wish about what there is, as of any plan. */
export function readTold(told: ToldOutline, context: ReadingContext): OutlinedTold {
  const { language, later } = told;
  const readAs = (one: Outline) => readSections(one, language, context);
  let { text, outline } = told;
  let read = readAs(outline);
  let parts: Part[] | null = null;
  const anew: string[] = [];
  const notes: Note[] = [];
  const notUnderstood: string[] = [];
  const spokenOf = new Set<string>();
  let isLeftOut = false;
  const withAnew = (one: Outline, reply: string) => withReply(one, reply, (other) => readAs(other).problems);
  const settle = (problems: readonly LineProblem[]) => {
    for (const { line } of problems) spokenOf.add(line);
  };
  for (const reply of later) {
    const isLeft = leavesOut(reply, context) || dropsLine(reply, read.problems);
    if ((isLeft || isLater(reply) || saysNothing(reply)) && readLinesAlone(reply) === null) {
      if (!isLeft || saysNothing(reply)) continue;
      isLeftOut = true;
      settle(read.problems);
      continue;
    }
    const known = parts === null ? withKnownLine(text, reply, read.problems) : null;
    const more = parts === null && known === null ? withAnew(outline, reply) : null;
    if (known !== null) {
      text = known;
      const first = readOutline(text, language)?.outline ?? outline;
      outline = anew.reduce((current, one) => withAnew(current, one) ?? current, first);
      read = readAs(outline);
      continue;
    }
    if (more !== null) {
      // Asked about lines that are not known, somebody says others: these are what was meant.
      if (read.problems.every(({ kind }) => kind === "unknown" || kind === "nowhere")) settle(read.problems);
      anew.push(reply);
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
    open: parts === null ? read.problems.filter(({ line }) => !spokenOf.has(line)) : [],
    notUnderstood,
  };
}

/** "remove the line", "no colour line", "lass es weg": what was asked about shall go. */
function dropsLine(reply: string, problems: readonly LineProblem[]): boolean {
  const keys = problems.map(({ line }) => folded(line.split(":")[0] ?? ""));
  return LANGUAGES.some(({ lines }) => {
    const what = lines.dropped(reply.trim());
    return what !== null && keys.length > 0 && (what === "" || keys.includes(folded(what)));
  });
}
