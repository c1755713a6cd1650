import { isBuildable, type Outcome, type Outlined } from "./judge.ts";
import type { Played } from "./play.ts";

const OUTCOMES: Outcome[] = ["right", "partly", "asked", "declined", "wrong"];
const ENOUGH = 0.75;
/** Why it was said in lines. */
const AFTER = { plan: "in lines, as the plan lacked", question: "in lines, when asked", no: "in lines, after the no" };

/** One line per ask, problems below it. */
export function line({ ask, judgement, tookMs, outlined }: Played): string {
  const { outcome, isExpected, problems } = judgement;
  const sign = outcome === "wrong" ? "✗" : isExpected ? "✓" : "·";
  const first = `${sign} ${outcome.padEnd(9)}${ask.name.padEnd(24)}${ask.language.padEnd(6)} ${(tookMs / 1_000).toFixed(1).padStart(5)} s  ${ask.covers.join(" + ")}`;
  return [
    first,
    ...(outlined === null ? [] : [`             ${AFTER[outlined.after]}: ${shortly(outlined.words)}`]),
    ...(isExpected ? [] : problems.map((problem) => `             ${shortly(problem)}`)),
  ].join("\n");
}

/** The sum of one half. */
export function sum(title: string, played: Played[]): string {
  const buildable = played.filter(({ ask }) => isBuildable(ask));
  const cells = OUTCOMES.map((outcome) => `${outcome} ${count(played, outcome)}`);
  const { atOnce, outlined } = rightOnes(played);
  const said = played.flatMap((one) => one.outlined ?? []);
  const expected = played.filter(({ judgement }) => judgement.isExpected).length;
  return [
    `${title}: ${played.length} asks: ${cells.join(" · ")}`,
    `  ${expected} of ${played.length} as the asker may expect; of ${buildable.length} buildable ones ${percent(shareRight(played))} right`,
    ...(said.length === 0
      ? []
      : [
          `  ${atOnce} right by the plan of the ask, ${outlined} when it was said in lines`,
          `  ${said.length} were said in lines: ${REASONS.map((after) => `${countAfter(said, after)} after a ${after}`).join(" · ")}`,
        ]),
  ].join("\n");
}

const REASONS = ["plan", "question", "no"] as const;

function countAfter(said: Outlined[], after: Outlined["after"]): string {
  return String(said.filter((outlined) => outlined.after === after).length);
}

function rightOnes(played: Played[]): { atOnce: number; outlined: number } {
  const right = played.filter(({ judgement }) => judgement.outcome === "right");
  const outlined = right.filter((one) => one.outlined !== null).length;
  return { atOnce: right.length - outlined, outlined };
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

function shortly(words: string): string {
  return words.replace(/\s+/g, " ").slice(0, 400);
}

function count(played: Played[], outcome: Outcome): number {
  return played.filter(({ judgement }) => judgement.outcome === outcome).length;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
