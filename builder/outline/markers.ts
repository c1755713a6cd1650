/** Bullets and numbers that only list. */

/** Whether a line begins with one. */
export function isMarked(line: string): boolean {
  return BULLET.test(line) || NUMBER.test(line);
}

/**
 * The lines of a value, `first` behind its key and `more` below it. A number is a mark only where all count on from 1, and is
 * kept where it says which one is meant: "1. October", "1. floor" beside "2. floor".
 */
export function withoutMarkers(first: string, more: readonly string[]): string {
  const lines = [first, ...more].filter((line) => line !== "");
  if (more.length === 0) return first;
  if (more.every((line) => BULLET.test(line))) return lines.map((line) => line.replace(BULLET, "")).join("\n");
  const plain = lines.map((line) => line.replace(NUMBER, ""));
  const isCounted = lines.every((line, index) => Number(NUMBER.exec(line)?.[1]) === index + 1);
  const same = plain.map((line) => line.toLowerCase());
  const areApart = new Set(same).size === same.length && !plain.some((line) => MONTH.test(line));
  return (isCounted && areApart ? plain : lines).join("\n");
}

const BULLET = /^[-•–*]\s+/;
const NUMBER = /^(\d{1,2})[.)]\s+/;

const MONTH = /^(?:jan|feb|m[aä]r|mrz|apr|mai|may|jun|jul|aug|sep|o[ck]t|nov|de[cz])(?:\.|\p{L}{0,8})(?!\p{L})/iu;
