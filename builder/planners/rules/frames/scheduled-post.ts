import type { Part } from "../../../../sdk/contract/parts.ts";
import { readAnnounced } from "../announcement.ts";
import {
  gap,
  has,
  indexes,
  indexesOf,
  isSilent,
  mark,
  type Range,
  type Scene,
  senses,
  take,
  textOf,
  valuesIn,
} from "../scene.ts";

/** Posts the same words: quoted, after a colon, or what people shall do: "remind us every friday at 3 to submit timesheets". */
export function readScheduledPost(scene: Scene, range: Range): Part[] {
  const said = readText(scene, range);
  const { answered } = scene.context;
  const text = said ?? (answered.text === "" ? null : answered.text);
  const announced = readAnnounced(scene, [range], "post-message");
  for (const index of indexesOf(scene, range, "say", "remind", "everybody", "that", "in", "me")) scene.used.add(index);
  if (text === null) gap(scene, "text", "", true);
  if (announced === null || text === null) return [];
  return [{ part: "scheduled_post", ...announced, text: text.slice(0, 2_000) }];
}

function readText(scene: Scene, range: Range): string | null {
  const [quote] = valuesIn(scene, range, "quote");
  if (quote !== undefined) {
    scene.used.add(quote.index);
    return quote.item.inner;
  }
  const colon = indexes(range).find((index) => mark(scene.items[index]) === ":");
  if (colon !== undefined) return verbatim(scene, { from: colon + 1, to: textEnd(scene, colon + 1, range.to) }, colon);
  const verb = indexesOf(scene, range, "remind", "say")[0] ?? range.from;
  const starts = indexes({ from: verb + 1, to: range.to }).filter((index) =>
    /^(?:to|that|zu|dass|daran|an|about|über)$/i.test(scene.items[index]?.text ?? ""),
  );
  for (const start of starts) {
    const words = { from: start + 1, to: textEnd(scene, start + 1, range.to) };
    const first = scene.items[words.from];
    if (
      first?.kind !== "word" ||
      has(first, "everybody") ||
      (senses(first).includes("determiner") === false && isValue(scene, words.from))
    )
      continue;
    const text = verbatim(scene, words, start);
    if (text !== null) return text;
  }
  return null;
}

/** As it was written, in one piece; taken. Values at its end belong to when and where. */
function verbatim(scene: Scene, range: Range, opener: number): string | null {
  let { from, to } = range;
  while (from < to && scene.items[from]?.kind === "break") from += 1;
  while (
    to > from &&
    (isValue(scene, to - 1) || isPreposition(scene, to - 1, to < range.to) || scene.items[to - 1]?.kind === "break")
  )
    to -= 1;
  if (to === from) return null;
  take(scene, { from: opener, to });
  const text = textOf(scene, { from, to });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words of a message go on to the end; a sentence that says when or where belongs not to it. */
function textEnd(scene: Scene, from: number, end: number): number {
  for (const clause of scene.clauses) {
    if (clause.from <= from || clause.from >= end) continue;
    const isAbout = valuesIn(scene, clause, "channel").length > 0 || valuesIn(scene, clause, "recurrence").length > 0;
    if (isAbout) return clause.from;
  }
  return end;
}

function isValue(scene: Scene, index: number): boolean {
  return ["channel", "recurrence", "time", "date"].includes(scene.items[index]?.kind ?? "");
}

function isPreposition(scene: Scene, index: number, isBeforeValue: boolean): boolean {
  return (
    isBeforeValue &&
    (has(scene.items[index], "in", "and") || isSilent(scene.items[index]) || mark(scene.items[index]) === ",")
  );
}
