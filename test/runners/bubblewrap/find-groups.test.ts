import assert from "node:assert/strict";
import { test } from "node:test";
import { groupMounts } from "../../../runners/bubblewrap/find-groups.ts";

test("the mounts of control groups are read from the kernel's list, in either version", () => {
  const first = [
    "22 27 0:21 / /proc rw,relatime - proc proc rw",
    "32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct",
    "35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory",
    "39 31 0:36 / /sys/fs/cgroup/pids rw,relatime shared:12 - cgroup cgroup rw,pids",
    "41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw",
  ];
  assert.deepEqual(groupMounts(first.join("\n")), {
    controllers: {
      cpu: "/sys/fs/cgroup/cpu,cpuacct",
      memory: "/sys/fs/cgroup/memory",
      pids: "/sys/fs/cgroup/pids",
    },
    unified: "/sys/fs/cgroup/unified",
  });
  const second = "35 25 0:30 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate";
  assert.deepEqual(groupMounts(second), { controllers: {}, unified: "/sys/fs/cgroup" });
});
