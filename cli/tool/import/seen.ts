/** Something that a program's text shows. */
export interface Seen {
  what: string;
  /** `server.js line 3` */
  where: string;
}

/** A path and the text there. */
export type CodeText = readonly [path: string, text: string];

const LONGEST_LINE = 2_000;

/** What `words` makes of each match, each once, with where it was seen first. */
export function find(
  code: readonly CodeText[],
  pattern: RegExp,
  words: (match: RegExpMatchArray) => readonly string[],
): Seen[] {
  const seen = new Map<string, Seen>();
  for (const [path, whole] of code) {
    const text = withoutLongLines(whole);
    for (const match of text.matchAll(pattern)) {
      const where = `${path} line ${lineAt(text, match.index ?? 0)}`;
      for (const what of words(match)) if (what !== "" && !seen.has(what)) seen.set(what, { what, where });
    }
  }
  return [...seen.values()];
}

/** Lines as long as that were written by a program, for a program. */
export function withoutLongLines(text: string): string {
  return text
    .split("\n")
    .map((line) => (line.length > LONGEST_LINE ? "" : line))
    .join("\n");
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
