import { calledFor } from "../called/said.ts";
import { namesThings } from "../fields/enumerated.ts";
import { modelAt } from "../limits/modelled.ts";
import { lackingOf, unusedOf } from "../limits/unused.ts";
import {
  clauseOf,
  has,
  indexes,
  indexesOf,
  isOpen,
  isSilent,
  mark,
  note,
  type Range,
  type Scene,
  senses,
  take,
  textOf,
  valuesIn,
  wholeOf,
} from "../words/scene.ts";

/** "because people forget", "so that nobody …", "we always lose …": up to the end of the clause. */
export function takeBackground(scene: Scene): void {
  const isPoll = indexesOf(scene, wholeOf(scene), "poll").length > 0 || calledFor(scene, "poll") !== null;
  for (const clause of scene.clauses) {
    if (!isPoll) takeRhetoric(scene, clause);
    const start = indexes(clause).find(
      (index) => senses(scene.items[index]).includes("background") || isPurpose(scene, index),
    );
    if (start === undefined) continue;
    const calls = indexes({ from: start, to: clause.to }).some(
      (index) =>
        ["channel", "command", "quote"].includes(scene.items[index]?.kind ?? "") ||
        has(scene.items[index], "say", "remind", "approval", "poll", "booking"),
    );
    const colon = indexes({ from: start, to: clause.to }).find((index) => mark(scene.items[index]) === ":");
    const isWhole = start <= clause.from + 1;
    if (calls || namesThings(scene, { from: start, to: clause.to }) || (isWhole && scene.clauses.length === 1))
      continue;
    // "as before on paper: name, from, to": behind the colon stands what is wished.
    const words = { from: start, to: colon ?? endOfSince(scene, start) ?? clause.to };
    take(scene, words);
    if (PURPOSE.test(scene.items[start]?.text ?? "")) modelPurpose(scene, words);
    note(scene, "background", textOf(scene, words).replace(/[.!,;]$/, ""));
  }
}

/** "two bikes since yesterday, Emma and Karl": since when they are there, up to their names. null: none are behind it. */
function endOfSince(scene: Scene, start: number): number | null {
  if (!/^(?:since|seit)\b/i.test(scene.items[start]?.text ?? "")) return null;
  const comma = indexes({ from: start, to: start + 4 }).find((index) => mark(scene.items[index]) === ",");
  const isName = (index: number) => /^\p{Lu}\p{L}+$/u.test(scene.items[index]?.text ?? "");
  if (comma === undefined || !isName(comma + 1) || !isName(comma + 3)) return null;
  return has(scene.items[comma + 2], "and") || mark(scene.items[comma + 2]) === "," ? comma : null;
}

/** "so Marcus can phone it through": what it is good for. */
function isPurpose(scene: Scene, index: number): boolean {
  const [so, who, verb] = [0, 1, 2].map((offset) => scene.items[index + offset]);
  const isWho =
    who?.kind === "person" ||
    /^(?:\p{Lu}\p{Ll}+|we|i|they|he|she|you|people|everyone|everybody|whoever|nobody)$/u.test(who?.text ?? "");
  return (
    /^so$/i.test(so?.text ?? "") &&
    index > 0 &&
    isWho &&
    /^(?:can|could|knows?|has|have|sees?|doesn't|don't|won't|is|are)$/i.test(verb?.text ?? "")
  );
}

const PURPOSE = /^(?:so|because|since|otherwise|as|weil|damit|sonst|ansonsten|da)\b/i;

/** "so we don't end up paying": what shall not come about limits nothing, up to its comma. */
function modelPurpose(scene: Scene, { from, to }: Range): void {
  const end = indexes({ from: from + 1, to }).find((index) => mark(scene.items[index]) === ",") ?? to;
  const within = scene.limits.filter((limit) => limit.from >= from && limit.to <= end && limit.kind === "negation");
  modelAt(scene, ...within.flatMap((limit) => indexes(limit)));
}

/** "who brings what?" before the wish itself: a question that asks for nothing to be built. */
function takeRhetoric(scene: Scene, clause: Range): void {
  const isQuestion = mark(scene.items[clause.to - 1]) === "?" && has(scene.items[clause.from], "wh");
  const hasMore = clause.to < scene.items.length;
  if (!isQuestion || !hasMore || namesThings(scene, clause)) return;
  take(scene, clause);
  note(scene, "background", textOf(scene, clause));
}

/** "for the office move", "in our kitchen": says what it is for, and asks for nothing. */
export function takeTopics(scene: Scene): string[] {
  const topics: string[] = [];
  for (const range of unusedOf(scene)) {
    const before = range.from - 1;
    let opener = before;
    while (
      opener > before - 3 &&
      opener >= 0 &&
      !isTopicOpener(scene, opener) &&
      (isSilent(scene.items[opener]) || has(scene.items[opener], "everybody"))
    )
      opener -= 1;
    const isFor = isTopicOpener(scene, opener);
    const plain = indexes(range).every(
      (index) =>
        scene.items[index]?.kind === "word" &&
        lackingOf(scene, { from: index, to: index + 1 }) === null &&
        !has(scene.items[index], "not", "say", "remind", "boss", "approval", "lending", "wh", "total") &&
        !NO_TOPIC.test(scene.items[index]?.text ?? ""),
    );
    // "score of who baked how many cakes": tells what is counted.
    const isAsked = indexes({ from: opener + 1, to: range.from }).some((index) => has(scene.items[index], "wh"));
    // "post the open ones of Ana": which ones, not what it is all for.
    const clause = clauseOf(scene, range.from);
    const isWhich =
      isNameAt(scene, range.from) &&
      valuesIn(scene, clause, "channel").length + valuesIn(scene, clause, "recurrence").length > 0;
    if (isWhich || isAsked || !isFor || !plain || range.to - range.from > 3 || topics.length > 1) continue;
    take(scene, range);
    // "for the inspection we have to be able": too much of a sentence for a name.
    if (indexes(range).every((index) => isOpen(scene.items[index])))
      topics.push(textOf(scene, { from: opener, to: range.to }));
  }
  return topics;
}

/** Places on a page, looks and lengths of time: what something is for has no such name. */
const NO_TOPIC =
  /^(?:bottom|top|glance|foot|end|beginning|start|dms?|way|meantime|while|moment|weeks?|months?|days?|years?|hand|least|most|last|first|person|corridor|blick|ende|anfang|schluss|wochen?|monate?|tage?n?|jahren?|moment|hand|einmal)$/i;

/** Written large in a language that writes only names so. */
function isNameAt(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    scene.context.lexicon.language.code === "en" &&
    item?.kind === "word" &&
    item.senses.length === 0 &&
    /^\p{Lu}\p{Ll}/u.test(item.text)
  );
}

/** "for the office move": the silent "office" stands between. */
function isTopicOpener(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    item?.kind === "word" &&
    /^(?:for|about|of|in|at|from|für|fuer|fürs|fuers|zum|zur|von|im|aus|beim|unserer|unserem)$/.test(item.word)
  );
}
