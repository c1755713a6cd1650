import assert from "node:assert/strict";
import { type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { asOutcome } from "../../../cli/tool/perform.ts";
import { envelopeSchema } from "../../../sdk/contract/envelope.ts";
import { startedIn } from "./started.ts";

const MAIN = fileURLToPath(new URL("../../../cli/main.ts", import.meta.url));

/** `tool` as a process: what it printed, said and ended with. */
async function ended(words: string[], options: SpawnOptions) {
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ["ignore", "pipe", "pipe"], ...options });
  const [[exitCode], stdout, stderr] = await Promise.all([
    once(child, "close"),
    child.stdout === null ? "" : text(child.stdout),
    child.stderr === null ? "" : text(child.stderr),
  ]);
  return { exitCode, stdout, stderr };
}

async function newApp(t: TestContext): Promise<string> {
  const { tool, folder } = startedIn(t);
  await tool("new", "sample-app");
  return join(folder, "sample-app");
}

test("what breaks where nobody awaits it is answered by one envelope, too, without a trace of the stack", async (t) => {
  const cwd = await newApp(t);
  const broken = (code: string) => ({
    cwd,
    env: { ...process.env, NODE_OPTIONS: `--import data:text/javascript,setImmediate(()=>{${code}})` },
  });
  for (const code of ["throw(new(Error)('away'))", "Promise.reject(new(Error)('away'))"]) {
    const { exitCode, stdout, stderr } = await ended(["check"], broken(code));
    const { ok, command, error } = envelopeSchema.strict().parse(JSON.parse(stdout));
    assert.deepEqual([exitCode, ok, command, error?.code], [7, false, "check", "bug"]);
    assert.match(error?.message ?? "", /^away/);
    assert.equal(stderr, "");
  }
});

test("a full disk behind stdout is said on stderr, and is to be tried again", async (t) => {
  const full = openSync("/dev/full", "w");
  t.after(() => closeSync(full));
  const { exitCode, stderr } = await ended(["--help"], { stdio: ["ignore", full, "pipe"] });
  assert.equal(exitCode, 6);
  assert.match(stderr, /^✗ The answer could not be written \(ENOSPC\)/);
  assert.doesNotMatch(stderr, /\n +at /);
});

test("in a folder that was removed meanwhile it says so", async (t) => {
  const { folder } = startedIn(t);
  const gone = join(folder, "gone");
  mkdirSync(gone);
  const line = `rmdir "$PWD" && exec "$0" "$@"`;
  const child = spawn("/bin/sh", ["-c", line, process.execPath, MAIN, "new", "a-b"], { cwd: gone });
  const { error } = envelopeSchema.parse(JSON.parse(await text(child.stdout)));
  assert.deepEqual([error?.code, error?.message], ["no_folder", "The folder that you are in was removed."]);
});

test("what the system refuses to do with a file is said with the path and a way out, and is no fault of tool's", () => {
  const refused = (code: string) =>
    Object.assign(new Error(`${code}: refused, open '/a/b'`), { code, syscall: "open", path: "/a/b" });
  for (const [code, expected] of [
    ["EACCES", "no_access"],
    ["EROFS", "no_access"],
    ["ENOSPC", "disk_full"],
    ["ENOTDIR", "no_folder"],
    ["EMFILE", "try_again"],
  ] as const) {
    const { error } = asOutcome(refused(code));
    assert.equal(error?.code, expected);
    assert.match(error?.message ?? "", /\/a\/b/);
    assert.doesNotMatch(`${error?.message} ${error?.fix}`, /TOOLROOM_HOME|undefined|fault of/);
  }
  assert.equal(asOutcome(refused("ENOENT")).error?.code, "bug");
});

test("whoever kills tool run at any price leaves no app behind, and a terminal that is closed ends it in order", {
  timeout: 60_000,
}, async (t) => {
  const cwd = await newApp(t);
  const apps = createServer();
  t.after(() => apps.close());
  apps.listen(0, "127.0.0.1");
  await once(apps, "listening");
  const { port } = apps.address() as AddressInfo;
  appendFileSync(
    join(cwd, "app.ts"),
    `import { connect } from "node:net";\nconnect(${port}, "127.0.0.1").on("error", () => {});\n`,
  );
  for (const signal of ["SIGKILL", "SIGHUP"] as const) {
    const came = once(apps, "connection") as Promise<[Socket]>;
    const child = spawn(process.execPath, [MAIN, "run", "--stream"], { cwd, stdio: ["ignore", "pipe", "ignore"] });
    t.after(() => child.kill("SIGKILL"));
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
    await once(reader, "line");
    const [app] = await came;
    const isGone = once(app.on("error", () => undefined).resume(), "close");
    const isRead = once(reader, "close");
    child.kill(signal);
    await isGone;
    await isRead;
    if (signal === "SIGHUP") assert.equal(envelopeSchema.parse(JSON.parse(lines.at(-1) ?? "")).ok, true);
  }
});

test("where tool keeps its own is an absolute path, whatever the environment says", async (t) => {
  const cwd = await newApp(t);
  writeFileSync(join(cwd, "app.yaml"), "name: [");
  const env = { ...process.env, XDG_CACHE_HOME: "relative", XDG_CONFIG_HOME: "relative" };
  const { stdout } = await ended(["doctor"], { cwd, env });
  assert.doesNotMatch(stdout, /at relative/);
});
