import { type Announced, readAnnounced } from "../announcement.ts";
import { weekdayOf } from "../fields/date.ts";
import { indexesOf, type Range, type Scene, takeVocabulary, valuesIn } from "../scene.ts";

/** When and where a part says what it has by itself; undefined where nothing of that is said. */
export function readPost(scene: Scene, range: Range, run: string): Announced | undefined {
  const isAsked =
    valuesIn(scene, range, "channel").length > 0 ||
    (indexesOf(scene, range, "say", "remind").length > 0 &&
      valuesIn(scene, range, "recurrence").length + valuesIn(scene, range, "time").length > 0);
  if (!isAsked) {
    return undefined;
  }
  for (const index of indexesOf(scene, range, "say", "digest", "remind", "overdue", "open")) scene.used.add(index);
  takeVocabulary(scene, range, "post");
  const told = toldIn(scene, range);
  return readAnnounced(everyWeek(scene, told), told, run) ?? undefined;
}

/** "Friday 16:00 the ranking in #sales": what a part has to say comes again, so each such day is meant. */
function everyWeek(scene: Scene, ranges: readonly Range[]): Scene {
  const { answered } = scene.context;
  const dates = ranges.flatMap((range) => valuesIn(scene, range, "date")).filter(({ index }) => !scene.used.has(index));
  const [first] = dates;
  const isRhythm = ranges.some((range) => valuesIn(scene, range, "recurrence").length > 0);
  if (isRhythm || first === undefined || dates.length > 1 || !first.item.isWeekday || answered.recurrence !== null)
    return scene;
  const recurrence = { kind: "days" as const, days: [weekdayOf(first.item.date)], hint: null };
  return { ...scene, context: { ...scene.context, answered: { ...answered, recurrence } } };
}

/** "on Fridays by turns … . Thursdays at 3 in #food": of several days, those said beside the channel. */
function toldIn(scene: Scene, range: Range): Range[] {
  const said = valuesIn(scene, range, "recurrence");
  const told = scene.clauses.filter(
    ({ from, to }) =>
      from >= range.from &&
      to <= range.to &&
      valuesIn(scene, { from, to }, "channel").length > 0 &&
      valuesIn(scene, { from, to }, "recurrence").length > 0,
  );
  if (said.length < 2 || told.length !== 1) return [range];
  for (const { index } of [...said, ...valuesIn(scene, range, "date")]) scene.used.add(index);
  return told;
}
