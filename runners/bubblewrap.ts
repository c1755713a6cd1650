import { once } from "node:events";
import { chown, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import { KnownError } from "../lib/errors.ts";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import type { Log } from "../lib/log.ts";
import { requireLinux } from "../lib/require-linux.ts";
import { FULL_SHARE } from "./box/access.ts";
import { createBoundedOutput } from "./box/bounded-output.ts";
import { type BoxUser, checkedName } from "./box/environment.ts";
import { createOneAtATime } from "./box/one-at-a-time.ts";
import { probeSockets } from "./box/probe-sockets.ts";
import { createSandbox } from "./box/sandbox.ts";
import { countProcesses, createBoxes, describeBox, ranOutOfMemory } from "./bubblewrap/boxes.ts";
import { openWayIn } from "./bubblewrap/exec.ts";
import { explainRefusal } from "./bubblewrap/host-programs.ts";
import { type BoxMachine, findMachine } from "./bubblewrap/machine.ts";
import { execLaunch, instanceLaunch, sandboxLaunch, taskLaunch } from "./bubblewrap/spec.ts";
import { createBoxWatch } from "./bubblewrap/watch.ts";
import { createBoxRecords } from "./host/box-records.ts";
import { isInNamespace } from "./host/proc-files.ts";
import { framesOf, type PipedChild } from "./host/spawn-piped.ts";
import { ensureImageFolder } from "./image/folder.ts";
import type { Runner, Sandbox, SandboxSpec, TaskResult } from "./runner.ts";

export interface BubblewrapRunnerOptions {
  /** 8 hex of the Toolroom home: tells our groups from another Toolroom's on the same machine. */
  homeLabel: string;
  /** Who programs in boxes are: 10001 under root, else our own. */
  user: BoxUser;
  /** Root-relative tree that lies over the machine's own /usr; holds at least `node_modules/@toolroom/app`. */
  layerFolder: string;
  /** Host folder of stock images, kept between starts: Releases name them by digest. */
  imagesFolder: string;
  /** Short host folder that only we can enter: what is known of each box lies in it. */
  runtimeFolder: string;
  log: Log;
  clock: Clock;
}

const TASK_OUTPUT_BYTES = 256 * 1024;
const READY_MS = 15_000;
const FIRST_TRY = { memoryMb: 128, cpus: 1, pids: 32, fileSizeMb: 1, scratchMb: 1 };

/** The Runner over bubblewrap: the same box as Docker's, made of this machine's kernel and its own /usr. */
export function createBubblewrapRunner(options: BubblewrapRunnerOptions): Runner {
  const { user, clock, log } = options;
  const isRoot = process.getuid?.() === 0;
  const records = createBoxRecords(join(options.runtimeFolder, "boxes"));
  const oneAtATime = createOneAtATime();
  const watch = createBoxWatch(endOver);
  let found: Promise<BoxMachine> | undefined;
  const boxes = createBoxes({ machine, records, watch, clock });

  const runner: Runner = {
    name: "bubblewrap",

    prepare: async (progress) => {
      const { sentence } = await machine();
      progress("Laying out the stock image as a folder.");
      const image = await ensureImageFolder(options);
      await tryOnce(image.digest);
      progress("Proving that a box reaches its sockets.");
      const fix = "Look into the log of the box, and whether this machine restricts what bubblewrap may do.";
      await probeSockets(runner, { imageDigest: image.digest, runtimeFolder: options.runtimeFolder, clock, fix });
      progress(sentence);
      log.info("runner prepared", { image: image.digest, sdkVersion: image.sdkVersion });
      return image;
    },

    startInstance: (spec) =>
      oneAtATime(spec.name, async () => {
        const { launch } = await machine();
        const { context, filterFile } = await launch(spec.imageDigest);
        const made = instanceLaunch(spec, context);
        const known = await boxes.read(spec.name);
        if (known && (await boxes.isRunning(known))) return;
        await boxes.remove(spec.name); // Before its folder goes: nobody may write there any more.
        await removeHostileFolder(spec.appFolder);
        await makeOwnFolder(spec.appFolder);
        await makeOwnFolder(spec.dataFolder);
        log.info("starting instance", { box: spec.name });
        await boxes.keep(spec, made, filterFile);
        log.info("started instance", { box: spec.name });
      }),

    stopInstance: async (name, graceMs) => {
      const record = await boxes.read(checkedName(name));
      if (record && graceMs > 0) {
        await boxes.askToEnd(record);
        // Not our child where an earlier control plane began it, so no event tells of its end.
        for (const giveUpAt = clock.now() + graceMs; clock.now() < giveUpAt; await clock.sleep(10))
          if (!(await isRunningNow(name))) break;
      }
      await boxes.remove(name);
      log.info("stopped instance", { box: name });
    },

    runTask: async (spec) => {
      const own = await machine();
      const { context, filterFile } = await own.launch(spec.imageDigest);
      const held = await boxes.hold(spec, taskLaunch(spec, context), filterFile, spec.source !== undefined);
      const { child, stdin } = held;
      try {
        const stdout = createBoundedOutput(TASK_OUTPUT_BYTES, "end");
        const stderr = createBoundedOutput(TASK_OUTPUT_BYTES, "end");
        const read = async () => {
          for await (const frame of framesOf(held)) (frame.from === "stdout" ? stdout : stderr).push(frame.chunk);
          if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
          return child.exitCode;
        };
        const ended = read();
        if (spec.source) stdin?.end(spec.source);
        const end = await within(
          spec.timeoutMs,
          ended.then((code) => ({ code })),
        );
        const record = await boxes.read(spec.name);
        const isOom = record !== undefined && (await ranOutOfMemory(record, own));
        await boxes.remove(spec.name);
        await ended;
        if (isOom) stderr.push(Buffer.from(`\nStopped: out of memory (${spec.limits.memoryMb} MB).\n`));
        const exitCode = end && !isOom ? end.code : null;
        return { exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut: !end } satisfies TaskResult;
      } finally {
        await boxes.remove(spec.name);
      }
    },

    openSandbox: async (spec) => {
      const { launch } = await machine();
      const { context, filterFile } = await launch(spec.imageDigest);
      const held = await boxes.hold(spec, sandboxLaunch(spec, context), filterFile, false);
      try {
        return await openSandbox(spec, held, { context, filterFile });
      } catch (error) {
        await boxes.remove(spec.name);
        throw error;
      }
    },

    list: async (look) => {
      const all = await records.all();
      if (all.length === 0) return [];
      const own = await machine();
      return await Promise.all(all.map((record) => describeBox(record, own, look?.countsProcesses === true)));
    },
  };
  return runner;

  /** Found out when first asked for, and again after a failure. Boxes of an earlier control plane are watched from then on. */
  function machine(): Promise<BoxMachine> {
    requireLinux("Boxes");
    found ??= (async () => {
      const own = await findMachine(options);
      if (!own.groups.holds.memory)
        for (const record of await records.all())
          if (record.first && (await boxes.isRunning(record)))
            watch.follow({ ...record.facts, pidNamespace: record.first.pidNamespace });
      return own;
    })().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  }

  /** Shows at once what keeps bubblewrap from working here, in its own words. */
  async function tryOnce(imageDigest: string): Promise<void> {
    const name = "first-try";
    const spec = {
      name,
      labels: { kind: "probe" },
      limits: FIRST_TRY,
      env: {},
      imageDigest,
      mounts: [],
      timeoutMs: READY_MS,
    };
    const result = await runner.runTask({ ...spec, command: ["node", "--version"] });
    if (result.exitCode !== 0) throw await explainRefusal(result.stderr, isRoot);
  }

  async function isRunningNow(name: string): Promise<boolean> {
    const record = await boxes.read(name);
    return record !== undefined && (await boxes.isRunning(record));
  }

  async function endOver(name: string, why: "oom" | "processes"): Promise<void> {
    const record = await boxes.read(name);
    if (!record?.first) return;
    log.warn("box over its limit", { box: name, why });
    if (why === "oom") await writeFile(join(record.folder, "ended-by"), why);
    const { pid, pidNamespace } = record.first;
    if (await isInNamespace(pid, pidNamespace)) process.kill(pid, "SIGKILL");
  }

  async function openSandbox(
    spec: SandboxSpec,
    held: PipedChild,
    { context, filterFile }: Awaited<ReturnType<BoxMachine["launch"]>>,
  ): Promise<Sandbox> {
    const { child } = held;
    let hasEnded = child.exitCode !== null || child.signalCode !== null;
    child.once("exit", () => {
      hasEnded = true;
    });
    const gone = () =>
      new KnownError("sandbox_gone", `Sandbox ${spec.name} is gone.`, "Reply *retry* to start the build again.");
    await waitUntilReady(spec.name, held);
    const record = await boxes.read(spec.name);
    if (!record || child.pid === undefined) throw gone();
    const wayIn = await openWayIn(record, child.pid, isRoot);
    child.once("exit", wayIn.close);
    const own = await machine();
    return createSandbox(
      spec.name,
      {
        exec: (command, { env, cwd, hasInput }) =>
          wayIn.run(execLaunch(spec, context, { command, env, cwd }), {
            prefix: own.groups.enter(spec.name),
            env: own.env,
            filterFile,
            folder: record.folder,
            hasInput,
            mustBeThere: () => {
              if (hasEnded) throw gone();
            },
          }),
        isFull: async () => {
          if (hasEnded) throw gone();
          return (await countProcesses(record, own)) >= spec.limits.pids * FULL_SHARE;
        },
        sweep: async () => {
          const { first } = record;
          if (first && (await isInNamespace(first.pid, first.pidNamespace))) process.kill(first.pid, "SIGUSR1");
        },
        remove: async () => {
          hasEnded = true;
          await boxes.remove(spec.name);
        },
      },
      clock,
    );
  }

  /** The sandbox's first process says so on stdout once its forwarder listens. What it says later nobody reads. */
  async function waitUntilReady(name: string, held: PipedChild): Promise<void> {
    const said = createBoundedOutput(2_000, "end");
    const listening = new Promise<boolean>((resolve) => {
      for (const stream of [held.stdout, held.stderr])
        stream
          ?.on("error", () => undefined)
          .on("data", (chunk: Uint8Array) => {
            said.push(chunk);
            if (said.text().includes("ready\n")) resolve(true);
          });
      held.child.once("exit", () => resolve(false));
    });
    if (await within(READY_MS, listening)) return;
    const words = said.text().trim() || "it said nothing";
    throw new KnownError("sandbox_gone", `Sandbox ${name} did not start: ${words}`, "Try again.");
  }

  async function makeOwnFolder(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (isRoot) await chown(folder, user.uid, user.gid);
  }

  /** Undefined where `work` took longer than `ms`. */
  async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
    const over = new AbortController();
    const late = clock.sleep(ms, over.signal).then(
      () => undefined,
      () => undefined,
    );
    try {
      return await Promise.race([work, late]);
    } finally {
      over.abort();
      work.catch(() => undefined); // Given up: what becomes of it is no longer asked.
    }
  }
}
