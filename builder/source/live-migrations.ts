import type { AppRequest } from "../../store/app-requests.ts";
import { liveRelease, type Release, releaseById } from "../../store/releases.ts";
import { type KnownMigration, knownMigrations } from "../checks/migrations.ts";
import type { BuilderDeps } from "../deps.ts";
import { readBundle } from "./bundle.ts";

/** Migrations of the App's live Release, which no Candidate may touch; none of an App that is not live. */
export async function migrationsOfLive(deps: BuilderDeps, appId: string | null): Promise<KnownMigration[]> {
  return migrationsOf(deps, appId === null ? undefined : await liveRelease(deps.store, appId));
}

/** Those that made the data which a request's Candidate will find: the live Release's, unless its data goes back, too. */
export async function migrationsOfData(
  deps: BuilderDeps,
  { appId, returnsTo, restoresFrom }: AppRequest,
): Promise<KnownMigration[]> {
  if (restoresFrom === null || returnsTo === null) return migrationsOfLive(deps, appId);
  return migrationsOf(deps, await releaseById(deps.store, returnsTo));
}

async function migrationsOf(deps: BuilderDeps, release: Release | undefined): Promise<KnownMigration[]> {
  return release === undefined ? [] : knownMigrations(await readBundle(deps.home, release.bundleHash));
}
