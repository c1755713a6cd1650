import { has, indexes, indexesOf, mark, type Range, type Scene, valuesIn } from "../words/scene.ts";

/**
 * "people enter date and count, and mondays at 8 the total in #general": what is kept and what is posted, in one sentence.
 * From its "and" on it posts, where a day stands there and where to, and what of it.
 */
export function apartFromPost(scene: Scene, clause: Range): Range[] {
  const joint = indexesOf(scene, clause, "and").find((index) => isPost(scene, index, clause));
  return joint === undefined
    ? [clause]
    : [
        { from: clause.from, to: joint },
        { from: joint, to: clause.to },
      ];
}

function isPost(scene: Scene, joint: number, clause: Range): boolean {
  const [before, behind] = [
    { from: clause.from, to: joint },
    { from: joint + 1, to: clause.to },
  ];
  const isKept = indexesOf(scene, before, "keep", "enter", "list").length > 0;
  const isTold = valuesIn(scene, before, "channel").length + indexesOf(scene, before, "say", "remind").length > 0;
  const isColumns = indexes(behind).some((index) => mark(scene.items[index]) === ",");
  const isEntered = indexesOf(scene, behind, "keep", "enter").some(
    (index) => !has(scene.items[index], "digest", "total"),
  );
  return (
    isKept &&
    !isTold &&
    !isColumns &&
    !isEntered &&
    scene.items[joint + 1]?.kind === "recurrence" &&
    valuesIn(scene, behind, "channel").length > 0 &&
    indexesOf(scene, behind, "total", "digest", "open", "overdue", "list").length > 0
  );
}
