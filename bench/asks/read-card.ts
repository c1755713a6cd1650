/** Of what they look for, what the card does not say of that which would be built. */
export function missingOn(card: string, reads: readonly RegExp[]): string[] {
  const built = card.replace(NOT_IN_PLAN, "");
  return reads.filter((one) => !one.test(built)).map(({ source }) => source);
}

/** What stands on the card under *Not in this plan*, line by line. */
export function leftOutOf(card: string): string[] {
  const [, lines = ""] = NOT_IN_PLAN.exec(card) ?? [];
  return lines.split("\n").flatMap((line) => (line.startsWith("• ") ? [line.slice(2)] : []));
}

const NOT_IN_PLAN = /\*Not in this plan\*\n((?:• .*\n?)*)/;
