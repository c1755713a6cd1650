/**
 * What programs in a bubblewrap box may not ask of the kernel (for Docker: docker/seccomp-profile.ts), as a classic BPF
 * program in the layout that seccomp(2) and `bwrap --seccomp` take (struct sock_filter, linux/filter.h; struct
 * seccomp_data, linux/seccomp.h). All else is allowed: the box has no capabilities and no way to gain one, so this only
 * takes away what would still reach beyond it or had many holes.
 */
export type FilterArch = "x64" | "arm64";

interface ArchFacts {
  /** AUDIT_ARCH_* (linux/audit.h). */
  audit: number;
  /** Which column of the table. */
  column: 0 | 1;
}

const ARCHES: Record<FilterArch, ArchFacts> = {
  x64: { audit: 0xc000003e, column: 0 },
  arm64: { audit: 0xc00000b7, column: 1 },
};

/** Numbers on x86-64 and on arm64; -1 where there is no such call. */
export const DENIED: Record<string, [number, number]> = {
  // Other namespaces and mounts.
  ...{ unshare: [272, 97], setns: [308, 268], mount: [165, 40], umount2: [166, 39], pivot_root: [155, 41] },
  ...{ chroot: [161, 51], open_tree: [428, 428], move_mount: [429, 429], fsopen: [430, 430], fsconfig: [431, 431] },
  ...{ fsmount: [432, 432], fspick: [433, 433], mount_setattr: [442, 442] },
  // Other programs' memory and descriptors.
  ...{ ptrace: [101, 117], process_vm_readv: [310, 270], process_vm_writev: [311, 271], kcmp: [312, 272] },
  ...{ pidfd_getfd: [438, 438], move_pages: [279, 239] },
  // Keys of the kernel, which know no namespace.
  ...{ add_key: [248, 217], request_key: [249, 218], keyctl: [250, 219] },
  // Large doors into the kernel.
  ...{ bpf: [321, 280], perf_event_open: [298, 241], userfaultfd: [323, 282], fanotify_init: [300, 262] },
  ...{ io_uring_setup: [425, 425], io_uring_enter: [426, 426], io_uring_register: [427, 427] },
  ...{ name_to_handle_at: [303, 264], open_by_handle_at: [304, 265], modify_ldt: [154, -1] },
  // The machine itself.
  ...{ kexec_load: [246, 104], kexec_file_load: [320, 294], init_module: [175, 105], finit_module: [313, 273] },
  ...{ delete_module: [176, 106], swapon: [167, 224], swapoff: [168, 225], reboot: [169, 142], acct: [163, 89] },
  ...{ quotactl: [179, 60], settimeofday: [164, 170], clock_settime: [227, 112], adjtimex: [159, 171] },
  ...{ clock_adjtime: [305, 266], syslog: [103, 116], vhangup: [153, 58], iopl: [172, -1], ioperm: [173, -1] },
};
/** Memory that belongs to no process: it would escape who only adds up what processes hold. */
const UNCOUNTED_MEMORY: Record<string, [number, number]> = {
  ...{ memfd_create: [319, 279], memfd_secret: [447, 447], shmget: [29, 194] },
};
const CLONE: [number, number] = [56, 220];
const CLONE3 = 435;
const IOCTL: [number, number] = [16, 29];
const SOCKET: [number, number] = [41, 198];
/** Calls of the x32 ABI, whose numbers would slip through. */
const X32_BIT = 0x40000000;
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET (linux/sched.h). */
export const CLONE_NEW_ANY = 0x7e020000;
/** Types into, or rules, somebody else's terminal. */
export const TERMINAL_CALLS = [0x5412, 0x541c];
/** AF_ALG, and AF_VSOCK, which leads to the machine's own host and knows no network namespace. */
export const SOCKET_FAMILIES = [38, 40];

const OFFSET = { number: 0, arch: 4, firstArgument: 16, secondArgument: 24 };
const BPF = { load: 0x20, jumpEqual: 0x15, jumpAtLeast: 0x35, jumpSet: 0x45, answer: 0x06 };
const ALLOW = 0x7fff0000;
const errno = (number: number) => 0x00050000 | number;
const EPERM = errno(1);
const ENOSYS = errno(38);

/** `deniesUncountedMemory`: where no group of the kernel's counts the memory of a box. */
export function seccompFilter(arch: FilterArch, options: { deniesUncountedMemory: boolean }): Uint8Array {
  const { audit, column } = ARCHES[arch];
  const denied = { ...DENIED, ...(options.deniesUncountedMemory ? UNCOUNTED_MEMORY : {}) };
  const numbers = Object.values(denied).flatMap((pair) => (pair[column] < 0 ? [] : [pair[column]]));
  const program = createProgram();
  program.load(OFFSET.arch);
  program.unless(BPF.jumpEqual, audit, ENOSYS);
  program.load(OFFSET.number);
  if (arch === "x64") program.when(BPF.jumpAtLeast, X32_BIT, ENOSYS);
  // A filter cannot look into clone3's structure; told that there is none, libraries take clone.
  program.when(BPF.jumpEqual, CLONE3, ENOSYS);
  for (const number of numbers) program.when(BPF.jumpEqual, number, EPERM);
  program.ofCall(CLONE[column], OFFSET.firstArgument, BPF.jumpSet, [CLONE_NEW_ANY]);
  program.ofCall(IOCTL[column], OFFSET.secondArgument, BPF.jumpEqual, TERMINAL_CALLS);
  program.ofCall(SOCKET[column], OFFSET.firstArgument, BPF.jumpEqual, SOCKET_FAMILIES);
  program.answer(ALLOW);
  return program.bytes();
}

/** Each test is followed by its own answer, so no jump is ever longer than its few instructions. */
function createProgram() {
  const instructions: [code: number, jumpTrue: number, jumpFalse: number, value: number][] = [];
  const program = {
    load: (offset: number) => void instructions.push([BPF.load, 0, 0, offset]),
    answer: (value: number) => void instructions.push([BPF.answer, 0, 0, value]),
    when: (test: number, value: number, answer: number) => {
      instructions.push([test, 0, 1, value]);
      program.answer(answer);
    },
    unless: (test: number, value: number, answer: number) => {
      instructions.push([test, 1, 0, value]);
      program.answer(answer);
    },
    /** Of one call, refuses what its argument says; then the call's number is loaded again. */
    ofCall: (number: number, argument: number, test: number, values: number[]) => {
      instructions.push([BPF.jumpEqual, 0, 2 + 2 * values.length, number]);
      program.load(argument);
      for (const value of values) program.when(test, value, EPERM);
      program.load(OFFSET.number);
    },
    bytes: () => {
      const bytes = Buffer.alloc(instructions.length * 8);
      for (const [index, [code, jumpTrue, jumpFalse, value]] of instructions.entries()) {
        bytes.writeUInt16LE(code, index * 8);
        bytes.writeUInt8(jumpTrue, index * 8 + 2);
        bytes.writeUInt8(jumpFalse, index * 8 + 3);
        bytes.writeUInt32LE(value >>> 0, index * 8 + 4);
      }
      return bytes;
    },
  };
  return program;
}
