import { indexes, isSilent, mark, type Range, type Scene, valuesIn } from "../words/scene.ts";

/** "starting 12 January", "ab 12.01.2027", "das nächste Mal am 12.1.": the first day of what comes again, and its words. */
export interface StartDay extends Range {
  date: string;
}

/** null: none is said. Nothing is taken. */
export function startDay(scene: Scene, ranges: readonly Range[]): StartDay | null {
  const dates = ranges.flatMap((range) => valuesIn(scene, range, "date"));
  for (const { index, item } of dates) {
    const from = openerBefore(scene, index);
    if (from !== null) return { date: item.date, from, to: endOf(scene, index, item.date) };
  }
  return null;
}

/** Where the words begin that say so, past small ones. */
function openerBefore(scene: Scene, index: number): number | null {
  for (let at = index - 1; at >= Math.max(0, index - 6); at -= 1) {
    const text = scene.items[at]?.text ?? "";
    if (OPENER.test(text)) return at;
    const isSmall = isSilent(scene.items[at]) || BETWEEN.test(text) || mark(scene.items[at]) === ":";
    if (!isSmall) return null;
  }
  return null;
}

const OPENER =
  /^(?:from|starting|starts?|start|starting from|beginning|begins?|begin|first|next|next time|the next|as of|ab|ab dem|ab dem nächsten|beginnend|beginn|beginnt|start|startet|los|los geht's|erstmals|erstmalig|zuerst|nächste[sr]?|das nächste|das nächste mal|erste[sr]?)$/i;
const BETWEEN =
  /^(?:on|at|with|from|the|of|am|an|den|dem|der|mit|vom|ab|ist|is|mal|time|one|day|termin|geht|geht's|gehts|es|zum|wieder|dann|next|nächste[nrs]?|date|round|being|due|goes|again|it|week)$/i;

/** "morgen (12.1.)": the same day said again in brackets is part of it. */
function endOf(scene: Scene, index: number, date: string): number {
  const inner = scene.items[index + 2];
  const isAgain = mark(scene.items[index + 1]) === "(" && inner?.kind === "date" && inner.date === date;
  if (!isAgain) return index + 1;
  const close = indexes({ from: index + 3, to: index + 6 }).find((at) => mark(scene.items[at]) === ")");
  return (close ?? index + 2) + 1;
}
