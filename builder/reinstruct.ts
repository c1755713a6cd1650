import { showPreview } from "./asking.ts";
import { checkCandidate } from "./checking.ts";
import type { BuilderDeps } from "./deps.ts";
import type { Run } from "./durable.ts";
import { concludeCancelled, concludeFailed, failureOfInstructions } from "./ending.ts";
import { replayLast } from "./instructions/replay.ts";
import { type RewrittenCandidate, rewriteInstructions } from "./instructions/rewrite.ts";
import { closeReleasePreview, cutCandidate, openReleasePreview, type ShownRelease } from "./releasing.ts";
import { decided, stopped } from "./waiting.ts";

const MAX_ROUNDS = 8;

/**
 * Other instructions, and nothing else: no agent, no plan to agree to. Checked, cut, tried on what the app was last given, and
 * shown beside what it did then, until the asker says that it is right.
 */
export async function reinstruct(
  run: Run,
  deps: BuilderDeps,
  first: RewrittenCandidate,
): Promise<ShownRelease | "ended"> {
  const requestId = run.key;
  let rewritten = first;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const { candidateHash, summary } = rewritten;
    const work = {
      requestId,
      round,
      attempt: 1,
      baseHash: candidateHash,
      problems: [],
      isLast: true,
      isSameCode: true,
    };
    const checked = await run.step(`check instructions ${round}`, () => checkCandidate(deps, work, candidateHash));
    if (await stopped(run, deps, `cut instructions ${round}`)) return "ended";
    if (!checked.ok) {
      const { problems } = checked;
      await run.step("conclude not reinstructed", () =>
        concludeFailed(deps, requestId, failureOfInstructions(problems)),
      );
      return "ended";
    }
    const { releaseId } = await run.step(`cut instructions ${round}`, () =>
      cutCandidate(deps, requestId, candidateHash, summary),
    );
    const replay = await run.step(`replay ${round}`, () => replayLast(deps, requestId, releaseId, round));
    const preview = await run.step(`preview instructions ${round}`, () =>
      openReleasePreview(deps, requestId, releaseId, round),
    );
    if (await stopped(run, deps, `show instructions ${round}`)) return "ended";
    await run.step(`show instructions ${round}`, () =>
      showPreview(deps, requestId, round, { releaseId, preview, leftOut: [], replay }),
    );
    const decision = await decided(run, deps, "preview", round);
    if (decision.answer === "yes") return { releaseId, previewId: preview.instanceId, previewUrl: preview.url };
    await run.step(`close preview of instructions ${round}`, () => closeReleasePreview(deps, preview.instanceId));
    if (decision.answer !== "change") {
      await run.step("conclude stopped at instructions", () => concludeCancelled(deps, requestId, decision));
      return "ended";
    }
    const again = await run.step(`rewrite instructions ${round + 1}`, () =>
      rewriteInstructions(deps, requestId, round + 1, candidateHash),
    );
    if (again === null) break;
    rewritten = again;
  }
  const reason = {
    code: "more_than_instructions",
    message: "That takes more than other instructions.",
    next: "Say it in the thread as a change of its own, and it is planned.",
  };
  await run.step("conclude more than instructions", () => concludeFailed(deps, requestId, reason));
  return "ended";
}
