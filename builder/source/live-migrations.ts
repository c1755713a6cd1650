import { liveRelease } from "../../store/releases.ts";
import { type KnownMigration, knownMigrations } from "../checks/migrations.ts";
import type { BuilderDeps } from "../deps.ts";
import { readBundle } from "./bundle.ts";

/** Migrations of the App's live Release, which no Candidate may touch; none of an App that is not live. */
export async function migrationsOfLive(deps: BuilderDeps, appId: string | null): Promise<KnownMigration[]> {
  const live = appId === null ? undefined : await liveRelease(deps.store, appId);
  return live === undefined ? [] : knownMigrations(await readBundle(deps.home, live.bundleHash));
}
