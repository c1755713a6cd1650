import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Document, isMap, isSeq, parse, visit } from "yaml";
import { z } from "zod";
import { KnownError, systemCode } from "../lib/errors.ts";
import type { SourceFile } from "../runners/runner.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import { planText } from "./assignments.ts";

/** A skill as read from disk. */
export interface Skill {
  name: string;
  /** `description` in SKILL.md's front matter: what the planner chooses by. */
  description: string;
  /** SKILL.md without its front matter: what the harness is taught. */
  text: string;
  /** The starter app, paths relative to `template/`. */
  template: SourceFile[];
}

/** Reads `<skillsFolder>/<name>`. Throws KnownError `no_skill`. */
export async function readSkill(skillsFolder: string, name: string): Promise<Skill> {
  const folder = join(skillsFolder, name);
  const text = await readFile(join(folder, "SKILL.md"), "utf8").catch((error: unknown) => {
    if (systemCode(error) !== "ENOENT") throw error;
    throw new KnownError("no_skill", `There is no skill ${name}.`, "See `tool skills` for those there are.");
  });
  const [, frontMatter = "", body = text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const { description = name } = frontMatterSchema.parse(parse(frontMatter) ?? {});
  return { name, description, text: body.trim(), template: await readFiles(join(folder, "template")) };
}

/** Every skill there is, by name. */
export async function readSkills(skillsFolder: string): Promise<Skill[]> {
  const entries = await readdir(skillsFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readSkill(skillsFolder, name)));
}

/**
 * The files a Build starts from, sorted by path: a new app from the skill's template, a change from the live release's
 * source; in both `app.yaml` and `AGENTS.md` are written from the Plan. The same arguments give the same bytes.
 */
export function scaffold(
  plan: Plan,
  template: readonly SourceFile[],
  source: readonly SourceFile[] | null,
): SourceFile[] {
  const files = new Map((source ?? template).map((file) => [file.path, file.content]));
  files.set("app.yaml", Buffer.from(manifestYaml(plan.manifest)));
  files.set("AGENTS.md", Buffer.from(agentsText(plan)));
  return [...files].map(([path, content]) => ({ path, content })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `app.yaml` as people read it: keys in the contract's order, one line per trigger and check. */
export function manifestYaml(manifest: Manifest): string {
  const ordered: Record<string, unknown> = {};
  for (const key of KEYS) if (!isEmpty(manifest[key])) ordered[key] = manifest[key];
  const document = new Document(ordered);
  document.commentBefore =
    " The contract of this app: what it may do and what must hold. It changes by asking in its Slack thread.";
  visit(document, {
    Pair: (key, pair) => {
      const name = String(pair.key);
      if ((name === "triggers" || name === "checks") && isSeq(pair.value)) {
        for (const item of pair.value.items) if (isMap(item)) item.flow = true;
      }
      if ((name === "slack" || name === "web") && isMap(pair.value)) pair.value.flow = true;
      return key === undefined ? visit.BREAK : undefined;
    },
  });
  return document.toString({ lineWidth: 0 });
}

const KEYS = ["name", "title", "purpose", "timeZone", "web", "triggers", "bindings", "checks"] as const;

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function agentsText(plan: Plan): string {
  return `# ${plan.manifest.title ?? plan.manifest.name}

${planText(plan)}

# How to work on it
- \`app.yaml\` is the contract people agreed to. Leave it as it is, but for a check that you are asked to add.
- \`tool check\` says whether the app holds what it promises: manifest and code, types, tests, and the checks above.
- Nothing to install: \`@toolroom/app\` is there.
`;
}

const frontMatterSchema = z.looseObject({ description: z.string().optional() });

/** Our own skills only: never a folder that an agent could write. */
async function readFiles(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  });
  const files: SourceFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    files.push({ path: full.slice(folder.length + 1), content: await readFile(full) });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
