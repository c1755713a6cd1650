import { raise, raiseAlone } from "../limits/modelled.ts";
import { type Announced, readAnnounced } from "../times/announcement.ts";
import { isOfCorrection } from "../times/corrected.ts";
import { saidIn, words } from "../words/matched.ts";
import { indexesOf, type Range, type Scene, takeVocabulary, valuesIn } from "../words/scene.ts";

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
  raiseAnew(scene, range);
  const said = valuesIn(scene, range, "recurrence");
  const days = valuesIn(scene, range, "date").filter(({ item }) => item.isWeekday);
  const told = scene.clauses.filter(
    (clause) =>
      clause.from >= range.from &&
      clause.to <= range.to &&
      valuesIn(scene, clause, "channel").length > 0 &&
      [...said, ...days].some(({ index }) => index >= clause.from && index < clause.to),
  );
  const [first] = told;
  // "Mondays at 8 in #general. It must be Fridays though": both are of the post, and one is asked for.
  if ([...said, ...days].some(({ index }) => isOfCorrection(scene, index))) return [range];
  if (said.length + days.length < 2 || told.length !== 1 || first === undefined) return [range];
  // "Sat market stall … thursday 5pm in #general": the other day is none of the post.
  if (said.length === 0)
    for (const { index } of days.filter((one) => one.index < first.from || one.index >= first.to))
      raiseAlone(scene, { from: index, to: index + 1 });
  for (const { index } of [...said, ...valuesIn(scene, range, "date")]) scene.used.add(index);
  return told;
}

/** "start from zero each month": what is counted goes on; said as left out, and no day of the post. */
function raiseAnew(scene: Scene, range: Range): void {
  for (const clause of scene.clauses.filter(({ from, to }) => from >= range.from && to <= range.to)) {
    const [rhythm] = valuesIn(scene, clause, "recurrence");
    if (rhythm === undefined || saidIn(scene, clause, ANEW) === null) continue;
    raise(scene, "order", { from: rhythm.index, to: rhythm.index + 1 });
  }
}

const ANEW = words(
  "(?:starts?|starting|begins?|beginning|back|count|counts) (?:again |over |anew |afresh )?(?:from|at|to|with) (?:zero|0|scratch|nil)",
  "resets?|resetting|start(?:s|ing)? (?:over|anew|afresh)|wiped?|cleared",
  "(?:bei|auf|von|ab) (?:null|0|vorne|neuem)",
  "zurücksetzen|zurückgesetzt|zurückgestellt|genullt",
);
