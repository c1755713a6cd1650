import { z } from "zod";
import { parseJson } from "../../lib/json.ts";
import { MODULES_FOLDER, type SourceFile } from "../../runners/runner.ts";
import type { Lock, LockedPackage } from "../checks/packages/lockfile.ts";
import type { Problem } from "../checks/problem.ts";

const nativeSchema = z.object({ gypfile: z.boolean().optional() });
/** How machine code begins: ELF, Mach-O in its four ways, Windows. */
const MACHINE_CODE = ["7f454c46", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "4d5a9000"];
const SHOWN = 5;

/**
 * Judges what was installed: files of the packages that the lockfile names, and nothing native. Pure. `files` are by their
 * paths below the app's folder; what of them is the app's comes back, without npm's own notes.
 */
export function judgeModules(files: readonly SourceFile[], lock: Lock): { modules: SourceFile[]; problems: Problem[] } {
  const modules = files.filter(({ path }) => path !== `${MODULES_FOLDER}/.package-lock.json`);
  const installed = lock.packages.filter(({ isOptional }) => !isOptional);
  const byFolder = new Map(installed.map((one) => [one.path, one]));
  const native = new Set<string>();
  const problems: Problem[] = [];
  const stray: string[] = [];
  const there = new Set<LockedPackage>();
  for (const file of modules) {
    const owner = byFolder.get(folderOf(file.path));
    if (owner === undefined) {
      stray.push(file.path);
      continue;
    }
    if (isNative(file.path.slice(owner.path.length + 1), file.content)) native.add(`${owner.name} ${owner.version}`);
    there.add(owner);
  }
  for (const what of [...native].slice(0, SHOWN))
    problems.push(ofPackage(`${what} has native code, which does not run here`, "do without it"));
  if (stray.length > 0) {
    const what = `${JSON.stringify(stray[0]?.slice(0, 200))} was installed, of a package that is not in package-lock.json`;
    problems.push(ofPackage(what, "do without the package that brings it inside of its own files"));
  }
  const missing = installed.filter((one) => !there.has(one));
  if (missing[0] !== undefined)
    problems.push(ofPackage(`${missing[0].name} ${missing[0].version} has no files`, "take another version"));
  return { modules, problems };
}

/** The nearest package's above it; empty: there is none. */
function folderOf(path: string): string {
  return /^.*(?<=^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? "";
}

function isNative(path: string, content: Uint8Array): boolean {
  if (path === "binding.gyp" || path.endsWith(".node")) return true;
  if (path === "package.json")
    return nativeSchema.safeParse(parseJson(Buffer.from(content).toString("utf8"))).data?.gypfile === true;
  return MACHINE_CODE.includes(Buffer.from(content.subarray(0, 4)).toString("hex"));
}

function ofPackage(message: string, fix: string): Problem {
  return { file: "package.json", message, fix };
}
