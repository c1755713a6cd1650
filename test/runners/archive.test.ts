import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { type Header, pack } from "tar-stream";
import { KnownError } from "../../lib/errors.ts";
import { packTar, readArchive } from "../../runners/archive.ts";

const limits = { maxFiles: 5, maxBytes: 1_000 };
type Entry = Partial<Header> & { name: string; content?: string };

async function* tarOf(...entries: Entry[]): AsyncGenerator<Uint8Array> {
  const tar = pack();
  for (const { content, ...header } of entries) {
    if (header.type && header.type !== "file") tar.entry({ size: 0, ...header });
    else tar.entry(header, content ?? "");
  }
  tar.finalize();
  yield* tar as AsyncIterable<Uint8Array>;
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A ustar header as a box may write it by hand, lies and all (POSIX.1-1988, "ustar Interchange Format"). */
function rawHeader(name: Uint8Array, size: number, typeFlag = "0"): Buffer {
  const header = Buffer.alloc(512);
  header.set(name.subarray(0, 100), 0);
  header.write("0000644\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${size.toString(8).padStart(11, "0")} `, 124);
  header.write("00000000000 ", 136);
  header.write("        ", 148);
  header.write(typeFlag, 156);
  header.write("ustar\0" + "00", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

const refusedNaming = (part: string) => (error: unknown) =>
  error instanceof KnownError && error.code === "hostile_archive" && error.message.includes(part);

test("files come out as they went in, in order, whatever the pieces they arrive in", async () => {
  const files = [
    { path: "b.txt", content: Buffer.from("b") },
    { path: ".gitattributes", content: Buffer.from("* filter=evil\n") },
    { path: `long/${"x".repeat(150)}/é.bin`, content: Buffer.from([0, 255, 128]) },
    { path: "empty", content: Buffer.alloc(0) },
  ];
  const tar = await packTar(files);
  for (const size of [1, 511, 100_000]) {
    const read = await readArchive(pieces(tar, size), limits);
    assert.deepEqual(
      read.map((file) => file.path),
      [".gitattributes", "b.txt", "empty", `long/${"x".repeat(150)}/é.bin`],
    );
    assert.deepEqual(Buffer.from(read[3]?.content ?? []), Buffer.from([0, 255, 128]));
  }
});

test("the same files make the same bytes, in any order", async () => {
  const one = { path: "a", content: Buffer.from("1") };
  const two = { path: "b/c", content: Buffer.from("2") };
  const tar = await packTar([two, one]);
  assert.deepEqual(tar, await packTar([one, two]));
  const digest = createHash("sha256").update(tar).digest("hex");
  assert.equal(digest, "ffd63ce2032632794ff5f40b2c99ee60f28e9dc8cfd6db6c551a47716347f378");
});

test("folders and the leading ./ of tar are understood", async () => {
  const tar = tarOf(
    { name: "./", type: "directory" },
    { name: "./a/", type: "directory" },
    { name: "./a/b", content: "x" },
  );
  assert.deepEqual(
    (await readArchive(tar, limits)).map((file) => file.path),
    ["a/b"],
  );
});

test("what is no plain file or folder is refused by name", async () => {
  for (const type of ["link", "symlink", "character-device", "block-device", "fifo"] as const) {
    const tar = tarOf({ name: "odd", type, linkname: "/etc/passwd" });
    await assert.rejects(readArchive(tar, limits), refusedNaming("odd"), type);
  }
  // Contiguous and sparse files, a volume header, a kind nobody knows.
  for (const typeFlag of ["7", "S", "V", "Q"]) {
    const odd = Buffer.concat([rawHeader(Buffer.from("odd"), 0, typeFlag), Buffer.alloc(1024)]);
    await assert.rejects(readArchive(pieces(odd, 512), limits), refusedNaming("odd"), typeFlag);
  }
});

test("a name that leads out, hides or misleads is refused", async () => {
  const names = [
    "/etc/passwd",
    "../out",
    "a/../../out",
    "a/..",
    "./../out",
    "a//b",
    "a/./b",
    "..",
    "a\\b",
    "a\nb",
    "a\u202eb",
    "a\u200db",
    ".git/config",
    ".git/hooks/post-checkout",
    "sub/.git/config",
    ".GIT/config",
    ".git./config",
    ".git /config",
    "GIT~1/config",
    ".git",
    "node_modules/x/index.js",
    "sub/Node_Modules/x",
    ".stripped/app.js",
    "x".repeat(256),
    `${"d/".repeat(40)}f`,
    `${"long/".repeat(110)}f`,
  ];
  for (const name of names) {
    await assert.rejects(readArchive(tarOf({ name, content: "x" }), limits), refusedNaming(""), JSON.stringify(name));
  }
  const notUtf8 = Buffer.concat([rawHeader(Buffer.from([0x61, 0xff, 0xfe]), 0), Buffer.alloc(1024)]);
  await assert.rejects(readArchive(pieces(notUtf8, 512), limits), refusedNaming("unreadable characters"));
});

test("a git folder without files is refused like one with", async () => {
  await assert.rejects(readArchive(tarOf({ name: ".git/", type: "directory" }), limits), refusedNaming(".git"));
});

test("two names that some disk takes for one are refused", async () => {
  const pairs = [
    ["readme", "README"],
    ["é", "e\u0301"],
    ["same", "same"],
    ["a", "a/b"],
    ["a/b", "a"],
    ["Dir/x", "dir/y"],
  ];
  for (const [first = "", second = ""] of pairs) {
    const tar = tarOf({ name: first, content: "1" }, { name: second, content: "2" });
    await assert.rejects(readArchive(tar, limits), refusedNaming(""), `${first} ${second}`);
  }
});

test("too many files and too many bytes are refused while reading", async () => {
  const six = Array.from({ length: 6 }, (_, index) => ({ name: `f${index}`, content: "x" }));
  await assert.rejects(readArchive(tarOf(...six), limits), refusedNaming("more than 5 files"));
  assert.equal((await readArchive(tarOf(...six.slice(1)), limits)).length, 5);
  const folders = Array.from({ length: 11 }, (_, index) => ({ name: `d${index}/`, type: "directory" as const }));
  await assert.rejects(readArchive(tarOf(...folders), limits), refusedNaming("more than 5 files"));
  const two = [
    { name: "a", content: "x".repeat(600) },
    { name: "b", content: "x".repeat(600) },
  ];
  await assert.rejects(readArchive(tarOf(...two), limits), refusedNaming("beyond 1000 bytes"));
});

test("a bomb ends early: by the size it claims, by what it sends, by headers without files", async () => {
  let sent = 0;
  async function* endless(start: Uint8Array): AsyncGenerator<Uint8Array> {
    yield start;
    for (;;) {
      sent += 65_536;
      assert.ok(sent < 10_000_000, "read on");
      yield Buffer.alloc(65_536, 1);
    }
  }
  await assert.rejects(readArchive(endless(rawHeader(Buffer.from("big"), 8 ** 11 - 1)), limits), refusedNaming("big"));
  for (const typeFlag of ["x", "g", "L", "K"]) {
    sent = 0;
    await assert.rejects(
      readArchive(endless(rawHeader(Buffer.from("h"), 8 ** 11 - 1, typeFlag)), limits),
      refusedNaming(""),
      typeFlag,
    );
  }
  sent = 0;
  await assert.rejects(readArchive(endless(Buffer.alloc(512, 1)), limits), refusedNaming(""));
});

test("an archive that breaks off is refused, an empty one holds nothing", async () => {
  const tar = await packTar([{ path: "a", content: Buffer.alloc(700) }]);
  await assert.rejects(readArchive(pieces(tar.subarray(0, 600), 100), limits), refusedNaming("cannot be read"));
  assert.deepEqual(await readArchive(pieces(await packTar([]), 512), limits), []);
});

test("installed packages are taken where they are asked for, by the same rules", async () => {
  const path = "node_modules/a/node_modules/@b/c/index.js";
  await assert.rejects(readArchive(tarOf({ name: path, content: "1" }), limits), refusedNaming("is installed code"));
  const holdsModules = { holdsModules: true };
  const files = await readArchive(tarOf({ name: path, content: "1" }), limits, holdsModules);
  assert.deepEqual(
    files.map((file) => file.path),
    [path],
  );
  const refused: [Entry[], string][] = [
    [[{ name: "node_modules/.bin/a", type: "symlink", linkname: "../a" }], "symlink"],
    [[{ name: "node_modules/../../x" }], "not plain"],
    [[{ name: "node_modules/a/.git/config" }], "git repository"],
    [[{ name: "Node_Modules/a.js" }], "is installed code"],
    [[{ name: "node_modules/A.js" }, { name: "node_modules/a.js" }], "collides"],
  ];
  for (const [entries, said] of refused)
    await assert.rejects(readArchive(tarOf(...entries), limits, holdsModules), refusedNaming(said));
});
