import { has, isSilent, mark, type Range, type Scene, valuesIn } from "../words/scene.ts";

/**
 * "remind #general weekdays at 9 about the till, Saturdays at 10": other days with a time of their own behind the words of a
 * message are when it is posted, and none of its words. Where its words end then.
 */
export function endBeforeDays(scene: Scene, words: Range, opener: number, range: Range): number {
  const before = daysIn(scene, { from: range.from, to: opener });
  let at = words.to;
  while (at > words.from && isWhen(scene, at - 1)) at -= 1;
  const tail = { from: at, to: words.to };
  const joint = at - 1;
  const isJoined = mark(scene.items[joint]) === "," || has(scene.items[joint], "and");
  const own = daysIn(scene, tail);
  const isOther = own.length > 0 && own.every((day) => !before.includes(day));
  // "to sign up for the course, Thursdays at 10" may well be when the course is.
  const isOfPost = before.length > 1 || ABOUT.test(scene.items[opener]?.text ?? "");
  const isTimed = valuesIn(scene, tail, "time").length > 0;
  if (!isJoined || joint <= words.from || !isOther || !isOfPost || !isTimed) return words.to;
  return mark(scene.items[joint - 1]) === "," ? joint - 1 : joint;
}

function daysIn(scene: Scene, range: Range): number[] {
  return valuesIn(scene, range, "recurrence").flatMap(({ item: { recurrence } }) =>
    recurrence.kind === "days" ? recurrence.days : [],
  );
}

function isWhen(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  const isSmall = isSilent(item) || has(item, "also") || /^[.!]$/.test(mark(item));
  return item?.kind === "recurrence" || item?.kind === "time" || isSmall;
}

const ABOUT = /^(?:about|of|an|ans|re|wegen)$/i;
