import type { ProofNote } from "../operator/announcer.ts";
import type { AppRequest } from "../store/app-requests.ts";
import { buildsOfRequest } from "../store/builds.ts";
import type { Release } from "../store/releases.ts";
import { tellProof } from "./check-words/tell-proof.ts";
import { checkReportSchema } from "./checks/report.ts";
import type { BuilderDeps } from "./deps.ts";

const MOST_TOLD = 3;

/** What the Checks saw of this Release beside the one before, from the report of its Build; null: there was none before. */
export async function proofNoteOf(
  deps: Pick<BuilderDeps, "store">,
  request: AppRequest,
  release: Release,
): Promise<ProofNote | null> {
  const builds = await buildsOfRequest(deps.store, request.id);
  const build = builds.find(({ candidateHash }) => candidateHash === release.bundleHash);
  const { proof } = checkReportSchema.safeParse(build?.report).data ?? {};
  if (proof === undefined) return null;
  const differences = tellProof(release.manifest, request.plan?.composition, proof.told);
  const isUnproven = request.isCorrection && differences.length === 0;
  return {
    differences: differences.slice(0, MOST_TOLD),
    more: Math.max(0, differences.length - MOST_TOLD),
    kept: proof.kept,
    isAllKept: proof.dropped === 0,
    unproven: isUnproven ? (proof.isTried ? "no_check" : "not_tried") : null,
  };
}
