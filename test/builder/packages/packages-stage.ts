import type { TestContext } from "node:test";
import type { BuilderDeps } from "../../../builder/deps.ts";
import { bringPackages } from "../../../builder/packages/bring-packages.ts";
import { silentLog } from "../../../lib/log.ts";
import type { SourceFile } from "../../../runners/runner.ts";
import { packMachineNpm } from "../../fakes/machine-npm.ts";
import { type PackageRegistry, type PublishedPackage, startPackageRegistry } from "../../fakes/package-registry.ts";
import { addRequest, startWorld, type World } from "../../gateway/fixture.ts";
import type { RunnerUnderTest } from "../../runners/boxes.ts";

export interface PackagesStage {
  registry: PackageRegistry;
  world: World;
  deps: BuilderDeps;
  /** As checks do it; `lockfile`: the app's own. */
  bring(
    dependencies: Record<string, string>,
    lockfile?: string,
    signal?: AbortSignal,
  ): ReturnType<typeof bringPackages>;
  /** The messages of a refusal; empty: it was brought. */
  refusals(dependencies: Record<string, string>, lockfile?: string): Promise<string[]>;
}

/** A registry of the test's own, the real door, a real box with a real npm. */
export async function openPackagesStage(
  place: { after(end: () => unknown): void },
  made: RunnerUnderTest,
  allow: string[],
  packages: PublishedPackage[],
): Promise<PackagesStage> {
  const t = place as TestContext; // Its end is all that is wanted of it.
  const registry = await startPackageRegistry(t, packages);
  const version = "99.0.0";
  await registry.publish({ name: "npm", version, tarball: await packMachineNpm() });
  const npmPin = { name: "npm", version, integrity: registry.integrityOf("npm", version) };
  const settings = { allow, registry: registry.url };
  const world = await startWorld(t, { packages: settings, npmPin });
  addRequest(world.store, "req_000000000001", "asker1");
  const { runner } = made;
  const deps = {
    ...{ store: world.store, clock: world.clock, log: silentLog, home: world.home, runner, doors: world.client },
    ...{ packages: settings, npmPin, image: () => runner.prepare(() => undefined) },
    announcer: { progress: async () => undefined },
  } as unknown as BuilderDeps;
  let orders = 0;
  const bring: PackagesStage["bring"] = (dependencies, lockfile, signal) => {
    orders += 1;
    const files: SourceFile[] = [
      { path: "package.json", content: Buffer.from(JSON.stringify({ type: "module", dependencies })) },
    ];
    if (lockfile !== undefined) files.push({ path: "package-lock.json", content: Buffer.from(lockfile) });
    const request = { id: "req_000000000001", requesterId: "UASKER1", appId: null };
    const stop = signal ?? new AbortController().signal;
    return bringPackages(deps, { request, name: `pkg-${orders}`, stop, progress: async () => undefined }, files);
  };
  return {
    ...{ registry, world, deps, bring },
    refusals: async (dependencies, lockfile) => {
      const brought = await bring(dependencies, lockfile);
      return brought.kind === "refused" ? brought.problems.map(({ message, fix }) => `${message}: ${fix}`) : [];
    },
  };
}

export function textAt(files: readonly SourceFile[], path: string): string | undefined {
  const file = files.find((one) => one.path === path);
  return file === undefined ? undefined : Buffer.from(file.content).toString("utf8");
}
