import { CLONE_NEW_ANY, SOCKET_FAMILIES, TERMINAL_CALLS } from "../image/seccomp-filter.ts";

/**
 * What programs in a container may ask of the kernel, as the engine takes it in `SecurityOpt` (`seccomp=` and this JSON;
 * https://docs.docker.com/engine/security/seccomp/). It takes the place of the engine's own profile, so like that one it
 * names what is allowed, and the rest is refused: what bubblewrap's boxes are refused (see `seccompFilter`), calls of other
 * architectures, and what came into the kernel since.
 */
export function seccompProfile(): string {
  return PROFILE;
}

interface CallArgument {
  index: number;
  value: number;
  /** Of a masked comparison: `value` is the mask and this what must be left. */
  valueTwo?: number;
  op: "SCMP_CMP_EQ" | "SCMP_CMP_MASKED_EQ";
}

/**
 * Calls of Linux 6.0 on 64-bit machines (asm/unistd_64.h, asm-generic/unistd.h) and those since that programs use, without
 * what only those with capabilities may, what is obsolete, and what reaches beyond a box.
 */
const ALLOWED = `
  accept accept4 access alarm arch_prctl bind brk cachestat capget capset chdir chmod chown clock_getres
  clock_gettime clock_nanosleep close close_range connect copy_file_range creat dup dup2 dup3 epoll_create
  epoll_create1 epoll_ctl epoll_pwait epoll_pwait2 epoll_wait eventfd eventfd2 execve execveat exit exit_group
  faccessat faccessat2 fadvise64 fallocate fchdir fchmod fchmodat fchmodat2 fchown fchownat fcntl fdatasync
  fgetxattr flistxattr flock fork fremovexattr fsetxattr fstat fstatfs fsync ftruncate futex futex_requeue
  futex_wait futex_waitv futex_wake futimesat get_robust_list get_thread_area getcpu getcwd getdents getdents64
  getegid geteuid getgid getgroups getitimer getpeername getpgid getpgrp getpid getppid getpriority getrandom
  getresgid getresuid getrlimit getrusage getsid getsockname getsockopt gettid gettimeofday getuid getxattr
  getxattrat inotify_add_watch inotify_init inotify_init1 inotify_rm_watch io_cancel io_destroy io_getevents
  io_pgetevents io_setup io_submit ioprio_get ioprio_set kill landlock_add_rule landlock_create_ruleset
  landlock_restrict_self lchown lgetxattr link linkat listen listxattr listxattrat llistxattr lremovexattr lseek
  lsetxattr lstat madvise map_shadow_stack membarrier memfd_create memfd_secret mincore mkdir mkdirat mknod
  mknodat mlock mlock2 mlockall mmap mprotect mq_getsetattr mq_notify mq_open mq_timedreceive mq_timedsend
  mq_unlink mremap mseal msgctl msgget msgrcv msgsnd msync munlock munlockall munmap nanosleep newfstatat open
  openat openat2 pause pidfd_open pidfd_send_signal pipe pipe2 pkey_alloc pkey_free pkey_mprotect poll ppoll prctl
  pread64 preadv preadv2 prlimit64 process_mrelease pselect6 pwrite64 pwritev pwritev2 read readahead readlink
  readlinkat readv recvfrom recvmmsg recvmsg remap_file_pages removexattr removexattrat rename renameat renameat2
  restart_syscall rmdir rseq rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend
  rt_sigtimedwait rt_tgsigqueueinfo sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getattr
  sched_getparam sched_getscheduler sched_rr_get_interval sched_setaffinity sched_setattr sched_setparam
  sched_setscheduler sched_yield seccomp select semctl semget semop semtimedop sendfile sendmmsg sendmsg sendto
  set_robust_list set_thread_area set_tid_address setfsgid setfsuid setgid setgroups setitimer setpgid setpriority
  setregid setresgid setresuid setreuid setrlimit setsid setsockopt setuid setxattr setxattrat shmat shmctl shmdt
  shmget shutdown sigaltstack signalfd signalfd4 socketpair splice stat statfs statx symlink symlinkat sync
  sync_file_range sync_file_range2 syncfs sysinfo tee tgkill time timer_create timer_delete timer_getoverrun
  timer_gettime timer_settime timerfd_create timerfd_gettime timerfd_settime times tkill truncate umask uname
  unlink unlinkat utime utimensat utimes vfork vmsplice wait4 waitid write writev
`;
/** Ways of being an ordinary Linux program (sys/personality.h): PER_LINUX, its 32-bit kind, UNAME26 with each, and asking. */
const PERSONALITIES = [0x0, 0x8, 0x20000, 0x20008, 0xffffffff];
const ENOSYS = 38;

const PROFILE = JSON.stringify({
  defaultAction: "SCMP_ACT_ERRNO",
  // Without `architectures` the machine's own is the only one.
  syscalls: [
    { names: ALLOWED.trim().split(/\s+/), action: "SCMP_ACT_ALLOW" },
    // A filter cannot look into clone3's structure; told that there is none, libraries take clone.
    { names: ["clone3"], action: "SCMP_ACT_ERRNO", errnoRet: ENOSYS },
    ...allowedWhere("clone", [{ index: 0, value: CLONE_NEW_ANY, valueTwo: 0, op: "SCMP_CMP_MASKED_EQ" }]),
    ...allowedWhere(
      "personality",
      PERSONALITIES.map((value) => ({ index: 0, value, op: "SCMP_CMP_EQ" })),
    ),
    ...allowedWhere("ioctl", allBut(1, TERMINAL_CALLS)),
    ...allowedWhere("socket", allBut(0, SOCKET_FAMILIES)),
  ],
});

/** Where one of the comparisons holds: the engine takes several rules of a call as alternatives. */
function allowedWhere(name: string, alternatives: CallArgument[]) {
  return alternatives.map((argument) => ({ names: [name], action: "SCMP_ACT_ALLOW", args: [argument] }));
}

/**
 * An argument of 32 bits is none of these numbers. The profile compares 64 bits and the kernel looks at 32, so that "not
 * equal" would let a number in with something above it: instead, each beginning in bits that none of the numbers has.
 */
function allBut(index: number, numbers: readonly number[]): CallArgument[] {
  const found: CallArgument[] = [];
  const split = (bit: number, prefix: number) => {
    const mask = bit === 32 ? 0 : (0xffffffff << bit) >>> 0;
    if (numbers.every((number) => (number & mask) >>> 0 !== prefix))
      found.push({ index, value: mask, valueTwo: prefix, op: "SCMP_CMP_MASKED_EQ" });
    else if (bit > 0) for (const next of [0, 2 ** (bit - 1)]) split(bit - 1, prefix + next);
  };
  split(32, 0);
  return found;
}
