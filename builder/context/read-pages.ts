import { isMap, parseDocument } from "yaml";
import { sha256 } from "../../lib/ids.ts";
import { plainText } from "../../lib/plain-text.ts";
import { maskSecrets } from "../../lib/secrets.ts";
import type { ContextPage } from "../../store/context-pages.ts";
import type { Git } from "../source/git.ts";

/** A page as the repository has it: nothing of it was read yet. */
export interface PageFile {
  path: string;
  blob: string;
}

const MOST_LISTED = 64_000_000;
const MOST_PATH = 300;
const MOST_TITLE = 200;

/**
 * The markdown files of a commit below `folder`, sorted by path: plain files alone, so neither links nor submodules.
 * `besides`: folders whose files are no pages, with a slash at the end. `leftOut`: what is none by its kind or its name, in sentences.
 */
export async function listPages(
  git: Git,
  repoFolder: string,
  {
    commitId,
    folder,
    most,
    besides,
  }: {
    commitId: string;
    folder: string | undefined;
    most: number;
    besides: readonly string[];
  },
): Promise<{ files: PageFile[]; leftOut: string[] }> {
  const below = folder === undefined ? [] : ["--", `${folder}/`];
  const args = ["ls-tree", "-r", "-z", "--full-tree", commitId, ...below];
  const listing = Buffer.from(await git(repoFolder, { args, maxBytes: MOST_LISTED })).toString("utf8");
  const files: PageFile[] = [];
  const odd: string[] = [];
  for (const entry of listing.split("\0")) {
    const [, mode, kind, blob, path] = /^(\d+) (\w+) ([0-9a-f]{40})\t([\s\S]+)$/.exec(entry) ?? [];
    if (blob === undefined || path === undefined || !/\.(?:md|markdown)$/i.test(path)) continue;
    if (besides.some((one) => path.startsWith(one))) continue;
    const isPlain = kind === "blob" && (mode === "100644" || mode === "100755") && isPlainPath(path);
    if (isPlain) files.push({ path, blob });
    else odd.push(path);
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const leftOut = [
    ...few(odd, (names) => `no plain files with plain names: ${names}`),
    ...few(
      files.slice(most).map(({ path }) => path),
      (names) => `more than ${most} pages: ${names}`,
    ),
  ];
  return { files: files.slice(0, most), leftOut };
}

/** The page in a file; a sentence where it is none. */
export function readPage(path: string, content: Uint8Array): ContextPage | string {
  if (content.includes(0)) return "is no text";
  let whole: string;
  try {
    whole = new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return "is no text in UTF-8";
  }
  const [, frontMatter = "", body = whole] = /^---\r?\n([\s\S]{0,20000}?)\r?\n---\r?\n([\s\S]*)$/.exec(whole) ?? [];
  // Whoever may read a page in git gave nobody else its secrets.
  const text = maskSecrets(plainText(body)).trim();
  if (text === "") return "is empty";
  const title = maskSecrets(plainText(titleIn(frontMatter) ?? headingIn(text) ?? nameOf(path)));
  return { path, title: title.replace(/\s+/g, " ").trim().slice(0, MOST_TITLE), text, sha256: sha256(text) };
}

/** Of many the first ones, so that what is said of a repository stays short. */
export function few(names: readonly string[], say: (names: string) => string): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, 5).map((name) => JSON.stringify(name.slice(0, MOST_PATH)));
  return [say(`${shown.join(", ")}${names.length > 5 ? ` and ${names.length - 5} more` : ""}`)];
}

/**
 * What nobody can read as YAML has no title, and is a page all the same. Nothing but the title is made a value: a key that
 * holds keys of its own would double with each of them.
 */
function titleIn(frontMatter: string): string | undefined {
  const document = parseDocument(frontMatter, { logLevel: "silent" });
  const title = document.errors.length === 0 && isMap(document.contents) ? document.get("title") : undefined;
  return typeof title === "string" && title.trim() !== "" ? title : undefined;
}

/** The first that has words. Each line is looked at once, however long its blanks are. */
function headingIn(text: string): string | undefined {
  for (const [, words = ""] of text.matchAll(/^#{1,3}[ \t](.{1,1000})/gm)) {
    const heading = words.trim().replace(/(?:^|[ \t])[ \t#]*$/, "");
    if (heading !== "") return heading;
  }
  return undefined;
}

function nameOf(path: string): string {
  const name = path.split("/").at(-1) ?? path;
  return name.replace(/\.[^.]*$/, "").replaceAll(/[-_]+/g, " ");
}

/** It names a page to agents and stands in what they are shown. */
function isPlainPath(path: string): boolean {
  if (path.length > MOST_PATH || /[\p{C}\\"<>\uFFFD]/u.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
