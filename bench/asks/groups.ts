import type { Ask } from "./shape.ts";

const MOST_TOGETHER = 7;

/**
 * Which asks are played in one Toolroom: several, because starting one takes longer than an ask; alone, where others would
 * be in the way: what is there before, private messages, a webhook's address.
 */
export function groupsOf(asks: Ask[]): Ask[][] {
  const alone = asks.filter(needsItsOwn);
  const rest = asks.filter((ask) => !needsItsOwn(ask));
  const halves = [true, false].flatMap((held) => {
    const half = rest.filter((ask) => ask.held === held);
    return [...inGroups(half.filter(endsWithoutApp)), ...inGroups(half.filter((ask) => !endsWithoutApp(ask)))];
  });
  return [...halves, ...alone.map((ask) => [ask])];
}

function needsItsOwn({ before, expect }: Ask): boolean {
  const checks = expect.flatMap((one) => ("checks" in one ? (one.checks ?? []) : []));
  return before !== undefined || checks.some((check) => check.do === "dm" || check.do === "webhook");
}

function endsWithoutApp({ expect }: Ask): boolean {
  return expect.every((one) => one.kind === "declined" || (one.kind === "asked" && one.reply === undefined));
}

/** As even as can be: each gets every n-th, so that neighbours, which are alike, are apart. */
function inGroups(asks: Ask[]): Ask[][] {
  const count = Math.ceil(asks.length / MOST_TOGETHER);
  return Array.from({ length: count }, (_, group) => asks.filter((_ask, at) => at % count === group));
}
