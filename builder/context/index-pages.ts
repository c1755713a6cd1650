import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ConfiguredContext } from "../../lib/config-context.ts";
import { KnownError } from "../../lib/errors.ts";
import type { Turns } from "../../lib/turns.ts";
import {
  contextHashes,
  noteContext,
  readContextState,
  removeContextPages,
  saveContextPage,
} from "../../store/context-pages.ts";
import type { Store } from "../../store/store.ts";
import type { Git } from "../source/git.ts";
import { CONTEXT_REF, type ContextGit } from "./fetch-repository.ts";
import { few, listPages, type PageFile, readPage } from "./read-pages.ts";

export interface IndexDeps {
  store: Store;
  /** Reads what was fetched; reaches nobody. */
  git: Git;
  contextGit: ContextGit;
  turns: Turns;
  now(): number;
  /** A folder of its own, for a repository that is there only while it is read. */
  scratchFolder: string;
  limits?: ContextLimits;
}

/** What is taken of a repository, at most: pages, bytes of one and of all, and bytes of the fetched repository itself. */
export interface ContextLimits {
  pages: number;
  pageBytes: number;
  bytes: number;
  repositoryBytes: number;
}

const LIMITS: ContextLimits = { pages: 2_000, pageBytes: 100_000, bytes: 20_000_000, repositoryBytes: 500_000_000 };
/** So many at once, that no reading of them is long. */
const AT_ONCE = 50;

/**
 * Makes the registry's pages those of the repository as it is now; nothing happens where its branch has not moved.
 * Page by page: who searches meanwhile finds some of the old and some of the new. Throws KnownError `context_gone`.
 */
export async function indexPages(
  deps: IndexDeps,
  source: string,
  context: ConfiguredContext & { token: string | null },
  over: AbortSignal,
): Promise<"unchanged" | "changed"> {
  const { store, git, contextGit, now, limits = LIMITS } = deps;
  const head = await contextGit.head(context, over);
  const known = await readContextState(store);
  if (known?.source === source && known.commitId === head) {
    await noteContext(store, source, { readAt: now(), problem: null });
    return "unchanged";
  }
  const folder = join(deps.scratchFolder, "repository.git");
  await rm(folder, { recursive: true, force: true });
  try {
    const { pages: most, pageBytes: maxFileBytes, repositoryBytes: maxBytes } = limits;
    await contextGit.fetch(context, { folder, maxFileBytes, maxBytes }, over);
    const args = ["for-each-ref", "--format=%(objectname)", CONTEXT_REF];
    const commitId = Buffer.from(await git(folder, { args }))
      .toString("utf8")
      .trim();
    const listed = await listPages(git, folder, { commitId, folder: context.folder, most });
    const leftOut = [...listed.leftOut, ...(await takePages(deps, folder, listed.files, over))];
    await noteContext(store, source, { commitId, leftOut, readAt: now(), problem: null });
    return "changed";
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Those that fit the limits, in the order of their paths. What is left out, in sentences. */
async function takePages(
  { store, git, turns, limits = LIMITS }: IndexDeps,
  repoFolder: string,
  files: readonly PageFile[],
  over: AbortSignal,
): Promise<string[]> {
  const sizes = await sizesOf(git, repoFolder, files);
  const before = await contextHashes(store);
  const gone = new Set(before.keys());
  const large: string[] = [];
  const beyond: string[] = [];
  const none: string[] = [];
  let bytes = 0;
  const wanted = files.filter(({ path, blob }) => {
    const size = sizes.get(blob);
    if (size === undefined || size > limits.pageBytes) return void large.push(path);
    if (bytes + size > limits.bytes) return void beyond.push(path);
    bytes += size;
    return true;
  });
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const some = wanted.slice(at, at + AT_ONCE);
    const contents = await readBlobs(git, repoFolder, some);
    for (const { path, blob } of some) {
      await turns.next();
      over.throwIfAborted();
      const page = readPage(path, contents.get(blob) ?? new Uint8Array());
      if (typeof page === "string") {
        none.push(`${path} ${page}`);
        continue;
      }
      gone.delete(path);
      if (before.get(path) !== page.sha256) await saveContextPage(store, page);
    }
  }
  for (const path of gone) {
    await turns.next();
    await removeContextPages(store, [path]);
  }
  return [
    ...few(large, (names) => `larger than ${limits.pageBytes / 1000} kB: ${names}`),
    ...few(beyond, (names) => `beyond ${limits.bytes / 1_000_000} MB in all: ${names}`),
    ...few(none, (names) => `no pages: ${names}`),
  ];
}

/** By their blobs; one that the server left out, being too large, has none (git-cat-file(1), *Batch Output*). */
async function sizesOf(git: Git, repoFolder: string, files: readonly PageFile[]): Promise<Map<string, number>> {
  const stdin = Buffer.from(files.map(({ blob }) => `${blob}\n`).join(""));
  const said = await git(repoFolder, { args: ["cat-file", "--batch-check"], stdin });
  const sizes = new Map<string, number>();
  for (const line of Buffer.from(said).toString("utf8").split("\n")) {
    const [, blob, size] = /^([0-9a-f]{40}) blob (\d+)$/.exec(line) ?? [];
    if (blob !== undefined) sizes.set(blob, Number(size));
  }
  return sizes;
}

async function readBlobs(git: Git, repoFolder: string, files: readonly PageFile[]): Promise<Map<string, Uint8Array>> {
  const stdin = Buffer.from(files.map(({ blob }) => `${blob}\n`).join(""));
  const said = Buffer.from(await git(repoFolder, { args: ["cat-file", "--batch"], stdin }));
  const contents = new Map<string, Uint8Array>();
  for (let at = 0; at < said.length; ) {
    const end = said.indexOf(10, at);
    const [, blob, size] = /^([0-9a-f]{40}) blob (\d+)$/.exec(said.subarray(at, end).toString("latin1")) ?? [];
    if (end < 0 || blob === undefined) throw unreadable();
    const from = end + 1;
    contents.set(blob, said.subarray(from, from + Number(size)));
    at = from + Number(size) + 1;
  }
  return contents;
}

function unreadable(): KnownError {
  return new KnownError(
    "context_gone",
    "What was fetched of the context's repository could not be read.",
    "It is fetched again by itself.",
  );
}
