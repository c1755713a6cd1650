import { LOCKFILE, type Lock, type LockedPackage } from "../checks/packages/lockfile.ts";
import { namesOf, realName, type WantedPackages } from "../checks/packages/wanted.ts";
import type { Problem } from "../checks/problem.ts";
import type { RegistryDoor, ToldVersion } from "./registry-door.ts";

/** Of all packages of an app together, unpacked. */
export const MODULE_LIMITS = { maxFiles: 9_500, maxBytes: 64_000_000 };
const AT_ONCE = 6;

/**
 * Holds a lockfile against the registry. What it brings must come from what is wanted, by the registry's own word, not by the
 * lockfile's; with the registry's own checksums; and be little enough. Throws KnownError `registry_down`.
 */
export async function judgeBrought(lock: Lock, wanted: WantedPackages, registry: RegistryDoor): Promise<Problem[]> {
  const reached = new Set(wantedNames(wanted));
  const judged = new Map<LockedPackage, ToldVersion>();
  const problems: Problem[] = [];
  for (;;) {
    const next = lock.packages.filter((one) => reached.has(one.name) && !judged.has(one));
    if (next.length === 0) break;
    for (let at = 0; at < next.length; at += AT_ONCE) {
      const part = next.slice(at, at + AT_ONCE);
      const told = await Promise.all(part.map((one) => told1(one, registry)));
      for (const [index, one] of part.entries()) {
        const { version, problem } = told[index] ?? {};
        if (problem !== undefined) problems.push(problem);
        if (version === undefined) return problems; // What it brings is not known.
        judged.set(one, version);
        for (const name of bringsOf(version)) reached.add(name);
      }
    }
  }
  for (const one of lock.packages.filter((left) => !judged.has(left)))
    problems.push(wrong(`nothing that is asked for depends on ${one.name}`, "remove package-lock.json: one is made"));
  return [...problems, ...tooMuch([...judged])];
}

function wantedNames({ dependencies, devDependencies }: WantedPackages): string[] {
  const named = { ...dependencies, ...devDependencies };
  return namesOf({ dependencies, devDependencies }).map((name) => realName(name, named[name] ?? "*").name);
}

async function told1(
  one: LockedPackage,
  registry: RegistryDoor,
): Promise<{ version?: ToldVersion; problem?: Problem }> {
  const { name, version } = one;
  const told = await registry.versions(name);
  if (!told.ok) return { problem: wrong(told.refused.message.replace(/\.$/, ""), told.refused.fix) };
  const said = Object.hasOwn(told.value, version) ? told.value[version] : undefined;
  if (said === undefined) return { problem: wrong(`${name} ${version} is not in the registry`, ANEW) };
  if (said.dist.integrity !== one.integrity)
    return { version: said, problem: wrong(`${name} ${version} has another checksum than the registry's`, ANEW) };
  const isForSome = [said.os, said.cpu, said.libc].some((only) => only !== undefined && only.length > 0);
  if (isForSome && !one.isOptional)
    return { version: said, problem: wrong(`${name} is made for some machines only`, "do without it") };
  return { version: said };
}

const ANEW = "remove package-lock.json: one is made by the next check";

function bringsOf({ dependencies, optionalDependencies, peerDependencies }: ToldVersion): string[] {
  const brought = Object.entries({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return brought.map(([name, range]) => realName(name, range).name);
}

/** By the registry's word; what really comes is counted once more. */
function tooMuch(judged: [LockedPackage, ToldVersion][]): Problem[] {
  const installed = judged.filter(([{ isOptional }]) => !isOptional);
  const sum = (of: (told: ToldVersion) => number | undefined) =>
    installed.reduce((all, [, told]) => all + (of(told) ?? 0), 0);
  const [bytes, files] = [sum(({ dist }) => dist.unpackedSize), sum(({ dist }) => dist.fileCount)];
  if (bytes <= MODULE_LIMITS.maxBytes && files <= MODULE_LIMITS.maxFiles) return [];
  const largest = installed
    .sort(([, one], [, other]) => (other.dist.unpackedSize ?? 0) - (one.dist.unpackedSize ?? 0))
    .slice(0, 3)
    .map(([{ name }, { dist }]) => `${name} (${((dist.unpackedSize ?? 0) / 1e6).toFixed(1)} MB)`);
  return [tooMuchOf(`${(bytes / 1e6).toFixed(0)} MB in ${files} files`, largest.join(", "))];
}

export function tooMuchOf(what: string, largest: string): Problem {
  const most = `${MODULE_LIMITS.maxBytes / 1e6} MB in ${MODULE_LIMITS.maxFiles} files`;
  const fix = largest === "" ? "do without some of them" : `do without some of the largest: ${largest}`;
  return { file: "package.json", message: `its packages have ${what}, and may have ${most}`, fix };
}

function wrong(message: string, fix: string): Problem {
  return { file: LOCKFILE, message, fix };
}
