/** The words of a message, small, without mentions; its other signs are dropped, or leave a gap between two words. */
export function bareWords(text: string, signs: "dropped" | "gaps"): string {
  return text
    .toLowerCase()
    .replace(/<[@#!][^>]*>/g, " ")
    .replace(/[^\p{Letter}\p{Number}\s]/gu, signs === "dropped" ? "" : " ")
    .replace(/\s+/g, " ")
    .trim();
}
