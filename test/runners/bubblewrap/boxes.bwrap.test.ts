import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { KnownError } from "../../../lib/errors.ts";
import type { Runner } from "../../../runners/runner.ts";
import {
  ask,
  instanceSpec,
  makeBubblewrapRunner,
  noBubblewrap,
  smallLimits,
  startAndWait,
  tell,
  until,
} from "../boxes.ts";

const STARTER = fileURLToPath(new URL("./start-and-wait.ts", import.meta.url));

describe("boxes of bubblewrap", { skip: await noBubblewrap(), concurrency: 1 }, () => {
  let made: Awaited<ReturnType<typeof makeBubblewrapRunner>>;
  let imageDigest: string;
  const find = async (runner: Runner, name: string) => (await runner.list()).find((box) => box.name === name);

  before(async () => {
    made = await makeBubblewrapRunner();
    imageDigest = (await made.runner.prepare(() => undefined)).digest;
  });
  after(() => made.close());

  async function killedControlPlane(name: string): Promise<void> {
    const { options } = made;
    const starter = spawn(process.execPath, [STARTER, JSON.stringify({ options, name })], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(starter.stdout, "data");
    starter.kill("SIGKILL");
    await once(starter, "exit");
  }

  test("an app lives on when the control plane is killed, and the next one finds and stops it", async () => {
    await killedControlPlane("living");
    const spec = instanceSpec(made.folder, imageDigest, { name: "living" });
    await tell(spec, "globalThis.mark = 'same'");
    assert.deepEqual(await find(made.runner, "living"), {
      name: "living",
      labels: { appId: "app_1" },
      state: "running",
    });
    await made.runner.startInstance(spec);
    assert.equal(await tell(spec, "return globalThis.mark"), "same");
    await tell(spec, "process.on('SIGTERM', () => { fs.writeFileSync('/data/goodbye', 'said'); process.exit(); })");
    await made.runner.stopInstance("living", 10_000);
    assert.equal(readFileSync(join(spec.dataFolder, "goodbye"), "utf8"), "said");
    assert.equal(await find(made.runner, "living"), undefined);
    // The sandbox was the killed one's alone: it is seen as ended, or ended by who reaps.
    await made.runner.stopInstance("living-sandbox", 0);
    assert.deepEqual(await made.runner.list(), []);
  });

  test("how an app ended is known although nobody was there", async () => {
    await killedControlPlane("alone");
    const spec = instanceSpec(made.folder, imageDigest, { name: "alone" });
    await assert.rejects(ask(spec, { body: "process.exit(7)" }));
    await until(async () => assert.equal((await find(made.reopen(), "alone"))?.stoppedBecause, "7"));
    for (const name of ["alone", "alone-sandbox"]) await made.runner.stopInstance(name, 0);
  });

  test("a box that was being ended when the control plane was killed is ended by the next one", async () => {
    await killedControlPlane("leaving");
    const record = join(made.folder, "boxes/leaving");
    const first = Number(/"child-pid": (\d+)/.exec(readFileSync(join(record, "status"), "utf8"))?.[1]);
    // Higher than the kernel gives: of a process that is no more.
    renameSync(record, join(made.folder, "boxes/gone-4194305-0a1b2c3d"));
    const next = made.reopen();
    await next.prepare(() => undefined);
    assert.equal(existsSync(`/proc/${first}`), false);
    assert.deepEqual(globSync(`/sys/fs/cgroup/{,*/}toolroom-${made.homeLabel}/leaving`), []);
    assert.deepEqual(globSync(join(made.folder, "boxes/gone-*")), []);
    await next.stopInstance("leaving-sandbox", 0);
  });

  test("a record that names somebody else's process does that one no harm", async () => {
    const innocent: ChildProcess = spawn("sleep", ["60"], { stdio: "ignore" });
    const folder = join(made.folder, "boxes/stale");
    mkdirSync(folder, { recursive: true });
    const bootId = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const facts = { name: "stale", labels: {}, limits: smallLimits, bootId };
    writeFileSync(join(folder, "box.json"), JSON.stringify(facts));
    writeFileSync(join(folder, "status"), `{ "child-pid": ${innocent.pid}, "pid-namespace": 4026999999 }\n`);
    const stat = readFileSync(`/proc/${innocent.pid}/stat`, "utf8");
    const fields = stat.trim().split(" ");
    fields[21] = String(Number(fields[21]) - 1);
    writeFileSync(join(folder, "keeper"), `${fields.join(" ")}\n`);
    assert.deepEqual(await find(made.runner, "stale"), { name: "stale", labels: {}, state: "stopped" });
    await made.runner.stopInstance("stale", 1_000);
    assert.equal(existsSync(folder), false);
    assert.equal(innocent.exitCode ?? innocent.signalCode, null);
    innocent.kill("SIGKILL");
  });

  test("a gigabyte of log takes two megabytes of disk", async () => {
    const spec = instanceSpec(made.folder, imageDigest, { name: "talker" });
    await startAndWait(made.runner, spec);
    await tell(
      spec,
      `return await new Promise((ok) => cp.spawn("sh", ["-c", "head -c 300000000 /dev/zero"], { stdio: ["ignore", "inherit", "inherit"] }).on("exit", ok))`,
    );
    const sizes = ["log.0", "log.1"].map((name) => statSync(join(made.folder, "boxes/talker", name)).size);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(bytes > 100_000 && bytes <= 2 * 1024 * 1024, `${bytes} bytes`);
    await made.runner.stopInstance("talker", 0);
  });

  test("what a box's environment holds is in no list of processes, and nothing of the host's is open in it", async () => {
    const spec = instanceSpec(made.folder, imageDigest, { name: "quiet", env: { WORD: "hush-7141" } });
    await startAndWait(made.runner, spec);
    const listing = spawn("ps", ["-eo", "args"], { stdio: ["ignore", "pipe", "inherit"] });
    let listed = "";
    for await (const chunk of listing.stdout) listed += chunk;
    assert.equal(listed.includes("hush-7141"), false);
    const open = await tell(
      spec,
      `return fs.readdirSync("/proc/self/fd").map((fd) => { try { return fs.readlinkSync("/proc/self/fd/" + fd) } catch (error) { if (error.code === "ENOENT") return "the listing's own, closed"; throw error } })`,
    );
    const strange = (open as string[]).filter((path) => /^\/(?!dev\/null|proc|bundle)|^(mnt|net|user|pid):/.test(path));
    assert.deepEqual(strange, []);
    await made.runner.stopInstance("quiet", 0);
  });

  test("an image that is not here is told, with what to do", async () => {
    const spec = instanceSpec(made.folder, "sha256:abc", { name: "no-image" });
    await assert.rejects(
      made.runner.startInstance(spec),
      (error) => error instanceof KnownError && error.code === "image_gone",
    );
    assert.deepEqual(await made.runner.list(), []);
  });
});
