import { type Attempt, attempt, connect, perl, shell, type Target } from "./isolation-attempts.ts";

/** More of the host's things to aim at. */
export interface EscapeTarget extends Target {
  /** Addresses of this machine but its loopback's, and a port that is listened to on all of them. */
  addresses: string[];
  openPort: number;
  /** Of a box that runs at the same time. */
  neighbour: { doorSocket: string; word: string };
}

/** Numbers of calls that perl makes. */
const CALLS =
  process.arch === "arm64"
    ? { finitModule: 273, settimeofday: 170, setns: 268 }
    : { finitModule: 313, settimeofday: 164, setns: 308 };
const AF_PACKET = 17;
const SOCK_RAW = 3;

/** Ways out of a box, and into another one. Each as in `attemptsAt`. */
export function escapesAt(target: EscapeTarget): Attempt[] {
  const text = JSON.stringify;
  const hosts = target.addresses.map((host) => ({ host, port: target.openPort }));
  return [
    { what: "ask the cloud's metadata address", body: connectAny([{ host: "169.254.169.254", port: 80 }]) },
    { what: "reach a service of the host on 0.0.0.0", body: connectAny(hosts) },
    {
      what: "ask a name server (UDP 53)",
      body: attempt(
        `const { createSocket } = await import("node:dgram"); const query = Buffer.from("000101000001000000000000076578616d706c6503636f6d0000010001", "hex");
         for (const server of ["8.8.8.8", ...${text(target.addresses)}]) {
           const said = await new Promise((ok) => { const socket = createSocket(server.includes(":") ? "udp6" : "udp4").on("error", (error) => { note(error); ok(null) }); socket.send(query, 53, server, (error) => { if (error) { note(error); ok(null) } else ok("sent") }) });
           if (said === "sent") return "through";
         }
         return refused()`,
      ),
    },
    {
      what: "look up a name",
      body: attempt(
        `const { lookup } = await import("node:dns/promises"); await lookup("example.com"); return "through"`,
      ),
    },
    {
      what: "open a raw socket",
      body: perl(`socket(my $s, ${AF_PACKET}, ${SOCK_RAW}, 0) ? print "through" : print "$!"`),
    },
    { what: "reach another box's door", body: connect(`{ path: ${text(target.neighbour.doorSocket)} }`) },
    {
      what: "put a door of its own in its door's place",
      body: attempt(
        `for (const act of [() => fs.unlinkSync("/door/door.sock"), () => fs.renameSync("/door/door.sock", "/door/old.sock"), () => fs.writeFileSync("/door/x", "")])
           try { act(); return "through" } catch (error) { note(error) }
         return refused()`,
      ),
    },
    {
      what: "see another box's programs",
      body: attempt(
        `for (const pid of fs.readdirSync("/proc").filter((name) => Number(name)))
           try { if (fs.readFileSync("/proc/" + pid + "/cmdline", "utf8").includes(${text(target.neighbour.word)})) return "through" } catch (error) { note(error) }
         return held.size === 0 ? "unseen" : refused()`,
      ),
    },
    {
      what: "raise its limits by its control group",
      body: attempt(
        `const files = ["memory/memory.limit_in_bytes", "pids/pids.max", "freezer/freezer.state", "memory.max", "pids.max", "cgroup.freeze", "cgroup.procs"];
         for (const file of files) try { fs.writeFileSync("/sys/fs/cgroup/" + file, "max"); return "through" } catch (error) { note(error) }
         return refused()`,
      ),
    },
    { what: "lift its limit on files by itself", body: shell("ulimit -H -f unlimited && echo through") },
    { what: "make its scratch space larger", body: shell("mount -o remount,size=10G /tmp && echo through") },
    {
      what: "write where it is read-only after a remount",
      body: shell("mount -o remount,rw / && touch /x && echo through"),
    },
    {
      what: "change its root (chroot)",
      body: shell('mkdir -p "$SCRATCH/r" && /usr/sbin/chroot "$SCRATCH/r" / && echo through'),
    },
    {
      what: "enter its first process's namespaces (setns)",
      body: perl(
        `open(my $f, "<", "/proc/1/ns/net") or do { print "$!"; exit }; my $r = syscall(${CALLS.setns}, fileno($f), 0); print($r == 0 ? "through" : "$!");`,
      ),
    },
    {
      what: "load a module into the kernel",
      body: perl(
        `open(my $f, "<", "/proc/self/exe"); my $e = "\\0"; my $r = syscall(${CALLS.finitModule}, fileno($f), $e, 0); print(($r == 0 || $!+0 == 8) ? "through" : "$!");`,
      ),
    },
    // To the time that it is: where it may, nothing changes.
    {
      what: "set the clock",
      body: perl(
        `my $t = pack("q2", time, 0); my $r = syscall(${CALLS.settimeofday}, $t, 0); print($r == 0 ? "through" : "$!");`,
      ),
    },
  ];
}

function connectAny(places: { host: string; port: number }[]): string {
  return attempt(
    `for (const place of ${JSON.stringify(places)}) {
       const isOpen = await new Promise((ok) => { const socket = net.connect({ ...place, timeout: 1500 }); socket.on("connect", () => { socket.destroy(); ok(true) }).on("timeout", () => { socket.destroy(); held.add("no answer"); ok(false) }).on("error", (error) => { note(error); ok(false) }) });
       if (isOpen) return "through";
     }
     return refused()`,
  );
}
