/** How many, as a mark has room for it. */
export function countWords(count) {
  return count > 99 ? "99+" : String(count);
}
