import { deploy } from "../operator/deploy.ts";
import { askForApproval, askQuestions, showPlan, showPreview } from "./asking.ts";
import { scaffoldCandidate } from "./base-source.ts";
import { type Begin, buildRound } from "./build-round.ts";
import { checkCandidate } from "./checking.ts";
import { stopSaid } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";
import { type Run, StepFailed } from "./durable.ts";
import { layOutEarlier, takeUpEarlier } from "./earlier-release.ts";
import {
  concludeAnswered,
  concludeApart,
  concludeCancelled,
  concludeFailed,
  concludeLive,
  concludeRefused,
  concludeUnplanned,
  failureOfReturn,
} from "./ending.ts";
import { STOPPED } from "./failure.ts";
import { CANNOT_CHANGE, claimHandedIn, failureOfHandedIn, layOutHandedIn, takeUpHandedIn } from "./handed-in.ts";
import { rewriteInstructions } from "./instructions/rewrite.ts";
import { takeUpPlan } from "./kept-plan.ts";
import { overtaken } from "./overtaken.ts";
import { claimApp, judgePlan, judgeRelease, makePlan, openBuildDoor, planCorrection, triage } from "./planning.ts";
import { enterDeploy } from "./progress.ts";
import { reinstruct } from "./reinstruct.ts";
import {
  closeReleasePreview,
  cutCandidate,
  cutHandedIn,
  type OpenedPreview,
  openReleasePreview,
  type ShownRelease,
} from "./releasing.ts";
import { type Course, goOnBy, readLate, steer } from "./steered-build.ts";
import { decided, stopped } from "./waiting.ts";

const MAX_PLAN_ROUNDS = 8;
const MAX_ROUNDS = 8;
const MAX_ASKS = 5;

/**
 * The life of one AppRequest. Every line is a saved step: after a crash it is played again from the top, and takes what
 * was saved. A step runs at least once; each is keyed by the request and does nothing the second time.
 */
export async function handleRequest(run: Run, deps: BuilderDeps): Promise<void> {
  try {
    await live(run, deps);
  } catch (error) {
    // Waiting unwinds through here too: only a step that failed for good ends the request.
    if (!(error instanceof StepFailed)) throw error;
    // What is live is live, even where saying so failed for good: the log has it, and nothing untrue is said.
    if (error.stepName === "conclude live") return;
    const stop = await run.step("stopped at work", () => stopSaid(deps, run.key));
    if (stop !== null && error.reason.code === STOPPED.code)
      return run.step("conclude stopped at work", () => concludeCancelled(deps, run.key, stop));
    await run.step("conclude failed", () => concludeFailed(deps, run.key, error.reason));
  }
}

async function live(run: Run, deps: BuilderDeps): Promise<void> {
  const requestId = run.key;
  await run.step("open door", () => openBuildDoor(deps, requestId));
  if (await run.step("take up earlier", () => takeUpEarlier(deps, requestId))) return rollBack(run, deps);
  if (await stopped(run, deps, "understand")) return;

  const isHandedIn = await run.step("take up handed in", () => takeUpHandedIn(deps, requestId));
  const rewritten = isHandedIn
    ? null
    : await run.step("rewrite instructions", () => rewriteInstructions(deps, requestId, 1));
  if (isHandedIn) {
    if ((await admitHandedIn(run, deps)) === "ended") return;
    // Stopped after *Build it*, and tried again: what was agreed stands.
  } else if (rewritten === null && !(await run.step("take up plan", () => takeUpPlan(deps, requestId)))) {
    const intent = await run.step("triage", () => triage(deps, requestId));
    if (intent.kind === "question" || intent.kind === "not_here") {
      return run.step("conclude answered", () => concludeAnswered(deps, requestId, intent));
    }
    if (intent.kind === "other_app") return run.step("conclude apart", () => concludeApart(deps, requestId));
    if ((await agreeOnPlan(run, deps)) === "ended") return;
  }
  if (!isHandedIn) await run.step("claim app", () => claimApp(deps, requestId));

  const release =
    rewritten === null ? await buildUntilRight(run, deps, isHandedIn) : await reinstruct(run, deps, rewritten);
  if (release === "ended") return;

  const agreed = await agreeOnRelease(run, deps, release);
  await run.step("close preview", () => closeReleasePreview(deps, release.previewId));
  if (agreed === "ended") return;
  const newer = await run.step("look for a newer version", () => overtaken(deps, requestId));
  if (newer !== null) return run.step("conclude overtaken", () => concludeFailed(deps, requestId, newer));

  return goLive(run, deps, release.releaseId);
}

/** An earlier Release on the data as it is: checked like any other, and live without a question, since it was before. */
async function rollBack(run: Run, deps: BuilderDeps): Promise<void> {
  const requestId = run.key;
  const work = { requestId, round: 1, attempt: 1 };
  const hash = await run.step("lay out earlier", () => layOutEarlier(deps, work));
  const laid = { ...work, baseHash: hash, problems: [] };
  const checked = await run.step("check earlier", () => checkCandidate(deps, laid, hash));
  if (await stopped(run, deps, "go back")) return;
  if (!checked.ok) {
    const { problems } = checked;
    return run.step("conclude not back", () => concludeFailed(deps, requestId, failureOfReturn(problems)));
  }
  const release = await run.step("cut earlier", () => cutCandidate(deps, requestId, hash, ""));
  return goLive(run, deps, release.releaseId);
}

async function goLive(run: Run, deps: BuilderDeps, releaseId: string): Promise<void> {
  const requestId = run.key;
  const stop = await run.step("going live", () => enterDeploy(deps, requestId));
  if (stop !== null) return run.step("conclude stopped", () => concludeCancelled(deps, requestId, stop));
  const deployed = await deploy(run.step, deps.operator, { requestId, releaseId });
  if (deployed.kind === "failed") {
    return run.step("conclude not deployed", () =>
      concludeFailed(deps, requestId, { ...deployed, code: "not_deployed" }, deployed.kept),
    );
  }
  return run.step("conclude live", () => concludeLive(deps, requestId, releaseId));
}

/** Handing it in was the *Build it*: policy and the registry say whether it may be at all. */
async function admitHandedIn(run: Run, deps: BuilderDeps): Promise<"admitted" | "ended"> {
  const requestId = run.key;
  const judged = await run.step("judge handed in", () => judgePlan(deps, requestId));
  const claimed =
    judged.kind === "refused" ? judged : await run.step("claim handed in", () => claimHandedIn(deps, requestId));
  if (claimed.kind !== "refused") return "admitted";
  const { reasons, next } = claimed;
  await run.step("conclude not admitted", () => concludeRefused(deps, requestId, reasons, next));
  return "ended";
}

/** Plan, ask, judge, show, until somebody entitled says *Build it*. */
async function agreeOnPlan(run: Run, deps: BuilderDeps): Promise<"agreed" | "ended"> {
  const requestId = run.key;
  for (let round = 1; round <= MAX_PLAN_ROUNDS; round += 1) {
    const made = await run.step(`plan ${round}`, () => makePlan(deps, requestId));
    if (await stopped(run, deps, `agree ${round}`)) return "ended";
    if (made.kind === "cannot") {
      await run.step("conclude cannot", () => concludeUnplanned(deps, requestId, made));
      return "ended";
    }
    if (made.kind === "answered") {
      await run.step("conclude nothing to plan", () =>
        concludeAnswered(deps, requestId, { kind: "not_here", answer: made.answer }),
      );
      return "ended";
    }
    if (made.kind === "questions") {
      await run.step(`ask ${round}`, () => askQuestions(deps, requestId, round, made));
      const answers = await decided(run, deps, "questions", round);
      if (answers.answer === "yes" || answers.answer === "change") continue;
      await run.step("conclude unanswered", () => concludeCancelled(deps, requestId, answers));
      return "ended";
    }
    const judged = await run.step(`judge ${round}`, () => judgePlan(deps, requestId));
    if (judged.kind === "refused") {
      await run.step("conclude refused", () => concludeRefused(deps, requestId, judged.reasons, judged.next));
      return "ended";
    }
    await run.step(`show plan ${round}`, () => showPlan(deps, requestId, round, judged, { askHash: made.of }));
    const decision = await decided(run, deps, "plan", round);
    if (decision.answer === "yes") return "agreed";
    if (decision.answer === "change") continue;
    await run.step("conclude cancelled", () => concludeCancelled(deps, requestId, decision));
    return "ended";
  }
  const reason = `We went through ${MAX_PLAN_ROUNDS} plans without an agreement.`;
  await run.step("conclude no plan", () => concludeRefused(deps, requestId, [reason], "Ask again in other words."));
  return "ended";
}

/** Code ⇄ check, cut, preview, until the asker says that it is right. What was handed in begins at the check. */
async function buildUntilRight(run: Run, deps: BuilderDeps, isHandedIn: boolean): Promise<ShownRelease | "ended"> {
  const requestId = run.key;
  const saidLeftOut: string[] = [];
  const course: Course = { steerings: 0, plans: MAX_PLAN_ROUNDS, deadEnds: 0, isMoneyAsked: false };
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const leftOut =
      round === 1
        ? []
        : await run.step(`plan again ${round}`, () => planCorrection(deps, requestId, { isBuilt: isHandedIn }));
    const fresh = leftOut.filter((one) => !saidLeftOut.includes(one));
    saidLeftOut.push(...fresh);
    const opened =
      isHandedIn && round === 1 ? await checkToPreview(run, deps) : await buildToPreview(run, deps, round, course);
    if (opened === "ended") return "ended";
    const { preview, ...release } = opened;
    if (await stopped(run, deps, `show preview ${round}`)) return "ended";
    await run.step(`show preview ${round}`, () =>
      showPreview(deps, requestId, round, { ...release, preview, leftOut: fresh }),
    );
    const decision = await decided(run, deps, "preview", round);
    if (decision.answer === "yes")
      return { releaseId: release.releaseId, previewId: preview.instanceId, previewUrl: preview.url };
    await run.step(`close preview ${round}`, () => closeReleasePreview(deps, preview.instanceId));
    if (decision.answer === "change" && isHandedIn && deps.planner.name === "rules") {
      await run.step("conclude not changed", () => concludeFailed(deps, requestId, CANNOT_CHANGE));
      return "ended";
    }
    if (decision.answer === "change") continue;
    await run.step("conclude stopped at preview", () => concludeCancelled(deps, requestId, decision));
    return "ended";
  }
  const reason = {
    code: "rounds",
    message: `It was corrected ${MAX_ROUNDS} times.`,
    next: "Ask again in a new thread.",
  };
  await run.step("conclude too many rounds", () => concludeFailed(deps, requestId, reason));
  return "ended";
}

/** Judges what was built in the end, corrections included; where policy asks for it, the platform team agrees. */
async function agreeOnRelease(run: Run, deps: BuilderDeps, release: ShownRelease): Promise<"agreed" | "ended"> {
  const requestId = run.key;
  const judged = await run.step("judge release", () => judgeRelease(deps, requestId, release.releaseId));
  if (judged.kind === "refused") {
    await run.step("conclude refused late", () => concludeRefused(deps, requestId, judged.reasons, judged.next));
    return "ended";
  }
  const group = judged.needsApprovalBy;
  if (group === null) return "agreed";
  for (let round = 1; round <= MAX_ASKS; round += 1) {
    const ask = { groupHandle: group, reasons: judged.reasons, round };
    const name = round === 1 ? "ask for approval" : `ask for approval ${round}`;
    await run.step(name, () => askForApproval(deps, requestId, release, ask));
    const approval = await decided(run, deps, "release", round);
    if (approval.answer === "yes") return "agreed";
    // Slack had refused the card, and the asker said *try again*.
    if (approval.answer === "change") continue;
    await run.step("conclude declined", () => concludeCancelled(deps, requestId, approval));
    return "ended";
  }
  const reason = {
    code: "unasked",
    message: `@${group} could not be asked, ${MAX_ASKS} times over.`,
    next: "Tell the platform team, then reply *try again*.",
  };
  await run.step("conclude unasked", () => concludeFailed(deps, requestId, reason));
  return "ended";
}

/** The preview of what was handed in, once its checks hold: nobody but who wrote it mends it. */
async function checkToPreview(
  run: Run,
  deps: BuilderDeps,
): Promise<{ releaseId: string; preview: OpenedPreview } | "ended"> {
  const requestId = run.key;
  const work = { requestId, round: 1, attempt: 1 };
  const hash = await run.step("lay out handed in", () => layOutHandedIn(deps, work));
  const laid = { ...work, baseHash: hash, problems: [], isLast: true };
  const checked = await run.step("check handed in", () => checkCandidate(deps, laid, hash));
  if (await stopped(run, deps, "go on handed in")) return "ended";
  if (!checked.ok) {
    const { problems } = checked;
    await run.step("conclude not as handed in", () => concludeFailed(deps, requestId, failureOfHandedIn(problems)));
    return "ended";
  }
  const candidateHash = checked.candidateHash ?? hash;
  const release = await run.step("cut handed in", () => cutHandedIn(deps, requestId, candidateHash));
  const preview = await run.step("preview handed in", () => openReleasePreview(deps, requestId, release.releaseId, 1));
  return { ...release, preview };
}

/** Builds, and opens a preview that knows all that was said until then and changes the Plan. */
async function buildToPreview(
  run: Run,
  deps: BuilderDeps,
  round: number,
  course: Course,
): Promise<{ releaseId: string; preview: OpenedPreview } | "ended"> {
  const requestId = run.key;
  const base = await run.step(`scaffold ${round}`, () => scaffoldCandidate(deps, requestId, round));
  let begin: Begin = { attempt: 1, base, isSteered: false };
  for (let go = 1; ; go += 1) {
    const name = go === 1 ? `${round}` : `${round}, ${go}`;
    const built = await buildRound(run, deps, round, course, begin);
    if (built === "ended") return "ended";
    const release = await run.step(`cut ${name}`, () =>
      cutCandidate(deps, requestId, built.candidateHash, built.summary),
    );
    const preview = await run.step(`preview ${name}`, () =>
      openReleasePreview(deps, requestId, release.releaseId, round),
    );
    const late = await readLate(run, deps, course, `preview ${name}`);
    const steered = late === null ? null : await steer(run, deps, course, late);
    if (late === null || steered === null) return { ...release, preview };
    await run.step(`close preview before ${name}`, () => closeReleasePreview(deps, preview.instanceId));
    const steeredBase = await goOnBy(run, deps, course, { requestId, round }, late, steered, built.candidateHash);
    if (steeredBase === "ended") return "ended";
    begin = { attempt: built.attempt + 1, base: steeredBase, isSteered: true };
  }
}
