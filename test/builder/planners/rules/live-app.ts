import assert from "node:assert/strict";
import type { CurrentApp, Planner } from "../../../../builder/planner.ts";
import { askFor } from "./reading-fixture.ts";

/** The app that this ask became, as it is live. */
export async function liveApp(planner: Planner, ask: string): Promise<CurrentApp> {
  const answer = await planner.plan(askFor(ask));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  return { manifest: answer.plan.manifest, releaseNumber: 1, composition: answer.plan.composition ?? null };
}
