import { words } from "../words/columns.ts";
import { type Column, showDate, type Value } from "./columns.ts";

/** What is wrong with days that belong together, such as From and To: the last one may not be before the first. */
export function dayOrderProblems(columns: readonly Column[], values: Record<string, Value>): string[] {
  const days = columns.filter((column) => column.type === "date");
  return days.flatMap((first) => {
    const last = days.find((one) => one !== first && isEndOf(one.label, first.label));
    if (last === undefined) return [];
    const [from, to] = [values[first.name], values[last.name]];
    if (typeof from !== "string" || typeof to !== "string" || to >= from) return [];
    return [words.endsFirst(last.label, showDate(to), first.label, showDate(from))];
  });
}

/** Labels are a pair where only one word differs: "First day off" and "Last day off", "Startdatum" and "Enddatum". */
function isEndOf(end: string, beginning: string): boolean {
  const [wanted, written] = [end.toLowerCase(), beginning.toLowerCase()];
  return words.fromTo.some(([from, to]) => written.includes(from) && written.replace(from, to) === wanted);
}
