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
import { refuseGpus } from "../box/no-gpus.ts";
import type { BoxLimits, InstanceSpec, SandboxSpec, TaskSpec } from "../runner.ts";

/** How a box is begun by bubblewrap (see bwrap(1)). Made purely, run thinly. */
export interface BoxLaunch {
  /** Read by bwrap from descriptor 3: so no list of processes shows what is in a box's environment. */
  options: string[];
  /** The command line on the host, after what puts it into a group with limits. */
  command: string[];
}

/** What of this machine decides the launch. */
export interface LaunchContext {
  user: BoxUser;
  /** Root changes to `user` for good. Anybody else stays who they are, in a user namespace. */
  isRoot: boolean;
  /** Full path of bwrap. */
  bwrap: string;
  /** Stock image as a folder: what lies over the host's own /usr. */
  imageFolder: string;
  /** Names in it that are bound as they are; not etc, usr and the mount points. */
  imageEntries: string[];
  /** Folders of the host's system, by their path, with where they lead if they are links: `/usr/bin`, `/lib` → `usr/lib`. */
  systemFolders: { path: string; linkTo?: string }[];
  /** Whether the limit on processes may be told to the kernel per user: in a namespace of its own it counts this box alone. */
  limitsOwnProcesses: boolean;
  /** Most private memory that one process may ask for, in MB, where no group limits them all together. */
  perProcessMemoryMb?: number;
}

/**
 * Descriptors that programs on the way find open. For a command in a Sandbox: the box's own user namespace, the folder
 * of its first process in /proc, and the user namespace around it.
 */
export const DESCRIPTORS = { options: 3, seccomp: 4, status: 5, innerUser: 6, first: 7, outerUser: 8 } as const;

type AnySpec = InstanceSpec | SandboxSpec | TaskSpec;
interface Shape {
  env: Record<string, string>;
  /** Folders of the box's own memory, its user's alone. */
  ownFolders: string[];
  binds: { hostFolder: string; inside: string; writable: boolean }[];
  workingFolder: string;
  command: string[];
  flags: string[];
}

const MB = 1024 * 1024;
const SHARED_MEMORY_MB = 16;
/** A Node outside Docker sees the machine's memory, not the box's: told, it collects garbage before it is killed. */
const HEAP_SHARE = 0.5;
/**
 * All that root keeps on its way into a box, and why: CHOWN gives the box's user its folders, SETUID and SETGID become that
 * user, SETPCAP empties the set that could be gained. `asUser` gives them all up before the box's own program starts.
 */
const ROOT_CAPABILITIES = ["CAP_CHOWN", "CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP"];
const JOINED = { mount: "mnt", net: "net", ipc: "ipc", uts: "uts", pid: "pid", cgroup: "cgroup" };

/** An Instance lives on when the control plane dies. */
export function instanceLaunch(spec: InstanceSpec, context: LaunchContext): BoxLaunch {
  const [node = "node", ...rest] = INSTANCE_COMMAND;
  return boxLaunch(spec, context, {
    env: INSTANCE_ENV,
    ownFolders: [],
    binds: [
      { hostFolder: spec.appFolder, inside: "/app", writable: true },
      { hostFolder: spec.dataFolder, inside: "/data", writable: true },
      { hostFolder: spec.bundleFolder, inside: "/bundle", writable: false },
    ],
    workingFolder: "/bundle",
    command: [node, `--max-old-space-size=${Math.round(spec.limits.memoryMb * HEAP_SHARE)}`, ...rest],
    flags: [],
  });
}

export function taskLaunch(spec: TaskSpec, context: LaunchContext): BoxLaunch {
  return boxLaunch(spec, context, {
    env: { HOME: "/tmp" },
    ownFolders: ["/app-source"],
    binds: spec.mounts,
    workingFolder: spec.source === undefined ? "/tmp" : "/app-source",
    command: taskCommand(spec),
    flags: ["--die-with-parent"],
  });
}

/** Its first process is the shell that never leaves, not bubblewrap's. */
export function sandboxLaunch(spec: SandboxSpec, context: LaunchContext): BoxLaunch {
  return boxLaunch(spec, context, {
    env: { HOME: "/home/agent" },
    ownFolders: ["/app-source", "/home/agent"],
    binds: agentBinds(spec),
    workingFolder: "/app-source",
    command: SANDBOX_COMMAND,
    flags: ["--die-with-parent", "--as-pid-1"],
  });
}

/**
 * A command in a Sandbox that runs: it joins the box's namespaces by descriptors that were opened when the box began
 * (never by a number that may be another's by now), and is then stripped of its rights as the box's own were.
 */
export function execLaunch(
  spec: SandboxSpec,
  context: LaunchContext,
  given: { command: string[]; env: string[]; cwd: string },
): BoxLaunch {
  const env = {
    HOSTNAME: spec.name,
    ...boxEnvironment(spec, { HOME: "/home/agent" }),
    ...Object.fromEntries(
      given.env.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
    ),
  };
  const descriptor = (number: number) => `/proc/self/fd/${number}`;
  const joined = Object.entries(JOINED).map(
    ([option, name]) => `--${option}=${descriptor(DESCRIPTORS.first)}/ns/${name}`,
  );
  // First to where the box's outside is: who is there has every right over what lies below, and none above.
  const outside = ["nsenter", `--user=${descriptor(DESCRIPTORS.outerUser)}`, "--preserve-credentials", "--"];
  // Nothing of the host's may be open where a program of the box could reach for it.
  const close = ["/bin/sh", "-c", `exec ${DESCRIPTORS.first}<&- ${DESCRIPTORS.outerUser}<&-; exec "$@"`, "sh"];
  return {
    options: [
      ...rights(context),
      ...(context.isRoot ? [] : ["--userns2", String(DESCRIPTORS.innerUser)]),
      ...environment(env),
      // Root without its rights may not enter what is the box's user's own: that one goes there itself.
      ...["--dev-bind", "/", "/", "--chdir", context.isRoot ? "/" : given.cwd],
    ],
    command: [
      ...(context.isRoot ? [] : outside),
      ...resourceLimits(spec.limits, context),
      ...["nsenter", ...joined, "--"],
      ...close,
      ...[context.bwrap, "--args", String(DESCRIPTORS.options), "--"],
      ...asUser(context.isRoot ? [...goTo(given.cwd), ...given.command] : given.command, [], context),
    ],
  };
}

function goTo(folder: string): string[] {
  return ["/bin/sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", folder];
}

function boxLaunch(spec: AnySpec, context: LaunchContext, shape: Shape): BoxLaunch {
  const { limits } = spec;
  refuseGpus(limits);
  const { uid, gid } = context.user;
  const env = { HOSTNAME: checkedName(spec.name), ...boxEnvironment(spec, shape.env) };
  const door = spec.doorFolder ? [{ hostFolder: spec.doorFolder, inside: "/door", writable: false }] : [];
  const user = ["--unshare-user", "--uid", String(uid), "--gid", String(gid), "--disable-userns"];
  return {
    options: [
      ...["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"],
      ...(context.isRoot ? [] : user),
      ...["--hostname", spec.name, "--json-status-fd", String(DESCRIPTORS.status)],
      ...shape.flags,
      ...rights(context),
      ...environment(env),
      ...rootFolders(context),
      ...["--proc", "/proc", "--dev", "/dev", ...memory("/dev/shm", SHARED_MEMORY_MB, "1777"), "--remount-ro", "/dev"],
      ...memory("/tmp", limits.scratchMb, "1777"),
      ...shape.ownFolders.flatMap((folder) => memory(folder, limits.scratchMb, "0700")),
      ...[...door, ...shape.binds].flatMap((bind) => [
        bind.writable ? "--bind" : "--ro-bind",
        bind.hostFolder,
        bind.inside,
      ]),
      ...["--remount-ro", "/", "--chdir", shape.workingFolder],
    ],
    command: [
      // A namespace around the box's own: its limit on processes counts this box alone, and it is the way back in.
      ...(context.isRoot ? [] : ["unshare", "--user", "--map-root-user", "--"]),
      ...resourceLimits(limits, context),
      ...[context.bwrap, "--args", String(DESCRIPTORS.options), "--"],
      ...asUser(shape.command, shape.ownFolders, context),
    ],
  };
}

/** The mount points stay empty folders where a box is not given what belongs there. */
function rootFolders(context: LaunchContext): string[] {
  const { imageFolder } = context;
  return [
    // What bubblewrap makes on its way to a deeper place, its maker alone may enter.
    ...openFolder("/usr"),
    ...context.systemFolders.flatMap(({ path, linkTo }) =>
      linkTo === undefined ? ["--ro-bind", path, path] : ["--symlink", linkTo, path],
    ),
    ...["--ro-bind", `${imageFolder}/usr/local`, "/usr/local", "--ro-bind", `${imageFolder}/etc`, "/etc"],
    // Debian's names of programs lead through here; a machine without it has none to lead.
    ...["--ro-bind-try", "/etc/alternatives", "/etc/alternatives"],
    ...context.imageEntries.flatMap((name) => ["--ro-bind", `${imageFolder}/${name}`, `/${name}`]),
    ...["/agents", "/app", "/app-source", "/bundle", "/data", "/door", "/home", "/home/agent"].flatMap(openFolder),
  ];
}

function openFolder(path: string): string[] {
  return ["--perms", "0755", "--dir", path];
}

function rights(context: LaunchContext): string[] {
  const kept = context.isRoot ? ROOT_CAPABILITIES.flatMap((name) => ["--cap-add", name]) : [];
  return ["--new-session", "--cap-drop", "ALL", ...kept, "--seccomp", String(DESCRIPTORS.seccomp)];
}

function environment(env: Record<string, string>): string[] {
  return ["--clearenv", ...Object.entries(env).flatMap(([key, value]) => ["--setenv", key, value])];
}

function memory(folder: string, sizeMb: number, mode: string): string[] {
  return ["--size", String(sizeMb * MB), "--perms", mode, "--tmpfs", folder];
}

function resourceLimits(limits: BoxLimits, context: LaunchContext): string[] {
  const fixed = (name: string, value: number) => `--${name}=${value}:${value}`;
  return [
    "prlimit",
    fixed("fsize", limits.fileSizeMb * MB),
    fixed("nofile", 4096),
    fixed("core", 0),
    ...(context.limitsOwnProcesses ? [fixed("nproc", limits.pids)] : []),
    ...(context.perProcessMemoryMb === undefined
      ? []
      : [fixed("data", (limits.memoryMb + context.perProcessMemoryMb) * MB)]),
    "--",
  ];
}

/** Root's last act in the box: it gives away the folders, and becomes the box's user without a way back. */
function asUser(command: string[], ownFolders: string[], context: LaunchContext): string[] {
  if (!context.isRoot) return command;
  const { uid, gid } = context.user;
  const become = ["setpriv", "--reuid", String(uid), "--regid", String(gid), "--clear-groups"];
  const strip = ["--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all", "--no-new-privs", "--"];
  const give = ["/bin/sh", "-c", `chown ${uid}:${gid} ${ownFolders.join(" ")} && exec "$@"`, "sh"];
  return [...(ownFolders.length > 0 ? give : []), ...become, ...strip, ...command];
}
