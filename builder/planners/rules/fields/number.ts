import type { FieldParser } from "./field-parser.ts";

/** "14", "1,200", "three"; never the "a" of "a list". */
export const parseNumber: FieldParser<number> = (tokens, start, { lexicon }) => {
  const token = tokens[start];
  if (token?.kind === "number" && /^\d+(?:[.,]\d{3})*$/.test(token.text))
    return { value: Number(token.text.replace(/[.,]/g, "")), length: 1 };
  const value = countOf(/^\p{L}+$/u.test(token?.word ?? "") ? (token?.word ?? "") : "", lexicon.language.numbers);
  return value === null || value === 1 ? null : { value, length: 1 };
};

/** A small number where one is expected: "a" and "one" count. */
export function countOf(word: string, numbers: Record<string, number>): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return Object.hasOwn(numbers, word) ? (numbers[word] ?? null) : null;
}
