import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { Client } from "undici";
import { KnownError } from "../../lib/errors.ts";
import {
  connectHostileSocket,
  measureHostileFolder,
  readHostileFile,
  removeHostileFolder,
} from "../../lib/hostile-folder.ts";
import { MOVES_FOR_EVER, makeDeepFolder } from "../fakes/deep-folder.ts";

const onLinux = { skip: process.platform === "linux" ? false : "descriptors are used through Linux's /proc" };

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "hostile-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function listen(t: TestContext, server: net.Server, path: string): Promise<void> {
  await new Promise<void>((resolve) => server.listen(path, resolve));
  t.after(() => void server.close());
}

function webServer(t: TestContext, answer: string, path: string): Promise<void> {
  const server = http.createServer((_, response) => response.end(answer));
  t.after(() => server.closeAllConnections());
  return listen(t, server, path);
}

const refusedAs = (code: string) => (error: unknown) => error instanceof KnownError && error.code === code;
const openDescriptors = () => readdirSync("/proc/self/fd").length;

test("a socket in a hostile folder is reached, by undici and by node:http", onLinux, async (t) => {
  const folder = makeFolder(t);
  await webServer(t, "hello", join(folder, "app.sock"));
  const client = new Client("http://box", {
    connect: (_, done) => {
      connectHostileSocket(folder, "app.sock").then(
        (socket) => done(null, socket),
        (error: Error) => done(error, null),
      );
    },
  });
  const { body } = await client.request({ method: "GET", path: "/" });
  assert.equal(await body.text(), "hello");
  await client.close();
  const answer = await new Promise<string>((resolve, reject) => {
    const request = http.get({
      createConnection: (_, created) => {
        connectHostileSocket(folder, "app.sock").then(
          (socket) => created(null, socket),
          (error: Error) => created(error, new net.Socket()),
        );
        return undefined;
      },
    });
    request.on("error", reject).on("response", (response) => response.setEncoding("utf8").on("data", resolve));
  });
  assert.equal(answer, "hello");
});

test("anything but a socket is refused, whatever it leads to", onLinux, async (t) => {
  const folder = makeFolder(t);
  const outside = makeFolder(t);
  let reached = 0;
  await listen(
    t,
    net.createServer(() => {
      reached += 1;
    }),
    join(outside, "engine.sock"),
  );
  mkdirSync(join(folder, "folder"));
  writeFileSync(join(folder, "file"), "");
  execFileSync("mkfifo", [join(folder, "fifo")]);
  symlinkSync(join(outside, "engine.sock"), join(folder, "absolute"));
  symlinkSync("folder/../../../engine.sock", join(folder, "relative"));
  symlinkSync("loop", join(folder, "loop"));
  symlinkSync(outside, join(folder, "elsewhere"));
  for (const name of ["folder", "file", "fifo", "absolute", "relative", "loop"]) {
    await assert.rejects(connectHostileSocket(folder, name), refusedAs("hostile_folder"), name);
  }
  for (const name of ["../engine.sock", "elsewhere/engine.sock", "", ".", "..", "a\0b"]) {
    await assert.rejects(connectHostileSocket(folder, name), refusedAs("hostile_folder"), JSON.stringify(name));
  }
  await assert.rejects(connectHostileSocket(join(folder, "elsewhere"), "engine.sock"), refusedAs("hostile_folder"));
  assert.equal(reached, 0);
});

test("nobody there yet is told apart from a trick", onLinux, async (t) => {
  const folder = makeFolder(t);
  await assert.rejects(connectHostileSocket(folder, "app.sock"), refusedAs("nobody_listens"));
  // A program that is killed leaves its socket behind as a file.
  const listenAndDie = `require("net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))`;
  assert.throws(() => execFileSync(process.execPath, ["-e", listenAndDie, join(folder, "app.sock")]));
  await assert.rejects(connectHostileSocket(folder, "app.sock"), refusedAs("nobody_listens"));
});

test("a name swapped between socket and link never leads outside", onLinux, async (t) => {
  const folder = makeFolder(t);
  const outside = makeFolder(t);
  let reached = 0;
  await listen(
    t,
    net.createServer((socket) => {
      reached += 1;
      socket.destroy();
    }),
    join(outside, "canary.sock"),
  );
  await listen(
    t,
    net.createServer((socket) => socket.destroy()),
    join(folder, "real.sock"),
  );
  linkSync(join(folder, "real.sock"), join(folder, "app.sock"));
  for (let turn = 0; turn < 200; turn += 1) {
    const connecting = connectHostileSocket(folder, "app.sock").then(
      (socket) => socket.destroy(),
      (error) => assert.ok(refusedAs("hostile_folder")(error), String(error)),
    );
    if (turn % 2 === 0) symlinkSync(join(outside, "canary.sock"), join(folder, "next"));
    else linkSync(join(folder, "real.sock"), join(folder, "next"));
    renameSync(join(folder, "next"), join(folder, "app.sock"));
    await connecting;
  }
  assert.equal(reached, 0);
});

test("a plain file is read, up to a size, through plain folders only", onLinux, async (t) => {
  const folder = makeFolder(t);
  const outside = makeFolder(t);
  mkdirSync(join(folder, "a/b"), { recursive: true });
  writeFileSync(join(folder, "a/b/note"), "twelve bytes");
  writeFileSync(join(outside, "secret"), "secret");
  symlinkSync(join(outside, "secret"), join(folder, "link"));
  symlinkSync(outside, join(folder, "a/elsewhere"));
  execFileSync("mkfifo", [join(folder, "fifo")]);
  const text = async (path: string) => Buffer.from((await readHostileFile(folder, path, 12)) ?? []).toString();
  assert.equal(await text("a/b/note"), "twelve bytes");
  assert.equal(await readHostileFile(folder, "a/missing", 12), undefined);
  await assert.rejects(readHostileFile(folder, "a/b/note", 11), refusedAs("hostile_folder"));
  for (const path of [
    "link",
    "a/elsewhere/secret",
    "fifo",
    "a",
    "../secret",
    "/etc/passwd",
    "a//b/note",
    "a/./b/note",
  ]) {
    await assert.rejects(readHostileFile(folder, path, 100), refusedAs("hostile_folder"), path);
  }
});

test("a folder is measured by what it takes, not by what it claims or links to", onLinux, async (t) => {
  const folder = makeFolder(t);
  const outside = makeFolder(t);
  writeFileSync(join(outside, "large"), Buffer.alloc(5_000_000, 1));
  mkdirSync(join(folder, "below"));
  writeFileSync(join(folder, "below/full"), Buffer.alloc(1_000_000, 1));
  writeFileSync(join(folder, "sparse"), "");
  truncateSync(join(folder, "sparse"), 10_000_000_000);
  symlinkSync(outside, join(folder, "elsewhere"));
  symlinkSync(join(outside, "large"), join(folder, "link"));
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe])]), "not UTF-8");
  const size = await measureHostileFolder(folder, 1e9);
  assert.equal(size.entries, 6);
  assert.deepEqual([size.stoppedEarly, size.isWhole], [false, true]);
  assert.ok(size.bytes >= 1_000_000 && size.bytes < 1_100_000, `${size.bytes} bytes`);
  assert.equal((await measureHostileFolder(folder, 500_000)).stoppedEarly, true);
});

test("what is moved about for ever is found, or the measure says that it is not whole", onLinux, async (t) => {
  const folder = makeFolder(t);
  mkdirSync(join(folder, "a0"));
  writeFileSync(join(folder, "a0/large"), Buffer.alloc(5_000_000, 1));
  const moving = spawn(process.execPath, ["-e", MOVES_FOR_EVER, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(moving, "exit");
  t.after(async () => {
    moving.kill("SIGKILL");
    await ended;
  });
  await once(moving.stdout, "data");
  for (let look = 0; look < 50; look += 1) {
    const size = await measureHostileFolder(folder, 1_000_000);
    assert.ok(size.stoppedEarly || !size.isWhole, `look ${look}: ${JSON.stringify(size)}`);
  }
});

test("a folder nested without end is refused, and no descriptor is left open", onLinux, async (t) => {
  const folder = makeFolder(t);
  mkdirSync(join(folder, ...Array.from({ length: 100 }, () => "d")), { recursive: true });
  const before = openDescriptors();
  await assert.rejects(measureHostileFolder(folder, 1e9), refusedAs("hostile_folder"));
  for (let turn = 0; turn < 20; turn += 1) {
    await assert.rejects(connectHostileSocket(folder, "d"), refusedAs("hostile_folder"));
    await assert.rejects(readHostileFile(folder, "d/d", 10), refusedAs("hostile_folder"));
  }
  assert.equal(openDescriptors(), before);
});

test(
  "a folder is removed however deep, long, closed or oddly named it is, and nothing it links to",
  onLinux,
  async (t) => {
    const above = makeFolder(t);
    const outside = makeFolder(t);
    writeFileSync(join(outside, "kept"), "kept");
    const folder = join(above, "app");
    makeDeepFolder(folder, 1_500, "d".repeat(200));
    mkdirSync(join(folder, "closed/inner"), { recursive: true });
    writeFileSync(join(folder, "closed/inner/file"), "");
    chmodSync(join(folder, "closed/inner"), 0);
    chmodSync(join(folder, "closed"), 0);
    symlinkSync(outside, join(folder, "link"));
    symlinkSync("loop", join(folder, "loop"));
    execFileSync("mkfifo", [join(folder, "fifo")]);
    mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe])]));
    for (let file = 0; file < 300; file += 1) writeFileSync(join(folder, `file-${file}`), "");
    const before = openDescriptors();
    await removeHostileFolder(folder);
    assert.equal(existsSync(folder), false);
    await removeHostileFolder(folder);
    symlinkSync(outside, folder);
    await removeHostileFolder(folder);
    assert.deepEqual([readdirSync(above), readdirSync(outside)], [[], ["kept"]]);
    await assert.rejects(removeHostileFolder("/proc/self/fdinfo"), refusedAs("hostile_folder"));
    assert.equal(openDescriptors(), before);
  },
);

test("a folder that two remove at once is gone for both", onLinux, async (t) => {
  const folder = join(makeFolder(t), "app");
  for (let time = 0; time < 10; time += 1) {
    mkdirSync(join(folder, "inner/most"), { recursive: true });
    for (const name of ["x", "y", "z"]) writeFileSync(join(folder, "inner", name), "");
    await Promise.all([removeHostileFolder(folder), removeHostileFolder(folder)]);
    assert.equal(existsSync(folder), false);
  }
});
