import type { FoundProblem } from "./assignments.ts";
import { checkCandidate } from "./checking.ts";
import { codeCandidate } from "./coding.ts";
import type { DeadEnd } from "./dead-ends.ts";
import type { BuilderDeps } from "./deps.ts";
import type { Run } from "./durable.ts";
import { concludeFailed, failureOfChecks } from "./ending.ts";
import { type Course, goOnBy, isFixedBy, readLate, steer } from "./steered-build.ts";
import type { Steering } from "./steering.ts";
import { askWayOn, type WayOn } from "./stuck-build.ts";
import { stopped } from "./waiting.ts";
import type { Work } from "./work.ts";

/** So often the agent works in one round; the last time what it made must hold. */
const MAX_ATTEMPTS = 3;

/** What a round begins with. */
export interface Begin {
  attempt: number;
  base: string;
  isSteered: boolean;
}

/**
 * One round: the agent works, the platform checks; problems go back to it, at most three times. Where what is said
 * meanwhile changes the Plan, it goes on by that, with what is written; where the agent is stuck, people say how.
 */
export async function buildRound(
  run: Run,
  deps: BuilderDeps,
  round: number,
  course: Course,
  begin: Begin,
): Promise<{ candidateHash: string; summary: string; attempt: number } | "ended"> {
  const requestId = run.key;
  let { base, isSteered } = begin;
  let problems: FoundProblem[] = [];
  let summary: string | null = null;
  let wayOn: WayOn = {};
  let isContinued = false;
  let isUnchanged = false;
  for (let attempt = begin.attempt, tries = 1; tries <= MAX_ATTEMPTS; attempt += 1) {
    const isFixed = isFixedBy(course);
    const work: Work = {
      ...{ requestId, round, attempt, baseHash: base, problems, isSteered, isFixed },
      ...{ ...wayOn, isContinued, isUnchanged },
    };
    const coded = await run.step(`code ${round}.${attempt}`, () => codeCandidate(deps, work));
    if (coded.kind === "failed") {
      await run.step("conclude not coded", () => concludeFailed(deps, requestId, coded));
      return "ended";
    }
    let { candidateHash } = coded;
    if (coded.kind === "stuck") {
      const way = await askWayOn(run, deps, course, wayOn, coded.deadEnd);
      if (way === "ended") return "ended";
      [wayOn, base, isContinued, isUnchanged] = [way, candidateHash, true, false];
      continue;
    }
    let late: Steering | null = null;
    let isRight = false;
    if (coded.kind === "coded") {
      const checking = { ...work, isLast: tries === MAX_ATTEMPTS };
      const checked = await run.step(`check ${round}.${attempt}`, () => checkCandidate(deps, checking, candidateHash));
      if (await stopped(run, deps, `go on ${round}.${attempt}`)) return "ended";
      // What the first attempt did is what people get; later ones only mend it.
      summary ??= coded.summary;
      late = await readLate(run, deps, course, `check ${round}.${attempt}`);
      isRight = checked.ok;
      const isSame = problems.length > 0 && candidateHash === base;
      candidateHash = checked.candidateHash ?? candidateHash;
      problems = checked.ok ? [] : checked.problems;
      base = candidateHash;
      isSteered = false;
      isContinued = false;
      if (isSame && isUnchanged && !isRight && late === null) {
        const way = await askWayOn(run, deps, course, wayOn, unchanged(problems));
        if (way === "ended") return "ended";
        [wayOn, isUnchanged, tries] = [way, false, 1];
        continue;
      }
      isUnchanged = isSame;
    }
    const steering = coded.kind === "steered" ? coded.steering : late;
    const steered = steering === null ? null : await steer(run, deps, course, steering);
    if (coded.kind === "coded" && steered === null) {
      if (isRight) return { candidateHash, summary: summary ?? coded.summary, attempt };
      tries += 1;
      continue;
    }
    if (steering === null) throw new Error(`Attempt ${round}.${attempt} has nothing to go on by.`);
    const steeredBase = await goOnBy(run, deps, course, work, steering, steered, candidateHash);
    if (steeredBase === "ended") return "ended";
    base = steeredBase;
    [isSteered, isContinued, isUnchanged] = [true, false, false];
    problems = [];
    summary = null;
  }
  await run.step("conclude not right", () => concludeFailed(deps, requestId, failureOfChecks(MAX_ATTEMPTS, problems)));
  return "ended";
}

/** What a person reads where the agent was told twice what is wrong, and changed nothing. */
function unchanged(problems: FoundProblem[]): DeadEnd {
  const [first] = problems;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : "";
  // The fix is for the agent.
  const found = first === undefined ? "" : ` ${first.check}: ${first.message.replace(`: ${first.fix}`, "")}${more}`;
  const said = found === "" || /[.!?]$/.test(found) ? found : `${found}.`;
  return { kind: "checks", words: `The checks found the same twice, and the agent changed no file between.${said}` };
}
