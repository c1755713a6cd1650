import type { Noun } from "../../../../sdk/contract/parts.ts";
import { nounFrom, nounOf } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import type { Concept } from "../languages/language.ts";
import { has, indexes, isSilent, mark, type Range, type Scene, senses, take, textOf } from "../words/scene.ts";

/**
 * What a thing to do is about: "list of suppliers", "supplier list", "Lieferantenliste", "track our visitors", "Räume
 * buchen". The words are taken. null: nothing is said.
 */
export function readSubject(scene: Scene, trigger: number, range: Range, ...own: Concept[]): Noun | null {
  const found = subjectAt(scene, trigger, range, own);
  if (found === null) return null;
  take(scene, { from: trigger, to: trigger + 1 });
  if (typeof found === "string") return nounFrom(scene, found);
  if (own.includes("lending") && indexes(found).every((index) => scene.used.has(index))) return null;
  const free = own.includes("lending") ? untaken(scene, found) : found;
  take(scene, free);
  return nounOf(scene, free);
}

/** Without what was read already at its end, and without its count: "Projekte Nord" where "Nord" is a thing, "5 tablets". */
function untaken(scene: Scene, found: Range): Range {
  let { from } = found;
  const { numbers } = scene.context.lexicon.language;
  const isCount = (index: number) => {
    const item = scene.items[index];
    return item?.kind === "number" || (item?.kind === "word" && numbers[item.word] !== undefined);
  };
  while (from < found.to - 1 && isCount(from)) from += 1;
  const taken = indexes({ from: from + 1, to: found.to }).find((index) => scene.used.has(index));
  let to = taken === undefined || scene.used.has(from) ? found.to : taken;
  // "Bus tageweise": how it is booked is no part of what is booked.
  const isLarge = (index: number) => /\p{Lu}/u.test(scene.items[index]?.text ?? "");
  if (scene.context.lexicon.language.code === "de" && isLarge(from)) while (to > from + 1 && !isLarge(to - 1)) to -= 1;
  return { from, to };
}

function subjectAt(scene: Scene, trigger: number, range: Range, own: Concept[]): Range | string | null {
  const item = scene.items[trigger];
  if (item?.kind === "word" && item.first !== undefined) {
    // "Bestellliste Büromaterial": what is listed stands behind.
    const behind = nounPhraseFrom(scene, trigger + 1, range.to);
    const isName = /^\p{Lu}/u.test(scene.items[behind?.from ?? -1]?.text ?? "");
    if (has(item, "list") && isName && behind?.from === trigger + 1 && !has(scene.items[behind.from], "of", "with"))
      return behind;
    const isFor = has(item, "list") && /^(?:für|zu|zum|zur|von)$/.test(scene.items[trigger + 1]?.text ?? "");
    return (isFor ? nounPhraseFrom(scene, trigger + 2, range.to) : null) ?? item.first;
  }
  let start = trigger + 1;
  while (
    start < range.to &&
    (has(scene.items[start], ...own) || /^(?:out|up|down)$/i.test(scene.items[start]?.text ?? ""))
  )
    start += 1;
  const isOf =
    has(scene.items[start], "of") &&
    !has(scene.items[start], "with") &&
    !senses(scene.items[start]).includes("determiner");
  let end = trigger;
  while (end > range.from && isPassedOver(scene, end - 1, own)) end -= 1;
  const before = nounPhraseBefore(scene, end, range.from);
  // "todo list for the office move" is a list of todos; "list for our laptops" one of laptops.
  if (isOf && before !== null && /^(?:for|für|zum|zur)$/i.test(scene.items[start]?.text ?? "")) return before;
  if (isOf) return nounPhraseFrom(scene, skipGrammar(scene, start + 1, range.to), range.to) ?? before;
  const after = nounPhraseFrom(scene, start, range.to);
  // "people report broken stuff": before an English verb stands who does it.
  const isVerb =
    scene.context.lexicon.language.code === "en" &&
    has(item, "enter", "keep", "lending", "booking") &&
    isVerbal(scene, trigger) &&
    !has(item, "list");
  if (isVerb && after !== null) return after;
  return before !== null && !isVerbBefore(scene, before) ? before : (after ?? before);
}

/** "Parkplätze P1 und P2 tageweise buchen": names that were read, and how it is done, stand between. */
function isPassedOver(scene: Scene, index: number, own: Concept[]): boolean {
  if (scene.context.lexicon.language.code !== "de" || !own.includes("booking")) return false;
  const item = scene.items[index];
  return (
    scene.used.has(index) ||
    /^[,]$/.test(mark(item)) ||
    has(item, "and") ||
    (item?.kind === "word" &&
      /^\p{Ll}/u.test(item.text) &&
      senses(item).some((sense) => sense.startsWith("vocabulary:")))
  );
}

/** "people borrow …", "report …": not "desk booking", "the loans". */
function isVerbal(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return !(item?.kind === "word" && /(?:ing|s|ion|out)$/.test(item.word));
}

function skipGrammar(scene: Scene, start: number, end: number): number {
  let at = start;
  while (at < end && (isSilent(scene.items[at]) || has(scene.items[at], "wh", "of", "lending"))) at += 1;
  return at;
}

function isVerbBefore(scene: Scene, range: Range): boolean {
  return (
    range.to - range.from === 1 &&
    has(scene.items[range.from], "say", "remind", "keep", "list", "enter") &&
    !has(scene.items[range.from], "digest")
  );
}

/** "for the office move", "zum Umzug": after a thing's words, what it is for. Taken. */
export function readTopic(scene: Scene, start: number, end: number): string | null {
  if (!has(scene.items[start], "of")) return null;
  const phrase = nounPhraseFrom(scene, start + 1, end);
  // "of who baked how many cakes": tells what is counted, and names nothing.
  if (phrase === null || indexes({ from: start + 1, to: phrase.to }).some((index) => has(scene.items[index], "wh")))
    return null;
  take(scene, { from: start, to: phrase.to });
  return textOf(scene, { from: start, to: phrase.to });
}
