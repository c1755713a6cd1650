/** What a program inside tries, each really: the body of an async function that answers `through`, or which error held it back. */
export interface Attempt {
  what: string;
  body: string;
}

/** The host's things that attempts aim at. */
export interface Target {
  secretFile: string;
  otherFolder: string;
  canarySocket: string;
  engineSocket: string;
  /** A process of the host's, and a word of its command line. */
  pid: number;
  word: string;
  port: number;
}

/** Calls by number, which perl makes. */
const CALLS =
  process.arch === "arm64"
    ? { keyctl: 219, ptrace: 117, bpf: 280, ioctl: 29, ioUring: 425 }
    : { keyctl: 250, ptrace: 101, bpf: 321, ioctl: 16, ioUring: 425 };
/** A terminal of its own, which it rules; so that only what forbids the typing itself stops it. */
const typeIntoTerminal = (
  type: string,
) => `use POSIX; $| = 1; $SIG{HUP} = "IGNORE"; if (fork) { wait; exit } POSIX::setsid(); open(my $m, "+<", "/dev/ptmx") or die "no terminal";
  my $z = pack("i", 0); ioctl($m, 0x40045431, $z); my $n = pack("i", 0); ioctl($m, 0x80045430, $n);
  open(my $s, "+<", "/dev/pts/" . unpack("i", $n)) or die "no terminal"; ioctl($s, 0x540E, 0);
  my $c = "x"; ${type} ? print "through" : print "$!";`;

/** `env.DATA` is where its own data folder is, `env.SCRATCH` where it may write for a while. */
export function attemptsAt(target: Target): Attempt[] {
  const text = JSON.stringify;
  return [
    { what: "reach a port of the host's loopback", body: connect(`{ host: "127.0.0.1", port: ${target.port} }`) },
    {
      what: "reach the network",
      body: attempt(
        `const os = await import("node:os"); return Object.keys(os.networkInterfaces()).join() === "lo" ? "no network" : "through"`,
      ),
    },
    { what: "connect to the engine's socket", body: connect(`{ path: ${text(target.engineSocket)} }`) },
    { what: "connect to another socket of the host", body: connect(`{ path: ${text(target.canarySocket)} }`) },
    { what: "read a file of the host", body: attempt(`fs.readFileSync(${text(target.secretFile)}); return "through"`) },
    {
      what: "look into another app's folder",
      body: attempt(`fs.readdirSync(${text(target.otherFolder)}); return "through"`),
    },
    {
      what: "write where the system or its own code is",
      body: attempt(
        `const paths = ["/usr/x", "/usr/local/x", "/etc/x", "/opt/x", "/x", "/dev/x", "/var/tmp/x", process.argv[1] + "x"];
         for (const path of paths) try { fs.writeFileSync(path, ""); fs.rmSync(path); return "through" } catch (error) { note(error) }
         return refused()`,
      ),
    },
    {
      what: "see processes of the host",
      body: attempt(
        `for (const pid of fs.readdirSync("/proc").filter((name) => Number(name)))
           try { if (fs.readFileSync("/proc/" + pid + "/cmdline", "utf8").includes(${text(target.word)})) return "through" } catch (error) { note(error) }
         return held.size === 0 ? "unseen" : refused()`,
      ),
    },
    { what: "signal a process of the host", body: attempt(`process.kill(${target.pid}, 0); return "through"`) },
    {
      what: "get out through /proc",
      body: attempt(
        `for (const [path, how] of [["/proc/1/root${target.secretFile}", "r"], ["/proc/sysrq-trigger", "w"], ["/proc/sys/kernel/core_pattern", "r+"]])
           try { fs.closeSync(fs.openSync(path, how)); return "through" } catch (error) { note(error) }
         try { const four = Buffer.alloc(4); fs.readSync(fs.openSync("/proc/kcore", "r"), four); if (four.includes("ELF")) return "through" } catch (error) { note(error) }
         return refused()`,
      ),
    },
    { what: "mount something", body: shell("mount -t tmpfs none /tmp && echo through") },
    { what: "make a user namespace", body: shell("unshare -Ur true && echo through") },
    { what: "make a device", body: shell(`mknod "$SCRATCH/disk" b 8 0 && echo through`) },
    {
      what: "have or gain a capability",
      body: shell(
        "grep -q '^CapEff:.0000000000000000' /proc/self/status && grep -q '^NoNewPrivs:.1' /proc/self/status && echo none || echo through",
      ),
    },
    { what: "type into a terminal (TIOCSTI)", body: perl(typeIntoTerminal("ioctl($s, 0x5412, $c)")) },
    {
      what: "type into a terminal, by a number that the kernel cuts",
      body: perl(typeIntoTerminal(`syscall(${CALLS.ioctl}, fileno($s), 0x100005412, $c) == 0`)),
    },
    {
      what: "reach the machine's own host (AF_VSOCK)",
      body: perl('socket(my $s, 40, 1, 0) ? print "through" : print "$!"'),
    },
    { what: "hand work to the kernel (io_uring)", body: call(CALLS.ioUring, "1, $block", "22 14") },
    { what: "use the kernel's keyring (keyctl)", body: call(CALLS.keyctl, "0, -3, 1") },
    { what: "load a program into the kernel (bpf)", body: call(CALLS.bpf, "5, $block, 128", "22 7") },
    { what: "trace its own child (ptrace)", body: call(CALLS.ptrace, "0, 0, 0, 0") },
    {
      what: "start 200 processes",
      body: attempt(
        `const all = [];
         for (let n = 0; n < 200 && held.size === 0; n += 1) await new Promise((next) => { const child = cp.spawn("sleep", ["30"]); all.push(child); child.on("spawn", next).on("error", (error) => { note(error); next() }) });
         for (const child of all) child.kill("SIGKILL"); return held.size > 0 ? refused() : "through"`,
      ),
    },
    {
      what: "take more than its share of a core",
      body: attempt(
        `const from = process.cpuUsage(), at = performance.now(); while (performance.now() - at < 1500); const { user, system } = process.cpuUsage(from);
         const share = (user + system) / 1000 / (performance.now() - at); return share > 0.65 ? "through" : "held to its share"`,
      ),
    },
    {
      what: "write a file beyond its limit",
      body: attempt(
        `process.on("SIGXFSZ", () => undefined); const file = process.env.DATA + "/large"; try { fs.writeFileSync(file, Buffer.alloc(20e6)) } catch (error) { note(error) }
         const { size } = fs.statSync(file); fs.rmSync(file); return size > 9e6 ? "through" : refused("ended at 8 MB")`,
      ),
    },
    {
      what: "fill /tmp beyond its size",
      body: attempt(
        `let n = 0; try { for (; n < 6; n += 1) fs.writeFileSync(process.env.SCRATCH + "/f" + n, Buffer.alloc(7e6)) } catch (error) { note(error) }
         for (let i = 0; i <= n; i += 1) fs.rmSync(process.env.SCRATCH + "/f" + i, { force: true }); return n < 6 ? refused("full") : "through"`,
      ),
    },
    {
      what: "fill its data folder with many files",
      // Those that are there stay until the stand has seen them.
      body: attempt(
        `for (let n = 0; n < 6; n += 1) try { fs.writeFileSync(process.env.DATA + "/f" + n, Buffer.alloc(7e6)) } catch (error) { note(error); for (let i = 0; i <= n; i += 1) fs.rmSync(process.env.DATA + "/f" + i, { force: true }); return refused("full") }
         return "filled"`,
      ),
    },
    {
      what: "lead the host elsewhere by a link at app.sock",
      body: attempt(
        `const path = process.env.TOOLROOM_APP_SOCKET; fs.rmSync(path); fs.symlinkSync(${text(target.canarySocket)}, path); return "placed"`,
      ),
    },
  ];
}

/**
 * Errors that an attempt meets are noted and told by `refused`. Only what the system or Node's permissions say, or a
 * program that failed, counts as held back: a mistake in the attempt itself is thrown, and fails the test.
 */
export function attempt(body: string): string {
  return `const held = new Set();
    const note = (error) => {
      if (error instanceof TypeError || (error.code ?? error.status) === undefined) throw error;
      const words = String(error.stderr ?? "").trim().split("\\n")[0].split(": ").at(-1);
      held.add(error.code ?? (words || error.signal || "status " + error.status));
    };
    const refused = (how = "refused") => how + ": " + [...held].join(", ");
    try { ${body} } catch (error) { note(error); return refused() }`;
}

export function shell(script: string): string {
  return attempt(
    `return cp.execFileSync("sh", ["-c", ${JSON.stringify(script)}], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 8000 }).trim()`,
  );
}

export function perl(script: string): string {
  return attempt(
    `return cp.execFileSync("perl", ["-e", ${JSON.stringify(script)}], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 8000 }).trim()`,
  );
}

/** A system call that would work for anybody. `alsoMeans`: error numbers that tell of its being let in. */
function call(number: number, args: string, alsoMeans = ""): string {
  return perl(
    `my $block = "\\0" x 128; $! = 0; my $r = syscall(${number}, ${args}); my %also = map { $_ => 1 } qw(${alsoMeans}); print(($r != -1 || $also{$!+0}) ? "through" : "$!");`,
  );
}

export function connect(where: string): string {
  return attempt(
    `return await new Promise((ok) => { const socket = net.connect(${where}); socket.on("connect", () => { socket.destroy(); ok("through") }).on("error", (error) => { note(error); ok(refused()) }) })`,
  );
}
