import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { fileResponse } from "../../sdk/src/file-response.ts";
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

test("what a killed write left is no file", async (t) => {
  const { files, folder } = openSignedApp(t, { filesMb: 1 });
  mkdirSync(join(folder, "files"), { recursive: true });
  writeFileSync(join(folder, "files", ".partial-1"), "half");
  assert.deepEqual(await files.list(), []);
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
