import assert from "node:assert/strict";
import { test } from "node:test";
import { seccompFilter } from "../../../runners/image/seccomp-filter.ts";

const X64 = { audit: 0xc000003e, mount: 165, clone: 56, ioctl: 16, socket: 41, read: 0, memfd: 319 };
const ARM = { audit: 0xc00000b7, mount: 40, clone: 220, ioctl: 29, socket: 198, read: 63, memfd: 279 };

/** What the kernel would answer: the few instructions that the filter is made of, as linux/filter.h defines them. */
function answer(program: Uint8Array, call: { arch: number; number: number; args?: [number, number] }): string {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  const seen: Record<number, number> = {
    0: call.number,
    4: call.arch,
    16: call.args?.[0] ?? 0,
    24: call.args?.[1] ?? 0,
  };
  let held = 0;
  for (let at = 0; at < program.length / 8; at += 1) {
    const code = view.getUint16(at * 8, true);
    const [whenTrue, whenFalse] = [view.getUint8(at * 8 + 2), view.getUint8(at * 8 + 3)];
    const value = view.getUint32(at * 8 + 4, true);
    const jump = (isTrue: boolean) => {
      at += isTrue ? whenTrue : whenFalse;
    };
    if (code === 0x20) held = seen[value] ?? assert.fail(`loads ${value}`);
    else if (code === 0x15) jump(held === value);
    else if (code === 0x35) jump(held >= value);
    else if (code === 0x45) jump((held & value) !== 0);
    else if (code === 0x06) return value === 0x7fff0000 ? "allowed" : `errno ${value & 0xffff}`;
    else assert.fail(`unknown instruction ${code}`);
  }
  return assert.fail("fell off the end");
}

for (const [name, arch] of [
  ["x64", X64],
  ["arm64", ARM],
] as const) {
  const filter = seccompFilter(name, { deniesUncountedMemory: false });
  const ask = (number: number, args?: [number, number]) =>
    answer(filter, { arch: arch.audit, number, ...(args && { args }) });

  test(`on ${name} ordinary calls pass, and those that reach beyond the box do not`, () => {
    assert.deepEqual([ask(arch.read), ask(arch.mount), ask(435)], ["allowed", "errno 1", "errno 38"]);
    // A thread, and a user namespace.
    assert.deepEqual([ask(arch.clone, [0x3d0f00, 0]), ask(arch.clone, [0x10000011, 0])], ["allowed", "errno 1"]);
    // TCGETS, TIOCSTI, TIOCLINUX; AF_UNIX, AF_VSOCK.
    assert.deepEqual(
      [0x5401, 0x5412, 0x541c].map((call) => ask(arch.ioctl, [0, call])),
      ["allowed", "errno 1", "errno 1"],
    );
    assert.deepEqual([ask(arch.socket, [1, 0]), ask(arch.socket, [40, 0])], ["allowed", "errno 1"]);
  });

  test(`on ${name} the calls of another architecture are unknown, and memory is refused only where nobody counts it`, () => {
    assert.equal(answer(filter, { arch: 0x40000003, number: 21 }), "errno 38");
    assert.equal(ask(arch.memfd), "allowed");
    const strict = seccompFilter(name, { deniesUncountedMemory: true });
    assert.equal(answer(strict, { arch: arch.audit, number: arch.memfd }), "errno 1");
  });
}

test("numbers of the x32 kind do not slip through", () => {
  const filter = seccompFilter("x64", { deniesUncountedMemory: false });
  assert.equal(answer(filter, { arch: X64.audit, number: 0x40000000 + X64.mount }), "errno 38");
});
