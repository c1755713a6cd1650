import { KnownError } from "../../lib/errors.ts";
import { setPlan } from "../../store/app-requests.ts";
import { beginBuild, finishBuild } from "../../store/builds.ts";
import { liveRelease } from "../../store/releases.ts";
import { approvalIdOf } from "../deciding.ts";
import type { BuilderDeps } from "../deps.ts";
import { askOf, theRequest } from "../planning.ts";
import { showProgress } from "../progress.ts";
import { wishesAt } from "../remarks.ts";
import { readBundle, writeBundle } from "../source/bundle.ts";
import { untilStopped } from "../stopping.ts";
import { buildIdOf } from "../work.ts";
import { askForInstructions, type Rewritten } from "./ask-for-instructions.ts";
import { type InstructionsFile, instructionsIn, plainlyTold, withBody, withLine } from "./told-instructions.ts";

/** What stands where other Builds name their harness. */
const HARNESS = "instructions";

/** A Candidate that differs from what is live in one file of instructions. */
export interface RewrittenCandidate {
  candidateHash: string;
  summary: string;
}

/**
 * Of a wish that other instructions alone fulfil, the live Release with these: nothing else of it is touched, so no agent is
 * needed. null: the App has none, or the wish is for more. `base`: the bundle of the round before, to its correction.
 */
export async function rewriteInstructions(
  deps: BuilderDeps,
  requestId: string,
  round: number,
  base?: string,
): Promise<RewrittenCandidate | null> {
  const request = await theRequest(deps, requestId);
  const begunAt = deps.clock.now();
  const live = request.appId === null ? undefined : await liveRelease(deps.store, request.appId);
  if (live === undefined || request.returnsTo !== null) return null;
  const source = await readBundle(deps.home, base ?? live.bundleHash);
  const files = instructionsIn(source);
  if (files.length === 0) return null;
  const words =
    round === 1 ? request.text : wishesAt(request, approvalIdOf(requestId, "preview", round - 1)).join("\n");
  const rewritten = await rewrite(deps, requestId, files, words);
  if (rewritten === null) return null;
  const file = files.find(({ name }) => name === rewritten.name);
  if (file === undefined) throw new Error(`There are no instructions ${rewritten.name}.`);
  await showProgress(deps, requestId, "code", "Writing the instructions anew");
  const { bundleHash: candidateHash } = await writeBundle(deps, withBody(source, file, rewritten.body));
  const { plan } = await theRequest(deps, live.requestId);
  if (plan === null) throw new Error(`Release ${live.id} has no plan.`);
  const { composition: _, ...own } = plan;
  await setPlan(
    deps.store,
    requestId,
    { ...own, manifest: live.manifest, summary: rewritten.summary, leftOut: [] },
    deps.clock.now(),
  );
  const work = { requestId, round, attempt: 1 };
  await beginBuild(deps.store, { id: buildIdOf(work), ...work, harness: HARNESS }, begunAt);
  const end = { status: "coded" as const, model: null, summary: rewritten.summary, candidateHash };
  await finishBuild(deps.store, buildIdOf(work), end, deps.clock.now());
  return { candidateHash, summary: rewritten.summary };
}

/** Plainly told, it takes no model; only who answers for the App says it so. */
async function rewrite(
  deps: BuilderDeps,
  requestId: string,
  files: readonly InstructionsFile[],
  words: string,
): Promise<Rewritten | null> {
  const told = plainlyTold(words);
  if (told !== null) return addLine(files, told);
  if (deps.planner.name !== "model") return null;
  await showProgress(deps, requestId, "understand");
  return untilStopped(deps, requestId, async (stop) => askForInstructions(await askOf(deps, requestId), files, stop));
}

function addLine(
  files: readonly InstructionsFile[],
  { name, words }: { name: string | null; words: string },
): Rewritten {
  const [file, another] = name === null ? files : files.filter((one) => one.name === name);
  if (file === undefined || another !== undefined) {
    const names = files.map((one) => `*${one.name}*`).join(", ");
    throw new KnownError(
      "which_instructions",
      `This app has these instructions: ${names}.`,
      `Say for which it is, such as *instructions ${files[0]?.name}: …*.`,
    );
  }
  return {
    name: file.name,
    body: withLine(file.body, words),
    summary: `Its instructions ${file.name} say now, too: ${words}`,
  };
}
