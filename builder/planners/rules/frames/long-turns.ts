import { raiseAlone } from "../limits/modelled.ts";
import { has, isSilent, type Range, type Scene, valuesIn } from "../words/scene.ts";

/**
 * Turns of two weeks and more, "every other week", "Wechsel alle zwei Wochen", beside the day on which they are posted: nobody's
 * turn is so long, and the rhythm is none of the post's either.
 */
export function raiseLongTurns(scene: Scene, range: Range): void {
  const rhythms = valuesIn(scene, range, "recurrence");
  const days = valuesIn(scene, range, "date").filter(({ item }) => item.isWeekday);
  for (const { index, item } of rhythms) {
    if (item.recurrence.kind !== "weeks" && !isTwoWeeks(item.text)) continue;
    if (rhythms.length + days.length < 2 || isOfPost(scene, index)) continue;
    let from = index;
    while (from > range.from && isChanging(scene, from - 1)) from -= 1;
    let to = index + 1;
    while (to < range.to && isChanging(scene, to)) to += 1;
    raiseAlone(scene, { from, to });
    for (let at = from; at < to; at += 1) scene.used.add(at);
  }
}

/** "alle 14 Tage", which else is a rhythm of days. */
function isTwoWeeks(text: string): boolean {
  return /^(?:every|alle|each) (?:14|fourteen|vierzehn|21) (?:days|tage)$/i.test(text);
}

/** "post every two weeks", "in #food every other week": asked about by itself. */
function isOfPost(scene: Scene, index: number): boolean {
  let at = index - 1;
  while (isSilent(scene.items[at])) at -= 1;
  const before = scene.items[at];
  return (
    (has(before, "say", "remind") && !has(before, "rota")) || before?.kind === "channel" || before?.kind === "time"
  );
}

/** "Wechsel alle zwei Wochen", "jede zweite Woche wechseln", "rotating every other week". */
function isChanging(scene: Scene, index: number): boolean {
  return /^(?:wechsel\p{L}*|tausch\p{L}*|rotier\p{L}*|chang(?:e|es|ing)|switch(?:es|ing)?|rotat(?:e|es|ing)|alternat(?:e|es|ing)|swap(?:s|ping)?|jeweils|each|turns?)$/iu.test(
    scene.items[index]?.text ?? "",
  );
}
