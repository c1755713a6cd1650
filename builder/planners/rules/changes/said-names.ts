import { folded } from "../words/lexicon.ts";
import type { Range } from "../words/scene.ts";
import { tokenize } from "../words/token.ts";
import { itemsOf, says, type Wish } from "./wish.ts";

export interface SaidName {
  /** As it is in the list. */
  name: string;
  range: Range;
}

/** Which of these names are said in a wish, the longer ones first where one is part of another; in their order. */
export function saidNames(wish: Wish, names: readonly string[]): SaidName[] {
  const found: (SaidName & { at: number; length: number })[] = [];
  for (const name of [...names].sort((one, other) => other.length - one.length)) {
    const words = tokenize(name).map((token) => folded(token.word));
    for (let at = 0; at < wish.tokens.length; at += 1) {
      if (isLonger(wish, at, words.length, names)) continue;
      const length =
        isQuoted(wish, at, name) || isPerson(wish, at, name) || isAsker(wish, at, name)
          ? 1
          : isSaid(wish, at, words)
            ? words.length
            : isFirstName(wish, at, name, names)
              ? 1
              : 0;
      const range = length === 0 ? null : itemsOf(wish, at, at + length);
      if (range === null || found.some((one) => at < one.at + one.length && one.at < at + length)) continue;
      found.push({ name, range, at, length });
    }
  }
  return found.sort((one, other) => one.at - other.at);
}

/** "Ana Maria" is no Ana. */
function isLonger({ tokens, context }: Wish, at: number, length: number, names: readonly string[]): boolean {
  const next = tokens[at + length];
  const isSign = next?.kind === "word" && /^(?:\p{Lu}\p{Ll}+|\p{Lu}\d*)$/u.test(next.text);
  if (!isSign || tokens[at]?.kind !== "word" || context.lexicon.phraseAt(tokens, at + length) !== null) return false;
  return !names.some((name) => name.toLowerCase().split(" ")[0] === next.word);
}

function isSaid({ tokens }: Wish, at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => {
    const said = folded(tokens[at + offset]?.word ?? "");
    return said === word || (offset === words.length - 1 && said.replace(/'s$/, "") === word);
  });
}

/** "Marcus", where one of the names is "Marcus Hill" and no other begins so. */
function isFirstName({ tokens, context }: Wish, at: number, name: string, names: readonly string[]): boolean {
  const first = /^(\p{Lu}\p{Ll}+) \p{Lu}\p{Ll}+$/u.exec(name)?.[1];
  const token = tokens[at];
  if (first === undefined || token === undefined || context.lexicon.phraseAt(tokens, at) !== null) return false;
  if (folded(token.word.replace(/'s$/, "")) !== folded(first.toLowerCase())) return false;
  return names.filter((one) => one.split(" ")[0] === first).length === 1;
}

function isQuoted({ tokens }: Wish, at: number, name: string): boolean {
  const token = tokens[at];
  return token?.kind === "quote" && folded(token.inner.trim().toLowerCase()) === folded(name.toLowerCase());
}

/** "@ana" is the Ana of a list. */
function isPerson(wish: Wish, at: number, name: string): boolean {
  const item = wish.items.find((one) => one.from === at);
  if (item?.kind !== "person") return false;
  const [first] = item.name.toLowerCase().split(" ");
  return item.name.toLowerCase() === name.toLowerCase() || first === name.toLowerCase();
}

const LEAVING = /^(?:am|bin|leave|quit|want|will|möchte|steige|höre|gehe|scheide)$/;

/** "take me out", "ich bin raus": the asker's own name. */
function isAsker(wish: Wish, at: number, name: string): boolean {
  const { asker } = wish.context;
  const word = wish.tokens[at]?.word ?? "";
  if (asker === undefined || name.toLowerCase().split(" ")[0] !== asker.toLowerCase().split(" ")[0]) return false;
  const { remove, leaves, replace, instead, after, before } = wish.words;
  // "after me"
  if (/^(?:me|mir)$/.test(word) && `${after}|${before}`.split("|").includes(wish.tokens[at - 1]?.word ?? ""))
    return true;
  if (!/^(?:me|myself|mich|i'm|i|ich)$/.test(word) || !says(wish, [remove, leaves, replace, instead].join("|")))
    return false;
  return !/^(?:i|ich)$/.test(word) || LEAVING.test(wish.tokens[at + 1]?.word ?? "");
}
