import { saidIn, words } from "../words/matched.ts";
import { has, indexes, mark, type Range, type Scene, textOf } from "../words/scene.ts";

/** Lines that are points to tick off, each with its words. */
export interface TickedLines extends Range {
  names: string[];
  /** The word that says so. */
  trigger: number;
}

/**
 * "for each new starter the same things to tick off:", "pro Konzert abhaken:", and lines with a bullet or a number below:
 * each line is a point, whatever its words. null: there are none. Nothing is taken.
 */
export function tickedLinesIn(scene: Scene, range: Range): TickedLines | null {
  for (const from of indexes(range)) {
    if (scene.items[from]?.kind !== "bullet" || isBelowBullet(scene, from)) continue;
    const lines = linesFrom(scene, from, range.to);
    const [first, last] = [lines[0], lines.at(-1)];
    const said = saidAbove(scene, from, range);
    if (said === null || first === undefined || last === undefined || lines.length < 2) continue;
    const names = lines.map((line) => textOf(scene, line));
    return { from: first.from, to: last.to, names: [...new Set(names)], trigger: said };
  }
  return null;
}

/** The line above says that these are ticked off, and of what; a list that says which columns it has is none. */
function saidAbove(scene: Scene, bullet: number, range: Range): number | null {
  const above = lineAbove(scene, bullet, range.from);
  if (above === null || indexes(above).some((index) => isOtherwise(scene, index))) return null;
  const ticked = saidIn(scene, above, TICKED) ?? (isTickedAnywhere(scene) ? saidIn(scene, above, ALL_DONE) : null);
  return ticked?.from ?? null;
}

/** "colleagues tick", "wir haken ab": said in another sentence. */
function isTickedAnywhere(scene: Scene): boolean {
  return saidIn(scene, { from: 0, to: scene.items.length }, ANY_TICK) !== null;
}

/** "somebody has to have done all of this", "muss das alles erledigt sein": every one of the lines. */
const ALL_DONE = words(
  "(?:have|has|having|had|be|get|gets|is|are) (?:to be |to have been |been )?(?:done|finished|completed|gone through|ticked) (?:all|each|every|everything)",
  "(?:all|each|every one|everything) (?:of )?(?:this|these|that|those|it|them|the following)? ?(?:has|have|must|needs?|should|is|are|gets?) (?:to )?(?:be |been |have been )?(?:done|finished|completed|gone through)",
  "(?:all|each|every one) of (?:this|these|that|those|the following)",
  "(?:das |dies |folgendes )?alles (?:\\w+ )?(?:erledigt|gemacht|passier\\w+|abgearbeitet|durchgegangen|getan)",
  "(?:muss|müssen|soll|sollen) (?:\\w+ ){0,3}(?:das alles|dies alles|all das|all dies|folgendes|alle punkte)",
);
const ANY_TICK = words(
  "(?:tick|ticks|ticked|ticking|check off|checks off|checked off|cross off)",
  "(?:abhaken|abgehakt|abzuhaken|haken|hakt|abhakt|angekreuzt|ankreuzen)",
);

const TICKED = words(
  "(?:to |can |be |gets? |get |has to be |have to be |must be |shall be |being |being all )*(?:tick|check|cross)(?:ed|ing|s)?(?: (?:it|them|these|those|all|each|everything|one by one))* off",
  "(?:to|be|gets?|get) tick(?:ed)?|tick-? ?lists?|check-? ?lists?|things to tick|boxes to tick",
  "(?:zum |ab ?zu ?)(?:abhaken|haken|ankreuzen)|abzuhaken|abhaken|abgehakt|abhakbar~?|abhakliste|check-? ?listen?",
);

/** A column, or what else is told of a list. */
function isOtherwise(scene: Scene, index: number): boolean {
  return (
    has(scene.items[index], "with", "columns") || /^(?:columns?|fields?|spalten?|felder)$/i.test(textAt(scene, index))
  );
}

/** The words right above, from the end of the sentence before. */
function lineAbove(scene: Scene, bullet: number, least: number): Range | null {
  let to = bullet;
  while (to > least && (scene.items[to - 1]?.kind === "break" || mark(scene.items[to - 1]) === ":")) to -= 1;
  let from = to;
  while (from > least && scene.items[from - 1]?.kind !== "break" && !/^[.!?]$/.test(mark(scene.items[from - 1])))
    from -= 1;
  return to > from ? { from, to } : null;
}

/** A bullet before it, and nothing but that line between. */
function isBelowBullet(scene: Scene, bullet: number): boolean {
  if (scene.items[bullet - 1]?.kind !== "break") return false;
  for (let at = bullet - 2; at >= 0; at -= 1) {
    if (scene.items[at]?.kind === "bullet") return true;
    if (scene.items[at]?.kind === "break") return false;
  }
  return false;
}

function linesFrom(scene: Scene, from: number, end: number): Range[] {
  const lines: Range[] = [];
  for (let at = from; at < end && scene.items[at]?.kind === "bullet"; ) {
    let to = at + 1;
    while (to < end && scene.items[to]?.kind !== "break" && scene.items[to]?.kind !== "bullet") to += 1;
    const last = /^[.,;!]$/.test(mark(scene.items[to - 1])) ? to - 1 : to;
    if (last > at + 1) lines.push({ from: at + 1, to: last });
    at = to;
    while (scene.items[at]?.kind === "break" && at < end) at += 1;
  }
  return lines;
}

function textAt(scene: Scene, index: number): string {
  return scene.items[index]?.text ?? "";
}
