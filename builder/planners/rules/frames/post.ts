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
  return readAnnounced(scene, [range], run) ?? undefined;
}
