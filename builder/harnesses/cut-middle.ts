/** Text of at most about `maxChars` characters: what is too much goes from the middle, and a line there says how much. */
export function cutMiddle(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const half = Math.floor(maxChars / 2);
  const dropped = text.length - 2 * half;
  return `${text.slice(0, half)}\n… ${dropped} characters left out here …\n${text.slice(-half)}`;
}
