import { z } from "zod";
import { parseJson } from "../../../lib/json.ts";
import type { Problem } from "../problem.ts";
import { isPackageName, type PackagesPolicy } from "./policy.ts";
import { LIBRARY, realName, type WantedPackages } from "./wanted.ts";

export const LOCKFILE = "package-lock.json";
/** npm's own, which in a lockfile stands for whichever registry is configured. */
export const USUAL_REGISTRY = "https://registry.npmjs.org";
const MAX_CHARS = 2_000_000;
const MOST = 300;
const MAX_DEPTH = 8;
const ANEW = "remove package-lock.json: one is made by the next check";

const ranges = z.record(z.string(), z.string()).default({});
const words = z.array(z.string()).optional();

/** One folder of what is installed, as npm's lockfile of version 3 has it (docs.npmjs.com, package-lock.json). All else in it is dropped. */
const entrySchema = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  bundleDependencies: z.union([z.array(z.string()), z.boolean()]).optional(),
  ...{ dev: z.boolean().optional(), optional: z.boolean().optional(), devOptional: z.boolean().optional() },
  peer: z.boolean().optional(),
  ...{ dependencies: ranges, optionalDependencies: ranges, peerDependencies: ranges },
  /** Of the app alone. */
  devDependencies: ranges,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).optional(),
  ...{ os: words, cpu: words, libc: words },
});

const lockSchema = z.object({
  lockfileVersion: z.number(),
  packages: z.record(z.string(), entrySchema),
});

type Entry = z.infer<typeof entrySchema>;

/** A package in its place, to the byte. */
export interface LockedPackage {
  /** Folder below the app's, such as `node_modules/zod`. */
  path: string;
  /** As the registry calls it. */
  name: string;
  version: string;
  /** `sha512-…`, base64. */
  integrity: string;
  /** Works without it, so it is not installed. */
  isOptional: boolean;
  /** Names, as the registry calls them, of all it may make npm bring along. */
  brings: string[];
  entry: Entry;
}

/** What package-lock.json says, judged by itself. */
export interface Lock {
  packages: LockedPackage[];
  /** Of the app: what package.json wanted when it was made. */
  root: WantedPackages;
}

/** Reads a lockfile that anybody may have written. Without problems each package is of the registry, whole and plain. Pure. */
export function readLock(text: string, { registry }: PackagesPolicy): { lock: Lock; problems: Problem[] } {
  const none: Lock = { packages: [], root: { dependencies: {}, devDependencies: {} } };
  const wrong = (message: string) => ({ lock: none, problems: [{ file: LOCKFILE, message, fix: ANEW }] });
  if (text.length > MAX_CHARS) return wrong("it is larger than 2 MB");
  const parsed = lockSchema.safeParse(parseJson(text));
  if (!parsed.success) return wrong("this is no lockfile of npm");
  if (parsed.data.lockfileVersion !== 3) return wrong("its lockfileVersion is not 3");
  const { "": root, ...entries } = parsed.data.packages;
  const paths = Object.keys(entries).sort();
  if (paths.length > MOST)
    return wrong(`it brings ${paths.length} packages, and an app may have ${MOST}, with all that they need`);
  const problems: Problem[] = [];
  const packages = paths.flatMap((path) => {
    const entry = entries[path] as Entry;
    const why = whyNot(path, entry, [registry, USUAL_REGISTRY]);
    if (why !== null) problems.push({ file: LOCKFILE, ...why });
    return why === null ? [lockedOf(path, entry)] : [];
  });
  const { dependencies = {}, devDependencies = {} } = root ?? {};
  return { lock: { packages, root: { dependencies, devDependencies } }, problems };
}

/** Whether it was made for exactly what is wanted now. */
export function isInStep({ root }: Lock, wanted: WantedPackages): boolean {
  const listed = ({ dependencies, devDependencies }: WantedPackages) =>
    JSON.stringify([sorted(dependencies), sorted(devDependencies)]);
  return listed(root) === listed(wanted);
}

/** The same lockfile whoever made it: only what was judged, sorted. It is kept with the app's source. */
export function lockText({ packages }: Pick<Lock, "packages">, wanted: WantedPackages): string {
  const entries = packages.map(({ path, name, version, integrity, entry }) => {
    const {
      name: _name,
      resolved: _resolved,
      version: _version,
      integrity: _integrity,
      devDependencies: _dev,
      ...kept
    } = entry;
    const own = nameAt(path) === name ? {} : { name };
    return [path, { ...own, version, resolved: addressOf(name, version), integrity, ...withoutEmpty(kept) }];
  });
  const packagesOf = Object.fromEntries([["", withoutEmpty(wanted)], ...entries]);
  return `${JSON.stringify({ lockfileVersion: 3, requires: true, packages: packagesOf }, null, 2)}\n`;
}

/** Where the registry has a package's files, below its own address. */
export function tarballPath(name: string, version: string): string {
  return `/${name}/-/${name.slice(name.indexOf("/") + 1)}-${version}.tgz`;
}

function whyNot(path: string, entry: Entry, registries: string[]): Pick<Problem, "message" | "fix"> | null {
  const names = path.split(/(?:^|\/)node_modules\//).slice(1);
  const shown = path.slice(0, 120);
  const isPlace = names.length > 0 && names.length <= MAX_DEPTH && names.every(isPackageName);
  if (!isPlace || `node_modules/${names.join("/node_modules/")}` !== path)
    return { message: `${JSON.stringify(shown)} is no place for a package`, fix: ANEW };
  const name = entry.name ?? nameAt(path);
  const { version, resolved, integrity } = entry;
  if (!isPackageName(name)) return { message: `${shown} has no name of a package`, fix: ANEW };
  // Beside the app's files it would be found before the platform's own.
  if ([name, ...names].includes(LIBRARY))
    return { message: `${shown} takes the place of the platform's own library`, fix: "do without what brings it" };
  if (entry.link === true) return { message: `${shown} is a link to another folder`, fix: ANEW };
  if (entry.inBundle === true || (entry.bundleDependencies ?? false) !== false)
    return { message: `${shown} brings packages inside of its own files`, fix: `do without ${name}` };
  if (version === undefined || !/^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/.test(version) || version.length > 64)
    return { message: `${shown} has no exact version`, fix: ANEW };
  if (integrity === undefined || !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity))
    return { message: `${shown} has no integrity by sha512, so that its files could be any`, fix: ANEW };
  if (!registries.some((registry) => resolved === `${registry}${tarballPath(name, version)}`))
    return {
      message: `${shown} comes from ${JSON.stringify((resolved ?? "nowhere").slice(0, 120))}, which is not where the registry has ${name} ${version}`,
      fix: ANEW,
    };
  if (entry.optional !== true && [entry.os, entry.cpu, entry.libc].some((only) => only !== undefined))
    return {
      message: `${name} is made for some machines only`,
      fix: `do without ${name}: native code does not run here`,
    };
  return null;
}

function lockedOf(path: string, entry: Entry): LockedPackage {
  const { version = "", integrity = "", dependencies, optionalDependencies, peerDependencies } = entry;
  const brought = Object.entries({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return {
    ...{ path, version, integrity, entry, isOptional: entry.optional === true },
    name: entry.name ?? nameAt(path),
    brings: brought.map(([name, range]) => realName(name, range).name),
  };
}

function nameAt(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

function addressOf(name: string, version: string): string {
  return `${USUAL_REGISTRY}${tarballPath(name, version)}`;
}

function sorted(list: Record<string, string>): [string, string][] {
  return Object.entries(list).sort(([one], [other]) => (one < other ? -1 : 1));
}

function withoutEmpty(value: object): object {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, inner]) => inner !== undefined && !(typeof inner === "object" && Object.keys(inner).length === 0),
    ),
  );
}
