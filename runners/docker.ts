import { chown, mkdir } from "node:fs/promises";
import type { Duplex, Readable } from "node:stream";
import Docker from "dockerode";
import type { Clock } from "../lib/clock.ts";
import { KnownError } from "../lib/errors.ts";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import type { Log } from "../lib/log.ts";
import { requireLinux } from "../lib/require-linux.ts";
import { type BoxAccess, FULL_SHARE } from "./box/access.ts";
import { createBoundedOutput } from "./box/bounded-output.ts";
import type { BoxUser } from "./box/environment.ts";
import { createOneAtATime } from "./box/one-at-a-time.ts";
import { probeSockets } from "./box/probe-sockets.ts";
import { createSandbox } from "./box/sandbox.ts";
import { readFrames } from "./docker/frames.ts";
import { ensureRuntimeImage, type ImageStore } from "./docker/image.ts";
import {
  type ContainerSpec,
  containerName,
  instanceContainer,
  sandboxContainer,
  taskContainer,
} from "./docker/spec.ts";
import { findHeldFiles, processesByContainer } from "./host/held-files.ts";
import type { Runner, RunningBox, SandboxSpec, TaskResult } from "./runner.ts";

export interface DockerRunnerOptions {
  /** The engine's socket, e.g. /var/run/docker.sock. */
  socketPath: string;
  /** 8 hex of the Toolroom home: tells our containers from another Toolroom's on the same engine. */
  homeLabel: string;
  /** Who programs in boxes are: 10001 under root, else our own. */
  user: BoxUser;
  /** Root-relative tree laid over the base image; holds at least `node_modules/@toolroom/app`. */
  layerFolder: string;
  /** Host folder for unfinished image builds. */
  buildFolder: string;
  /** Short host folder that only we can enter; the probe's sockets are made there. */
  runtimeFolder: string;
  log: Log;
  clock: Clock;
}

const TASK_OUTPUT_BYTES = 256 * 1024;
/** How many processes a box holds, as the kernel says it inside: cgroup v1's file, and v2's. */
const PIDS_FILES = ["/sys/fs/cgroup/pids/pids.current", "/sys/fs/cgroup/pids.current"];
const READY_MS = 15_000;
const PULL_MS = 10 * 60_000;

/** The Runner over a Docker engine on this machine. */
export function createDockerRunner(options: DockerRunnerOptions): Runner {
  const { homeLabel, user, clock, log } = options;
  const docker = new Docker({ socketPath: options.socketPath });
  const context = { homeLabel, user };
  const oneAtATime = createOneAtATime();

  const runner: Runner = {
    name: "docker",

    prepare: async (progress) => {
      requireLinux("Boxes");
      await call(() => docker.ping());
      const image = await ensureRuntimeImage(imageStore(), options, progress);
      progress("Proving that a container reaches its sockets.");
      await probeSockets(runner, {
        imageDigest: image.digest,
        runtimeFolder: options.runtimeFolder,
        clock,
        fix: "The engine must run on this machine and share its folders: use a local engine, not one in a virtual machine.",
      });
      log.info("runner prepared", { image: image.digest, sdkVersion: image.sdkVersion });
      return image;
    },

    startInstance: (spec) =>
      oneAtATime(spec.name, async () => {
        const made = instanceContainer(spec, context);
        if (await isRunning(made.name)) return;
        await remove(made.name); // Before its folder goes: nobody may write there any more.
        await removeHostileFolder(spec.appFolder);
        await makeOwnFolder(spec.appFolder);
        await makeOwnFolder(spec.dataFolder);
        log.info("starting instance", { box: spec.name });
        const container = await create(made);
        await call(() => container.start());
        log.info("started instance", { box: spec.name });
      }),

    stopInstance: async (name, graceMs) => {
      const container = docker.getContainer(containerName(name, homeLabel));
      const signalled = await call(() => container.kill({ signal: "SIGTERM" }), [404, 409]);
      if (signalled !== undefined && graceMs > 0)
        await within(graceMs, (signal) => call(() => container.wait({ abortSignal: signal }), [404]));
      await remove(container.id);
      log.info("stopped instance", { box: name });
    },

    runTask: async (spec) => {
      const made = taskContainer(spec, context);
      const container = await create(made);
      try {
        const stream = await attach(container, made.OpenStdin);
        const stdout = createBoundedOutput(TASK_OUTPUT_BYTES, "end");
        const stderr = createBoundedOutput(TASK_OUTPUT_BYTES, "end");
        const read = (async () => {
          for await (const frame of readFrames(stream)) (frame.from === "stdout" ? stdout : stderr).push(frame.chunk);
        })();
        read.catch(() => undefined); // Awaited below; until then a failure must not count as unhandled.
        await call(() => container.start());
        if (spec.source) stream.end(spec.source);
        const inTime = await within(spec.timeoutMs, () => call(() => container.wait()));
        if (!inTime) await call(() => container.kill(), [404, 409]);
        await call(() => read);
        const { State: state } = await call(() => container.inspect());
        if (state.OOMKilled) stderr.push(Buffer.from(`\nStopped: out of memory (${spec.limits.memoryMb} MB).\n`));
        const exitCode = inTime && !state.OOMKilled ? state.ExitCode : null;
        return { exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut: !inTime } satisfies TaskResult;
      } finally {
        await remove(container.id);
      }
    },

    openSandbox: async (spec) => {
      const made = sandboxContainer(spec, context);
      const container = await create(made);
      try {
        const stream = await attach(container, false);
        await call(() => container.start());
        await waitUntilReady(spec.name, stream);
      } catch (error) {
        await remove(container.id);
        throw error;
      }
      return createSandbox(spec.name, boxAccess(container, spec), clock);
    },

    list: async (look) => {
      const filters = { label: [`toolroom.home=${homeLabel}`] };
      const found = await call(() => docker.listContainers({ all: true, filters }));
      const seen = look?.countsProcesses === true ? await processesByContainer() : undefined;
      const boxes = await Promise.all(found.map((one) => describe(one, seen)));
      return boxes.filter((box) => box !== undefined);
    },
  };
  return runner;

  async function isRunning(name: string): Promise<boolean> {
    const found = await call(() => docker.getContainer(name).inspect(), [404]);
    return found?.State.Running === true;
  }

  /** What has the name already is left over from a work that was cut off: its caller begins anew. */
  async function create(spec: ContainerSpec): Promise<Docker.Container> {
    const created = await call(() => docker.createContainer(spec), [409]);
    if (created) return created;
    await remove(spec.name);
    return await call(() => docker.createContainer(spec));
  }

  /** With what the engine keeps of it; afterwards its name is free. 409 is a removal that is under way already. */
  async function remove(idOrName: string): Promise<void> {
    const container = docker.getContainer(idOrName);
    const removed = await call(() => container.remove({ force: true, v: true }), [404, 409]);
    if (removed === undefined) await call(() => container.wait({ condition: "removed" }), [404]);
  }

  async function attach(container: Docker.Container, hasInput: boolean): Promise<Duplex> {
    const wanted = { stream: true, hijack: true, stdin: hasInput, stdout: true, stderr: true };
    return withHeardErrors((await call(() => container.attach(wanted))) as Duplex);
  }

  /** The sandbox's first process says so on stdout once its forwarder listens. */
  async function waitUntilReady(name: string, stream: Duplex): Promise<void> {
    const said = createBoundedOutput(2_000, "end");
    const listen = async () => {
      for await (const frame of readFrames(stream)) {
        said.push(frame.chunk);
        if (said.text().includes("ready\n")) return true;
      }
      return false;
    };
    const ready = await within(READY_MS, () => call(listen));
    stream.destroy();
    if (ready) return;
    throw new KnownError(
      "sandbox_gone",
      `Sandbox ${name} did not start: ${said.text().trim() || "it said nothing"}`,
      "Try again.",
    );
  }

  function boxAccess(container: Docker.Container, { name, limits }: SandboxSpec): BoxAccess {
    const access: BoxAccess = {
      exec: async (command, { env, cwd, hasInput }) => {
        const attached = { AttachStdin: hasInput, AttachStdout: true, AttachStderr: true };
        const exec = await inSandbox(name, () =>
          container.exec({ Cmd: command, Env: env, WorkingDir: cwd, ...attached }),
        );
        const stream = withHeardErrors(await inSandbox(name, () => exec.start({ hijack: true, stdin: true })));
        return {
          frames: readFrames(stream),
          send: (input) => void stream.end(input),
          cut: () => void stream.destroy(),
          exitCode: async () => {
            const state = await inSandbox(name, () => exec.inspect());
            return state.Running ? undefined : state.ExitCode;
          },
        };
      },
      // Read inside: the engine's own statistics take a second. A command that starts no other one always has room.
      isFull: async () => {
        const { frames } = await access.exec(["cat", ...PIDS_FILES], { env: [], cwd: "/", hasInput: false });
        const said = createBoundedOutput(1_000, "end");
        for await (const frame of frames) if (frame.from === "stdout") said.push(frame.chunk);
        return Number(said.text()) >= limits.pids * FULL_SHARE;
      },
      sweep: async () => {
        await call(() => container.kill({ signal: "SIGUSR1" }), [404, 409]);
      },
      remove: () => remove(container.id),
    };
    return access;
  }

  /** Of one that is stopped or gone: nothing. */
  async function processesIn(container: Docker.Container): Promise<number | undefined> {
    const stats = await call(() => container.stats({ stream: false, "one-shot": true }), [404, 409]);
    return stats?.pids_stats?.current;
  }

  /** `seen`: processes by container, where what is inside is asked for. */
  async function describe(
    found: Docker.ContainerInfo,
    seen: Map<string, number[]> | undefined,
  ): Promise<RunningBox | undefined> {
    const name = found.Labels["toolroom.name"] ?? found.Id;
    const prefix = "toolroom.label.";
    const labels = Object.fromEntries(
      Object.entries(found.Labels)
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), value]),
    );
    if (["running", "paused", "restarting"].includes(found.State)) {
      const processes = seen === undefined ? undefined : await processesIn(docker.getContainer(found.Id));
      const pids = seen?.get(found.Id);
      const heldFiles = pids === undefined ? undefined : await findHeldFiles(pids);
      const inside = {
        ...(processes === undefined ? {} : { processes }),
        ...(heldFiles === undefined ? {} : { heldFiles }),
      };
      return { name, labels, state: "running", ...inside };
    }
    const inspected = await call(() => docker.getContainer(found.Id).inspect(), [404]);
    if (!inspected) return undefined; // Removed since the list was made.
    const { State: state } = inspected;
    const stoppedBecause = state.OOMKilled ? "oom" : String(state.ExitCode);
    return { name, labels, state: "stopped", ...(found.State === "created" ? {} : { stoppedBecause }) };
  }

  async function makeOwnFolder(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (process.getuid?.() === 0) await chown(folder, user.uid, user.gid);
  }

  function imageStore(): ImageStore {
    return {
      find: async (tag) => (await call(() => docker.getImage(tag).inspect(), [404]))?.Id,
      pull: async (reference, answerMs) => {
        const giveUp = new AbortController();
        const asked = docker.pull(reference, { abortSignal: giveUp.signal });
        const stream = await within(answerMs, () => asked);
        const arrived = stream && (await within(PULL_MS, () => followed(stream).then(() => true)));
        if (arrived) return;
        giveUp.abort();
        throw failed(stream ? `${reference} did not arrive in time` : "no registry answers");
      },
      importRoot: async (tar, tag) => await followed(await call(() => docker.importImage(tar, splitTag(tag)))),
      build: async (buildContext, tag) => {
        const settings = { t: tag, networkmode: "none", rm: true, forcerm: true };
        await followed(await call(() => docker.buildImage(buildContext, settings)));
      },
    };
  }

  /** Reads an engine's progress to its end; its last error is the call's. */
  async function followed(stream: NodeJS.ReadableStream): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(stream as Readable, (error) => (error ? reject(error) : resolve()));
    }).catch((error: unknown) => {
      // What the engine reports in its progress has no status; only a broken connection has a code.
      throw error instanceof Error && !("code" in error) ? failed(error.message, error) : asKnown(error);
    });
  }

  /** Undefined where `work` took longer than `ms`; it is told by its signal. */
  async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    const over = new AbortController();
    const late = clock.sleep(ms, over.signal).then(
      () => undefined,
      () => undefined,
    );
    const working = work(over.signal);
    try {
      return await Promise.race([working, late]);
    } finally {
      over.abort();
      working.catch(() => undefined); // Given up: what becomes of it is no longer asked.
    }
  }

  async function inSandbox<T>(name: string, work: () => Promise<T>): Promise<T> {
    const result = await call(work, [404, 409]);
    if (result !== undefined) return result;
    throw new KnownError("sandbox_gone", `Sandbox ${name} is gone.`, "Reply *retry* to start the build again.");
  }

  /** One call to the engine. Answers with a status in `expected` give undefined; a silent engine is `runner_unavailable`. */
  async function call<T>(work: () => Promise<T>): Promise<T>;
  async function call<T>(work: () => Promise<T>, expected: number[]): Promise<T | undefined>;
  async function call<T>(work: () => Promise<T>, expected: number[] = []): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : undefined;
      if (status !== undefined && expected.includes(status)) return undefined;
      throw asKnown(error);
    }
  }

  function asKnown(error: unknown): KnownError {
    if (error instanceof KnownError) return error;
    const reason = error instanceof Error ? error.message.trim() : String(error);
    if (error instanceof Error && "statusCode" in error) return failed(reason, error);
    return new KnownError(
      "runner_unavailable",
      `The container engine at ${options.socketPath} does not answer (${reason}).`,
      "Start it, for example with: systemctl start docker.",
      { cause: error },
    );
  }
}

function failed(reason: string, cause?: unknown): KnownError {
  const next = "Read the engine's logs, then try again.";
  return new KnownError("runner_failed", `The container engine refused: ${reason}`, next, { cause });
}

/** A write into a stream whose command has ended fails after the last reader is gone; unheard, it would end the process. */
function withHeardErrors(stream: Duplex): Duplex {
  return stream.on("error", () => undefined);
}

function splitTag(tag: string): { repo: string; tag: string } {
  const [repo = tag, version = "latest"] = tag.split(":");
  return { repo, tag: version };
}
