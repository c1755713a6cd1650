import {
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Toolchain } from "../toolchain.ts";

/** Says of an app's files what a box says of all: that they are modules. Nothing of it is sent, so an app stays as it was. */
export const PLAIN_PACKAGE = '{ "type": "module" }\n';

const LINKED = ["@toolroom/app", "@types/node"];

/**
 * Lets an app's folder find `@toolroom/app` and the types of Node, by links in its node_modules, and be read as modules, by a
 * package.json where it has none: an editor, the compiler and Node itself look there; and lets `npx tool` find `tool`, which asks
 * the npm registry for a stranger's package of that name where there is none. What npm or somebody put there themselves is left.
 * In a box there is nothing to do.
 */
export async function linkLibrary(folder: string, toolchain: Toolchain | null): Promise<void> {
  if (toolchain === null) return;
  const modules = await toolchain.modules();
  linkTo(toolchain.tool, join(folder, "node_modules/.bin/tool"));
  const ownPackage = join(folder, "package.json");
  if (!existsSync(ownPackage)) writeFileSync(ownPackage, PLAIN_PACKAGE);
  for (const name of LINKED) linkTo(join(modules, name), join(folder, "node_modules", name));
}

function linkTo(target: string, link: string): void {
  const there = lstatSync(link, { throwIfNoEntry: false });
  if (there !== undefined && (!there.isSymbolicLink() || readlinkSync(link) === target)) return;
  mkdirSync(dirname(link), { recursive: true });
  // Whole or not at all, also where two do it at once.
  const fresh = `${link}.${process.pid}`;
  rmSync(fresh, { force: true });
  symlinkSync(target, fresh);
  renameSync(fresh, link);
}
