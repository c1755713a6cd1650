import { parseJson } from "../../../lib/json.ts";
import { type CandidateFile, findFile, textOf } from "../candidate-files.ts";
import type { Problem } from "../problem.ts";
import { insteadOf, isAllowed, isPackageName, type PackagesPolicy } from "./policy.ts";

/** The platform's own: in every box, and from no registry. */
export const LIBRARY = "@toolroom/app";
const FILE = "package.json";
const MOST = 40;
/** Of a version or a range of them: no tag but the newest, no address, no folder, no other name. */
const PART = /^(?:[\^~<>=v]{0,3}[\dxX*][\w.+*-]{0,60}|[<>=^~]{1,2}|-)$/;
/** What decides what npm installs beside the two lists, and how. None of it is given to npm. */
const WITHOUT_EFFECT = [
  ...["optionalDependencies", "peerDependencies", "peerDependenciesMeta", "bundledDependencies", "bundleDependencies"],
  ...["overrides", "resolutions", "workspaces", "pnpm"],
];
const OTHER_FILES = [".npmrc", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml"];

/** The packages an app asks for by name, with the versions it would take. */
export interface WantedPackages {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** Reads package.json, whose only say is which packages are wanted. The library is none of them. Pure. */
export function readWanted(
  files: readonly CandidateFile[],
  policy: PackagesPolicy,
): { wanted: WantedPackages; problems: Problem[] } {
  const nothing: WantedPackages = { dependencies: {}, devDependencies: {} };
  const file = findFile(files, FILE);
  if (file === undefined) return { wanted: nothing, problems: otherFiles(files) };
  const content = parseJson(textOf(file));
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    const message = content === undefined ? "this is not JSON" : "this is no JSON object";
    return { wanted: nothing, problems: [{ file: FILE, message, fix: "correct it, or remove it: an app needs none" }] };
  }
  const given = content as Record<string, unknown>;
  const lists = { dependencies: listOf(given.dependencies), devDependencies: listOf(given.devDependencies) };
  const named = [...Object.entries(lists.dependencies), ...Object.entries(lists.devDependencies)];
  const problems: Problem[] = [
    ...otherFiles(files),
    ...WITHOUT_EFFECT.filter((key) => Object.hasOwn(given, key)).map((key) => ({
      file: FILE,
      message: `${key} is not allowed`,
      fix: "name what the app imports in dependencies, and remove it",
    })),
    ...named.flatMap(([name, range]) => problemsOf(name, range, policy)),
  ];
  for (const name of Object.keys(lists.dependencies))
    if (Object.hasOwn(lists.devDependencies, name))
      problems.push({ file: FILE, message: `${name} is in both lists`, fix: "keep it in dependencies alone" });
  if (named.length > MOST)
    problems.push({ file: FILE, message: `it names ${named.length} packages`, fix: `keep it to ${MOST}` });
  if (given.type !== "module")
    problems.push({
      file: FILE,
      message: "the app's files would not be modules",
      fix: 'write "type": "module", or remove package.json: an app needs none',
    });
  return {
    wanted: { dependencies: asText(lists.dependencies), devDependencies: asText(lists.devDependencies) },
    problems,
  };
}

export function namesOf({ dependencies, devDependencies }: WantedPackages): string[] {
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)].sort();
}

/** The name behind an alias, and the range: of `npm:zod@^4` zod and ^4. */
export function realName(name: string, range: string): { name: string; range: string } {
  const [, other = name, otherRange = "*"] = /^npm:((?:@[^/@]+\/)?[^/@]+)(?:@(.*))?$/.exec(range) ?? [];
  return other === name && !range.startsWith("npm:") ? { name, range } : { name: other, range: otherRange };
}

function problemsOf(name: string, range: unknown, policy: PackagesPolicy): Problem[] {
  const shown = name.slice(0, 80);
  if (typeof range !== "string")
    return [{ file: FILE, message: `the version of ${shown} is no text`, fix: 'write a version, such as "^1.2.0"' }];
  const real = realName(name, range.trim());
  if (!isPackageName(name) || !isPackageName(real.name))
    return [{ file: FILE, message: `${JSON.stringify(shown)} is no name of a package`, fix: "correct or remove it" }];
  if (!isAllowed(real.name, policy)) {
    const alias = real.name === name ? "" : `, as which ${shown} would come,`;
    const message = `the package ${real.name.slice(0, 80)}${alias} is not allowed`;
    return [{ file: FILE, message, fix: insteadOf(real.name, policy) }];
  }
  if (isRange(real.range)) return [];
  const message = `${shown} is asked for as ${JSON.stringify(range.slice(0, 80))}, which is no version from the registry`;
  return [{ file: FILE, message, fix: 'write a version or a range of them, such as "^1.2.0"' }];
}

function isRange(range: string): boolean {
  const parts = range.split(/\s*\|\|\s*|\s+/);
  return range === "latest" || (range.length <= 100 && parts.every((part) => PART.test(part)));
}

function otherFiles(files: readonly CandidateFile[]): Problem[] {
  return files
    .filter(({ path }) => OTHER_FILES.includes(path))
    .map(({ path }) => ({
      file: path,
      message: "this has no say in what is installed",
      fix: "remove it: package.json and package-lock.json are read, and the second is made where there is none",
    }));
}

function listOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== LIBRARY));
}

function asText(list: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(list).flatMap(([name, range]) =>
    typeof range === "string" ? [[name, range.trim()] as const] : [],
  );
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
