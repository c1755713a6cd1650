/**
 * What of `now` was not there `before`, where both are the end of the same growing text, and its beginning is forgotten in time:
 * the longest end of the one that the other begins with is known. Pure.
 */
export function newLines(before: readonly string[], now: readonly string[]): string[] {
  const longest = Math.min(before.length, now.length);
  for (let known = longest; known > 0; known -= 1) {
    const from = before.length - known;
    if (now[0] === before[from] && now.slice(0, known).every((line, index) => line === before[from + index]))
      return now.slice(known);
  }
  return [...now];
}
