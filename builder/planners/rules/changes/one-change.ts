import type { Composition, Part } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import { cutsOf, signsOf } from "../limits/cuts.ts";
import { isBorder } from "../limits/limits.ts";
import { modelWhere } from "../limits/modelled.ts";
import { type Gap, indexes, indexesOf, isOpen, type Note, type Range, wholeOf } from "../words/scene.ts";
import { KNOWN_CHANGES } from "./known-changes.ts";
import { withOnlyFollowing } from "./only-those.ts";
import { takeGrammar, takeNouns } from "./take-grammar.ts";
import { makeWish, type Wish } from "./wish.ts";

export interface OneChange {
  /** null: nothing of what was said is a change that can be made. */
  parts: Part[] | null;
  title: string | null;
  gaps: Gap[];
  notes: Note[];
  unused: string[];
  /** What is said that limits and nothing models, and where in the text. */
  cuts: (Range & { said: string })[];
  /** It was read, and cannot be. */
  isRefused: boolean;
}

/** Reads one wish: the first kind of change that it is. */
export function readChange(
  text: string,
  before: Composition,
  parts: readonly Part[],
  context: ReadingContext,
): OneChange {
  const wish = makeWish(text, before, parts, context);
  const changed = firstChange(wish);
  const after = changed === null ? null : withOnlyFollowing(parts, changed);
  takeGrammar(wish);
  if (after !== null) takeNouns(wish);
  // "post it at 10 instead": of a change that is what it says anyway.
  modelWhere(
    wish,
    wholeOf(wish),
    ["order"],
    (_, limit) => after !== null && limit.to - limit.from === 1 && isBorder(wish.items[limit.to]),
  );
  const [first] = indexesOf(wish, wholeOf(wish), "add", "change", "remove", "say", "remind");
  // Of what cannot be all is said, not only what limits it.
  const all = { said: text.trim().replace(/[\s.!?]+$/, ""), from: 0, to: text.length };
  const cuts =
    wish.isRefused === true
      ? [all]
      : cutsOf(wish, [first ?? 0], []).map(({ said, from, to }) => ({
          said,
          ...signsOf(wish.tokens, wish.items, { from, to }),
        }));
  const { gaps, notes, title } = wish;
  return { parts: after, title, gaps, notes, unused: unusedIn(wish), cuts, isRefused: wish.isRefused === true };
}

/** What a kind of change took or asked counts only where it is the one. */
function firstChange(wish: Wish): Part[] | null {
  for (const change of KNOWN_CHANGES) {
    const { gaps, notes } = wish;
    const [used, modelled] = [new Set(wish.used), new Set(wish.modelled)];
    wish.gaps = [...gaps];
    wish.notes = [...notes];
    const after = change(wish);
    if (after !== null) return after;
    if (wish.gaps.length > gaps.length || wish.isRefused === true) return null;
    Object.assign(wish, { gaps, notes, used, modelled });
  }
  return null;
}

/** Every word of substance and every value that nobody took, joined where they stand together. */
function unusedIn(wish: Wish): string[] {
  const isLeft = (index: number) => {
    const item = wish.items[index];
    if (item === undefined || wish.used.has(index)) return false;
    return item.kind === "word" ? isOpen(item) : !["mark", "break", "bullet", "emoji"].includes(item.kind);
  };
  return indexes(wholeOf(wish))
    .filter(isLeft)
    .map((index) => wish.items[index]?.text ?? "");
}
