import os from "node:os";
import type { Clock } from "../../lib/clock.ts";
import type { BoxUser } from "../box/environment.ts";
import { filterFileOf, imageFolderOf } from "../image/folder.ts";
import { environmentFor, findGroups } from "./find-groups.ts";
import type { BoxGroups } from "./groups.ts";
import { findBubblewrap } from "./host-programs.ts";
import { describeRoot } from "./root.ts";
import type { LaunchContext } from "./spec.ts";

/** What this machine offers for boxes, found out once. */
export interface BoxMachine {
  groups: BoxGroups;
  /** What the programs that begin a box find in their environment; nothing of it reaches the box. */
  env: Record<string, string>;
  /** How boxes on an image are launched. Throws KnownError `image_gone`. */
  launch(imageDigest: string): Promise<ImageLaunch>;
  /** What is limited here and how, in a sentence for people. */
  sentence: string;
}

export interface ImageLaunch {
  context: LaunchContext;
  /** The file of the filter that boxes run under. */
  filterFile: string;
}

/** Counting processes by user namespace came with this kernel. */
const COUNTS_BY_NAMESPACE = [5, 14];
/** Beyond a box's limit: programs ask for more than they use, and the watch is to be faster. */
const PER_PROCESS_SLACK_MB = 1024;

/** Throws KnownError `runner_unavailable` where bubblewrap is missing. */
export async function findMachine(options: {
  homeLabel: string;
  user: BoxUser;
  imagesFolder: string;
  clock: Clock;
}): Promise<BoxMachine> {
  const { homeLabel, user, imagesFolder, clock } = options;
  const uid = process.getuid?.() ?? 0;
  const isRoot = uid === 0;
  const bwrap = await findBubblewrap(isRoot);
  const { groups, refused } = await findGroups({ isRoot, uid, homeLabel, clock });
  const { holds } = groups;
  const limitsOwnProcesses = !isRoot && !holds.processes && isKernelSince(COUNTS_BY_NAMESPACE);
  return {
    groups,
    env: environmentFor(uid),
    launch: async (imageDigest) => {
      const root = await describeRoot(imageFolderOf(imagesFolder, imageDigest));
      const slack = holds.memory ? {} : { perProcessMemoryMb: PER_PROCESS_SLACK_MB };
      return {
        context: { user, isRoot, bwrap, limitsOwnProcesses, ...root, ...slack },
        filterFile: filterFileOf(root.imageFolder, !holds.memory),
      };
    },
    sentence: describeLimits(groups, limitsOwnProcesses, refused),
  };
}

function describeLimits({ kind, holds }: BoxGroups, limitsOwnProcesses: boolean, refused: string[]): string {
  if (kind !== "none") {
    const cpu = holds.cpu ? "memory, processes and CPU" : "memory and processes; CPU is not limited";
    return `Control groups (version ${kind === "cgroup-v1" ? 1 : 2}) limit each box: ${cpu}.`;
  }
  const processes = limitsOwnProcesses ? "the kernel limits its processes" : "its processes are counted";
  return `There are no control groups for us (${refused.join("; ")}): each box's memory is looked at ten times a second and ${processes}, CPU is not limited.`;
}

function isKernelSince([wantedMajor = 0, wantedMinor = 0]: number[]): boolean {
  const [major = 0, minor = 0] = os.release().split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
