import type { PartOf } from "../../../../sdk/contract/parts.ts";
import { addDays, weekdayOf } from "../fields/date.ts";
import { raiseAlone } from "../limits/modelled.ts";
import { has, indexes, isSilent, mark, type Range, type Scene, take, valuesIn } from "../words/scene.ts";

/** "handover Thursdays": the words, and the day (0 is Sunday). */
export interface Handover {
  words: Range;
  day: number;
}

/** The date of the first day on which a week's turns change, where one is said. null: none. `schedule`: when it is posted. */
export function firstHandover(
  scene: Scene,
  range: Range,
  every: PartOf<"rota">["every"],
  handover: Handover | null,
  schedule = "",
): string | null {
  if (!isOnWeekday(scene, range, every)) return null;
  const posted = /\* \* (\d)$/.exec(schedule)?.[1];
  const day = handover?.day ?? (posted !== undefined && HANDED_OVER.test(scene.text) ? Number(posted) : null);
  if (day === null) return null;
  const { today } = scene.context;
  return addDays(today, (day + 7 - weekdayOf(today)) % 7);
}

/** A day of the week on which nothing can change, as a turn is one day, or they begin on a date: it is left out. */
export function raiseHandover(
  scene: Scene,
  range: Range,
  every: PartOf<"rota">["every"],
  handover: Handover | null,
): void {
  if (handover !== null && !isOnWeekday(scene, range, every)) raiseAlone(scene, handover.words);
}

function isOnWeekday(scene: Scene, range: Range, every: PartOf<"rota">["every"]): boolean {
  return every === "week" && valuesIn(scene, range, "date").every(({ item }) => item.isWeekday);
}

/** "it's passed on on Friday evening": on the day on which it is told who has it from then on. */
const HANDED_OVER =
  /\b(?:from (?:now|then|that moment) on|(?:passed|handed|passes|hands|handing|passing) (?:on|over)|hand-?over|takes over|ab (?:jetzt|dann|da)|übergeben|übergabe|weitergegeben|weitergereicht|wechselt am)\b/i;

/** "handover Thursdays", "Wechsel immer mittwochs", "mittwochs wird gewechselt". Taken, so that no name is read of it. */
export function takeHandover(scene: Scene, range: Range): Handover | null {
  const handover = handoverSaid(scene, range);
  if (handover !== null) take(scene, handover.words);
  return handover;
}

function handoverSaid(scene: Scene, range: Range): Handover | null {
  for (const index of indexes(range)) {
    if (!HANDOVER.test(scene.items[index]?.text ?? "")) continue;
    const behind = pastSmall(scene, index, 1, range);
    const before = pastSmall(scene, index, -1, range);
    const [after, ahead] = [dayAt(scene, behind), dayAt(scene, before)];
    if (after !== null) return { words: { from: index, to: behind + 1 }, day: after };
    if (ahead !== null) return { words: { from: before, to: index + 1 }, day: ahead };
  }
  return null;
}

const HANDOVER =
  /^(?:hand-?overs?|hand-over|hands? over|handed over|handing over|hand|hands|handed|change-?overs?|changes?|changing|changed|switch(?:es|ed|ing|over)?|rotates?|rotation|rotated|passes|passed|(?:schicht|dienst|stab)?wechsel|gewechselt|wechselt|wechseln|(?:dienst|schlüssel)?übergabe|übergeben|übergibt|weitergegeben|ablösung|abgelöst|rotiert)$/i;

/** The next item that tells something, up or down the sentence: not "is always on", "wird immer". */
function pastSmall(scene: Scene, index: number, step: 1 | -1, range: Range): number {
  let at = index + step;
  for (let count = 0; count < 4 && at >= range.from && at < range.to && isSmall(scene, at); count += 1) at += step;
  return at;
}

function isSmall(scene: Scene, at: number): boolean {
  const item = scene.items[at];
  return (
    mark(item) === "" &&
    item?.kind === "word" &&
    (isSilent(item) ||
      has(item, "in") ||
      /^(?:over|on|always|immer|jeweils|stets|is|ist|wird|gets?|am|an|happens?|takes|place|each|every|day|it|hier|here)$/i.test(
        item.text,
      ))
  );
}

function dayAt(scene: Scene, at: number): number | null {
  const item = scene.items[at];
  if (item?.kind === "date") return item.isWeekday ? weekdayOf(item.date) : null;
  if (item?.kind !== "recurrence" || item.recurrence.kind !== "days") return null;
  const [day, ...others] = item.recurrence.days;
  return others.length === 0 ? (day ?? null) : null;
}
