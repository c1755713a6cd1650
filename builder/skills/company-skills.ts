import { Readable } from "node:stream";
import { readArchive } from "../../runners/archive.ts";
import type { SourceFile } from "../../runners/runner.ts";
import { type CompanySkill, companySkillsOf, pinCompanySkills, type SkillVersion } from "../../store/company-skills.ts";
import type { BuilderDeps } from "../deps.ts";
import { COMPANY_SKILLS } from "./box-skills.ts";
import { readSkill, type Skill, skillNames } from "./read-skills.ts";
import { readSkillText } from "./skill-text.ts";

type SkillDeps = Pick<BuilderDeps, "store" | "skillsFolder">;

/** What a request's agent has of the company's own skills. */
export interface LaidSkills {
  versions: SkillVersion[];
  /** Paths below the agent's home. */
  files: SourceFile[];
  /** What the agent is told of them; "": there are none. */
  words: string;
}

/** Our own checks of a skill keep it far below. */
const LIMITS = { maxFiles: 1_000, maxBytes: 5_000_000 };
const MOST_DESCRIBED = 200;

/** A skill as a request has it: Toolroom's own, else the company's in the version that is the request's. Throws KnownError `no_skill`, as `readSkill`. */
export async function findSkill(deps: SkillDeps, requestId: string, name: string): Promise<Skill> {
  const kept = (await companySkillsFor(deps, requestId)).find((one) => one.name === name);
  if (kept === undefined) return readSkill(deps.skillsFolder, name);
  const files = await filesOf(kept);
  const written = Buffer.from(files.find(({ path }) => path === "SKILL.md")?.content ?? "").toString("utf8");
  const read = readSkillText(name, written);
  return {
    name,
    description: kept.description,
    text: `${read.ok ? read.text : written}\n\nThe files of this skill are in ${inBox(name)}.`,
    template: files.flatMap(({ path, content }) =>
      path.startsWith("template/") ? [{ path: path.slice("template/".length), content }] : [],
    ),
  };
}

/** Those that an app can begin with, as the planner is offered them. */
export async function companyStarters(
  deps: SkillDeps,
  requestId: string,
): Promise<Pick<Skill, "name" | "description">[]> {
  return (await companySkillsFor(deps, requestId))
    .filter(({ hasTemplate }) => hasTemplate)
    .map(({ name, description }) => ({ name, description: description.replace(/\s+/g, " ") }));
}

/** All of them, as a box gets them. */
export async function laidSkills(deps: SkillDeps, requestId: string): Promise<LaidSkills> {
  const kept = await companySkillsFor(deps, requestId);
  const files = await Promise.all(
    kept.map(async (skill) =>
      (await filesOf(skill)).map(({ path, content }) => ({ path: `${COMPANY_SKILLS}/${skill.name}/${path}`, content })),
    ),
  );
  return { versions: kept.map(({ name, sha256 }) => ({ name, sha256 })), files: files.flat(), words: wordsOf(kept) };
}

/** A name that a later Toolroom has taken for itself is Toolroom's. */
async function companySkillsFor({ store, skillsFolder }: SkillDeps, requestId: string): Promise<CompanySkill[]> {
  const pinned = await pinCompanySkills(store, requestId);
  if (pinned.length === 0) return [];
  const own = await skillNames(skillsFolder);
  return (await companySkillsOf(store, pinned)).filter(({ name }) => !own.includes(name));
}

function wordsOf(skills: readonly CompanySkill[]): string {
  if (skills.length === 0) return "";
  const lines = skills.map(({ name, description }) => `- ${name}: ${described(description)}`);
  return `The company's own skills. Where one is about this work, read it first: \`tool skills <name>\` prints it, and its files are in ${inBox("<name>")}.\n${lines.join("\n")}`;
}

function described(description: string): string {
  const line = description.replace(/\s+/g, " ");
  return line.length > MOST_DESCRIBED ? `${line.slice(0, MOST_DESCRIBED)}…` : line;
}

function inBox(name: string): string {
  return `/home/agent/${COMPANY_SKILLS}/${name}`;
}

function filesOf({ tar }: CompanySkill): Promise<SourceFile[]> {
  return readArchive(Readable.from([tar]), LIMITS);
}
