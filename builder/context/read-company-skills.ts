import { Readable } from "node:stream";
import { messageOf } from "../../lib/errors.ts";
import { sha256 } from "../../lib/ids.ts";
import { plainText } from "../../lib/plain-text.ts";
import { secretIn } from "../../lib/secrets.ts";
import type { Turns } from "../../lib/turns.ts";
import { packTar, readArchive } from "../../runners/archive.ts";
import type { SourceFile } from "../../runners/runner.ts";
import type { CompanySkill } from "../../store/company-skills.ts";
import { readSkillText } from "../skills/skill-text.ts";
import type { Git } from "../source/git.ts";
import { readBlobs, sizesOf } from "./read-blobs.ts";

/** At most so many skills, and of each so many files and bytes of them. */
export const SKILL_LIMITS = { skills: 30, files: 100, bytes: 500_000 };
const MOST_LISTED = 64_000_000;

interface Entry {
  /** In the skill's folder. */
  path: string;
  blob: string;
  isPlain: boolean;
}

export interface ReadSkills {
  skills: CompanySkill[];
  /** Of all, also of those that cannot be used: what lies there is no page. With a slash at the end. */
  folders: string[];
  /** Why a skill cannot be used, a sentence each. */
  leftOut: string[];
}

/**
 * The company's own skills: the folders `skills/<name>` below `folder` that hold a SKILL.md, read by Toolroom's own rules.
 * Plain files alone, nothing that looks like a credential, and nothing that could not lie in an app.
 */
export async function readCompanySkills(
  deps: { git: Git; turns: Turns; over: AbortSignal },
  repoFolder: string,
  from: { commitId: string; folder: string | undefined; ownNames: readonly string[]; fileBytes: number },
): Promise<ReadSkills> {
  const root = from.folder === undefined ? "skills/" : `${from.folder}/skills/`;
  const found = await listSkills(deps.git, repoFolder, from.commitId, root);
  const read: ReadSkills = { skills: [], folders: [...found.keys()].map((name) => `${root}${name}/`), leftOut: [] };
  for (const [name, entries] of found) {
    await deps.turns.next();
    deps.over.throwIfAborted();
    const skill =
      read.skills.length < SKILL_LIMITS.skills
        ? await readOne(deps, repoFolder, { name, entries, ...from })
        : `there are more than ${SKILL_LIMITS.skills}: remove another`;
    if (typeof skill === "string") read.leftOut.push(`skill ${JSON.stringify(name.slice(0, 64))}: ${skill}`);
    else read.skills.push(skill);
  }
  return read;
}

async function listSkills(git: Git, repoFolder: string, commitId: string, root: string): Promise<Map<string, Entry[]>> {
  const args = ["ls-tree", "-r", "-z", "--full-tree", commitId, "--", root];
  const listing = Buffer.from(await git(repoFolder, { args, maxBytes: MOST_LISTED })).toString("utf8");
  const folders = new Map<string, Entry[]>();
  for (const line of listing.split("\0")) {
    const [, mode, kind, blob, whole] = /^(\d+) (\w+) ([0-9a-f]{40})\t([\s\S]+)$/.exec(line) ?? [];
    const [, name, path] = /^([^/]+)\/([\s\S]+)$/.exec(whole?.slice(root.length) ?? "") ?? [];
    if (blob === undefined || name === undefined || path === undefined) continue;
    const isPlain = kind === "blob" && (mode === "100644" || mode === "100755");
    const entries = folders.get(name) ?? [];
    entries.push({ path, blob, isPlain });
    folders.set(name, entries);
  }
  const named = [...folders].filter(([, entries]) => entries.some(({ path }) => path === "SKILL.md"));
  return new Map(named.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The skill; a sentence where it cannot be used: what is wrong, and the fix. */
async function readOne(
  { git, turns, over }: { git: Git; turns: Turns; over: AbortSignal },
  repoFolder: string,
  {
    name,
    entries,
    ownNames,
    fileBytes,
  }: { name: string; entries: Entry[]; ownNames: readonly string[]; fileBytes: number },
): Promise<CompanySkill | string> {
  if (ownNames.includes(name)) return "Toolroom has one of this name: give it another";
  const odd = entries.find(({ isPlain }) => !isPlain);
  if (odd) return `${shown(odd.path)} is a link or a repository of its own: put the file itself there`;
  const { files: most, bytes } = SKILL_LIMITS;
  if (entries.length > most) return `it has ${entries.length} files: keep it to ${most}`;
  const sizes = await sizesOf(git, repoFolder, entries);
  const large = entries.find(({ blob }) => (sizes.get(blob) ?? Number.POSITIVE_INFINITY) > fileBytes);
  if (large) return `${shown(large.path)} is larger than ${fileBytes / 1000} kB: make it smaller`;
  const all = entries.reduce((sum, { blob }) => sum + (sizes.get(blob) ?? 0), 0);
  if (all > bytes) return `it takes ${Math.ceil(all / 1000)} kB: keep it to ${bytes / 1000} kB`;
  const contents = await readBlobs(git, repoFolder, entries);
  const files: SourceFile[] = [];
  for (const { path, blob } of entries) {
    await turns.next();
    over.throwIfAborted();
    const content = contents.get(blob) ?? new Uint8Array();
    const secret = secretIn(Buffer.from(content).toString("latin1"));
    if (secret !== null) return `${shown(path)} seems to hold ${secret}: take it out`;
    const kept = path.endsWith(".md") ? seen(content) : content;
    if (kept === null) return `${shown(path)} is no text in UTF-8: save it so`;
    files.push({ path, content: kept });
  }
  return judged(name, files);
}

async function judged(name: string, files: SourceFile[]): Promise<CompanySkill | string> {
  const read = readSkillText(name, textOf(files.find(({ path }) => path === "SKILL.md")));
  if (!read.ok) return `SKILL.md: ${read.problems.join("; ")}`;
  // A Plan names the skill that it begins with, in these letters.
  if (!/^[a-z]/.test(name)) return "its name begins with a digit: begin it with a letter";
  const template = files.filter(({ path }) => path.startsWith("template/"));
  if (template.length > 0 && !template.some(({ path }) => path === "template/app.yaml"))
    return "template/ has no app.yaml: add one, or call the folder something else";
  const tar = await packTar(files);
  const refused = (await refusedAsApp(files)) ?? (await refusedAsApp(template.map(inApp)));
  if (refused !== null) return refused;
  return {
    name,
    description: read.description,
    hasTemplate: template.length > 0,
    sha256: sha256(tar),
    tar: Buffer.from(tar),
  };
}

/** What goes into boxes and comes out of them keeps these rules: paths, names that differ by case alone, installed code. */
async function refusedAsApp(files: readonly SourceFile[]): Promise<string | null> {
  const { files: maxFiles, bytes: maxBytes } = SKILL_LIMITS;
  try {
    await readArchive(Readable.from([await packTar(files)]), { maxFiles, maxBytes });
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

function inApp({ path, content }: SourceFile): SourceFile {
  return { path: path.slice("template/".length), content };
}

/** Without what nobody sees in it and models read; null: it is no text. */
function seen(content: Uint8Array): Uint8Array | null {
  if (content.includes(0)) return null;
  try {
    return Buffer.from(plainText(new TextDecoder("utf-8", { fatal: true }).decode(content)));
  } catch {
    return null;
  }
}

function textOf(file: SourceFile | undefined): string {
  return Buffer.from(file?.content ?? "").toString("utf8");
}

function shown(path: string): string {
  return JSON.stringify(path.slice(0, 200));
}
