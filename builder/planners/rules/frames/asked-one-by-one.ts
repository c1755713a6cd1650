import { has, indexes, mark, type Range, type Scene, take, textOf } from "../words/scene.ts";

/** "Cabaret? Chicago? Hair?": each with a question mark of its own. Taken; empty where there are no two. */
export function askedOneByOne(scene: Scene, range: Range): string[] {
  const asked = scene.clauses
    .filter(({ from, to }) => from >= range.from && to <= range.to && mark(scene.items[to - 1]) === "?")
    .map((clause) => ({ clause, from: behindColon(scene, clause), to: clause.to - 1 }))
    .filter(({ from, to }) => to > from && to - from <= 4 && !has(scene.items[from], "wh") && !scene.used.has(from))
    .filter((words) => !/(?:^| )(?:or|oder)(?: |$)/i.test(textOf(scene, words)));
  const run = asked.filter(({ clause }) =>
    asked.some((other) => other.clause.from === clause.to || clause.from === other.clause.to),
  );
  if (run.length < 2) return [];
  for (const { from, to } of run) take(scene, { from, to: to + 1 });
  return run.map((words) => textOf(scene, words));
}

/** "poll: Cabaret? Chicago?", "or Hair?": where the choice itself begins. */
function behindColon(scene: Scene, { from, to }: Range): number {
  const colon = indexes({ from, to }).findLast((index) => mark(scene.items[index]) === ":");
  const first = colon === undefined ? from : colon + 1;
  return has(scene.items[first], "or") ? first + 1 : first;
}
