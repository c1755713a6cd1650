import { gap, has, isSilent, note, type Range, type Scene, take, valuesIn } from "../words/scene.ts";

/** Times that are no "until"; several only where they stand side by side: "8 and 16". */
export function readTimes(scene: Scene, ranges: readonly Range[]): string[] | null {
  const said = ranges.flatMap((range) => valuesIn(scene, range, "time")).filter(({ index }) => !isLimit(scene, index));
  for (const { index, item } of said) {
    take(scene, { from: index, to: index + 1 });
    if (item.time.isGuess) note(scene, "afternoon", item.time.at);
  }
  const times = [...new Set(said.map(({ item }) => item.time.at))];
  const isTogether =
    said.every(({ index }, position) => position === 0 || isBeside(scene, index)) && !isOnceADay(scene, ranges);
  const { answered } = scene.context;
  if ((times.length === 0 || (times.length > 1 && !isTogether)) && answered.times.length > 0) return answered.times;
  if (times.length > 1 && !isTogether) {
    gap(scene, "times", times.join(" / "), true);
    return null;
  }
  return times;
}

/** "at 9 and at 10 but only once a day": of several times it is one. */
function isOnceADay(scene: Scene, ranges: readonly Range[]): boolean {
  return ranges.some((range) => valuesIn(scene, range, "recurrence").some(({ item }) => ONCE.test(item.text)));
}

const ONCE = /\b(?:once|einmal)\b/i;

/** "um 9 und um 15 Uhr": an "and" or a comma before it, past a small word. */
export function isBeside(scene: Scene, index: number): boolean {
  const at = isSilent(scene.items[index - 1]) ? index - 2 : index - 1;
  return [index - 1, at].some((one) => has(scene.items[one], "and") || scene.items[one]?.text === ",");
}

/** "until 11", "ends thursday 4pm": no time to act, but one to close. */
export function isLimit(scene: Scene, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 4); at -= 1) {
    const item = scene.items[at];
    if (has(item, "until") && !has(item, "before")) return true;
    const goesOn =
      item?.kind === "date" || item?.kind === "time" || (item?.kind === "word" && item.senses.includes("silent"));
    if (!goesOn) return false;
  }
  return false;
}
