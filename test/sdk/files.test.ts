import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { fileResponse } from "../../sdk/src/file-response.ts";
import { createKeptBytes } from "../../sdk/src/kept-bytes.ts";
import { openSignedApp } from "./signed-app.ts";

test("files are written whole, read, listed by their beginning, and removed with the folders they leave empty", async (t) => {
  const { files, folder } = openSignedApp(t, { filesMb: 1 });
  assert.deepEqual(await files.list(), []);
  await files.write("reports/2026-03.csv", "dish\nramen");
  await files.write("reports/2026-04.csv", new Uint8Array([1, 2]));
  await files.write("ümlaut & (1).txt", "x");
  await files.write("reports/2026-03.csv", "dish");
  assert.equal(await files.text("reports/2026-03.csv"), "dish");
  assert.deepEqual(await files.read("reports/2026-04.csv"), Buffer.from([1, 2]));
  assert.equal(await files.read("reports/2026-05.csv"), undefined);
  assert.equal(await files.read("nowhere/at/all"), undefined);
  assert.deepEqual(
    (await files.list("reports/")).map(({ name, bytes }) => [name, bytes]),
    [
      ["reports/2026-03.csv", 4],
      ["reports/2026-04.csv", 2],
    ],
  );
  assert.deepEqual(
    [await files.remove("reports/2026-03.csv"), await files.remove("reports/2026-03.csv")],
    [true, false],
  );
  assert.equal(await files.remove("reports/2026-04.csv"), true);
  assert.deepEqual(readdirSync(join(folder, "files")), ["ümlaut & (1).txt"]);
});

test("a name that leads elsewhere, or is none, is refused with the fix", async (t) => {
  const { files, folder } = openSignedApp(t, { filesMb: 1 });
  const names = [
    "",
    "/etc/passwd",
    "../x",
    "a/../../x",
    "a//b",
    "a/",
    ".hidden",
    "a/.git/config",
    "a\0b",
    "a\\b",
    "a\nb",
  ];
  for (const name of [...names, "x".repeat(121), `${"a/".repeat(120)}b`, "\ud800"]) {
    for (const use of [() => files.write(name, "x"), () => files.read(name), () => files.remove(name)])
      await assert.rejects(use(), { code: "bad_file_name", fix: /reports\/2026-03\.csv/ }, JSON.stringify(name));
  }
  assert.deepEqual(existsSync(join(folder, "files")) ? readdirSync(join(folder, "files")) : [], []);
});

test("whatever a file is called, it lies in the app's folder or is refused", async (t) => {
  const { files, folder } = openSignedApp(t, { filesMb: 1 });
  const part = fc.constantFrom("..", ".", "", "a", "b ", "C:", "\\", "%2e%2e", "…", "CON", "\u202e", "~");
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), async (parts) => {
      await files.write(parts.join("/"), "x").catch((error: { code: string }) => {
        assert.match(error.code, /^(bad_file_name|no_plain_file)$/);
      });
    }),
    { numRuns: 60 },
  );
  assert.deepEqual(readdirSync(folder), existsSync(join(folder, "files")) ? ["files"] : []);
});

test("a link is followed nowhere, and a folder is no file", async (t) => {
  const { files, folder } = openSignedApp(t, { filesMb: 1 });
  await files.write("own/a.txt", "mine");
  writeFileSync(join(folder, "secret.txt"), "secret");
  symlinkSync("../secret.txt", join(folder, "files", "link.txt"));
  symlinkSync("..", join(folder, "files", "up"));
  await assert.rejects(files.read("link.txt"), { code: "no_plain_file" });
  await assert.rejects(files.write("link.txt", "x"), { code: "no_plain_file" });
  assert.equal(await files.read("up/secret.txt"), undefined);
  await assert.rejects(files.write("up/secret.txt", "x"), { code: "no_plain_file" });
  await assert.rejects(files.write("own", "x"), { code: "no_plain_file" });
  await assert.rejects(files.write("own/a.txt/b", "x"), { code: "no_plain_file" });
  assert.equal(await files.remove("link.txt"), false);
  assert.deepEqual(
    (await files.list()).map(({ name }) => name),
    ["own/a.txt"],
  );
  assert.equal(readFileSync(join(folder, "secret.txt"), "utf8"), "secret");
});

test("more than was granted is refused, the file that was there stays, and without a grant there are none", async (t) => {
  const { files } = openSignedApp(t, { filesMb: 1 });
  await files.write("a", Buffer.alloc(600_000));
  await assert.rejects(files.write("b", Buffer.alloc(400_001)), { code: "files_full", message: /1 MB of the 1 MB/ });
  await files.write("a", Buffer.alloc(1_000_000));
  await assert.rejects(files.write("a", Buffer.alloc(1_000_001)), { code: "files_full" });
  assert.equal((await files.read("a"))?.length, 1_000_000);
  const none = openSignedApp(t);
  await assert.rejects(none.files.list(), { code: "not_bound", fix: /files: true/ });
});

test("what a killed write left is no file, and is gone with a later write, but not while it may still be written", async (t) => {
  const { files, folder, clock } = openSignedApp(t, { filesMb: 1 });
  clock.nowMs = Date.now();
  const own = join(folder, "files");
  mkdirSync(own, { recursive: true });
  for (const name of [".partial-1", ".partial-2"]) writeFileSync(join(own, name), "half");
  utimesSync(join(own, ".partial-1"), new Date(clock.nowMs), new Date(clock.nowMs - 900_000));
  assert.deepEqual(await files.list(), []);
  await files.write("a.txt", "whole");
  assert.deepEqual(readdirSync(own).sort(), [".partial-2", "a.txt"]);
});

test("what is written side by side has no more room than one after the other, and leaves no folder where it had none", async (t) => {
  const { files, folder } = openSignedApp(t, { filesMb: 1 });
  const writes = Array.from({ length: 10 }, (_, at) => files.write(`photos/${at}.jpg`, Buffer.alloc(300_000)));
  const outcomes = await Promise.allSettled(writes);
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 3);
  await assert.rejects(files.write("deep/er/one.jpg", Buffer.alloc(300_000)), { code: "files_full" });
  assert.deepEqual(readdirSync(join(folder, "files")), ["photos"]);
  const [removed] = await Promise.all([
    files.remove("photos/0.jpg"),
    files.write("deep/er/one.jpg", Buffer.alloc(300_000)),
  ]);
  assert.equal(removed, true);
  // Another process of the app, such as a job, writes and removes there as well: what seems full is looked at.
  rmSync(join(folder, "files", "photos"), { recursive: true });
  await files.write("photos/new.jpg", Buffer.alloc(700_000));
});

test("of ten thousand files not all are looked at for each that is written", async (t) => {
  const { folder } = openSignedApp(t);
  let counts = 0;
  const kept = createKeptBytes({
    ...{ folder, partial: ".partial-", nowMs: Date.now },
    count: async () => {
      counts += 1;
      return counts * 10;
    },
  });
  for (let write = 0; write < 10_000; write += 1) {
    const { fits } = await kept.wouldBe(1, 1_000_000);
    assert.ok(fits);
    kept.add(1);
  }
  assert.equal(counts, 20);
  assert.deepEqual(await kept.wouldBe(1_000_000, 1_000_000), { bytes: 1_000_210, fits: false });
});

test("a page hands files out so that none of them runs", async (t) => {
  const lunch = openSignedApp(t, { filesMb: 1 });
  await lunch.files.write("plot.png", "png");
  lunch.app.page("/plot", () => lunch.files.send("plot.png"));
  lunch.app.page("/none", () => lunch.files.send("none.png"));
  const sent = await lunch.visit("/plot");
  assert.deepEqual(
    [sent.headers.get("content-type"), sent.headers.get("x-content-type-options")],
    ["image/png", "nosniff"],
  );
  assert.equal((await lunch.visit("/none")).status, 404);
  const way = (name: string) => fileResponse(name, Buffer.from("x")).headers.get("content-disposition")?.split(";")[0];
  assert.deepEqual(["a.png", "a.txt", "a.svg", "a.html", "a.pdf", "a.js", "a", "a.PNG.html"].map(way), [
    ...["inline", "inline", "attachment", "attachment", "attachment", "attachment", "attachment", "attachment"],
  ]);
  const header = fileResponse('bad"\r\nname ü.csv', Buffer.from("x")).headers.get("content-disposition");
  assert.equal(header, "attachment; filename=\"bad___name _.csv\"; filename*=UTF-8''bad%22%0D%0Aname%20%C3%BC.csv");
});
