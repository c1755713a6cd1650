import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { KnownError } from "../../lib/errors.ts";
import type { SourceFile } from "../../runners/runner.ts";
import type { Git } from "./git.ts";

const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const MAX_DIFF_BYTES = 20_000_000;

export interface CommitInput {
  /** `<home>/repos/<appId>.git`, made where it is not there. */
  repoFolder: string;
  files: readonly SourceFile[];
  message: string;
  author: { name: string; email: string };
  /** Author's and committer's date, ms since the epoch: the same input gives the same id. */
  atMs: number;
  /** Commit it follows; null for the first. */
  parent: string | null;
}

/**
 * Commits files that an agent wrote to the platform's own bare repository and returns the commit's id. There is never a work
 * tree: bytes go in as objects, so nothing in them (attributes, filters, hooks, submodules) is ever looked at.
 * Names that git itself would act on, and files in each other's place, are refused: KnownError `hostile_source`.
 */
export async function commitSource(git: Git, input: CommitInput): Promise<string> {
  for (const file of input.files) checkName(file.path);
  checkPlaces(input.files);
  await initialise(git, input.repoFolder);
  const [commitId, main] = await Promise.all([importCommit(git, input), readMain(git, input.repoFolder)]);
  await keepCommit(git, input, commitId, main);
  return commitId;
}

/** The files of a commit, sorted by path. */
export async function readSource(git: Git, repoFolder: string, commitId: string): Promise<SourceFile[]> {
  const listing = await git(repoFolder, { args: ["ls-tree", "-r", "-z", "--full-tree", checkId(commitId)] });
  const entries = Buffer.from(listing)
    .toString("utf8")
    .split("\0")
    .filter((entry) => entry !== "");
  const files: SourceFile[] = [];
  for (const entry of entries) {
    const [, mode, kind, blob, path] = /^(\d+) (\w+) ([0-9a-f]+)\t([\s\S]+)$/.exec(entry) ?? [];
    if (mode !== "100644" || kind !== "blob" || blob === undefined || path === undefined)
      throw new KnownError(
        "hostile_source",
        `${JSON.stringify(entry)} in commit ${commitId} is no plain file.`,
        "Build it again.",
      );
    files.push({ path, content: await git(repoFolder, { args: ["cat-file", "blob", blob] }) });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What changed, as a unified diff; `from` null: everything is new. Every file is shown as text, whatever it is. */
export async function diffSource(git: Git, repoFolder: string, from: string | null, to: string): Promise<string> {
  const ends = [from === null ? EMPTY_TREE : checkId(from), checkId(to)];
  const args = [
    "diff-tree",
    "-r",
    "-p",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--text",
    "--no-renames",
    ...ends,
  ];
  const diff = await git(repoFolder, { args, maxBytes: MAX_DIFF_BYTES });
  return Buffer.from(diff).toString("utf8");
}

async function initialise(git: Git, repoFolder: string): Promise<void> {
  const head = await stat(join(repoFolder, "HEAD")).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (head !== undefined) return;
  await mkdir(dirname(repoFolder), { recursive: true, mode: 0o700 });
  const partial = `${repoFolder}.new-${randomBytes(6).toString("hex")}`;
  // No template: the machine's own would bring hooks along.
  await git(partial, { args: ["init", "--quiet", "--bare", "--template=", "--initial-branch=main", partial] });
  await rename(partial, repoFolder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    // Another try was faster: theirs is as good.
    await rm(partial, { recursive: true });
  });
}

/**
 * All of it by one git: a stream of `git fast-import` (git-fast-import(1), *Input Format*), where every length is said
 * beforehand, so that no content is ever read as a command. Its branch is for this one import.
 */
async function importCommit(git: Git, input: CommitInput): Promise<string> {
  const branch = `refs/toolroom/import-${randomBytes(6).toString("hex")}`;
  const at = `${Math.max(0, Math.floor(input.atMs / 1000))} +0000`;
  const name = plain(input.author.name) || "Toolroom";
  const email = plain(input.author.email) || "toolroom@localhost";
  const stream = [
    text("feature done\n"),
    text(`commit ${branch}\nmark :1\nauthor ${name} <${email}> ${at}\ncommitter ${COMMITTER} ${at}\n`),
    sized(Buffer.from(`${input.message.replaceAll("\0", "").trim()}\n`)),
    text(`${input.parent === null ? "" : `from ${checkId(input.parent)}\n`}deleteall\n`),
    ...input.files.flatMap((file) => [text(`M 100644 inline ${quoted(file.path)}\n`), sized(file.content)]),
    // Said over the same pipe as git's answer; the branch goes with it, the commit is kept by its own ref.
    text("\nget-mark :1\n"),
    text(`reset ${branch}\nfrom ${ZERO_ID}\n\ndone\n`),
  ];
  const args = ["fast-import", "--quiet", "--done", "--date-format=raw-permissive", "--cat-blob-fd=1"];
  return line(git, input.repoFolder, args, Buffer.concat(stream));
}

const COMMITTER = "Toolroom <toolroom@localhost>";
const ZERO_ID = "0".repeat(40);

function text(words: string): Uint8Array {
  return Buffer.from(words);
}

function sized(content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`data ${content.length}\n`), content, Buffer.from("\n")]);
}

/** As C quotes it; `checkName` lets no control character through. */
function quoted(path: string): string {
  return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** Its own ref keeps a commit for ever; main is what people pull, moved only onwards: a repeat of an older one leaves it. */
async function keepCommit(
  git: Git,
  { repoFolder, parent }: CommitInput,
  commitId: string,
  main: string,
): Promise<void> {
  const own = `update refs/toolroom/${commitId} ${commitId}\n`;
  const movesOn = main !== commitId && (main === (parent ?? "") || !(await mainHas(git, repoFolder, commitId)));
  const lines = movesOn ? `${own}update refs/heads/main ${commitId}\n` : own;
  await git(repoFolder, { args: ["update-ref", "--stdin"], stdin: text(lines) });
}

/** What main is at; empty where there is none. */
async function readMain(git: Git, repoFolder: string): Promise<string> {
  const args = ["for-each-ref", "--format=%(objectname)", "refs/heads/main"];
  return Buffer.from(await git(repoFolder, { args }))
    .toString("utf8")
    .trim();
}

async function mainHas(git: Git, repoFolder: string, commitId: string): Promise<boolean> {
  const args = ["for-each-ref", "--format=%(objectname)", `--contains=${commitId}`, "refs/heads/main"];
  return (await git(repoFolder, { args })).length > 0;
}

async function line(git: Git, repoFolder: string, args: string[], stdin: Uint8Array): Promise<string> {
  return checkId(
    Buffer.from(await git(repoFolder, { args, stdin }))
      .toString("utf8")
      .trim(),
  );
}

function checkId(commitId: string): string {
  if (/^[0-9a-f]{40}$/.test(commitId)) return commitId;
  throw new KnownError(
    "bad_commit",
    `${JSON.stringify(commitId)} is no commit id.`,
    "Give the 40 hexadecimal digits of one.",
  );
}

function checkName(path: string): void {
  const folded = path.normalize("NFKC").replace(/\p{C}/gu, "").toLowerCase();
  const segments = folded.split("/");
  const isPlain =
    path !== "" && !/[\p{C}\\]/u.test(path) && segments.every((one) => one !== "" && one !== "." && one !== "..");
  const isGits = segments.some((one) => /^(\.git|git~\d.*|\.gitmodules|\.gitattributes|\.mailmap)[. ]*$/.test(one));
  if (isPlain && !isGits) return;
  const why = isPlain ? "is a name that git would act on" : "is no plain relative path";
  throw new KnownError("hostile_source", `${JSON.stringify(path)} ${why}.`, "Remove that file from the app.");
}

/** Of two files in one place, git would keep the later one without a word. */
function checkPlaces(files: readonly SourceFile[]): void {
  const taken = new Set<string>();
  const folders = new Set(files.flatMap(({ path }) => foldersOf(path)));
  for (const { path } of files) {
    if (taken.has(path) || folders.has(path))
      throw new KnownError(
        "hostile_source",
        `${JSON.stringify(path)} is there as a file and a second time, as a file or a folder.`,
        "Keep one of the two.",
      );
    taken.add(path);
  }
}

/** a/b/c: a, a/b */
function foldersOf(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

function plain(text: string): string {
  return text.replace(/[\p{C}<>]+/gu, " ").trim();
}
