import assert from "node:assert/strict";
import { test } from "node:test";
import { KnownError } from "../../../lib/errors.ts";
import {
  execLaunch,
  instanceLaunch,
  type LaunchContext,
  sandboxLaunch,
  taskLaunch,
} from "../../../runners/bubblewrap/spec.ts";

const user: LaunchContext = {
  user: { uid: 1000, gid: 1001 },
  isRoot: false,
  bwrap: "/usr/bin/bwrap",
  imageFolder: "/home/t/images/abc/root",
  imageEntries: ["node_modules", "opt"],
  systemFolders: [{ path: "/usr/bin" }, { path: "/bin", linkTo: "usr/bin" }],
  limitsOwnProcesses: true,
  perProcessMemoryMb: 1024,
};
const { perProcessMemoryMb: _, ...grouped } = user;
const root: LaunchContext = { ...grouped, user: { uid: 10001, gid: 10001 }, isRoot: true, limitsOwnProcesses: false };
const box = {
  name: "lunch-orders-v3",
  labels: { appId: "app_1" },
  limits: { memoryMb: 256, cpus: 0.5, pids: 64, fileSizeMb: 100, scratchMb: 32 },
  doorFolder: "/run/t/d/one/door",
  env: { TZ: "Europe/Paris" },
  imageDigest: "sha256:abc",
};
const words = (text: string) => text.trim().split(/\s+/);
const set = (pairs: Record<string, string>) => [
  "--clearenv",
  ...Object.entries(pairs).flatMap(([key, value]) => ["--setenv", key, value]),
];
const door = { TOOLROOM_DOOR: "http://127.0.0.1:8080", TOOLROOM_DOOR_SOCKET: "/door/door.sock" };
const env = {
  HOSTNAME: "lunch-orders-v3",
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LANG: "C.UTF-8",
  TZ: "Europe/Paris",
};
const namespaces = words("--unshare-pid --unshare-net --unshare-ipc --unshare-uts --unshare-cgroup-try");
const ownUser = words("--unshare-user --uid 1000 --gid 1001 --disable-userns");
const named = words("--hostname lunch-orders-v3 --json-status-fd 5");
const rights = words("--new-session --cap-drop ALL --seccomp 4");
const rootRights = words(
  "--new-session --cap-drop ALL --cap-add CAP_CHOWN --cap-add CAP_SETUID --cap-add CAP_SETGID --cap-add CAP_SETPCAP --seccomp 4",
);
const folders = words(`
  --perms 0755 --dir /usr --ro-bind /usr/bin /usr/bin --symlink usr/bin /bin
  --ro-bind /home/t/images/abc/root/usr/local /usr/local --ro-bind /home/t/images/abc/root/etc /etc
  --ro-bind-try /etc/alternatives /etc/alternatives
  --ro-bind /home/t/images/abc/root/node_modules /node_modules --ro-bind /home/t/images/abc/root/opt /opt
  --perms 0755 --dir /agents --perms 0755 --dir /app --perms 0755 --dir /app-source --perms 0755 --dir /bundle --perms 0755 --dir /data
  --perms 0755 --dir /door --perms 0755 --dir /home --perms 0755 --dir /home/agent
  --proc /proc --dev /dev --size 16777216 --perms 1777 --tmpfs /dev/shm --remount-ro /dev
  --size 33554432 --perms 1777 --tmpfs /tmp`);
const own = (folder: string) => words(`--size 33554432 --perms 0700 --tmpfs ${folder}`);
const doorBind = words("--ro-bind /run/t/d/one/door /door");
const limits = words("prlimit --fsize=104857600:104857600 --nofile=4096:4096 --core=0:0");
const ownLimits = [...limits, ...words("--nproc=64:64 --data=1342177280:1342177280 --")];
const bwrap = words("/usr/bin/bwrap --args 3 --");
const become = words(
  "setpriv --reuid 10001 --regid 10001 --clear-groups --inh-caps=-all --ambient-caps=-all --bounding-set=-all --no-new-privs --",
);

test("an Instance of a user runs in namespaces of its own, the outer one holding its limits", () => {
  const binds = { appFolder: "/run/t/d/one/app", dataFolder: "/home/t/data", bundleFolder: "/home/t/bundle" };
  assert.deepEqual(instanceLaunch({ ...box, ...binds }, user), {
    options: [
      ...[...namespaces, ...ownUser, ...named, ...rights],
      ...set({ ...env, ...door, TOOLROOM_APP_SOCKET: "/app/app.sock", HOME: "/tmp" }),
      ...[...folders, ...doorBind],
      ...words("--bind /run/t/d/one/app /app --bind /home/t/data /data --ro-bind /home/t/bundle /bundle"),
      ...words("--remount-ro / --chdir /bundle"),
    ],
    command: [
      ...words("unshare --user --map-root-user --"),
      ...[...ownLimits, ...bwrap],
      ...words("node --max-old-space-size=128 --import /opt/toolroom/instance.mjs /bundle/app.ts"),
    ],
  });
});

test("a Sandbox of root's ends with it, and its first process becomes another user for good", () => {
  const agents = [{ name: "some-agent", hostFolder: "/home/t/cache/some-agent" }];
  assert.deepEqual(sandboxLaunch({ ...box, agents }, root), {
    options: [
      ...[...namespaces, ...named, "--die-with-parent", "--as-pid-1", ...rootRights],
      ...set({ ...env, PATH: `${env.PATH}:/agents/some-agent/bin`, ...door, HOME: "/home/agent" }),
      ...[...folders, ...own("/app-source"), ...own("/home/agent"), ...doorBind],
      ...words("--ro-bind /home/t/cache/some-agent /agents/some-agent --remount-ro / --chdir /app-source"),
    ],
    command: [
      ...[...limits, "--", ...bwrap],
      ...["/bin/sh", "-c", 'chown 10001:10001 /app-source /home/agent && exec "$@"', "sh"],
      ...[...become, "/bin/sh", "/opt/toolroom/sandbox.sh"],
    ],
  });
});

test("a task without a door has no platform, and its source comes in through stdin", () => {
  const { doorFolder: _door, ...withoutDoor } = box;
  const mounts = [{ hostFolder: "/home/t/data", inside: "/data", writable: true }];
  const task = { ...withoutDoor, command: ["tsc", "--noEmit"], mounts, timeoutMs: 1_000, source: new Uint8Array() };
  assert.deepEqual(taskLaunch(task, { ...grouped, limitsOwnProcesses: false }), {
    options: [
      ...[...namespaces, ...ownUser, ...named, "--die-with-parent", ...rights],
      ...set({ ...env, HOME: "/tmp" }),
      ...[...folders, ...own("/app-source")],
      ...words("--bind /home/t/data /data --remount-ro / --chdir /app-source"),
    ],
    command: [
      ...words("unshare --user --map-root-user --"),
      ...[...limits, "--", ...bwrap],
      ...["/bin/sh", "-c", 'tar -x --no-same-owner --no-same-permissions -C /app-source && exec "$@"', "sh"],
      ...["tsc", "--noEmit"],
    ],
  });
});

test("a command joins a Sandbox by what was opened when it began, and has no more rights in it than the box", () => {
  const given = { command: ["ls"], env: ["TOOLROOM_EXEC=a=b"], cwd: "/tmp" };
  const joined = ["mnt", "net", "ipc", "uts", "pid", "cgroup"].map((name) => {
    return `--${name === "mnt" ? "mount" : name}=/proc/self/fd/7/ns/${name}`;
  });
  const close = ["/bin/sh", "-c", 'exec 7<&- 8<&-; exec "$@"', "sh"];
  const inside = set({ ...env, ...door, HOME: "/home/agent", TOOLROOM_EXEC: "a=b" });
  assert.deepEqual(execLaunch(box, user, given), {
    options: [...rights, "--userns2", "6", ...inside, ...words("--dev-bind / / --chdir /tmp")],
    command: [
      ...words("nsenter --user=/proc/self/fd/8 --preserve-credentials --"),
      ...[...ownLimits, "nsenter", ...joined, "--", ...close, ...bwrap, "ls"],
    ],
  });
  assert.deepEqual(execLaunch(box, root, given), {
    options: [...rootRights, ...inside, ...words("--dev-bind / / --chdir /")],
    command: [
      ...[...limits, "--", "nsenter", ...joined, "--", ...close, ...bwrap, ...become],
      ...["/bin/sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", "/tmp", "ls"],
    ],
  });
});

test("a caller's environment cannot replace what the box relies on, nor a name lead elsewhere", () => {
  const wanted = { TOOLROOM_DOOR_SOCKET: "/app/mine.sock", HOME: "/data" };
  const { options } = sandboxLaunch({ ...box, env: wanted }, user);
  assert.equal(options[options.indexOf("TOOLROOM_DOOR_SOCKET") + 1], "/door/door.sock");
  assert.equal(options[options.indexOf("HOME") + 1], "/home/agent");
  for (const name of ["", "Up", "a/b", "..", "x".repeat(61)])
    assert.throws(() => sandboxLaunch({ ...box, name }, user), KnownError, name);
});
