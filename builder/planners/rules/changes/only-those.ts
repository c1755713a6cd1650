import type { Column, Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { nameChanges } from "../../../blueprints/name-changes.ts";
import { mayBeDoneBy } from "../frames/done-column.ts";
import { modelAt, modelWhere } from "../limits/modelled.ts";
import { folded } from "../words/lexicon.ts";
import { indexes, indexesOf, wholeOf } from "../words/scene.ts";
import { saidNames } from "./said-names.ts";
import { says, takeSaid, type Wish } from "./wish.ts";

type Records = PartOf<"records">;
type Only = NonNullable<PartOf<"digest">["only"]>;

/** What is complained of, and no wish for a summary of some. */
const MISSING = /(?<!\p{L})(?:missing|miss|lack\p{L}*|fehl\p{L}*|add|ergänz\p{L}*)(?!\p{L})/iu;
const ONLY = /(?<!\p{L})(?:only|just|solely|nur|bloß|bloss|lediglich|ausschließlich)(?!\p{L})/iu;
const WITHOUT =
  /(?<!\p{L})(?:leave out|leave (?:\S+ ){1,4}out|without|except|skip|omit|hide|drop|not|no|ohne|außer|weglassen|lass (?:\S+ ){1,4}weg|nicht|keine)(?!\p{L})/iu;
/** "not only the high ones": the opposite, which no post says. */
const NOT_ONLY =
  /(?<!\p{L})(?:(?:not|never|nicht|nie) (?:\p{L}+ ){0,2}|\p{L}+n['’]?t (?:\p{L}+ ){0,2})(?:only|just|nur|bloß)(?!\p{L})/iu;
/** "post them first", "only Ana may set it": which entries a post is about is not what is said. */
const OTHERWISE =
  /(?<!\p{L})(?:first|on top|at the top|before|sort\p{L}*|allow\p{L}*|accept\p{L}*|permit\p{L}*|may|set|remind\p{L}*|notif\p{L}*|alert\p{L}*|zuerst|oben|zulass\p{L}*|zugelassen|erlaub\p{L}*|darf|dürfen|erinner\p{L}*|benachrichtig\p{L}*|sortier\p{L}*)(?!\p{L})/iu;
const BESIDE =
  /(?<!\p{L})(?:with|without|and|having|mit|ohne|und)(?: (?:an?|the|eine[rnms]?|der|die|das|dem|den))? $/iu;
const AS = /(?<!\p{L})(?:as|als) $/iu;
const OF_ENTRIES =
  /^(?:ones?|those|whose|where|which|that|are|is|still|only|just|entries|deren|nur|noch|einträge|die|das|mit|bei|denen|steht|ist|sind|should|be|in|the|post|sollen|im|stehen)$/i;

/**
 * "only the high ones", "leave out the low ones", "nur die veganen": which entries a summary is about, where a column says what
 * they are, and not how far they have come. null: nothing of that is said.
 */
export function onlyThose(wish: Wish, records: Records): Only | null {
  const isOnly = ONLY.test(wish.text);
  const isWithout = !isOnly && WITHOUT.test(wish.text);
  if (MISSING.test(wish.text) || OTHERWISE.test(wish.text) || says(wish, wish.words.rename)) return null;
  if (NOT_ONLY.test(wish.text)) return null;
  for (const column of records.columns) {
    // How far entries have come is said by what is done.
    if (column.name === records.doneColumn) continue;
    const read = column.type === "choice" ? ofChoices(wish, column, records, isOnly, isWithout) : null;
    const only = column.type === "yes_no" ? ofBox(wish, column, isOnly, isWithout) : read;
    if (only === null) continue;
    // "the high ones with a phone number" is another limit; "nur hoch als Schwere" are the choices themselves.
    const others = records.columns.filter((one) => one !== column);
    if (stands(wish, column, AS) || others.some((one) => stands(wish, one, BESIDE))) return null;
    for (const at of only.at) modelAt(wish, at);
    modelWhere(wish, wholeOf(wish), ["negation", "leading", "exception", "restriction"], () => true);
    takeSaid(wish, [wish.words.remove, wish.words.filler, wish.words.post].join("|"));
    for (const [index, { text }] of wish.items.entries())
      if (OF_ENTRIES.test(text) || column.label.toLowerCase().split(" ").includes(text.toLowerCase()))
        wish.used.add(index);
    return { column: column.name, is: only.is };
  }
  return null;
}

/** Whether a column is named behind such words. */
function stands({ text }: Wish, { label }: Column, behind: RegExp): boolean {
  const at = text.toLowerCase().indexOf(label.toLowerCase());
  return at > 0 && behind.test(text.slice(0, at));
}

/** "not only the high ones", "nicht nur vegane": of a choice or a box, and the opposite of what would be read. */
export function saysNotOnly({ text }: Wish, { columns }: Records): boolean {
  if (!NOT_ONLY.test(text)) return false;
  const said = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const names = columns.flatMap(({ type, label, choices = [] }) => (type === "yes_no" ? [label] : choices));
  return names.some((name) => said.some((word) => word.length > 2 && isDeclinedOrSame(word, name)));
}

function isDeclinedOrSame(word: string, name: string): boolean {
  const last = name.split(" ").at(-1) ?? name;
  return folded(word) === folded(last.toLowerCase()) || isDeclined(word, last);
}

interface Said {
  is: string[];
  /** Where it is said, as items. */
  at: number[];
}

function ofChoices(wish: Wish, column: Column, records: Records, isOnly: boolean, isWithout: boolean): Said | null {
  const choices = column.choices ?? [];
  const said = saidNames(wish, choices);
  const ones = [
    ...said,
    ...declined(
      wish,
      choices.filter((one) => !said.some(({ name }) => name === one)),
    ),
  ];
  const names = ones.map(({ name }) => name);
  const is = choices.filter((choice) => names.includes(choice) !== isWithout);
  const isOfOnes = ones.some(({ range }) => isEntries(wish, range.to));
  const isThose = /(?<!\p{L})(?:those|die|denen|that are|which are|whose)(?!\p{L})/iu.test(wish.text);
  const isPosted = indexesOf(wish, wholeOf(wish), "say", "digest").length > 0 || says(wish, wish.words.post);
  if (ones.length === 0 || is.length === 0 || is.length === choices.length) return null;
  // "drop high" is of the choice itself, "the high ones in red" of how they look.
  if (!isOnly && !((isWithout || isPosted) && (isOfOnes || isThose))) return null;
  if (mayBeDoneBy(records, { ...records, doneColumn: column.name })) return null;
  return { is, at: ones.flatMap(({ range }) => indexes(range)) };
}

/** "die hohen" of "hoch" is no name, "die offenen" of "offen" is: with an ending. */
function declined(wish: Wish, names: readonly string[]) {
  return names.flatMap((name) => {
    const at = wish.items.findIndex((item) => isDeclined(item.text, name));
    return at < 0 ? [] : [{ name, range: { from: at, to: at + 1 } }];
  });
}

function isDeclined(said: string, name: string): boolean {
  const [word, base] = [folded(said.toLowerCase()), folded(name.toLowerCase())];
  return base.length >= 4 && word.startsWith(base) && /^(?:e|en|er|es|em|s)$/.test(word.slice(base.length));
}

/** "nur die veganen": of what is ticked, by the name of its box. */
function ofBox(wish: Wish, { label }: Column, isOnly: boolean, isWithout: boolean): Said | null {
  if (!isOnly && !isWithout) return null;
  const last = label.split(" ").at(-1) ?? label;
  const isNot = (index: number) => /^(?:not|non|nicht)$/i.test(wish.items[index]?.text ?? "");
  // The ones that are so, and not the column: "the vegan ones", "die veganen".
  const at = wish.items.findIndex(({ text }, index) => {
    const isSaid = [label, last].some((one) => text.toLowerCase() === one.toLowerCase());
    const before = wish.items[isNot(index - 1) ? index - 2 : index - 1]?.text ?? "";
    return (isSaid && isEntries(wish, index + 1)) || (isDeclined(text, last) && BEFORE_ONES.test(before));
  });
  if (at < 0) return null;
  return isNot(at - 1)
    ? { is: [isWithout ? "yes" : "no"], at: [at - 1, at] }
    : { is: [isWithout ? "no" : "yes"], at: [at] };
}

const BEFORE_ONES = /^(?:die|nur|alle|den|denen|keine)$/i;

function isEntries({ items }: Wish, index: number): boolean {
  return /^(?:ones?|entries|einträge|rows|zeilen)$/i.test(items[index]?.text ?? "");
}

/** Summaries of some choices follow where those are called otherwise, and are of all where none is left. */
export function withOnlyFollowing(before: readonly Part[], after: readonly Part[]): Part[] {
  return after.map((part): Part => {
    if (part.part !== "digest" || part.only === undefined) return part;
    const { only } = part;
    const choicesIn = (parts: readonly Part[]) =>
      parts
        .flatMap((one) => (one.part === "records" && one.table === part.table ? one.columns : []))
        .find(({ name }) => name === only.column)?.choices;
    const [old, now] = [choicesIn(before), choicesIn(after)];
    if (old === undefined || now === undefined) return part;
    const { renamed } = nameChanges(old, now);
    const is = only.is
      .map((one) => renamed.find(([was]) => was === one)?.[1] ?? one)
      .filter((one) => now.includes(one));
    const { only: _, ...whole } = part;
    return is.length === 0 || is.length === now.length ? whole : { ...whole, only: { ...only, is } };
  });
}
