import type { Column } from "../../../../sdk/contract/parts.ts";
import { has, indexes, isSilent, mark, type Range, type Scene, senses, take, textOf } from "../words/scene.ts";
import { make, namedApart } from "./column.ts";
import { typeOf } from "./label-type.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";

/** Columns that are said as what is to be known: "note which customer took how many crates". */
export interface AskedColumns {
  columns: Column[];
  /** What is counted: "crates". */
  noun: Range | null;
}

/** Two questions at least behind a verb of keeping or a command, in one sentence, without signs between; taken. */
export function askedColumns(scene: Scene, clauses: readonly Range[]): AskedColumns | null {
  for (const clause of clauses) {
    const verb = indexes(clause).find(
      (at) => has(scene.items[at], "keep", "enter") || scene.items[at]?.kind === "command",
    );
    const first =
      verb === undefined ? undefined : indexes({ from: verb, to: clause.to }).find((at) => isAsking(scene, at));
    if (first === undefined || indexes({ from: clause.from, to: first }).some((at) => mark(scene.items[at]) === ":"))
      continue;
    const read = readFrom(scene, first, clause.to);
    if (read !== null) return read;
  }
  return null;
}

function readFrom(scene: Scene, first: number, end: number): AskedColumns | null {
  const columns: Column[] = [];
  let noun: Range | null = null;
  let others = 0;
  let at = first;
  for (; at < end && others <= MAX_BETWEEN; ) {
    const item = scene.items[at];
    if (endsColumn(scene, at)) break;
    if (!isAsking(scene, at)) {
      if (!isSilent(item) && !has(item, "and")) others += 1;
      at += 1;
      continue;
    }
    others = 0;
    const text = item?.text ?? "";
    const phrase = /^(?:which|what|welche[rsnm]?|how many|how much|wie ?viele?)$/i.test(text)
      ? shortPhrase(scene, at + 1, end)
      : null;
    if (phrase === null && /^(?:which|welche[rsnm]?|how|wie)$/i.test(text)) return null;
    const isCount = /^(?:how m|wie ?v)/i.test(text);
    if (isCount && phrase !== null) noun ??= phrase;
    const label = phrase === null ? text : textOf(scene, isCount ? { from: at, to: phrase.to } : phrase);
    columns.push(make(label, isCount ? "number" : (typeOf(label, scene.context.lexicon, false) ?? "text"), {}));
    at = phrase?.to ?? at + 1;
  }
  const [one, ...rest] = namedApart(columns);
  if (one === undefined || rest.length === 0) return null;
  take(scene, { from: first, to: at });
  return { columns: [{ ...one, isRequired: true }, ...rest], noun };
}

/** "who brings which cake when", as one element of a list: a column for each that is asked. Any other stays as it is. */
export function askedApart(scene: Scene, element: Range): Range[] {
  const asking = indexes(element).filter((at) => isAsking(scene, at));
  const [first] = asking;
  const isWhich = (at: number) => /^(?:which|welche[rsnm]?)$/i.test(scene.items[at]?.text ?? "");
  const isWho = first === element.from && /^(?:who|wer)$/i.test(scene.items[first]?.text ?? "");
  if (!isWho || asking.length < 2 || (asking.length < 3 && !asking.some(isWhich))) return [element];
  const parts = asking.map((at) => (isWhich(at) ? shortPhrase(scene, at + 1, element.to) : { from: at, to: at + 1 }));
  return parts.some((part) => part === null) ? [element] : parts.filter((part) => part !== null);
}

/** Words of a sentence between two questions, and behind the last: "has taken with him". */
const MAX_BETWEEN = 4;

function isAsking(scene: Scene, at: number): boolean {
  return /^(?:who|when|where|which|what|how many|how much|wer|wann|wo|wohin|welche[rsnm]?|wie viele?|wieviele?)$/i.test(
    scene.items[at]?.text ?? "",
  );
}

/** The first noun behind a question, and no verb. */
function shortPhrase(scene: Scene, start: number, end: number): Range | null {
  const phrase = nounPhraseFrom(scene, start, Math.min(end, start + 3));
  if (phrase === null || phrase.from !== start) return null;
  const isVerb = (at: number) =>
    /(?:ed|took|got|gave|has|had|hat|haben|bought|brought|sent|paid|drank|ate|used|made|did)$/i.test(
      scene.items[at]?.text ?? "",
    ) ||
    (scene.context.lexicon.language.code === "de" && at > start && /^\p{Ll}/u.test(scene.items[at]?.text ?? ""));
  const stop = indexes(phrase).find((at) => at > start && isVerb(at));
  return { from: start, to: stop ?? phrase.to };
}

function endsColumn(scene: Scene, at: number): boolean {
  const item = scene.items[at];
  return (
    item === undefined ||
    item.kind === "break" ||
    /^[,.;:!?()–—-]$/.test(mark(item)) ||
    ["channel", "time", "recurrence"].includes(item.kind) ||
    senses(item).includes("everybody")
  );
}
