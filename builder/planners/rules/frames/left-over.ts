import { peopleIn } from "../fields/people.ts";
import { raiseAlone } from "../limits/modelled.ts";
import { clauseOf, has, indexes, isOpen, type Range, type Scene, valuesIn } from "../words/scene.ts";

/**
 * What was said with a part that no field of it takes: a second channel's clause, a day, a number with its noun, names
 * where none are kept. It is understood, so it is left out by name and not asked about.
 */
export function leaveOver(scene: Scene, range: Range, keepsNames = true, count = 0, trigger = -1): void {
  // "4 rooms": as many as were named.
  for (const { index } of valuesIn(scene, range, "number").filter(({ item }) => item.number === count && count > 1))
    scene.used.add(index);
  const { numbers } = scene.context.lexicon.language;
  const isCount = (index: number) => count > 1 && numbers[scene.items[index]?.text.toLowerCase() ?? ""] === count;
  for (const index of indexes(range).filter(isCount)) scene.used.add(index);
  for (const { index } of valuesIn(scene, range, "channel").filter((one) => !scene.used.has(one.index))) {
    const clause = clauseOf(scene, index);
    const said = indexes({ from: clause.from, to: index }).find((at) => has(scene.items[at], "say", "remind"));
    raiseAlone(scene, { from: Math.max(said ?? clause.from, range.from), to: Math.min(clause.to, range.to) });
  }
  if (!keepsNames) leavePeople(scene, range);
  for (const index of indexes(range).filter((at) => at !== trigger && !scene.used.has(at) && isValue(scene, at))) {
    if (scene.limits.some(({ from, to }) => index >= from && index < to)) continue;
    raiseAlone(scene, { from: index, to: endOf(scene, index, range.to) });
  }
}

function leavePeople(scene: Scene, range: Range): void {
  const before = new Set(scene.used);
  if (peopleIn(scene, range) === null) return;
  const taken = indexes(range).filter((index) => scene.used.has(index) && !before.has(index));
  const [first, last] = [taken[0], taken.at(-1)];
  if (first !== undefined && last !== undefined) raiseAlone(scene, { from: first, to: last + 1 });
}

function isValue(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item === undefined) return false;
  if (["number", "time", "date", "recurrence", "span", "quote"].includes(item.kind)) return true;
  const { numbers } = scene.context.lexicon.language;
  return item.kind === "word" && (numbers[item.word] ?? 0) > 1;
}

/** With the noun that is counted: "two children", "20 quid". */
function endOf(scene: Scene, index: number, end: number): number {
  if (!["number", "word"].includes(scene.items[index]?.kind ?? "")) return index + 1;
  const next = scene.items[index + 1];
  const isCounted =
    index + 1 < end && (isOpen(next) || /^[€$£%]$/.test(next?.text ?? "")) && !scene.used.has(index + 1);
  return isCounted && !has(next, "say", "remind", "picker", "poll") ? index + 2 : index + 1;
}
