import type { Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { isDone } from "./done-column.ts";

/** "Deposit paid" of an event: what is over is not the entry, so that it is still told of when its date comes. */
export function ofDoneToo(part: Part, records: PartOf<"records">): Part {
  if (part.part !== "reminder" || part.overdue) return part;
  const done = records.columns.find(({ name }) => name === records.doneColumn);
  const date = records.columns.find(({ name }) => name === part.dateColumn);
  if (done?.type !== "yes_no" || date === undefined) return part;
  const own = wordsOf(`${records.noun.one} ${records.noun.many} ${date.label}`);
  const others = wordsOf(done.label).filter((word) => !isDone(word) && !SMALL.test(word));
  const isBeside = others.length > 0 && others.every((word) => !own.some((one) => isSame(one, word)));
  return isBeside ? { ...part, done: true } : part;
}

const SMALL =
  /^(?:schon|bereits|already|yet|is|was|been|has|it|es|ist|wurde|wird|all|alles|the|off|out|up|in|on|back)$/;

function wordsOf(label: string): string[] {
  return label
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
}

function isSame(one: string, other: string): boolean {
  return one.startsWith(other.slice(0, 5)) || other.startsWith(one.slice(0, 5));
}
