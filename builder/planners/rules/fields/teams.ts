import { has, indexes, isOpen, mark, type Range, type Scene, take, textOf } from "../words/scene.ts";

/**
 * Several who have one turn together: "Ana & Tom, Kim & Lou", "Team Nord und Team Süd", "floor 1, floor 2". null: none are
 * said. What is read is taken.
 */
export function teamsIn(scene: Scene, range: Range): string[] | null {
  return pairsIn(scene, range) ?? namedTeamsIn(scene, range);
}

/** Two names with an "and" between them, twice and more; none stands alone unless pairs or teams are spoken of. */
function pairsIn(scene: Scene, range: Range): string[] | null {
  const pairs: Range[] = [];
  for (const index of indexes(range)) {
    const isNext = index < (pairs.at(-1)?.to ?? range.from);
    const isPair = isName(scene, index) && isJoint(scene, index + 1) && isName(scene, index + 2);
    if (isNext || !isPair || index + 3 > range.to) continue;
    const isLonger = isJoint(scene, index - 1) || isJoint(scene, index + 3);
    if (!isLonger) pairs.push({ from: index, to: index + 3 });
  }
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (pairs.length < 2 || first === undefined || last === undefined) return null;
  const isWithin = (index: number) => pairs.some(({ from, to }) => index >= from && index < to);
  const around = { from: Math.max(range.from, first.from - 2), to: Math.min(range.to, last.to + 2) };
  const isOneAlone = indexes(around).some(
    (index) =>
      isName(scene, index) &&
      !isWithin(index) &&
      (mark(scene.items[index - 1]) === "," || mark(scene.items[index + 1]) === ","),
  );
  if (isOneAlone && !/\b(?:pairs?|teams?|zweier\w*|paare?|zu zweit|two of us)\b/i.test(scene.text)) return null;
  for (const pair of pairs) take(scene, pair);
  return [...new Set(pairs.map(({ from, to }) => `${nameAt(scene, from)} & ${nameAt(scene, to - 1)}`))];
}

function nameAt(scene: Scene, index: number): string {
  const item = scene.items[index];
  return item?.kind === "person" ? item.name : (item?.text ?? "");
}

function isName(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item === undefined || scene.used.has(index)) return false;
  return item.kind === "person" || (item.kind === "word" && /^\p{Lu}[\p{Ll}'’-]+$/u.test(item.text) && isOpen(item));
}

function isJoint(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return /^[&+]$/.test(mark(item)) || has(item, "and");
}

const TEAM =
  /^(?:team|gruppe|group|crew|squad|floor|etage|stock|stockwerk|klasse|class|halle|hall|linie|line|schicht|shift)$/i;

/** The same word with another name or number, side by side. */
function namedTeamsIn(scene: Scene, range: Range): string[] | null {
  const found: Range[] = [];
  for (const index of indexes(range)) {
    const next = scene.items[index + 1];
    const isNamed =
      next?.kind === "number" || (next?.kind === "word" && /^(?:\p{Lu}[\p{L}\d-]*|\d+\p{L}?)$/u.test(next.text));
    if (!TEAM.test(scene.items[index]?.text ?? "") || !isNamed || scene.used.has(index)) continue;
    if (index + 2 <= range.to) found.push({ from: index, to: index + 2 });
  }
  const word = (one: Range) => scene.items[one.from]?.text.toLowerCase();
  const same = found.filter((one) => word(one) === word(found[0] ?? one));
  if (same.length < 2) return null;
  for (const one of same) take(scene, one);
  return [...new Set(same.map((one) => textOf(scene, one)))];
}
