import { type Announced, readAnnounced } from "../announcement.ts";
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
  return readAnnounced(scene, toldIn(scene, range), run) ?? undefined;
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
