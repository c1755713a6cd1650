/**
 * Sandboxes cold and warm beside the engine's own create and start, twenty at once, and many in a row:
 * `node bench/sandbox.ts [docker|bubblewrap] [runs] [in a row]`. Ends with 1 where a bar is not met or anything is left.
 */
import { execFileSync } from "node:child_process";
import { globSync, readdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "../lib/clock.ts";
import { silentLog } from "../lib/log.ts";
import { createWarmRunner, type WarmRunner } from "../runners/pool/warm-runner.ts";
import type { Sandbox, SandboxSpec } from "../runners/runner.ts";
import { makeBubblewrapRunner, makeDockerRunner, openDoor } from "../test/runners/boxes.ts";
import { engineStart } from "./boxes/engine-start.ts";
import { quantile, row } from "./boxes/numbers.ts";

const kind = process.argv[2] ?? "docker";
const runs = Number(process.argv[3] ?? 20);
const inARow = Number(process.argv[4] ?? 200);
const AT_ONCE = 20;
/** Of the twenty at once so many were opened ahead. */
const WAITING = 4;
const LIMIT_MS = 15 * 60_000;
const LIMITS = { memoryMb: 256, cpus: 1, pids: 64, fileSizeMb: 16, scratchMb: 16 };
const NOTHING = { timeoutMs: 60_000, maxOutputBytes: 10_000 };
const WARM_P50_MS = 60;
const WARM_P99_MS = 150;
const COLD_RATIO = 1.2;

const tooLate = setTimeout(() => {
  console.log(`FAILED: it took more than ${LIMIT_MS / 60_000} minutes.`);
  void made.close().finally(() => process.exit(1));
}, LIMIT_MS);
const doorEndings: (() => unknown)[] = [];
const made = kind === "docker" ? await makeDockerRunner() : await makeBubblewrapRunner();
const failures: string[] = [];
let number = 0;

try {
  const { digest } = await made.runner.prepare((sentence) => console.log(sentence));
  await withWarm(1, (warm) => measureStarts(warm, digest));
  await withWarm(WAITING, (warm) => openManyAtOnce(warm, digest));
  await openInARow(digest);
} finally {
  for (const end of doorEndings) await end();
  await made.close();
  clearTimeout(tooLate);
}
for (const failure of failures) console.log(`FAILED: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function withWarm(size: number, work: (warm: WarmRunner) => Promise<void>): Promise<void> {
  const warm = createWarmRunner(made.runner, {
    ...{ size, quietMs: 0, isWarmed: () => true, labels: { kind: "pool" } },
    ...{ runtimeFolder: made.folder, log: silentLog, clock: systemClock },
  });
  try {
    await work(warm);
  } finally {
    await warm.close();
  }
}

/** Turn and turn about, so that all meet the same machine. */
async function measureStarts(warm: WarmRunner, imageDigest: string): Promise<void> {
  const [own, cold, warmOnes, coldWork, warmWork]: number[][] = [[], [], [], [], []];
  const doorFolder = await doorOf("bench");
  await closeAll([await warm.openSandbox(specOf(imageDigest, doorFolder))]);
  for (let run = 0; run <= runs; run += 1) {
    await warm.settled();
    const ownMs = await ownStart(specOf(imageDigest, doorFolder));
    const coldOne = await timed(() => made.runner.openSandbox(specOf(imageDigest, doorFolder)));
    const coldDone = await timed(() => coldOne.result.exec(["true"], NOTHING));
    await coldOne.result.close();
    const warmOne = await timed(() => warm.openSandbox(specOf(imageDigest, doorFolder)));
    const warmDone = await timed(() => warmOne.result.exec(["true"], NOTHING));
    if (!warmOne.result.name.startsWith("pool-")) failures.push("a sandbox was not waiting");
    await warm.settled();
    await warmOne.result.close();
    if (run === 0) continue; // it warms caches of disk and engine
    for (const [list, ms] of [
      [own, ownMs],
      [cold, coldOne.ms],
      [warmOnes, warmOne.ms],
      [coldWork, coldOne.ms + coldDone.ms],
      [warmWork, warmOne.ms + warmDone.ms],
    ] as const)
      list?.push(ms);
  }
  console.log(`\n${runs} sandboxes of ${kind} each way, in turn; median (min–max)`);
  console.log(row(kind === "docker" ? "engine: create + start" : "bubblewrap: start + end", own ?? []));
  console.log(row("cold: sandbox ready", cold ?? []));
  console.log(row("cold: first command done", coldWork ?? []));
  console.log(row("warm: sandbox ready", warmOnes ?? []));
  console.log(row("warm: first command done", warmWork ?? []));
  judge("warm, median", quantile(warmOnes ?? [], 0.5), WARM_P50_MS, " ms");
  judge("warm, 99 of 100", quantile(warmOnes ?? [], 0.99), WARM_P99_MS, " ms");
  if (kind === "docker")
    judge("cold / engine's own", quantile(cold ?? [], 0.5) / quantile(own ?? [], 0.5), COLD_RATIO, "");
}

/** None is lost, none is shared: each finds its own file and its own door, and nothing of another's. */
async function openManyAtOnce(warm: WarmRunner, imageDigest: string): Promise<void> {
  await closeAll([await warm.openSandbox(specOf(imageDigest, await doorOf("first")))]);
  await warm.settled();
  const doors = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => doorOf(`many-${index}`)));
  const startedAt = performance.now();
  const results = await Promise.allSettled(
    doors.map(async (doorFolder, index) => {
      const sandbox = await warm.openSandbox(specOf(imageDigest, doorFolder));
      const script = `ls /app-source; echo ${index} > /app-source/mine-${index}; node -e "fetch('http://127.0.0.1:8080/').then((a) => a.text()).then(console.log)"`;
      const { stdout } = await sandbox.exec(["sh", "-c", script], NOTHING);
      return { sandbox, isOwn: stdout === `door many-${index} GET /\n`, stdout };
    }),
  );
  const opened = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const names = new Set(opened.map(({ sandbox }) => sandbox.name));
  const tookMs = performance.now() - startedAt;
  console.log(`\n${AT_ONCE} at once: ${opened.length} opened, each with a command done, in ${Math.round(tookMs)} ms`);
  for (const result of results) if (result.status === "rejected") failures.push(`one was lost: ${result.reason}`);
  if (names.size !== opened.length) failures.push(`${opened.length - names.size} were shared`);
  for (const { isOwn, stdout } of opened) if (!isOwn) failures.push(`one saw what is not its own: ${stdout}`);
  await closeAll(opened.map(({ sandbox }) => sandbox));
}

async function openInARow(imageDigest: string): Promise<void> {
  const doorFolder = await doorOf("row");
  const before = await left();
  let during = before;
  const startedAt = performance.now();
  await withWarm(1, async (warm) => {
    for (let turn = 0; turn < inARow; turn += 1) await useOne(warm, specOf(imageDigest, doorFolder), turn);
    await warm.settled();
    during = await left();
  });
  const eachMs = Math.round((performance.now() - startedAt) / inARow);
  const after = await left();
  console.log(
    `\n${inARow} in a row, ${eachMs} ms each with a command and the end; left before, with one waiting, at the end:`,
  );
  for (const what of Object.keys(after)) {
    console.log(`  ${what.padEnd(30)} ${before[what]}, ${during[what]}, ${after[what]}`);
    if ((after[what] ?? 0) > (before[what] ?? 0))
      failures.push(`${what}: ${before[what]} before, ${after[what]} after`);
  }
}

async function useOne(warm: WarmRunner, spec: SandboxSpec, turn: number): Promise<void> {
  const sandbox = await warm.openSandbox(spec);
  try {
    const { stdout } = await sandbox.exec(
      ["sh", "-c", "ls; echo here > here; (sleep 600 > /dev/null 2>&1 &)"],
      NOTHING,
    );
    if (stdout !== "") failures.push(`turn ${turn} found what was left: ${stdout}`);
  } finally {
    await sandbox.close();
  }
}

/** What sandboxes may leave on this machine. */
async function left(): Promise<Record<string, number>> {
  const boxes = (await made.runner.list()).length;
  const files = (await readdir(made.folder, { recursive: true })).filter((path) => !path.startsWith("images"));
  const children = (await Promise.all(readdirSync("/proc").map(parentOf))).filter((parent) => parent === process.pid);
  const groups = globSync(`/sys/fs/cgroup/{,*/}toolroom-${made.homeLabel}/*/`);
  return {
    boxes,
    "control groups": groups.length,
    "files and sockets": files.length,
    children: children.length,
    "open files": readdirSync("/proc/self/fd").length,
  };
}

async function parentOf(pid: string): Promise<number | undefined> {
  if (!/^\d+$/.test(pid)) return undefined;
  const stat = await readFile(join("/proc", pid, "stat"), "utf8").catch(() => ""); // It ended meanwhile.
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

async function ownStart(spec: SandboxSpec): Promise<number> {
  if (kind === "docker") return engineStart(made, spec);
  const bwrap = async () => execFileSync("bwrap", ["--ro-bind", "/", "/", "--unshare-all", "true"]);
  return (await timed(bwrap)).ms;
}

function specOf(imageDigest: string, doorFolder: string): SandboxSpec {
  number += 1;
  return { name: `bench-${number}`, labels: { kind: "bench" }, limits: LIMITS, env: {}, imageDigest, doorFolder };
}

function doorOf(name: string): Promise<string> {
  return openDoor({ after: (end: () => unknown) => void doorEndings.push(end) }, made.folder, name);
}

async function closeAll(sandboxes: readonly Sandbox[]): Promise<void> {
  await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const startedAt = performance.now();
  const result = await work();
  return { ms: performance.now() - startedAt, result };
}

function judge(name: string, value: number, bar: number, unit: string): void {
  const isMet = value <= bar;
  console.log(
    `  ${name.padEnd(30)} ${value.toFixed(unit === "" ? 2 : 0)}${unit}, bar ${bar}${unit}: ${isMet ? "met" : "NOT MET"}`,
  );
  if (!isMet) failures.push(`${name} is over its bar`);
}
