import type { Lexicon } from "../words/lexicon.ts";

/**
 * Whether a clause of it wishes that the App itself be deleted, and nothing else: "lösch die App", "we don't need this tool any
 * more". With another word of substance in it, it is of something in the App.
 */
export function deletesApp(text: string, { language }: Pick<Lexicon, "language">): boolean {
  const { deletes, wholeApp, forGood } = language.changes;
  return text
    .toLowerCase()
    .split(language.changes.clauseEnds)
    .some((clause) => {
      const words = ` ${(clause.match(/[\p{L}\p{N}'’]+/gu) ?? []).join(" ").replaceAll("’", "'")} `;
      const without = taken(words, deletes);
      const rest = taken(without, wholeApp);
      return (
        without !== words &&
        rest !== without &&
        taken(rest, [forGood, language.silent, language.determiners].join("|")).trim() === ""
      );
    });
}

/** Without these phrases, the longest first. */
function taken(words: string, phrases: string): string {
  return phrases
    .split("|")
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, phrase) => {
      while (rest.includes(` ${phrase} `)) rest = rest.replace(` ${phrase} `, " ");
      return rest;
    }, words);
}
