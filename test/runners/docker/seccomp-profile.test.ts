import assert from "node:assert/strict";
import { test } from "node:test";
import { seccompProfile } from "../../../runners/docker/seccomp-profile.ts";
import { DENIED } from "../../../runners/image/seccomp-filter.ts";

interface Rule {
  names: string[];
  action: string;
  errnoRet?: number;
  args?: { index: number; value: number; valueTwo?: number; op: string }[];
}

const { defaultAction, syscalls } = JSON.parse(seccompProfile()) as { defaultAction: string; syscalls: Rule[] };

/** As the engine's library decides: one rule that fits allows, and all arguments are compared as 64 bits. */
function answer(name: string, args: bigint[] = []): string {
  const fits = ({ names, args: wanted = [] }: Rule) =>
    names.includes(name) &&
    wanted.every(({ index, value, valueTwo = 0, op }) => {
      const given = args[index] ?? 0n;
      return op === "SCMP_CMP_EQ" ? given === BigInt(value) : (given & BigInt(value)) === BigInt(valueTwo);
    });
  const rule = syscalls.find(fits);
  return rule === undefined ? defaultAction : `${rule.action}${rule.errnoRet ?? ""}`;
}

test("ordinary calls pass, and none that bubblewrap's boxes are refused", () => {
  for (const name of ["read", "openat", "futex", "mknodat", "memfd_create", "landlock_restrict_self"])
    assert.equal(answer(name), "SCMP_ACT_ALLOW", name);
  for (const name of [...Object.keys(DENIED), "what_came_since"]) assert.equal(answer(name), "SCMP_ACT_ERRNO", name);
  assert.equal(answer("clone3"), "SCMP_ACT_ERRNO38");
  // A thread, and a user namespace.
  assert.deepEqual(
    [answer("clone", [0x3d0f00n]), answer("clone", [0x10000011n])],
    ["SCMP_ACT_ALLOW", "SCMP_ACT_ERRNO"],
  );
  assert.deepEqual(
    [answer("personality", [0n]), answer("personality", [0x0040000n])],
    ["SCMP_ACT_ALLOW", "SCMP_ACT_ERRNO"],
  );
});

test("what types into a terminal and leads to the machine's host is refused, also with bits that the kernel does not read", () => {
  for (const call of [0x5401n, 0x5411n, 0x5413n, 0x541bn, 0x541dn, 0x80045430n, 0xffffffffn, 0n])
    assert.equal(answer("ioctl", [0n, call]), "SCMP_ACT_ALLOW", call.toString(16));
  for (const call of [0x5412n, 0x541cn, 0x1_0000_5412n, 0xffff_ffff_0000_541cn])
    assert.equal(answer("ioctl", [0n, call]), "SCMP_ACT_ERRNO", call.toString(16));
  for (const family of [1n, 2n, 10n, 39n, 41n, 16n]) assert.equal(answer("socket", [family]), "SCMP_ACT_ALLOW");
  for (const family of [38n, 40n, 0x1_0000_0028n]) assert.equal(answer("socket", [family]), "SCMP_ACT_ERRNO");
});
