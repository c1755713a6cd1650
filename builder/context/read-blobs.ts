import { KnownError } from "../../lib/errors.ts";
import type { Git } from "../source/git.ts";
import type { PageFile } from "./read-pages.ts";

/** By their blobs; one that the server left out, being too large, has none (git-cat-file(1), *Batch Output*). */
export async function sizesOf(git: Git, repoFolder: string, files: readonly PageFile[]): Promise<Map<string, number>> {
  const stdin = Buffer.from(files.map(({ blob }) => `${blob}\n`).join(""));
  const said = await git(repoFolder, { args: ["cat-file", "--batch-check"], stdin });
  const sizes = new Map<string, number>();
  for (const line of Buffer.from(said).toString("utf8").split("\n")) {
    const [, blob, size] = /^([0-9a-f]{40}) blob (\d+)$/.exec(line) ?? [];
    if (blob !== undefined) sizes.set(blob, Number(size));
  }
  return sizes;
}

/** Their contents, by their blobs. Throws KnownError `context_gone` where git's answer breaks off. */
export async function readBlobs(
  git: Git,
  repoFolder: string,
  files: readonly PageFile[],
): Promise<Map<string, Uint8Array>> {
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
