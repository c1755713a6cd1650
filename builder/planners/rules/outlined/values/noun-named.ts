import type { Noun } from "../../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../../context.ts";
import { nounFrom } from "../../fields/names.ts";
import { makeScene } from "../../words/make-scene.ts";

/** What a head calls one and several; of longer words the ones that are written. */
export function nounNamed(words: string, context: ReadingContext): Noun {
  const plain = words.trim().replace(/\s+/g, " ");
  const noun = nounFrom(makeScene("", [], context), plain);
  const isPlain = /^[\p{L}-]+(?: [\p{L}-]+)?$/u.test(plain) || noun.many === plain;
  return isPlain ? noun : { one: plain, many: plain };
}
