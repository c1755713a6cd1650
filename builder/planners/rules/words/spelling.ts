import type { Lexicon } from "./lexicon.ts";
import type { Token } from "./token.ts";

export interface Respelt {
  tokens: Token[];
  /** How words were read: shown to the asker. */
  read: { written: string; as: string }[];
}

/**
 * Words that the language does not know, read as the known word of five letters or more that is one slip away: a letter
 * too much or too few, or two exchanged; `only` says which tokens may be respelt, and then one wrong letter counts too.
 * What begins with another letter, or only ends differently, is another word.
 */
export function respell(tokens: readonly Token[], lexicon: Lexicon, only?: ReadonlySet<number>): Respelt {
  const read: Respelt["read"] = [];
  const respelt = tokens.map((token, index) => {
    if (token.kind !== "word" || token.word.length < 4 || lexicon.phraseAt(tokens, index) !== null) return token;
    if (lexicon.words.has(token.word) || (only !== undefined && !only.has(index))) return token;
    const as = lexicon.spellings.find((word) => isSlip(token.word, word, only !== undefined));
    if (as === undefined) return token;
    read.push({ written: token.text, as });
    return { ...token, word: as };
  });
  return { tokens: respelt, read };
}

/** Whether `written` is `meant` with one slip inside it. */
export function isSlip(written: string, meant: string, mayDiffer: boolean): boolean {
  if (written === meant || written[0] !== meant[0] || Math.abs(written.length - meant.length) > 1) return false;
  let from = 0;
  while (written[from] === meant[from]) from += 1;
  let ending = 0;
  while (ending < Math.min(written.length, meant.length) - from && written.at(-1 - ending) === meant.at(-1 - ending))
    ending += 1;
  const [wrong, right] = [written.slice(from, written.length - ending), meant.slice(from, meant.length - ending)];
  if (wrong.length === 2 && right.length === 2) return wrong[0] === right[1] && wrong[1] === right[0];
  if (wrong.length + right.length === 1) return ending > 0 || wrong.length === 0;
  return mayDiffer && wrong.length === 1 && right.length === 1 && ending > 0;
}
