import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { createGit } from "../../../builder/source/git.ts";
import { commitSource, diffSource, readSource } from "../../../builder/source/repo.ts";
import { createStarter, type Starter } from "../../../runners/host/starter/starter.ts";
import type { SourceFile } from "../../../runners/runner.ts";

const AUTHOR = { name: "U1", email: "u1@slack.invalid" };
const AT = Date.parse("2026-03-02T09:00:00Z");

const git = createGit(createStarter());

test("the same commit twice has the same id, and comes out as it went in", async (t) => {
  const repoFolder = await newRepo(t);
  const files = [file("app.ts", "one\r\n"), file("bytes.bin", "\0\u00ff"), file('deep/er/ü "name".txt', "x")];
  const input = { repoFolder, files, message: "First", author: AUTHOR, atMs: AT, parent: null };
  const first = await commitSource(git, input);
  assert.equal(await commitSource(git, { ...input, files: [...files].reverse() }), first);
  assert.deepEqual(plain(await readSource(git, repoFolder, first)), plain(files));
  const second = await commitSource(git, {
    ...input,
    files: [file("app.ts", "two\n")],
    message: "Second",
    parent: first,
  });
  assert.equal(await commitSource(git, input), first);
  assert.equal(await tip(repoFolder), second);
  assert.match(await diffSource(git, repoFolder, first, second), /-one\r\n\+two/);
  assert.match(await diffSource(git, repoFolder, null, first), /\+one/);
  const refs = Buffer.from(await git(repoFolder, { args: ["for-each-ref", "--format=%(refname)"] })).toString("utf8");
  const kept = ["refs/heads/main", ...[first, second].map((commitId) => `refs/toolroom/${commitId}`)];
  assert.deepEqual(refs.trim().split("\n"), kept.sort(), "nothing of the import itself stays");
});

test("names that git would act on are refused", async (t) => {
  const repoFolder = await newRepo(t);
  for (const path of [
    ".git/config",
    "a/.GIT/hooks/post-commit",
    ".gitattributes",
    "a/.gitmodules",
    "git~1/x",
    "../out",
    "/etc/x",
    "a//b",
    "a\tb",
    "a\nb",
    ".g\u200cit/config",
    "",
  ]) {
    const input = { repoFolder, files: [file(path, "x")], message: "m", author: AUTHOR, atMs: AT, parent: null };
    await assert.rejects(commitSource(git, input), { code: "hostile_source" }, JSON.stringify(path));
  }
  assert.equal(existsSync(repoFolder), false);
});

test("files of which git would keep only some are refused, in whatever order they come", async (t) => {
  const repoFolder = await newRepo(t);
  for (const paths of [
    ["a", "a/b"],
    ["a/b", "a"],
    ["a/b/c", "x", "a"],
    ["a", "b", "a"],
  ]) {
    const files = paths.map((path, index) => file(path, String(index)));
    const input = { repoFolder, files, message: "m", author: AUTHOR, atMs: AT, parent: null };
    await assert.rejects(commitSource(git, input), { code: "hostile_source" }, JSON.stringify(paths));
  }
  assert.equal(existsSync(repoFolder), false);
  const files = [file("a", "1"), file("a.b", "2"), file("a-b/c", "3"), file("A/b", "4")];
  const beside = await commitSource(git, { repoFolder, files, message: "m", author: AUTHOR, atMs: AT, parent: null });
  assert.deepEqual(plain(await readSource(git, repoFolder, beside)), plain(files));
});

test("a moment before 1970 becomes its beginning: git knows none before it", async (t) => {
  const repoFolder = await newRepo(t);
  const input = { repoFolder, files: [file("a", "1")], message: "m", author: AUTHOR, parent: null };
  assert.equal(await commitSource(git, { ...input, atMs: -5_000 }), await commitSource(git, { ...input, atMs: 0 }));
});

test("contents and texts that look like git's own are only bytes", async (t) => {
  const repoFolder = await newRepo(t);
  const trap = join(repoFolder, "..", "trapped");
  const files = [
    file("config", `[core]\n\tfsmonitor = touch ${trap}\n\thooksPath = .\n[filter "x"]\n\tclean = touch ${trap}\n`),
    file("post-update", `#!/bin/sh\ntouch ${trap}\n`),
    file("-rf", "x"),
    file("--upload-pack=touch", "x"),
    file("attributes", "* filter=x diff=x\n"),
  ];
  const author = { name: `Eve\nparent 0000 <x>`, email: "e>\n" };
  const message = `m\n\ntree 123\n`;
  const commitId = await commitSource(git, { repoFolder, files, message, author, atMs: AT, parent: null });
  await diffSource(git, repoFolder, null, commitId);
  assert.deepEqual(plain(await readSource(git, repoFolder, commitId)), plain(files));
  assert.equal(existsSync(trap), false);
  await assert.rejects(readSource(git, repoFolder, "--help"), { code: "bad_commit" });
});

test("hooks and monitors that somehow got into the repository do not run", async (t) => {
  const repoFolder = await newRepo(t);
  const trap = join(repoFolder, "..", "trapped");
  const input = { repoFolder, files: [file("a", "1")], message: "m", author: AUTHOR, atMs: AT, parent: null };
  await commitSource(git, input);
  execFileSync("mkdir", ["-p", join(repoFolder, "hooks")]);
  for (const hook of ["reference-transaction", "post-index-change", "update", "post-update"]) {
    execFileSync("sh", [
      "-c",
      `printf '#!/bin/sh\\ntouch ${trap}\\n' > "$1" && chmod +x "$1"`,
      "x",
      join(repoFolder, "hooks", hook),
    ]);
  }
  execFileSync("git", ["-C", repoFolder, "config", "core.fsmonitor", `touch ${trap}`]);
  const next = await commitSource(git, { ...input, files: [file("a", "2")] });
  await diffSource(git, repoFolder, null, next);
  assert.equal(existsSync(trap), false);
});

test("git that fails is told with the next move", async (t) => {
  const repoFolder = await newRepo(t);
  await assert.rejects(git(repoFolder, { args: ["write-tree"] }), { code: "git_failed" });
  const starter = createStarter();
  t.after(() => starter.close());
  const withoutPath: Starter = { ...starter, run: (program) => starter.run({ ...program, env: { PATH: "/none" } }) };
  await assert.rejects(createGit(withoutPath)(repoFolder, { args: ["--version"] }), {
    code: "git_missing",
    next: /apt-get install git/,
  });
});

async function newRepo(t: TestContext): Promise<string> {
  const folder = await mkdtemp("/tmp/source-repo-");
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "app_1.git");
}

async function tip(repoFolder: string): Promise<string> {
  return Buffer.from(await git(repoFolder, { args: ["rev-parse", "refs/heads/main"] }))
    .toString()
    .trim();
}

function file(path: string, content: string): SourceFile {
  return { path, content: Buffer.from(content) };
}

function plain(files: SourceFile[]): string[] {
  return files.map((one) => `${one.path}=${Buffer.from(one.content).toString("latin1")}`).sort();
}
