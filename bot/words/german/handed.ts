/** What other rooms hand over has no words here yet: it stays English. */
export function handed(english: string): string {
  return english;
}
