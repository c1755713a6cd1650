import type { Column, PartOf } from "../../../../sdk/contract/parts.ts";
import { modelAt, raiseAlone } from "../limits/modelled.ts";
import { has, indexes, isSilent, mark, type Range, type Scene } from "../words/scene.ts";

type Records = PartOf<"records">;

interface Group {
  column: Column;
  said: Range;
}

/** "hours per project": the column that a sum or a count is grouped by; null: none is named. Nothing is taken. */
export function groupSaid(scene: Scene, clause: Range, records: Records): Group | null {
  for (const index of indexes(clause)) {
    if (!isPer(scene, index) || SORTED.test(scene.items[index - 1]?.text ?? "")) continue;
    const found = columnAt(scene, index, clause.to, records);
    if (found !== null) return { column: found.column, said: { from: index, to: found.to } };
  }
  return null;
}

/** "per project and per person": there is one group, and what more is said behind it is left out aloud. */
export function raiseMoreGroups(scene: Scene, first: number, clause: Range, records: Records): void {
  let at = first + 1;
  while (at < clause.to && !isJoint(scene, at) && scene.items[at]?.kind === "word") at += 1;
  if (!isJoint(scene, at)) return;
  const from = indexes({ from: at, to: clause.to }).find((index) => !isJoint(scene, index)) ?? clause.to;
  const own = isPer(scene, from) || PER_HEAD.test(scene.items[from]?.text ?? "");
  const next = columnAt(scene, from - 1, Math.min(clause.to, from + 3), records);
  const named = isPer(scene, from) && scene.items[from + 1]?.kind === "word" ? from + 2 : from + 1;
  if (next === null && !own) return;
  // With its "and", so that nothing of it stands loose behind the first.
  const said = { from: at, to: next?.to ?? named };
  for (const index of indexes(said)) {
    scene.used.add(index);
    scene.modelled.delete(index);
  }
  raiseAlone(scene, said);
}

export function takeGroup(scene: Scene, { said }: Group): void {
  modelAt(scene, ...indexes(said));
}

function columnAt(scene: Scene, per: number, end: number, { columns }: Records): { column: Column; to: number } | null {
  let at = per + 1;
  while (at < Math.min(end, per + 3) && isSilent(scene.items[at]) && columnNamed(scene, at, columns) === undefined)
    at += 1;
  const column = at < end ? columnNamed(scene, at, columns) : undefined;
  return column === undefined ? null : { column, to: at + 1 };
}

function columnNamed(scene: Scene, index: number, columns: readonly Column[]): Column | undefined {
  const item = scene.items[index];
  if (item?.kind !== "word") return undefined;
  const said = item.text.toLowerCase().replace(/^(?:per|pro|je|by) /, "");
  return columns.find(({ label, type }) => {
    const words = label.toLowerCase().split(/\s+/);
    return type !== "number" && type !== "money" && words.some((word) => isSame(word, said));
  });
}

function isSame(word: string, said: string): boolean {
  if (word === said) return true;
  const [short, long] = word.length < said.length ? [word, said] : [said, word];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 2;
}

function isPer(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return has(item, "per") || /^(?:for each|for every|each|every|für jede[nrs]?|jede[nrs]?)$/i.test(item?.text ?? "");
}

function isJoint(scene: Scene, index: number): boolean {
  return has(scene.items[index], "and") || mark(scene.items[index]) === ",";
}

const SORTED = /^(?:sort|order|filter|sortier|geordnet)/i;
const PER_HEAD =
  /^(?:(?:per|pro|je|by) )?(?:person|head|employee|colleague|kopf|nase|mitarbeiter|mitarbeiterin|kolleg(?:e|in))$/i;
