import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { requireLinux } from "../lib/require-linux.ts";
import type { BoxUser } from "./box/environment.ts";
import { createOneAtATime } from "./box/one-at-a-time.ts";
import { probeSockets } from "./box/probe-sockets.ts";
import { createEngine } from "./docker/engine.ts";
import { gpusOf } from "./docker/gpus.ts";
import { ensureRuntimeImage } from "./docker/image.ts";
import { createImageStore } from "./docker/image-store.ts";
import { startInstance, stopInstance } from "./docker/instances.ts";
import { listBoxes } from "./docker/list-boxes.ts";
import { openSandbox } from "./docker/sandbox.ts";
import { runTask } from "./docker/task.ts";
import type { Runner } from "./runner.ts";

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

/** The Runner over a Docker engine on this machine. */
export function createDockerRunner(options: DockerRunnerOptions): Runner {
  const { homeLabel, user, clock, log } = options;
  const engine = createEngine(options.socketPath);
  const context = { homeLabel, user };
  const oneAtATime = createOneAtATime();

  const runner: Runner = {
    name: "docker",

    prepare: async (progress) => {
      requireLinux("Boxes");
      await engine.call(() => engine.docker.ping());
      const image = await ensureRuntimeImage(createImageStore(engine, clock), options, progress);
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

    startInstance: (spec) => oneAtATime(spec.name, () => startInstance(engine, spec, context, log)),

    stopInstance: async (name, graceMs) => {
      await stopInstance(engine, { name, homeLabel, graceMs }, clock);
      log.info("stopped instance", { box: name });
    },

    runTask: (spec) => runTask(engine, spec, context, clock),
    openSandbox: (spec) => openSandbox(engine, spec, context, clock),
    gpus: async () => gpusOf(await engine.call(() => engine.docker.info())),
    list: (look) => listBoxes(engine, homeLabel, look),
  };
  return runner;
}
