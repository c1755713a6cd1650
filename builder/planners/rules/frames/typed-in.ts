import type { PartOf } from "../../../../sdk/contract/parts.ts";
import { saidAt } from "../called/said.ts";
import { nounPhraseBefore } from "../fields/noun-phrase.ts";
import { modelAt } from "../limits/modelled.ts";
import { clauseOf, has, indexes, isSilent, mark, type Range, type Scene, textOf } from "../words/scene.ts";
import { isThing } from "./thing-words.ts";

/** "post the new leads we typed in that day (company, contact, size)": what is posted is a list, though nothing asks for one. */
export interface TypedIn {
  /** Who typed it in, and when. */
  said: Range;
  /** What was typed in. */
  noun: Range | null;
  /** The brackets behind it, signs included. */
  columns: Range | null;
}

export function typedIn(scene: Scene, range: Range): TypedIn | null {
  const [said] = [...saidAt(scene, range, ENGLISH), ...saidAt(scene, range, GERMAN)];
  if (said === undefined) return null;
  const clause = clauseOf(scene, said.from);
  const open = indexes({ from: said.to, to: clause.to }).find((at) => mark(scene.items[at]) === "(");
  const close =
    open === undefined ? undefined : indexes({ from: open, to: clause.to }).find((at) => mark(scene.items[at]) === ")");
  return {
    said,
    noun: nounOfTyped(scene, said.from, clause.from),
    columns: open === undefined || close === undefined ? null : { from: open, to: close + 1 },
  };
}

/** "die neuen Anfragen posten, die wir …": past the comma and the verb. */
function nounOfTyped(scene: Scene, from: number, least: number): Range | null {
  let at = from;
  while (
    at > least &&
    (mark(scene.items[at - 1]) === "," ||
      has(scene.items[at - 1], "say", "in") ||
      isSilent(scene.items[at - 1]) ||
      scene.items[at - 1]?.kind === "channel")
  )
    at -= 1;
  const phrase = nounPhraseBefore(scene, at, least);
  return phrase !== null && isThing(scene, phrase) ? phrase : null;
}

/** Of entries of the day, or of the week, where so much is said. */
export function ofTyped(scene: Scene, { said }: TypedIn, part: PartOf<"digest">): PartOf<"digest"> {
  modelAt(scene, ...indexes(said));
  const text = textOf(scene, said).toLowerCase();
  if (/\b(?:day|today|tag|heute|tagsüber)\b/.test(text)) return { ...part, of: "today" };
  if (/\b(?:week|woche)\b/.test(text)) return { ...part, of: "last_7_days" };
  return part;
}

const DONE = "(?:typed|entered|added|logged|put|wrote|written|filled|noted|recorded|keyed|submitted|jotted)";
const TIME = "(?: (?:on )?(?:that|this|the same) (?:day|week)| today| during the (?:day|week)| since \\w+)?";
const ENGLISH = new RegExp(
  `\\b(?:that |which )?(?:we|people|they|i|you|everyone|everybody|somebody|someone|colleagues|staff|folks) (?:have |had |'ve )?${DONE}(?: (?:in|down|up))?${TIME}(?= [(.,!?]|$| in \\b| to \\b| #)|\\b(?:that|which) (?:were|was|have been|has been|got|had been) ${DONE}(?: (?:in|down|up))?${TIME}`,
  "g",
);
const GERMAN =
  /\b(?:die|das|was|den) (?:wir|ich|die leute|die kollegen|alle|man|jeder|jemand|leute) (?:(?:an|am) (?:dem|diesem|selben|gleichen) tag|an dem tag|heute|am tag|tagsueber|diese woche|in der woche)? ?(?:neu |so |alles )?(?:eingetragen|erfasst|eingegeben|notiert|aufgeschrieben|eingetippt|angelegt|gemeldet) (?:haben|hat|habe|hatten)\b|\b(?:die|das|was) (?:(?:an|am) (?:dem|diesem|selben|gleichen) tag|heute|am tag|tagsueber|diese woche|in der woche) (?:neu )?(?:eingetragen|erfasst|eingegeben|notiert|aufgeschrieben|angelegt|gemeldet) (?:wurden?|worden sind)\b/g;
