import assert from "node:assert/strict";
import { test } from "node:test";
import { KnownError } from "../../../lib/errors.ts";
import { seccompProfile } from "../../../runners/docker/seccomp-profile.ts";
import { instanceContainer, sandboxContainer, taskContainer } from "../../../runners/docker/spec.ts";

const context = { homeLabel: "0a1b2c3d", user: { uid: 10001, gid: 10002 } };
const box = {
  name: "lunch-orders-v3",
  labels: { appId: "app_1" },
  limits: { memoryMb: 256, cpus: 0.5, pids: 64, fileSizeMb: 100, scratchMb: 32 },
  doorFolder: "/run/t/d/one/door",
  env: { TZ: "Europe/Paris" },
  imageDigest: "sha256:abc",
};
const hostConfig = {
  NetworkMode: "none",
  ReadonlyRootfs: true,
  CapDrop: ["ALL"],
  SecurityOpt: ["no-new-privileges", `seccomp=${seccompProfile()}`],
  Init: true,
  Memory: 268435456,
  MemorySwap: 268435456,
  NanoCpus: 500000000,
  PidsLimit: 64,
  OomScoreAdj: 500,
  ShmSize: 16777216,
  Ulimits: [
    { Name: "fsize", Soft: 104857600, Hard: 104857600 },
    { Name: "nofile", Soft: 4096, Hard: 4096 },
    { Name: "core", Soft: 0, Hard: 0 },
  ],
  LogConfig: { Type: "json-file", Config: { "max-size": "1m", "max-file": "2" } },
  RestartPolicy: { Name: "no" },
  Tmpfs: { "/tmp": "rw,nosuid,nodev,exec,size=32m,nr_inodes=8192,mode=1777" },
  Mounts: [{ Type: "bind", Source: "/run/t/d/one/door", Target: "/door", ReadOnly: true }],
};
const expected = {
  name: "toolroom_0a1b2c3d_lunch-orders-v3",
  Image: "sha256:abc",
  User: "10001:10002",
  Labels: { "toolroom.home": "0a1b2c3d", "toolroom.name": "lunch-orders-v3", "toolroom.label.appId": "app_1" },
  OpenStdin: false,
  StdinOnce: false,
  AttachStdin: false,
  AttachStdout: true,
  AttachStderr: true,
};
const env = [
  "PATH=/usr/local/bin:/usr/bin:/bin",
  "LANG=C.UTF-8",
  "TZ=Europe/Paris",
  "TOOLROOM_DOOR=http://127.0.0.1:8080",
  "TOOLROOM_DOOR_SOCKET=/door/door.sock",
];
const ownTmpfs = "rw,nosuid,nodev,exec,size=32m,nr_inodes=8192,uid=10001,gid=10002,mode=700";

test("an Instance runs the bundle's program with its four folders", () => {
  const folders = { appFolder: "/run/t/d/one/app", dataFolder: "/home/t/data", bundleFolder: "/home/t/bundle" };
  assert.deepEqual(instanceContainer({ ...box, ...folders }, context), {
    ...expected,
    Cmd: ["node", "--import", "/opt/toolroom/instance.mjs", "/bundle/app.ts"],
    WorkingDir: "/bundle",
    Env: [...env, "TOOLROOM_APP_SOCKET=/app/app.sock", "HOME=/tmp"],
    HostConfig: {
      ...hostConfig,
      Mounts: [
        ...hostConfig.Mounts,
        { Type: "bind", Source: "/run/t/d/one/app", Target: "/app", ReadOnly: false },
        { Type: "bind", Source: "/home/t/data", Target: "/data", ReadOnly: false },
        { Type: "bind", Source: "/home/t/bundle", Target: "/bundle", ReadOnly: true },
      ],
    },
  });
});

test("a box with graphics cards asks for them as the engine's reference says, and is otherwise the same", () => {
  const folders = { appFolder: "/run/t/d/one/app", dataFolder: "/home/t/data", bundleFolder: "/home/t/bundle" };
  const without = instanceContainer({ ...box, ...folders }, context);
  const made = instanceContainer({ ...box, ...folders, limits: { ...box.limits, gpus: 2 } }, context);
  assert.deepEqual(made, {
    ...without,
    HostConfig: {
      ...without.HostConfig,
      DeviceRequests: [{ Driver: "nvidia", Count: 2, Capabilities: [["gpu"]] }],
    },
  });
});

test("a Sandbox waits without an engine's init, in folders of its own memory", () => {
  const agents = [{ name: "some-agent", hostFolder: "/home/t/cache/some-agent" }];
  assert.deepEqual(sandboxContainer({ ...box, agents }, context), {
    ...expected,
    Cmd: ["/bin/sh", "/opt/toolroom/sandbox.sh"],
    WorkingDir: "/app-source",
    Env: ["PATH=/usr/local/bin:/usr/bin:/bin:/agents/some-agent/bin", ...env.slice(1), "HOME=/home/agent"],
    HostConfig: {
      ...hostConfig,
      Init: false,
      Tmpfs: { ...hostConfig.Tmpfs, "/app-source": ownTmpfs, "/home/agent": ownTmpfs },
      Mounts: [
        ...hostConfig.Mounts,
        { Type: "bind", Source: "/home/t/cache/some-agent", Target: "/agents/some-agent", ReadOnly: true },
      ],
    },
  });
});

test("a task without a door has no platform, and its source comes in through stdin", () => {
  const { doorFolder: _, ...withoutDoor } = box;
  const mounts = [{ hostFolder: "/home/t/data", inside: "/data", writable: true }];
  const task = { ...withoutDoor, command: ["tsc", "--noEmit"], mounts, timeoutMs: 1_000, source: new Uint8Array() };
  assert.deepEqual(taskContainer(task, context), {
    ...expected,
    Cmd: [
      "/bin/sh",
      "-c",
      'tar -x --no-same-owner --no-same-permissions -C /app-source && exec "$@"',
      "sh",
      "tsc",
      "--noEmit",
    ],
    WorkingDir: "/app-source",
    Env: [...env.slice(0, 3), "HOME=/tmp"],
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    HostConfig: {
      ...hostConfig,
      Tmpfs: { ...hostConfig.Tmpfs, "/app-source": ownTmpfs },
      Mounts: [{ Type: "bind", Source: "/home/t/data", Target: "/data", ReadOnly: false }],
    },
  });
});

test("a caller's environment cannot replace what the box relies on", () => {
  const env = { TOOLROOM_DOOR_SOCKET: "/app/mine.sock", HOME: "/data" };
  const made = sandboxContainer({ ...box, env }, context);
  assert.ok(made.Env.includes("TOOLROOM_DOOR_SOCKET=/door/door.sock") && made.Env.includes("HOME=/home/agent"));
});

test("a name that the engine would read as something else is refused", () => {
  for (const name of ["", "Up", "a/b", "a.b", "x".repeat(61)]) {
    assert.throws(() => sandboxContainer({ ...box, name }, context), KnownError, name);
    const agents = [{ name, hostFolder: "/home/t/cache/some-agent" }];
    assert.throws(() => sandboxContainer({ ...box, agents }, context), KnownError, name);
  }
});
