import { parseList } from "../fields/list.ts";
import { capital, nounFrom } from "../fields/names.ts";
import { takeKept } from "../said.ts";
import { has, indexes, indexesOf, isOpen, mark, type Range, type Scene, take, takeVocabulary } from "../scene.ts";
import type { Frame } from "./frame.ts";
import { leaveOver } from "./left-over.ts";
import { readPost } from "./post.ts";
import { readTitle } from "./title.ts";

/** "table football ranking: we add a win for a name". */
export const readLeaderboard: Frame = (scene, { trigger, range }) => {
  const { names } = scene.context.lexicon.language;
  const isNamed = has(scene.items[trigger], "leaderboard");
  const title = isNamed
    ? readTitle(scene, trigger, range, scene.items[trigger]?.text ?? "")
    : capital(names.leaderboard ?? "leaderboard");
  takePlainColumns(scene, trigger, range);
  const counted = readUnit(scene, range);
  const units = /^(?:wins?|goals?|points?|punkte?|siege?|tore?|kudos|kilometers|km|steps|schritte)$/i;
  const unit =
    counted ?? indexes(range).find((index) => units.test(scene.items[index]?.text ?? "") && !isVerbAt(scene, index));
  const text = unit === undefined ? (names.points ?? "points") : nounFrom(scene, scene.items[unit]?.text ?? "").many;
  if (unit !== undefined) scene.used.add(unit);
  const post = readPost(scene, range, "post-ranking");
  for (const index of indexesOf(scene, range, "leaderboard", "enter", "wh", "list", "keep", "everybody", "add", "with"))
    scene.used.add(index);
  takeKept(scene, range, "leaderboard");
  takeVocabulary(scene, range, "leaderboard");
  leaveOver(scene, range, false, 0, trigger);
  return [{ part: "leaderboard", title, unit: text, ...(post === undefined ? {} : { post }) }];
};

/** "most pages", "die meisten Kuchen", "hand out stars": what is counted. */
function readUnit(scene: Scene, range: Range): number | undefined {
  return indexes(range).find((index) => {
    const before = scene.items[index - 1]?.text ?? "";
    const item = scene.items[index];
    const isNoun =
      isOpen(item) && !has(item, "wh", "leaderboard", "everybody", "say") && !NO_UNIT.test(item?.text ?? "");
    const isHandedOut =
      /^(?:out|award|awards|give|gives|collect|collects)$/i.test(before) && /s$/i.test(item?.text ?? "");
    return isNoun && (/^(?:most|meisten)$/i.test(before) || isHandedOut || /^(?:their|ihre|seine)$/i.test(before));
  });
}

const NO_UNIT = /^(?:points?|punkte?|wins?|votes?|stimmen|name|names|result|ergebnis|score|scores|stand)$/i;

/** "most pages wins" */
function isVerbAt(scene: Scene, index: number): boolean {
  return /^wins$/i.test(scene.items[index]?.text ?? "") && /^most$/i.test(scene.items[index - 2]?.text ?? "");
}

/** "with name and count", "name + steps": a ranking has these anyway. */
function takePlainColumns(scene: Scene, trigger: number, range: Range): void {
  const openers = indexes({ from: trigger, to: range.to }).filter(
    (index) => mark(scene.items[index]) === ":" || has(scene.items[index], "with"),
  );
  for (const opener of openers) {
    const { elements } = parseList(scene, opener + 1, range.to);
    const first = elements.slice(0, 2).filter(({ from, to }) => to - from <= 2);
    if (first.length === 2) for (const element of first) take(scene, element);
  }
}
