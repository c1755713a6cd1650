import type { Column } from "../../../../sdk/contract/parts.ts";
import { WORKDAYS } from "../fields/recurrence.ts";
import { raiseAlone } from "../limits/modelled.ts";
import { saidIn, words } from "../words/matched.ts";
import { indexes, indexesOf, type Range, type Scene, take, valuesIn } from "../words/scene.ts";

/**
 * Whether a list begins anew every day: "collect what we need today", "jeden Tag wieder leer". Days of it that no list
 * begins anew on are left out aloud.
 */
export function readAnew(scene: Scene, clauses: readonly Range[], columns: readonly Column[]): boolean {
  const isDated = columns.some(({ type }) => type === "date");
  return clauses.map((clause) => isAnew(scene, clause, isDated)).some((is) => is);
}

/** "starts empty", "wird geleert": tells how the list is, not what is posted. */
export function isEmptied(scene: Scene, clause: Range): boolean {
  return saidIn(scene, clause, EMPTIED) !== null;
}

/** Of entries that say of which day they are, those of other days stay: "every day we enter date and visitors". */
function isAnew(scene: Scene, clause: Range, isDated: boolean): boolean {
  const today = indexesOf(scene, clause, "today");
  for (const index of today) scene.used.add(index);
  const rhythms = valuesIn(scene, clause, "recurrence").filter(({ index }) => !scene.used.has(index));
  const emptied = saidIn(scene, clause, EMPTIED);
  const isListed = indexesOf(scene, clause, "list", "keep", "enter").length > 0;
  const daily = rhythms.filter(
    ({ item: { recurrence } }) => recurrence.kind === "days" && recurrence.days.length >= WORKDAYS.length,
  );
  // "I spent all Thursday morning", "every workday at 6:45 it shall say …": tells of no list that begins anew.
  const anew = emptied !== null || isListed ? daily : [];
  for (const { index } of anew) scene.used.add(index);
  if (emptied !== null && (anew.length > 0 || today.length > 0)) takeWith(scene, clause, emptied);
  const others = isOver(scene, clause) ? [] : rhythms.filter((one) => !anew.includes(one));
  // "empty again each week": all of it, or none.
  for (const { index } of others) {
    const said = emptied === null ? { from: index, to: index + 1 } : spanOf([emptied, { from: index, to: index + 1 }]);
    raiseAlone(scene, said);
  }
  return (anew.length > 0 && (emptied !== null || !isDated)) || today.length > 0;
}

/** "the list is emptied", "alles wird gelöscht": with what it is said of. */
function takeWith(scene: Scene, clause: Range, said: Range): void {
  take(scene, said);
  for (const index of indexes(clause)) if (ALL_OF_IT.test(scene.items[index]?.text ?? "")) scene.used.add(index);
}

const ALL_OF_IT =
  /^(?:(?:the|this|our|die|diese|unsere|ganze) )*(?:lists?|liste|page|seite|sheet|table|tabelle|it|everything|alles|fängt|beginnt|startet|starts?|begins?|entries|einträge)$/i;

/** "I spent all Thursday morning on it": tells how it was. */
function isOver(scene: Scene, clause: Range): boolean {
  return indexes(clause).some((index) => WAS.test(scene.items[index]?.text ?? ""));
}

const WAS =
  /^(?:was|were|had|spent|did|got|took|called|came|went|lost|found|forgot|war|waren|hatte|hatten|kam|kamen|ging|gingen|wurde|wurden|stand|standen)$/i;

function spanOf(ranges: readonly Range[]): Range {
  return { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
}

const EMPTIED = words(
  "(?:start~?|begin~?|open~?) ?(?:again |over |out )?(?:with )?(?:an? )?(?:empty|fresh|blank|new|clean|anew|over|from scratch|from zero|at zero)(?: again)?(?: (?:list|page|sheet|slate))?",
  "(?:is|gets?|be|being|should be|must be)? ?(?:empt(?:y|ied|ies)|blank|cleared|wiped|reset|cleaned out)(?: (?:again|out|list))*",
  "(?:a )?(?:fresh|new|blank|clean) (?:list|page|sheet|slate|one|start)",
  "(?:wieder |dann |immer |ganz )*(?:leer~?|geleert|gelöscht|zurückgesetzt|neu|frisch)(?: (?:anfangen|beginnen|starten|gestartet|los|liste|sein))*",
  "(?:fängt|fangen|anfangen|beginnt|beginnen|startet|starten|geht)(?: (?:es|sie|die|liste|wieder|immer))* (?:von vorn~?|von neuem|neu|leer|frisch|bei null)(?: (?:an|los))?",
  "von vorn~?|von neuem|bei null",
);
