import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import { explain } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import { isLeftover, nameUnfinished } from "../host/leftovers.ts";
import type { ProgramAhead, Runner, Sandbox, SandboxSpec, StartedAhead } from "../runner.ts";
import { type DoorRelay, openDoorRelay } from "./door-relay.ts";
import { startAhead } from "./start-ahead.ts";

/** A Runner whose Sandboxes are opened ahead. */
export interface WarmRunner extends Runner {
  /** How many wait now, and resolves once none is being opened or closed: for who measures. */
  settled(): Promise<number>;
  /** Closes those that wait; nothing is opened ahead any more. */
  close(): Promise<void>;
}

export interface WarmRunnerOptions {
  /** So many wait at most. */
  size: number;
  /** Which Sandboxes are opened ahead; of one that has no door nothing is. */
  isWarmed(spec: SandboxSpec): boolean;
  /** What boxes that wait are called by. */
  labels: Record<string, string>;
  /** So long nothing was asked for before one is opened ahead: who works now is not to be held up by it. */
  quietMs: number;
  /** Short host folder that only we can enter: the doors of those that wait are in `p` in it. */
  runtimeFolder: string;
  log: Log;
  clock: Clock;
}

interface WaitingBox {
  key: string;
  sandbox: Sandbox;
  relay: DoorRelay;
  /** What waits in it. */
  started: StartedAhead | null;
}

const PREFIX = "pool";

/**
 * Opens Sandboxes ahead and keeps them frozen, of the kind that was asked for last: image, limits, environment, agents, and
 * the program that is to wait in it. Each is used once. It keeps its own name and labels; what it gets when it is taken is its door.
 */
export function createWarmRunner(runner: Runner, options: WarmRunnerOptions): WarmRunner {
  const { size, quietMs, log, clock } = options;
  const root = join(options.runtimeFolder, "p");
  const waiting: WaitingBox[] = [];
  /** What an engine that was away could not close. */
  const unclosed = new Set<WaitingBox>();
  const underWay = new Set<Promise<void>>();
  let wanted: SandboxSpec | null = null;
  let askedAt = 0;
  let isOpening = false;
  const closed = new AbortController();
  let swept: Promise<void> | undefined;

  return {
    ...runner,

    openSandbox: async (spec) => {
      if (size === 0 || closed.signal.aborted || spec.doorFolder === undefined || !options.isWarmed(spec))
        return runner.openSandbox(spec);
      wanted = spec;
      askedAt = clock.now();
      const taken = await take(keyOf(spec), spec.doorFolder);
      const sandbox = taken === undefined ? await runner.openSandbox(spec) : asTaken(taken);
      log.info("opened sandbox", { box: sandbox.name, wasWarm: taken !== undefined });
      refill();
      return sandbox;
    },

    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
      return waiting.length;
    },

    close: async () => {
      closed.abort();
      while (underWay.size > 0) await Promise.all(underWay);
      await Promise.all([...waiting.splice(0), ...unclosed].map(discard));
    },
  };

  /** One that waits and still lives, led to its door. */
  async function take(key: string, doorFolder: string): Promise<WaitingBox | undefined> {
    for (;;) {
      const at = waiting.findIndex((box) => box.key === key);
      const [box] = at < 0 ? [] : waiting.splice(at, 1);
      if (box === undefined) return undefined;
      try {
        await box.sandbox.setFrozen(false);
        box.relay.leadTo(doorFolder);
        return box;
      } catch (error) {
        log.warn("warm sandbox lost", { box: box.sandbox.name, error: explain(error) });
        run(() => discard(box));
      }
    }
  }

  function asTaken(box: WaitingBox): Sandbox {
    const takeStarted = () => {
      const { started } = box;
      box.started = null;
      return started;
    };
    return { ...box.sandbox, takeStarted, close: () => closeBoth(box) };
  }

  /** Opens what is missing, one after the other. */
  function refill(): void {
    if (wanted === null || closed.signal.aborted) return;
    const key = keyOf(wanted);
    for (const box of waiting.filter((one) => one.key !== key)) {
      waiting.splice(waiting.indexOf(box), 1);
      run(() => discard(box));
    }
    for (const box of unclosed) run(() => discard(box));
    if (isOpening || waiting.length >= size) return;
    isOpening = true;
    run(async () => {
      try {
        if (await isQuiet()) await addOne();
      } catch (error) {
        log.warn("no sandbox opened ahead", { error: explain(error) });
        return;
      } finally {
        isOpening = false;
      }
      refill();
    });
  }

  /** False where it was closed meanwhile. */
  async function isQuiet(): Promise<boolean> {
    for (let leftMs = quietMs; leftMs > 0 && !closed.signal.aborted; leftMs = askedAt + quietMs - clock.now())
      await clock.sleep(leftMs, closed.signal).catch(() => undefined); // Rejects only because it was closed.
    return !closed.signal.aborted;
  }

  /** Of the kind that is wanted by now. */
  async function addOne(): Promise<void> {
    if (wanted === null) return;
    const box = await openAhead(wanted, keyOf(wanted));
    if (closed.signal.aborted) await discard(box);
    else waiting.push(box);
  }

  async function openAhead(spec: SandboxSpec, key: string): Promise<WaitingBox> {
    swept ??= sweepLeftovers();
    await swept;
    const name = nameUnfinished(PREFIX);
    const relay = await openDoorRelay(join(root, name));
    let sandbox: Sandbox | undefined;
    try {
      sandbox = await runner.openSandbox({ ...spec, name, labels: options.labels, doorFolder: relay.folder });
      const waiting: WaitingBox = { key, sandbox, relay, started: null };
      if (spec.ahead !== undefined) await startIn(waiting, spec.ahead);
      await sandbox.setFrozen(true);
      return waiting;
    } catch (error) {
      await sandbox?.close();
      await relay.close();
      throw error;
    }
  }

  /** A box whose program does not start is a box all the same. */
  async function startIn(box: WaitingBox, ahead: ProgramAhead): Promise<void> {
    box.started = await startAhead(box.sandbox, ahead, clock);
    if (box.started === null) log.warn("not started ahead", { box: box.sandbox.name, program: ahead.command[0] });
    void box.started?.program.exited.then(() => {
      box.started = null;
    });
  }

  /** Folders of a control plane that was killed; its boxes are others' to find by their labels. */
  async function sweepLeftovers(): Promise<void> {
    await mkdir(root, { recursive: true, mode: 0o700 });
    for (const name of await readdir(root))
      if (isLeftover(PREFIX, name)) await rm(join(root, name), { recursive: true, force: true });
  }

  /** Of one that could not be closed another try is made later. */
  async function discard(box: WaitingBox): Promise<void> {
    await closeBoth(box).catch((error: unknown) =>
      log.warn("warm sandbox not closed", { box: box.sandbox.name, error: explain(error) }),
    );
  }

  async function closeBoth(box: WaitingBox): Promise<void> {
    unclosed.add(box);
    await box.sandbox.close();
    await box.relay.close();
    unclosed.delete(box);
  }

  /** Nobody waits for it but `settled` and `close`. */
  function run(work: () => Promise<void>): void {
    const done = work().finally(() => underWay.delete(done));
    underWay.add(done);
  }
}

/** Whether a box fits is all that was said of it but whose it is. */
function keyOf({ imageDigest, limits, env, agents = [], ahead }: SandboxSpec): string {
  return JSON.stringify([imageDigest, limits, Object.entries(env).sort(), agents, ahead ?? null]);
}
