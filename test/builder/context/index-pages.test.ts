import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { createContextGit } from "../../../builder/context/fetch-repository.ts";
import { type ContextLimits, indexPages } from "../../../builder/context/index-pages.ts";
import { createGit } from "../../../builder/source/git.ts";
import { contextSchema } from "../../../lib/config-context.ts";
import { sha256 } from "../../../lib/ids.ts";
import { createTurns } from "../../../lib/turns.ts";
import { createStarter } from "../../../runners/host/starter/starter.ts";
import {
  beginContext,
  contextHashes,
  contextPage,
  readContextState,
  searchContext,
} from "../../../store/context-pages.ts";
import { NOON, openTestStore } from "../../fakes/registry.ts";
import { openRepository } from "./repository.ts";

async function setUp(t: TestContext) {
  const { store, folder, atEnd } = openTestStore(t);
  const company = openRepository(t);
  const starter = createStarter();
  atEnd(async () => starter.close());
  const scratchFolder = join(folder, "context");
  const contextGit = createContextGit(starter, [folder]);
  const skillsFolder = "skills";
  const deps = {
    store,
    git: createGit(starter),
    contextGit,
    turns: createTurns(),
    now: () => NOON,
    scratchFolder,
    skillsFolder,
  };
  await beginContext(store, { source: "s", repository: company.folder });
  const index = (
    given: object = {},
    { over = new AbortController().signal, limits }: { over?: AbortSignal; limits?: ContextLimits } = {},
  ) => {
    const context = { ...contextSchema.parse({ repository: company.folder, ...given }), token: null };
    return indexPages({ ...deps, ...(limits === undefined ? {} : { limits }) }, "s", context, over);
  };
  const paths = async () => [...(await contextHashes(store)).keys()].sort();
  return { store, folder, company, index, paths, scratchFolder };
}

test("pages are those of the branch, with the titles they give themselves, and follow it", async (t) => {
  const { store, company, index, paths, scratchFolder } = await setUp(t);
  company.write(
    "lunch.md",
    "---\ntitle: How we order lunch\nowner: Ana\n---\n# Lunch\nWe order ramen before eleven.\n",
  );
  company.write("apps/naming_of-apps.md", "No heading here, only words on names.\n");
  company.write("travel.MD", "Intro\n\n## Booking trains ##\nAsk Priya.\n");
  company.write("app.ts", "export const lunch = 1;\n");
  const first = company.commit();
  assert.equal(await index(), "changed");
  assert.deepEqual(await paths(), ["apps/naming_of-apps.md", "lunch.md", "travel.MD"]);
  const lunch = await contextPage(store, "lunch.md");
  assert.deepEqual(lunch, {
    path: "lunch.md",
    title: "How we order lunch",
    text: "# Lunch\nWe order ramen before eleven.",
    sha256: sha256("# Lunch\nWe order ramen before eleven."),
  });
  assert.equal((await contextPage(store, "travel.MD"))?.title, "Booking trains");
  assert.equal((await contextPage(store, "apps/naming_of-apps.md"))?.title, "naming of apps");
  assert.deepEqual(await readContextState(store), {
    ...{ source: "s", repository: company.folder, commitId: first, leftOut: [], readAt: NOON, problem: null },
  });
  assert.equal(existsSync(join(scratchFolder, "repository.git")), false);
  assert.equal(await index(), "unchanged");

  company.write("lunch.md", "# Lunch\nNow it is pizza.\n");
  company.git("rm", "--quiet", "travel.MD");
  company.commit();
  assert.equal(await index(), "changed");
  assert.deepEqual(await paths(), ["apps/naming_of-apps.md", "lunch.md"]);
  assert.deepEqual(await searchContext(store, "ramen", 5), []);
  assert.equal((await searchContext(store, "pizzas", 5))[0]?.path, "lunch.md");
});

test("only the folder that is named is read", async (t) => {
  const { company, index, paths } = await setUp(t);
  for (const path of ["handbook/a.md", "handbook/deep/b.md", "handbook2/c.md", "d.md"]) company.write(path, "# Words");
  company.commit();
  await index({ folder: "handbook/" });
  assert.deepEqual(await paths(), ["handbook/a.md", "handbook/deep/b.md"]);
});

test("links, submodules, binaries, pages of 50 MB and names that are no plain ones are left out, and said so", async (t) => {
  const { store, company, index, paths, folder } = await setUp(t);
  company.write("good.md", "# Good\nStays.");
  company.link("passwords.md", "/etc/passwd");
  company.link("everything", "/");
  company.write("picture.md", new Uint8Array([0x89, 0x50, 0, 0x47]));
  company.write("latin.md", Buffer.from("caf\xe9", "latin1"));
  company.write("empty.md", "---\ntitle: Nothing\n---\n  \n");
  company.write("huge.md", "x".repeat(50_000_000));
  company.write('quo"te.md', "# Quoted");
  company.write("line\nbreak.md", "# Broken");
  company.git("add", "-A");
  company.git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},vendored.md`);
  company.git("commit", "--quiet", "-m", "x");
  await index();
  assert.deepEqual(await paths(), ["good.md"]);
  const { leftOut = [] } = (await readContextState(store)) ?? {};
  assert.match(
    leftOut.join("\n"),
    /no plain files with plain names: .*"line\\nbreak\.md".*"passwords\.md".*"vendored\.md"/s,
  );
  assert.match(leftOut.join("\n"), /larger than 100 kB: "huge\.md"/);
  assert.match(
    leftOut.join("\n"),
    /no pages: .*"empty\.md is empty".*"latin\.md is no text in UTF-8".*"picture\.md is no text"/,
  );
  assert.equal(existsSync(join(folder, "context", "repository.git")), false);
});

test("a page's secrets and what nobody sees in it stay out of the registry", async (t) => {
  const { store, company, index } = await setUp(t);
  const key = `ghp_${"a1".repeat(15)}`;
  const hidden = String.fromCodePoint(0xe0049, 0xe0067, 0x202e);
  company.write("a.md", `# Deploy \u001b[31mred\u001b[0m\nUse ${key}${hidden} or \u0007ring.\r\nEnd`);
  company.commit();
  await index();
  const page = await contextPage(store, "a.md");
  assert.deepEqual([page?.title, page?.text], ["Deploy red", "# Deploy red\nUse [secret] or ring.\nEnd"]);
});

test("front matter that is no YAML, or a bomb of it, costs the title and not the page", async (t) => {
  const { store, company, index } = await setUp(t);
  company.write("a.md", "---\ntitle: [\n---\nWords");
  company.write("b.md", "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\nWords");
  company.write("c.md", "---\ntitle: never closed\nWords");
  company.commit();
  await index();
  const titles = ["a.md", "b.md", "c.md"].map(async (path) => (await contextPage(store, path))?.title);
  assert.deepEqual(await Promise.all(titles), ["a", "b", "c"]);
});

test("a repository with more pages, or more in all, than are taken gives the first ones; a huge one gives none", async (t) => {
  const { store, company, index, paths } = await setUp(t);
  for (let page = 0; page < 9; page += 1) company.write(`p/${page}.md`, `# Page ${page}`.padEnd(1000, "."));
  company.write("video.bin", randomBytes(3_000_000));
  company.commit();
  const limits = { pages: 7, pageBytes: 2_000, bytes: 4_500, repositoryBytes: 100_000 };
  await assert.rejects(index({}, { limits }), { code: "context_gone", message: /it is larger than 0\.1 MB/ });
  assert.deepEqual(await paths(), []);
  // What the server can leave out does not count.
  company.git("config", "uploadpack.allowFilter", "true");
  await index({}, { limits });
  assert.deepEqual(await paths(), ["p/0.md", "p/1.md", "p/2.md", "p/3.md"]);
  const { leftOut = [] } = (await readContextState(store)) ?? {};
  assert.match(leftOut.join("\n"), /more than 7 pages: "p\/7\.md", "p\/8\.md"/);
  assert.match(leftOut.join("\n"), /beyond 0\.0045 MB in all: "p\/4\.md", "p\/5\.md", "p\/6\.md"/);
});

test("a repository that is gone, has no such branch, or lies among what boxes write keeps the pages and says why", async (t) => {
  const { company, index, paths, folder } = await setUp(t);
  company.write("a.md", "# A");
  company.commit();
  await index();
  await assert.rejects(index({ branch: "none" }), { code: "context_gone", message: /it has no branch none\.$/ });
  await assert.rejects(index({ repository: "/nowhere/at-all" }), { code: "context_gone", message: /it is not there/ });
  mkdirSync(join(folder, "data"));
  await assert.rejects(index({ repository: join(folder, "data") }), {
    code: "context_gone",
    message: /boxes write to/,
  });
  company.link("into", folder);
  await assert.rejects(index({ repository: join(company.folder, "into", "data") }), { message: /boxes write to/ });
  await assert.rejects(index({ repository: "/etc" }), { code: "context_gone" });
  assert.deepEqual(await paths(), ["a.md"]);
});

test("another user's repository is not read", { skip: process.getuid?.() !== 0 && "takes root" }, async (t) => {
  const { company, index } = await setUp(t);
  company.write("a.md", "# A");
  company.commit();
  for (const place of [company.folder, join(company.folder, ".git")]) chownSync(place, 12_345, 12_345);
  await assert.rejects(index(), {
    code: "context_gone",
    message: /it belongs to another user than the one that runs Toolroom\.$/,
  });
});

test("what is broken off begins anew the next time", async (t) => {
  const { company, index, paths } = await setUp(t);
  company.write("a.md", "# A");
  company.commit();
  await assert.rejects(index({}, { over: AbortSignal.abort() }), { code: "context_gone", message: /took too long/ });
  await index();
  assert.deepEqual(await paths(), ["a.md"]);
});

test("hooks and settings of the repository run nothing", async (t) => {
  const { company, index, paths, folder } = await setUp(t);
  const marker = join(folder, "was-run");
  company.write("a.md", "# A");
  company.write(".gitattributes", "*.md filter=run diff=run\n");
  company.commit();
  for (const hook of ["post-checkout", "pre-receive", "post-update", "reference-transaction"])
    company.write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch ${marker}\n`);
  company.git("config", "filter.run.smudge", `touch ${marker}`);
  company.git("config", "uploadpack.packObjectsHook", `touch ${marker}; exec "$@"`);
  company.git("config", "core.fsmonitor", `touch ${marker}`);
  await index();
  assert.deepEqual(await paths(), ["a.md"]);
  assert.equal(existsSync(marker), false);
});
