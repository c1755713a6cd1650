import type { PartOf } from "../../../../sdk/contract/parts.ts";
import { saidAt } from "../called/said.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
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
  /** All that is typed in stands there: "we type it in ourselves, just the customer and …". */
  isAll: boolean;
}

export function typedIn(scene: Scene, range: Range): TypedIn | null {
  const [said] = [...saidAt(scene, range, ENGLISH), ...saidAt(scene, range, GERMAN)];
  if (said === undefined) return typedHere(scene, range);
  const clause = clauseOf(scene, said.from);
  const open = indexes({ from: said.to, to: clause.to }).find((at) => mark(scene.items[at]) === "(");
  const close =
    open === undefined ? undefined : indexes({ from: open, to: clause.to }).find((at) => mark(scene.items[at]) === ")");
  return {
    said,
    noun: nounOfTyped(scene, said.from, clause.from),
    columns: open === undefined || close === undefined ? null : { from: open, to: close + 1 },
    isAll: false,
  };
}

/** "post all the praise in #sales. We type it in ourselves, just the customer and what they said." */
function typedHere(scene: Scene, range: Range): TypedIn | null {
  const [said] = [...saidAt(scene, range, ENGLISH_HERE), ...saidAt(scene, range, GERMAN_HERE)];
  if (said === undefined) return null;
  const end = indexes({ from: said.to, to: range.to }).find((at) => /^[.!?;]$/.test(mark(scene.items[at])));
  const listed = { from: said.to, to: end ?? range.to };
  const isJust = /^(?:just|only|simply|nur|einfach|bloß)$/i.test(scene.items[listed.from + 1]?.text ?? "");
  const columns = { from: listed.from + (isJust ? 2 : 1), to: listed.to };
  const noun = nounOfPosted(scene, { from: range.from, to: said.from });
  const isListed = columns.to - columns.from >= 3 && /^[,:(–—-]$/.test(mark(scene.items[listed.from]));
  return isListed && noun !== null ? { said, noun, columns, isAll: true } : null;
}

/** "post all the customer praise": what is said of itself to be typed in. */
function nounOfPosted(scene: Scene, range: Range): Range | null {
  const isSmall = (at: number) =>
    isSilent(scene.items[at]) ||
    has(scene.items[at], "all", "in", "digest") ||
    ["recurrence", "date", "time", "channel"].includes(scene.items[at]?.kind ?? "");
  for (const index of indexes(range).filter((at) => has(scene.items[at], "say"))) {
    const start = indexes({ from: index + 1, to: Math.min(range.to, index + 9) }).find((at) => !isSmall(at));
    const phrase = start === undefined ? null : nounPhraseFrom(scene, start, range.to);
    if (phrase !== null && phrase.from === start && isThing(scene, phrase)) return phrase;
  }
  return null;
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

const ENGLISH_HERE =
  /\b(?:we|people|they|i|everyone|everybody|the team|colleagues|staff) (?:will |can |would |'ll )?(?:just )?(?:types?|enters?|puts?|writes?|adds?|logs?|fills?|keys?) (?:it|them|these|those|that|this)(?: all)?(?: (?:in|down|here|there))*(?: (?:ourselves|themselves|myself|by hand|manually|on a page|as we go))*(?= ?[,:(–—-])/g;
const GERMAN_HERE =
  /\b(?:das |die |es )?(?:tragen|traegt|geben|gibt|tippen|tippt|schreiben|schreibt) (?:wir|jeder|man|alle|ich|das team|die leute) (?:das |die |es |sie )?(?:alles )?(?:selbst |selber |von hand )?(?:ein|auf|rein)(?= ?[,:(–—-])|\bwir (?:tragen|geben|tippen|schreiben) (?:das|die|es|sie) (?:alle |alles )?(?:selbst |selber |von hand )?(?:ein|auf|rein)(?= ?[,:(–—-])/g;

const DONE = "(?:typed|entered|added|logged|put|wrote|written|filled|noted|recorded|keyed|submitted|jotted)";
const TIME = "(?: (?:on )?(?:that|this|the same) (?:day|week)| today| during the (?:day|week)| since \\w+)?";
const ENGLISH = new RegExp(
  `\\b(?:that |which )?(?:we|people|they|i|you|everyone|everybody|somebody|someone|colleagues|staff|folks) (?:have |had |'ve )?${DONE}(?: (?:in|down|up))?${TIME}(?= [(.,!?]|$| in \\b| to \\b| #)|\\b(?:that|which) (?:were|was|have been|has been|got|had been) ${DONE}(?: (?:in|down|up))?${TIME}`,
  "g",
);
const GERMAN =
  /\b(?:die|das|was|den) (?:wir|ich|die leute|die kollegen|alle|man|jeder|jemand|leute) (?:(?:an|am) (?:dem|diesem|selben|gleichen) tag|an dem tag|heute|am tag|tagsueber|diese woche|in der woche)? ?(?:neu |so |alles )?(?:eingetragen|erfasst|eingegeben|notiert|aufgeschrieben|eingetippt|angelegt|gemeldet) (?:haben|hat|habe|hatten)\b|\b(?:die|das|was) (?:(?:an|am) (?:dem|diesem|selben|gleichen) tag|heute|am tag|tagsueber|diese woche|in der woche) (?:neu )?(?:eingetragen|erfasst|eingegeben|notiert|aufgeschrieben|angelegt|gemeldet) (?:wurden?|worden sind)\b/g;
