import type { ReadingContext } from "../context.ts";
import { makeScene } from "../words/make-scene.ts";
import { senses } from "../words/scene.ts";
import { tokenize } from "../words/token.ts";
import type { Unused } from "./unused.ts";

/** What of a whole text no app of ours has access to: other systems, the internet, money, devices; each word once. */
export function lackingIn(
  text: string,
  context: ReadingContext,
): { kind: NonNullable<Unused["lacking"]>; words: string }[] {
  const found = new Map<string, NonNullable<Unused["lacking"]>>();
  for (const item of makeScene(text, tokenize(text), context).items)
    for (const kind of KINDS) if (senses(item).includes(`lacking:${kind}`)) found.set(item.text, kind);
  return [...found].map(([words, kind]) => ({ kind, words }));
}

const KINDS = ["system", "internet", "money", "device"] as const;
