/** The valid word most like a mistyped one, if any is close. */
export function nearestWord(word: string, valid: readonly string[]): string | undefined {
  const [best] = valid
    .map((option) => ({ option, edits: distance(word.toLowerCase(), option.toLowerCase()) }))
    .sort((one, other) => one.edits - other.edits);
  return best !== undefined && best.edits <= Math.max(2, Math.floor(best.option.length / 3)) ? best.option : undefined;
}

/** Least number of inserted, removed or changed letters. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one.slice(0, 64)].entries()) {
    const next = [index + 1];
    for (let column = 0; column < other.length; column += 1) {
      const change = (row[column] ?? 0) + (letter === other[column] ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
