import type { Part } from "../../../../sdk/contract/parts.ts";
import { make, namedApart } from "../fields/column.ts";
import { daysOf } from "../fields/span.ts";
import { modelAt } from "../limits/modelled.ts";
import { indexes, indexesOf, type Range, type Scene, take, textOf, valuesIn } from "../words/scene.ts";
import type { Frame } from "./frame.ts";
import { readRecords } from "./records.ts";

/**
 * "which toy, who took it home, due back when": each has a day of its own by which it must be back, and nothing that is lent
 * is named: that is noted down, with a tick for what is back. A loan has the same days for all. null: a loan it is.
 */
export function readNotedLoans(scene: Scene, group: Parameters<Frame>[1]): Part[] | null {
  if (!asksForDueDay(scene, group.range)) return null;
  const late = clausesOf(scene, group.range).filter((clause) => LATE.test(textOf(scene, clause)));
  const back = clausesOf(scene, group.range).filter((clause) => BACK.test(textOf(scene, clause)));
  for (const clause of [...late, ...back.filter((one) => ASKED_IN.exec(textOf(scene, one)) === null)]) {
    take(scene, clause);
    modelAt(scene, ...indexes(clause));
  }
  const parts = readRecords(scene, group);
  return parts.map((part) => (part.part === "records" ? withDays(scene, part, back.length > 0) : part));
}

type Records = Extract<Part, { part: "records" }>;

function withDays(scene: Scene, part: Records, isTicked: boolean): Records {
  const { names } = scene.context.lexicon.language;
  const date = part.columns.find(({ type }) => type === "date");
  const tick = part.columns.find(({ type }) => type === "yes_no");
  const columns = namedApart([
    ...part.columns,
    ...(date === undefined ? [make(names.backBy ?? "Due back", "date", {})] : []),
    ...(tick === undefined && isTicked ? [make(names.back ?? "Back", "yes_no", {})] : []),
  ]);
  const due = columns.find(({ type }) => type === "date");
  const done = columns.find(({ type }) => type === "yes_no");
  return {
    ...part,
    columns: columns.map((column, index) => ({ ...column, isRequired: index === 0 })),
    ...(due === undefined ? {} : { dueColumn: due.name }),
    ...(done === undefined ? {} : { doneColumn: done.name }),
  };
}

function asksForDueDay(scene: Scene, range: Range): boolean {
  const isSpan = valuesIn(scene, range, "span").some(({ item }) => daysOf(item.span) !== null);
  if (isSpan || valuesIn(scene, range, "channel").length > 0) return false;
  const asked = indexes(range).filter((index) => ASKED.test(scene.items[index]?.text ?? ""));
  const isDue = clausesOf(scene, range).some((clause) => DUE_BACK.test(textOf(scene, clause)));
  return isDue && asked.length >= 3 && indexesOf(scene, range, "keep", "enter").length > 0;
}

function clausesOf(scene: Scene, range: Range): Range[] {
  return scene.clauses.filter(({ from, to }) => from >= range.from && to <= range.to);
}

const ASKED = /^(?:who|what|which|when|until when|by when|wer|was|welche[rsnm]?|wann|bis wann|wem|an wen)$/i;
const ASKED_IN = /\b(?:who|which|what|wer|was|welche[rsnm]?)\b/i;
const DUE_BACK =
  /\b(?:due back|back by when|by when|until when|till when|when (?:it|they)(?:'s| is| are)? (?:due|must|should|has to|have to)|due (?:back )?when|bis wann|wann (?:es|sie|er) (?:wieder |zurück))/i;
/** "Ist es zurück, klickt man das an", "a way to say it's back". */
const BACK =
  /\b(?:back|returned|in again)\b(?! (?:by|when))|(?<!\p{L})(?:zurück|wieder da|abgegeben|zurückgegeben|zurückgebracht)(?!\p{L})(?=.*(?:klick|hak|kreuz|drück|markier|tick))/iu;
/** "late ones should be obvious", "was nicht rechtzeitig wiederkommt, soll man gleich erkennen". */
const LATE =
  /\b(?:late|overdue|too long|not back (?:in|on) time|past (?:its|the) date)\b|(?<!\p{L})(?:nicht (?:rechtzeitig|pünktlich)|zu spät|überfällig\p{L}*|verspätet\p{L}*|säumig\p{L}*)(?!\p{L})/iu;
