import { takeKept } from "../called/said.ts";
import { parseList } from "../fields/list.ts";
import { capital, nounFrom } from "../fields/names.ts";
import {
  has,
  indexes,
  indexesOf,
  isOpen,
  mark,
  type Range,
  type Scene,
  take,
  takeVocabulary,
  textOf,
} from "../words/scene.ts";
import type { Frame } from "./frame.ts";
import { leaveOver } from "./left-over.ts";
import { readPost } from "./post.ts";
import { readTitle } from "./title.ts";

/** "table football ranking: we add a win for a name". */
export const readLeaderboard: Frame = (scene, { trigger, range }) => {
  const { names } = scene.context.lexicon.language;
  const isNamed = has(scene.items[trigger], "leaderboard");
  const named = titleOf(scene, range);
  const isVerb = /^(?:keep|keeps|keeping) /i.test(scene.items[trigger]?.text ?? "");
  const said =
    named !== null
      ? named
      : isNamed
        ? readTitle(scene, trigger, range, scene.items[trigger]?.text ?? "")
        : capital(names.leaderboard ?? "leaderboard");
  takePlainColumns(scene, trigger, range);
  const counted = readUnit(scene, range);
  const units = /^(?:wins?|goals?|points?|punkte?|siege?|tore?|kudos|kilometers|km|steps|schritte)$/i;
  const unit =
    counted ?? indexes(range).find((index) => units.test(scene.items[index]?.text ?? "") && !isVerbAt(scene, index));
  const text = unit === undefined ? (names.points ?? "points") : unitOf(scene, scene.items[unit]?.text ?? "");
  if (unit !== undefined) scene.used.add(unit);
  // "keep score of who baked how many cakes": what is counted names it.
  const isPlain = isVerb && said.toLowerCase() === scene.items[trigger]?.text.toLowerCase();
  const title = isPlain ? capital(counted === undefined ? (names.leaderboard ?? "leaderboard") : text) : said;
  const post = readPost(scene, range, "post-ranking");
  for (const index of indexesOf(scene, range, "leaderboard", "enter", "wh", "list", "keep", "everybody", "add", "with"))
    scene.used.add(index);
  takeKept(scene, range, "leaderboard");
  takeVocabulary(scene, range, "leaderboard");
  leaveOver(scene, range, false, 0, trigger);
  return [{ part: "leaderboard", title, unit: text, ...(post === undefined ? {} : { post }) }];
};

/** "bike to work challenge: …", "Schritte-Challenge!", "who closed most?": what stands before the first sign. */
function titleOf(scene: Scene, range: Range): string | null {
  const end = indexes({ from: range.from, to: Math.min(range.to, range.from + 8) }).find((index) =>
    /^[:!?.,(]$/.test(mark(scene.items[index])),
  );
  if (end === undefined || end === range.from || !/^[:!?]$/.test(mark(scene.items[end]))) return null;
  const words = { from: range.from, to: end };
  const isPlain = indexes(words).every(
    (index) => scene.items[index]?.kind === "word" && !has(scene.items[index], "say", "list", "keep"),
  );
  const isGreeting = !indexes(words).some((index) => isOpen(scene.items[index]));
  if (!isPlain || isGreeting) return null;
  take(scene, words);
  return capital(textOf(scene, words)).slice(0, 80);
}

/** "km" has no many-form. */
function unitOf(scene: Scene, word: string): string {
  return /^(?:km|kg|kms|hm|min|std|pts|€|eur)$/i.test(word) ? word : nounFrom(scene, word).many;
}

/** "most pages", "die meisten Kuchen", "hand out stars": what is counted. */
function readUnit(scene: Scene, range: Range): number | undefined {
  return indexes(range).find((index) => {
    const before = scene.items[index - 1]?.text ?? "";
    const item = scene.items[index];
    const isNoun =
      isOpen(item) && !has(item, "wh", "leaderboard", "everybody", "say") && !NO_UNIT.test(item?.text ?? "");
    const isHandedOut =
      /^(?:out|award|awards|give|gives|collect|collects)$/i.test(before) && /s$/i.test(item?.text ?? "");
    const isAdded =
      /^(?:the|their|his|her|how many|ihre|seine|die)$/i.test(before) &&
      /^(?:adds?|enters?|logs?|in|counts?|types?|collects?|trägt|tragen)$/i.test(scene.items[index - 2]?.text ?? "");
    return (
      isNoun &&
      (isAdded ||
        /^(?:most|meisten|(?:how )?many|(?:wie )?viele)$/i.test(before) ||
        isHandedOut ||
        /^(?:their|ihre|seine)$/i.test(before))
    );
  });
}

const NO_UNIT =
  /^(?:on top|at the top|top|first|times|people|days?|tage?|points?|punkte?|wins?|votes?|stimmen|name|names|result|ergebnis|score|scores|stand)$/i;

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
