import { lstatSync, readlinkSync } from "node:fs";
import { readdir } from "node:fs/promises";
import type { LaunchContext } from "./spec.ts";

const SYSTEM = ["bin", "sbin", "lib", "lib32", "lib64", "libx32"];
const BELOW_USR = [...SYSTEM, "libexec", "share"];
/** Bound apart, or a mount point. */
const NOT_BOUND = ["agents", "app", "app-source", "bundle", "data", "door", "etc", "home", "usr"];

/** What of the machine and an image goes into a box's root. */
export async function describeRoot(
  rootFolder: string,
): Promise<Pick<LaunchContext, "imageFolder" | "imageEntries" | "systemFolders">> {
  const names = await readdir(rootFolder);
  const paths = [...BELOW_USR.map((name) => `/usr/${name}`), ...SYSTEM.map((name) => `/${name}`)];
  return {
    imageFolder: rootFolder,
    imageEntries: names.filter((name) => !NOT_BOUND.includes(name)).sort(),
    systemFolders: paths.flatMap((path) => {
      const found = lstatSync(path, { throwIfNoEntry: false });
      if (found?.isSymbolicLink()) return [{ path, linkTo: readlinkSync(path) }];
      return found?.isDirectory() ? [{ path }] : [];
    }),
  };
}
