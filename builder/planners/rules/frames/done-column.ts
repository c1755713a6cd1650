import type { Column, PartOf } from "../../../../sdk/contract/parts.ts";
import { make } from "../fields/column.ts";
import { folded } from "../lexicon.ts";
import { modelAt } from "../modelled.ts";
import { has, indexes, note, type Range, type Scene } from "../scene.ts";

type Records = PartOf<"records">;

/** What is over once it is ticked: "paid", "picked up", "arrived", "behoben"; not "urgent". */
export function isDone(label: string): boolean {
  const word = folded(label.toLowerCase().trim());
  return OVER.test(word) || (PARTICIPLE.test(word) && !WISH.test(word));
}

const OVER = /\b(?:done|paid|sent|shut|met|gone|ready|back|fertig|zurueck|weg|ok)(?: (?:back|out|off))?$/;
const PARTICIPLE =
  /(?:^|\s)(?:\p{L}{2,}ed(?: (?:up|off|in|out))?|(?:ge|ver|be|er|zer|ab|an|aus|auf|ein|zu|ueber)\p{L}{3,}(?:t|en))$/u;
/** Of what is wished or planned, nothing is over. */
const WISH =
  /need|requir|want|interest|urgent|expect|estimat|prefer|plann|vegan|allow|us(?:ed)$|benoet|gewuensch|geplant|gebrauch|erwart|beteiligt|vegetar/;

/** The box that says that an entry is done: one that the words name, else the one that is ticked at an end; else one is added and said. */
export function withDone(scene: Scene, clause: Range, records: Records): Records {
  const named = boxNamed(scene, clause, records);
  const known = named ?? boxOf(records);
  if (known !== undefined) return { ...records, doneColumn: known.name };
  const added = make(scene.context.lexicon.language.names.done ?? "Done", "yes_no", {});
  note(scene, "done_column", added.label);
  return { ...records, columns: [...records.columns, added], doneColumn: added.name };
}

export function boxOf({ columns, doneColumn }: Records): Column | undefined {
  return (
    columns.find((column) => column.name === doneColumn) ??
    columns.find((column) => column.type === "yes_no" && isDone(column.label))
  );
}

/** "not ordered yet", "noch nicht abgeholt": a no right before what a box says. */
export function saysNotDone(scene: Scene, clause: Range, records: Records): boolean {
  return boxNamed(scene, clause, records) !== undefined;
}

function boxNamed(scene: Scene, clause: Range, { columns }: Records): Column | undefined {
  const boxes = columns.filter((column) => column.type === "yes_no");
  for (const index of indexes(clause)) {
    const isNo =
      has(scene.items[index], "not") || /^(?:isn'?t|aren'?t|hasn'?t|nicht|not)\b/i.test(scene.items[index]?.text ?? "");
    if (!isNo) continue;
    const after = indexes({ from: index, to: Math.min(clause.to, index + 5) });
    const words = after.flatMap((at) => (scene.items[at]?.text.toLowerCase() ?? "").split(/\s+/));
    const box = boxes.find((column) =>
      column.label
        .toLowerCase()
        .split(/\s+/)
        .every((label) => words.some((word) => word.startsWith(label) && word.length - label.length <= 2)),
    );
    if (box !== undefined) {
      modelAt(scene, index);
      for (const at of after)
        if (
          has(scene.items[at], "not") ||
          (scene.items[at]?.text ?? " ").toLowerCase().startsWith(box.label.toLowerCase().split(" ")[0] ?? " ")
        )
          scene.used.add(at);
      return box;
    }
  }
  return undefined;
}
