import { isBuildable, type Outcome } from "./judge.ts";
import type { Played } from "./play.ts";

const OUTCOMES: Outcome[] = ["right", "partly", "asked", "declined", "wrong"];
const ENOUGH = 0.75;

/** One line per ask, problems below it. */
export function line({ ask, judgement, tookMs }: Played): string {
  const { outcome, isExpected, problems } = judgement;
  const sign = outcome === "wrong" ? "✗" : isExpected ? "✓" : "·";
  const first = `${sign} ${outcome.padEnd(9)}${ask.name.padEnd(24)}${ask.language.padEnd(6)} ${(tookMs / 1_000).toFixed(1).padStart(5)} s  ${ask.covers.join(" + ")}`;
  return [
    first,
    ...(isExpected ? [] : problems.map((problem) => `             ${problem.replace(/\s+/g, " ").slice(0, 400)}`)),
  ].join("\n");
}

/** The sum of one half. */
export function sum(title: string, played: Played[]): string {
  const buildable = played.filter(({ ask }) => isBuildable(ask));
  const cells = OUTCOMES.map((outcome) => `${outcome} ${count(played, outcome)}`);
  const expected = played.filter(({ judgement }) => judgement.isExpected).length;
  return [
    `${title}: ${played.length} asks: ${cells.join(" · ")}`,
    `  ${expected} of ${played.length} as the asker may expect; of ${buildable.length} buildable ones ${percent(shareRight(played))} right`,
  ].join("\n");
}

/** Right ones among those that can be built, 0 to 1; 1 where there are none. */
export function shareRight(played: Played[]): number {
  const buildable = played.filter(({ ask }) => isBuildable(ask));
  return buildable.length === 0 ? 1 : count(buildable, "right") / buildable.length;
}

/** Nothing is wrong, and of what is kept from tuning enough is right. */
export function isGoodEnough(played: Played[]): boolean {
  return count(played, "wrong") === 0 && shareRight(played.filter(({ ask }) => ask.held)) >= ENOUGH;
}

function count(played: Played[], outcome: Outcome): number {
  return played.filter(({ judgement }) => judgement.outcome === outcome).length;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
