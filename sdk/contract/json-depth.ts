/**
 * SQLite reads JSON of at most 1,000 levels, and what calls itself for each ends not far above: nothing that means something goes
 * so deep.
 */
export const MOST_JSON_LEVELS = 100;

/** Whether lists and objects of plain JSON lie in one another deeper than is taken. It walks level by level. */
export function isTooNested(value: unknown): boolean {
  let level = [value].filter(isNest);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === MOST_JSON_LEVELS) return true;
    level = level.flatMap((nest) => Object.values(nest).filter(isNest));
  }
  return false;
}

function isNest(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
