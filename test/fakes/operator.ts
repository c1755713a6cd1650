import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import type { Clock } from "../../lib/clock.ts";
import { silentLog } from "../../lib/log.ts";
import type { Announcer } from "../../operator/announcer.ts";
import { createCallsUnderWay } from "../../operator/calls-under-way.ts";
import type { OperatorDeps } from "../../operator/deps.ts";
import { createFreshDatabases } from "../../operator/fresh-databases.ts";
import { createInstanceTurns } from "../../operator/instance-turns.ts";
import type { Step } from "../../operator/step.ts";
import type { Store } from "../../store/store.ts";
import { createLocalRunner, type LocalRunner } from "./local-runner.ts";
import { createHandClock, openTestStore } from "./registry.ts";
import { createToyEdge, type ToyEdge } from "./toy-edge.ts";

export interface TestOperator {
  deps: OperatorDeps;
  store: Store;
  runner: LocalRunner;
  edge: ToyEdge;
  clock: Clock & { set(at: number): void; add(ms: number): void };
  /** What people were told, by key. */
  told: Map<string, { personId: string; text: string }>;
  /** DoorSessions whose doors are open. */
  openDoors: Set<string>;
  /** Before all of it ends. */
  atEnd(work: () => Promise<void>): void;
}

/** The whole operator over a real registry and real processes, ended with the test. */
export async function createTestOperator(t: TestContext): Promise<TestOperator> {
  const { store, folder, atEnd } = openTestStore(t);
  const runtimeFolder = mkdtempSync(join(tmpdir(), "tr-"));
  const runner = createLocalRunner();
  const edge = await createToyEdge(store, runtimeFolder);
  const clock = createHandClock();
  const told: TestOperator["told"] = new Map();
  const openDoors = new Set<string>();
  const deps: OperatorDeps = {
    store,
    runner,
    edge,
    clock,
    doors: {
      open: async (doorSessionId) => {
        openDoors.add(doorSessionId);
        const doorFolder = join(runtimeFolder, "d", doorSessionId);
        mkdirSync(join(doorFolder, "door"), { recursive: true });
        return doorFolder;
      },
      close: async (doorSessionId) => {
        openDoors.delete(doorSessionId);
        rmSync(join(runtimeFolder, "d", doorSessionId), { recursive: true, force: true });
      },
    },
    announcer: tellOnly(told),
    log: silentLog,
    calls: createCallsUnderWay(clock),
    wakeNotices: () => undefined,
    freshDatabases: createFreshDatabases(),
    instanceTurns: createInstanceTurns(),
    home: folder,
    runtimeFolder,
    port: edge.port,
    privateKey: generateKeyPairSync("ed25519").privateKey,
  };
  atEnd(async () => {
    await edge.close();
    await runner.close();
    rmSync(runtimeFolder, { recursive: true, force: true });
  });
  return { deps, store, runner, edge, clock, told, openDoors, atEnd };
}

/** Lays an app's files where its bundle is looked for. */
export function layBundle(deps: OperatorDeps, bundleHash: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(deps.home, "bundles", bundleHash, path);
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Where a killed process stood, relative to a step: before it, after its effect and before its save, after its save. */
export type KillMoment = "before" | "inside" | "after";

export class Killed extends Error {}

/** Durable steps in memory: saved results survive `Killed`; with `kill`, throws at that moment of that step, once. */
export function createSteps(kill?: { step: string; moment: KillMoment }): {
  step: Step;
  names: string[];
  nextRun(): void;
} {
  const saved = new Map<string, string>();
  const names: string[] = [];
  let toKill = kill;
  const killAt = (step: string, moment: KillMoment) => {
    if (toKill === undefined || !step.endsWith(`: ${toKill.step}`) || toKill.moment !== moment) return;
    toKill = undefined;
    throw new Killed(`${step} ${moment}`);
  };
  let usedInRun = new Set<string>();
  return {
    names,
    nextRun: () => {
      usedInRun = new Set();
    },
    step: async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      if (usedInRun.has(name)) throw new Error(`Two steps are called ${name}.`);
      usedInRun.add(name);
      const known = saved.get(name);
      if (known !== undefined) return JSON.parse(known);
      killAt(name, "before");
      const value = await work();
      killAt(name, "inside");
      names.push(name);
      saved.set(name, JSON.stringify(value ?? null));
      killAt(name, "after");
      return value;
    },
  };
}

function tellOnly(told: TestOperator["told"]): Announcer {
  const unexpected = async () => {
    throw new Error("The operator speaks to people only through tellPerson.");
  };
  return {
    progress: unexpected,
    ask: unexpected,
    askForApproval: unexpected,
    tell: unexpected,
    settle: unexpected,
    tellPerson: async (personId, key, text) => {
      if (!told.has(key)) told.set(key, { personId, text });
      return { kind: "told" };
    },
  };
}
