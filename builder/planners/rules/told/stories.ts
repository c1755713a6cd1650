import { isBorder } from "../limits/limits.ts";
import { saysAny } from "../limits/modelled.ts";
import { lackingOf, unusedOf } from "../limits/unused.ts";
import {
  clauseOf,
  indexes,
  isOpen,
  isSilent,
  mark,
  note,
  type Range,
  type Scene,
  senses,
  take,
  textOf,
} from "../words/scene.ts";

/** Fewer words tell no story: they may be a name. */
const FEWEST_WORDS = 3;
/** Above this share of words that were read, a clause is about what is built. */
const MOST_READ = 0.4;

/**
 * "Our cameras go missing all the time": what tells how things are, asks for nothing and has nothing in it that can be
 * built, is background. Whatever has a word of wishing, a value or a limit in it stays unread, and is said to be.
 */
export function takeStories(scene: Scene, cores: readonly number[]): void {
  const told = new Map<number, Range>();
  for (const range of unusedOf(scene)) {
    const clause = clauseOf(scene, range.from);
    if (!told.has(clause.from) && isStory(scene, clause, cores)) told.set(clause.from, clause);
  }
  for (const clause of told.values()) {
    take(scene, clause);
    note(scene, "background", textOf(scene, bare(scene, clause)));
  }
}

function isStory(scene: Scene, clause: Range, cores: readonly number[]): boolean {
  const all = indexes(clause);
  const open = all.filter((index) => isOpen(scene.items[index]));
  const read = open.filter((index) => scene.used.has(index));
  const isWithin = (index: number) => index >= clause.from && index < clause.to;
  return (
    open.length >= FEWEST_WORDS &&
    read.length / open.length <= MOST_READ &&
    !cores.some(isWithin) &&
    !scene.limits.some(({ from }) => isWithin(from) && !scene.modelled.has(from)) &&
    all.every((index) => ["word", "mark", "break", "emoji"].includes(scene.items[index]?.kind ?? "")) &&
    lackingOf(scene, clause) === null &&
    !saysAny(scene, clause, scene.context.lexicon.language.wishes) &&
    !/\b(?:votes?|stimmen)\b/i.test(textOf(scene, clause)) &&
    beginsAsStory(scene, clause)
  );
}

/** With a small word, or whom it is about: a verb in front tells to do something. */
function beginsAsStory(scene: Scene, { from, to }: Range): boolean {
  const first = indexes({ from, to }).find((index) => scene.items[index]?.kind === "word");
  const item = first === undefined ? undefined : scene.items[first];
  if (item?.kind !== "word") return false;
  return isSilent(item) || senses(item).includes("background") || /s$/i.test(item.text);
}

function bare(scene: Scene, { from, to }: Range): Range {
  let last = to;
  while (last > from && isBorder(scene.items[last - 1]) && mark(scene.items[last - 1]) !== ")") last -= 1;
  return { from, to: last };
}
