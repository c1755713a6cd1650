import { unlessAborted } from "../../lib/within.ts";
import type { Sandbox, SourceFile } from "../../runners/runner.ts";
import type { AppRequest } from "../../store/app-requests.ts";
import { createDoorSession } from "../../store/door-sessions.ts";
import { findFile, textOf } from "../checks/candidate-files.ts";
import { isInStep, LOCKFILE, type Lock, lockText, readLock } from "../checks/packages/lockfile.ts";
import { namesOf, readWanted, type WantedPackages } from "../checks/packages/wanted.ts";
import type { Problem } from "../checks/problem.ts";
import type { BuilderDeps } from "../deps.ts";
import { INSTALL_LIMITS, installModules, makeLockfile, NPM_FOLDER } from "./install.ts";
import { judgeBrought } from "./judge-brought.ts";
import { judgeModules } from "./judge-modules.ts";
import { keep, readKept } from "./kept-modules.ts";
import { npmProgram } from "./npm-program.ts";
import { askRegistry, type RegistryDoor } from "./registry-door.ts";

const DAY_MS = 86_400_000;
const AT_ONCE = 4;

export type BroughtPackages =
  /** `files`: the app's, with the lockfile they are installed by; `modules`: what is installed, below `node_modules`. */
  { kind: "brought"; files: SourceFile[]; modules: SourceFile[] } | { kind: "refused"; problems: Problem[] };

/** What is installed for whom. `name` is the box's, of one that works alone. */
export interface PackagesOrder {
  request: Pick<AppRequest, "id" | "requesterId" | "appId">;
  name: string;
  stop: AbortSignal;
  /** They are not at hand: it takes a while. */
  progress(): Promise<void>;
}

export function packagesDoorIdOf(requestId: string): string {
  return `pkg-${requestId.slice(-12)}`;
}

/**
 * Installs what an app's package.json asks for, in a box of its own whose one entrance is the packages door: a lockfile is made
 * where there is none that fits, judged by its text, then against the registry, and only then npm lays out files, which are
 * judged again. Nothing of a package runs. The same lockfile is installed once. An app that asks for nothing brings nothing.
 * Throws KnownError `registry_down`, `npm_not_fetched`, `not_without_box`, and what boxes throw.
 */
export async function bringPackages(
  deps: BuilderDeps,
  order: PackagesOrder,
  files: readonly SourceFile[],
): Promise<BroughtPackages> {
  const { wanted, problems } = readWanted(files, deps.packages);
  if (problems.length > 0) return { kind: "refused", problems };
  const lockfile = findFile(files, LOCKFILE);
  // A lockfile of what was wanted once would say that it is brought.
  if (namesOf(wanted).length === 0) return { kind: "brought", files: withoutLock(files), modules: [] };
  const given = lockfile === undefined ? null : readLock(textOf(lockfile), deps.packages);
  if (given !== null && given.problems.length === 0 && isInStep(given.lock, wanted)) {
    const text = lockText(given.lock, wanted);
    const kept = await readKept(deps.home, text);
    if (kept !== null) return { kind: "brought", files: withLock(files, text), modules: kept };
  }
  return install(deps, order, { files, wanted, given });
}

interface Wish {
  files: readonly SourceFile[];
  wanted: WantedPackages;
  given: { lock: Lock; problems: Problem[] } | null;
}

async function install(deps: BuilderDeps, order: PackagesOrder, wish: Wish): Promise<BroughtPackages> {
  const { stop } = order;
  const requestId = order.request.id;
  const doorFolder = await openDoor(deps, order);
  const registry = askRegistry(doorFolder, stop);
  const hostFolder = await npmProgram(deps.home, registry, deps.npmPin);
  const image = await unlessAborted(deps.image(), stop);
  await order.progress();
  deps.log.info("installing packages", { requestId });
  const sandbox = await deps.runner.openSandbox({
    name: order.name,
    labels: { kind: "packages", requestId },
    limits: INSTALL_LIMITS,
    imageDigest: image.digest,
    doorFolder: `${doorFolder}/door`,
    env: {},
    agents: [{ name: NPM_FOLDER, hostFolder }],
  });
  try {
    const brought = await installIn(deps, sandbox, registry, { ...wish, stop });
    const outcome = brought.kind === "brought" ? `${brought.modules.length} files` : "refused";
    deps.log.info("installed packages", { requestId, outcome });
    return brought;
  } finally {
    await sandbox.close();
  }
}

async function installIn(
  deps: BuilderDeps,
  sandbox: Sandbox,
  registry: RegistryDoor,
  { files, wanted, given, stop }: Wish & { stop: AbortSignal },
): Promise<BroughtPackages> {
  const refused = (problems: Problem[]): BroughtPackages => ({ kind: "refused", problems });
  const locked = await lockOf(deps, sandbox, { wanted, given, stop });
  if (!("lock" in locked)) return refused(locked.problems);
  const { lock } = locked;
  const fromRegistry = await judgeBrought(lock, wanted, registry);
  if (fromRegistry.length > 0) return refused(fromRegistry);
  const text = lockText(lock, wanted);
  const kept = await readKept(deps.home, text);
  if (kept !== null) return { kind: "brought", files: withLock(files, text), modules: kept };
  // Asked for before npm does: each refusal then names its package.
  const notGiven = await fetchAll(lock, registry);
  if (notGiven.length > 0) return refused(notGiven);
  const installed = await installModules(sandbox, wanted, text, stop);
  if (!installed.ok) return refused(installed.problems);
  const { modules, problems } = judgeModules(installed.value, lock);
  if (problems.length > 0) return refused(problems);
  await keep(deps.home, text, modules);
  return { kind: "brought", files: withLock(files, text), modules };
}

async function lockOf(
  deps: BuilderDeps,
  sandbox: Sandbox,
  { wanted, given, stop }: Pick<Wish, "wanted" | "given"> & { stop: AbortSignal },
): Promise<{ lock: Lock } | { problems: Problem[] }> {
  if (given !== null && isInStep(given.lock, wanted))
    return given.problems.length > 0 ? { problems: given.problems } : { lock: given.lock };
  const before = given === null || given.problems.length > 0 ? null : lockText(given.lock, given.lock.root);
  const made = await makeLockfile(sandbox, wanted, before, stop);
  if (!made.ok) return { problems: made.problems };
  const { lock, problems } = readLock(made.value, { ...deps.packages, registry: "http://127.0.0.1:8080" });
  return problems.length > 0 ? { problems } : { lock };
}

async function fetchAll(lock: Lock, registry: RegistryDoor): Promise<Problem[]> {
  const wanted = lock.packages.filter(({ isOptional }) => !isOptional);
  const problems: Problem[] = [];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const part = wanted.slice(at, at + AT_ONCE);
    for (const told of await Promise.all(part.map(({ name, version }) => registry.tarball(name, version))))
      if (!told.ok)
        problems.push({ file: LOCKFILE, message: told.refused.message.replace(/\.$/, ""), fix: told.refused.fix });
  }
  return problems;
}

/** One for the request, however often packages are installed in it; it ends with the request. */
async function openDoor(deps: BuilderDeps, { request }: PackagesOrder): Promise<string> {
  const { id: requestId, requesterId: personId, appId } = request;
  const now = deps.clock.now();
  await createDoorSession(deps.store, {
    ...{ id: packagesDoorIdOf(requestId), kind: "packages", personId, appId, requestId, instanceId: null },
    ...{ budgetUsd: 0, expiresAt: now + 30 * DAY_MS, createdAt: now },
  });
  return deps.doors.open(packagesDoorIdOf(requestId));
}

function withoutLock(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => path !== LOCKFILE);
}

function withLock(files: readonly SourceFile[], text: string): SourceFile[] {
  return [...withoutLock(files), { path: LOCKFILE, content: Buffer.from(text) }];
}
