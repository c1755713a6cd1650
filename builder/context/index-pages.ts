import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ConfiguredContext } from "../../lib/config-context.ts";
import type { Turns } from "../../lib/turns.ts";
import { saveCompanySkills } from "../../store/company-skills.ts";
import {
  contextHashes,
  noteContext,
  readContextState,
  removeContextPages,
  saveContextPage,
} from "../../store/context-pages.ts";
import type { Store } from "../../store/store.ts";
import { skillNames } from "../skills/read-skills.ts";
import type { Git } from "../source/git.ts";
import { CONTEXT_REF, type ContextGit } from "./fetch-repository.ts";
import { readBlobs, sizesOf } from "./read-blobs.ts";
import { readCompanySkills } from "./read-company-skills.ts";
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
  /** Toolroom's own skills, whose names no company's has. */
  skillsFolder: string;
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
 * Makes the registry's pages and the company's skills those of the repository as it is now; nothing happens where its branch has not moved.
 * Page by page: who searches meanwhile finds some of the old and some of the new. Throws KnownError `context_gone`.
 */
export async function indexPages(
  deps: IndexDeps,
  source: string,
  context: ConfiguredContext & { token: string | null },
  over: AbortSignal,
): Promise<"unchanged" | "changed"> {
  const { store, git, contextGit, turns, now, limits = LIMITS } = deps;
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
    const below = { commitId, folder: context.folder };
    const ownNames = await skillNames(deps.skillsFolder);
    const taught = await readCompanySkills({ git, turns, over }, folder, {
      ...below,
      ownNames,
      fileBytes: maxFileBytes,
    });
    const listed = await listPages(git, folder, { ...below, most, besides: taught.folders });
    const leftOut = [...taught.leftOut, ...listed.leftOut, ...(await takePages(deps, folder, listed.files, over))];
    await saveCompanySkills(store, taught.skills);
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
