import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { KnownError } from "../../lib/errors.ts";
import { createBareRunner } from "../../runners/bare.ts";
import { createBubblewrapRunner } from "../../runners/bubblewrap.ts";
import { chooseRunner, describeChoice } from "../../runners/choose.ts";
import { createDockerRunner } from "../../runners/docker.ts";
import { createWarmRunner, type WarmRunner } from "../../runners/pool/warm-runner.ts";
import type { Runner } from "../../runners/runner.ts";
import type { Base } from "./base.ts";
import { type BoxImage, boxLayerFolder, createBoxImage, ensureBoxLayer } from "./box-image.ts";

/** Where this home's boxes run. */
export interface HomeRunner {
  runner: Runner;
  image: BoxImage;
  /** What it is and what would be better, for the terminal. */
  describe(): string;
}

/** Best first. */
const NAMES = ["docker", "bubblewrap", "bare"] as const;
const QUIET_MS = 5_000;
type Name = (typeof NAMES)[number];

/**
 * The runner that is set, else the one that this home began with, else the best that proves that it works here, which is
 * then kept: releases are bound to the image they were checked on, so an engine that is away for a day must not move
 * every app to another runner.
 */
export async function openHomeRunner(
  { config }: Pick<Base, "config">,
  create: Record<Name, () => Runner>,
  progress: (sentence: string) => void,
): Promise<HomeRunner> {
  const layerFolder = boxLayerFolder(config.home);
  const bound = boundRunner(config.home);
  const known = config.runner ?? bound;
  if (known !== null) {
    // Also where it was told: another start may not be, and what began here runs there.
    if (bound === null) writeFileSync(bindingFile(config.home), `${known}\n`);
    const runner = create[known]();
    const image = createBoxImage({ runner, layerFolder, progress });
    return { runner, image, describe: () => describeChoice(known, []) };
  }
  await ensureBoxLayer(layerFolder, progress);
  const candidates = NAMES.map((name) => create[name]());
  const { runner, image: prepared, sentence } = await chooseRunner(candidates, progress);
  writeFileSync(bindingFile(config.home), `${runner.name}\n`);
  const image = createBoxImage({ runner, layerFolder, progress, prepared });
  return { runner, image, describe: () => sentence };
}

/**
 * The boxes of a home wherever they run: one start may have been told another runner than the next. Throws KnownError
 * `runner_unavailable` where the home's own runner does not answer; one that it never was told of may be away.
 */
export async function boxesOfHome(
  { config }: Pick<Base, "config">,
  create: Record<Name, () => Runner>,
): Promise<{ name: string; stop(): Promise<void> }[]> {
  const own = config.runner ?? boundRunner(config.home);
  const found = await Promise.all(
    NAMES.map(async (name) => {
      const runner = create[name]();
      const boxes = await runner.list().catch((error: unknown) => {
        if (name !== own && error instanceof KnownError) return [];
        throw error;
      });
      return boxes.map((box) => ({ name: box.name, stop: () => runner.stopInstance(box.name, 0) }));
    }),
  );
  return found.flat();
}

/** How each of them is made for this home. `mayRun`: whether the code in a folder may run without a box. */
export function runnersOf(
  { config, starter, log, clock }: Pick<Base, "config" | "starter" | "log" | "clock">,
  mayRun: (folder: string) => Promise<boolean>,
): Record<Name, () => Runner> {
  const { home, homeLabel, runtimeFolder } = config;
  const shared = { homeLabel, user: boxUser(), layerFolder: boxLayerFolder(home), runtimeFolder, starter, log, clock };
  const imagesFolder = join(home, "cache", "images");
  return {
    docker: () =>
      createDockerRunner({
        ...shared,
        socketPath: config.dockerSocket,
        buildFolder: join(home, "cache", "image-build"),
      }),
    bubblewrap: () => createBubblewrapRunner({ ...shared, imagesFolder }),
    bare: () => createBareRunner({ ...shared, imagesFolder, mayRun }),
  };
}

/** The home's runner, with sandboxes to code in opened ahead. */
export function warmRunnerOf(
  { config, log, clock }: Pick<Base, "config" | "log" | "clock">,
  runner: Runner,
): WarmRunner {
  return createWarmRunner(runner, {
    ...{ log, clock, runtimeFolder: config.runtimeFolder, quietMs: QUIET_MS, labels: { kind: "pool" } },
    // Without a box there is nothing to be had ahead.
    size: runner.name === "bare" ? 0 : config.warmSandboxes,
    isWarmed: ({ labels }) => labels.kind === "sandbox",
  });
}

function bindingFile(home: string): string {
  return join(home, "runner");
}

/** The runner this home began with; null: it has not begun. */
export function boundRunner(home: string): Name | null {
  const file = bindingFile(home);
  return existsSync(file) ? z.enum(NAMES).parse(readFileSync(file, "utf8").trim()) : null;
}

/** Who programs in boxes are: a user of their own under root, else ourselves. */
function boxUser(): { uid: number; gid: number } {
  const uid = process.getuid?.() ?? 0;
  return uid === 0 ? { uid: 10_001, gid: 10_001 } : { uid, gid: process.getgid?.() ?? uid };
}
