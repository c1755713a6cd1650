import {
  agentBinds,
  type BoxUser,
  boxEnvironment,
  checkedName,
  INSTANCE_COMMAND,
  INSTANCE_ENV,
  SANDBOX_COMMAND,
  taskCommand,
} from "../box/environment.ts";
import type { BoxLimits, InstanceSpec, SandboxSpec, TaskSpec } from "../runner.ts";
import { seccompProfile } from "./seccomp-profile.ts";

/** What we tell the engine about a container (Docker Engine API v1.41, "Create a container"). Made purely, run thinly. */
export interface ContainerSpec {
  name: string;
  Image: string;
  Cmd: string[];
  User: string;
  WorkingDir: string;
  Env: string[];
  Labels: Record<string, string>;
  OpenStdin: boolean;
  StdinOnce: boolean;
  AttachStdin: boolean;
  AttachStdout: boolean;
  AttachStderr: boolean;
  HostConfig: {
    NetworkMode: "none";
    ReadonlyRootfs: true;
    CapDrop: ["ALL"];
    SecurityOpt: string[];
    Init: boolean;
    Memory: number;
    MemorySwap: number;
    NanoCpus: number;
    PidsLimit: number;
    OomScoreAdj: number;
    ShmSize: number;
    Ulimits: { Name: string; Soft: number; Hard: number }[];
    LogConfig: { Type: "json-file"; Config: Record<string, string> };
    RestartPolicy: { Name: "no" };
    Tmpfs: Record<string, string>;
    Mounts: { Type: "bind"; Source: string; Target: string; ReadOnly: boolean }[];
    /** As `docker run --gpus <count>` asks (Engine API v1.40 and later, HostConfig.DeviceRequests). */
    DeviceRequests?: { Driver: "nvidia"; Count: number; Capabilities: [["gpu"]] }[];
  };
}

export interface SpecContext {
  homeLabel: string;
  user: BoxUser;
}

type AnySpec = InstanceSpec | SandboxSpec | TaskSpec;
type Mount = ContainerSpec["HostConfig"]["Mounts"][number];

const MB = 1024 * 1024;
const FILES_PER_MB = 256;
const LEAST_FILES = 4_096;
/** What the engine keeps with a container: whose it is, the box's name, and each label of the box behind a prefix. */
export const HOME_LABEL = "toolroom.home";
export const NAME_LABEL = "toolroom.name";
const LABEL_PREFIX = "toolroom.label.";

/** A long-running program: `/bundle/app.ts`, with the forwarder loaded before it. */
export function instanceContainer(spec: InstanceSpec, context: SpecContext): ContainerSpec {
  const box = boxContainer(spec, context, INSTANCE_ENV);
  return {
    ...box,
    Cmd: INSTANCE_COMMAND,
    WorkingDir: "/bundle",
    HostConfig: {
      ...box.HostConfig,
      Mounts: [
        ...box.HostConfig.Mounts,
        mount(spec.appFolder, "/app", true),
        mount(spec.dataFolder, "/data", true),
        mount(spec.bundleFolder, "/bundle", false),
      ],
    },
  };
}

/** One command to its end. A source comes in through stdin as a tar; a door makes the forwarder run beside the command. */
export function taskContainer(spec: TaskSpec, context: SpecContext): ContainerSpec {
  const box = boxContainer(spec, context, { HOME: "/tmp" });
  const hasSource = spec.source !== undefined;
  return {
    ...box,
    Cmd: taskCommand(spec),
    WorkingDir: hasSource ? "/app-source" : "/tmp",
    OpenStdin: hasSource,
    StdinOnce: hasSource,
    AttachStdin: hasSource,
    HostConfig: {
      ...box.HostConfig,
      Tmpfs: { ...box.HostConfig.Tmpfs, "/app-source": ownTmpfs(spec, context.user) },
      Mounts: [
        ...box.HostConfig.Mounts,
        ...spec.mounts.map((given) => mount(given.hostFolder, given.inside, given.writable)),
      ],
    },
  };
}

/**
 * A box that waits. Its first process is a shell that never leaves (see `image/sandbox.sh`): it reaps orphans, starts
 * the forwarder again when the agent killed it, and on SIGUSR1 ends everything else; so no init of the engine's.
 */
export function sandboxContainer(spec: SandboxSpec, context: SpecContext): ContainerSpec {
  const box = boxContainer(spec, context, { HOME: "/home/agent" });
  return {
    ...box,
    Cmd: SANDBOX_COMMAND,
    WorkingDir: "/app-source",
    HostConfig: {
      ...box.HostConfig,
      Init: false,
      Tmpfs: {
        ...box.HostConfig.Tmpfs,
        "/app-source": ownTmpfs(spec, context.user),
        "/home/agent": ownTmpfs(spec, context.user),
      },
      Mounts: [
        ...box.HostConfig.Mounts,
        ...agentBinds(spec).map((given) => mount(given.hostFolder, given.inside, given.writable)),
      ],
    },
  };
}

/** The container's name: the box's, with the home in front, so that two Toolrooms share an engine. */
export function containerName(boxName: string, homeLabel: string): string {
  return `toolroom_${homeLabel}_${checkedName(boxName)}`;
}

/** The box's own labels among a container's. */
export function labelsOf(kept: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(kept)
      .filter(([key]) => key.startsWith(LABEL_PREFIX))
      .map(([key, value]) => [key.slice(LABEL_PREFIX.length), value]),
  );
}

function boxContainer(spec: AnySpec, context: SpecContext, ownEnv: Record<string, string>): ContainerSpec {
  const { limits } = spec;
  const env = boxEnvironment(spec, ownEnv);
  const prefixed = Object.entries(spec.labels).map(([key, value]) => [LABEL_PREFIX + key, value]);
  return {
    name: containerName(spec.name, context.homeLabel),
    Image: spec.imageDigest,
    Cmd: [],
    User: `${context.user.uid}:${context.user.gid}`,
    WorkingDir: "/",
    Env: Object.entries(env).map(([key, value]) => `${key}=${value}`),
    Labels: {
      [HOME_LABEL]: context.homeLabel,
      [NAME_LABEL]: spec.name,
      ...Object.fromEntries(prefixed),
    },
    OpenStdin: false,
    StdinOnce: false,
    AttachStdin: false,
    AttachStdout: true,
    AttachStderr: true,
    HostConfig: {
      NetworkMode: "none",
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges", `seccomp=${seccompProfile()}`],
      Init: true,
      Memory: limits.memoryMb * MB,
      MemorySwap: limits.memoryMb * MB,
      NanoCpus: Math.round(limits.cpus * 1e9),
      PidsLimit: limits.pids,
      // Where the whole machine runs out of memory, boxes go before the platform.
      OomScoreAdj: 500,
      ShmSize: 16 * MB,
      Ulimits: [
        { Name: "fsize", Soft: limits.fileSizeMb * MB, Hard: limits.fileSizeMb * MB },
        { Name: "nofile", Soft: 4096, Hard: 4096 },
        { Name: "core", Soft: 0, Hard: 0 },
      ],
      LogConfig: { Type: "json-file", Config: { "max-size": "1m", "max-file": "2" } },
      RestartPolicy: { Name: "no" },
      Tmpfs: { "/tmp": `${tmpfs(limits)},mode=1777` },
      Mounts: spec.doorFolder ? [mount(spec.doorFolder, "/door", false)] : [],
      ...(limits.gpus === undefined
        ? {}
        : { DeviceRequests: [{ Driver: "nvidia", Count: limits.gpus, Capabilities: [["gpu"]] }] }),
    },
  };
}

function mount(hostFolder: string, inside: string, writable: boolean): Mount {
  return { Type: "bind", Source: hostFolder, Target: inside, ReadOnly: !writable };
}

function ownTmpfs({ limits }: AnySpec, user: BoxUser): string {
  return `${tmpfs(limits)},uid=${user.uid},gid=${user.gid},mode=700`;
}

/** Files take kernel memory also where they are empty: one may be there for each 4 kB, and a few thousand in any case. */
function tmpfs({ scratchMb }: BoxLimits): string {
  const files = Math.max(LEAST_FILES, scratchMb * FILES_PER_MB);
  return `rw,nosuid,nodev,exec,size=${scratchMb}m,nr_inodes=${files}`;
}
