import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { KnownError, systemCode } from "../../lib/errors.ts";
import type { SourceFile } from "../../runners/runner.ts";
import { readSkillText } from "./skill-text.ts";

/** A skill by the Agent Skills convention: a folder with SKILL.md. */
export interface Skill {
  /** Its folder's. */
  name: string;
  /** `description` in SKILL.md's front matter: what the planner chooses by. */
  description: string;
  /** SKILL.md without its front matter: what the harness is taught. */
  text: string;
  /** The starter app, paths relative to `template/`; empty where it only teaches. */
  template: SourceFile[];
}

/** Reads `<skillsFolder>/<name>` of Toolroom's own. Throws KnownError `no_skill`, or `bad_skill` with what is wrong. */
export async function readSkill(skillsFolder: string, name: string): Promise<Skill> {
  const folder = join(skillsFolder, name);
  const written = await readFile(join(folder, "SKILL.md"), "utf8").catch((error: unknown) => {
    if (systemCode(error) !== "ENOENT") throw error;
    throw new KnownError("no_skill", `There is no skill ${name}.`, "See `tool skills` for those there are.");
  });
  const read = readSkillText(name, written);
  if (!read.ok)
    throw new KnownError(
      "bad_skill",
      `skills/${name}/SKILL.md cannot be used: ${read.problems.join("; ")}.`,
      "Correct it.",
    );
  const { description, text } = read;
  return { name, description, text, template: await readFiles(join(folder, "template")) };
}

/** Every skill there is, by name. */
export async function readSkills(skillsFolder: string): Promise<Skill[]> {
  return Promise.all((await skillNames(skillsFolder)).map((name) => readSkill(skillsFolder, name)));
}

/** Their names, sorted. */
export async function skillNames(skillsFolder: string): Promise<string[]> {
  const entries = await readdir(skillsFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

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
