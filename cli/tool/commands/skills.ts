import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { nearestWord } from "../../../builder/checks/nearest-word.ts";
import { type Call, textOf } from "../call.ts";
import { failed, type Outcome } from "../outcome.ts";
import { type Pen, wrap } from "../pen.ts";
import { skillFolders } from "../skill-folders.ts";
import type { Surroundings } from "../surroundings.ts";

const listedSchema = z.object({ skills: z.array(z.object({ name: z.string(), description: z.string() })) });
const skillSchema = z.object({
  name: z.string(),
  text: z.string(),
  /** Folder of an app to begin with. */
  template: z.string().optional(),
});
export const resultSchema = z.union([listedSchema, skillSchema]);

/** Lists the skills, or prints one. */
export async function run(call: Call, around: Surroundings): Promise<Outcome> {
  const folders = new Map([...skillFolders(around)].filter(([, folder]) => existsSync(join(folder, "SKILL.md"))));
  const known = [...folders.keys()];
  const name = textOf(call.args.skill);
  if (name === undefined) return listed(folders);
  const [skill = "", ...within] = name.split("/");
  const read = referencesOf(folders.get(skill)).find((path) => path === within.join("/"));
  if (read !== undefined) {
    const text = readFileSync(join(folders.get(skill) ?? "", read), "utf8");
    return { result: { name, text }, show: () => text.trimEnd() };
  }
  const folder = folders.get(name);
  if (folder === undefined) {
    const nearest = nearestWord(name, known);
    const meant = nearest === undefined ? "" : `Did you mean ${nearest}? `;
    return failed(
      "unknown_skill",
      `There is no skill ${name.slice(0, 60)}.`,
      `${meant}Name one of: ${known.join(", ")}.`,
    );
  }
  const text = readFileSync(join(folder, "SKILL.md"), "utf8");
  const template = join(folder, "template");
  const next = referencesOf(folder).map((path) => ({ command: `tool skills ${name}/${path}`, why: "it leads there" }));
  return { result: { name, text, ...(existsSync(template) ? { template } : {}) }, next, show: () => text.trimEnd() };
}

/** What a skill leads to, from its folder: `references/interface.md`. Only what lies there is ever read. */
function referencesOf(folder: string | undefined): string[] {
  const references = folder === undefined ? "" : join(folder, "references");
  if (folder === undefined || !existsSync(references)) return [];
  const files = readdirSync(references, { withFileTypes: true }).filter((file) => file.isFile());
  return files.flatMap(({ name }) => (name.endsWith(".md") ? [`references/${name}`] : [])).sort();
}

function listed(folders: ReadonlyMap<string, string>): Outcome {
  const skills = [...folders].map(([name, folder]) => ({ name, description: descriptionOf(folder) }));
  return {
    result: { skills },
    next: [{ command: "tool skills <skill>", why: "to read one" }],
    show: (pen) => skills.map((skill) => entry(skill, pen)).join("\n"),
  };
}

function entry({ name, description }: { name: string; description: string }, pen: Pen): string {
  return `${pen.bold(name)}\n  ${wrap(description, pen.width, "  ")}`;
}

function descriptionOf(folder: string): string {
  const [, front = ""] = /^---\n([\s\S]*?)\n---/.exec(readFileSync(join(folder, "SKILL.md"), "utf8")) ?? [];
  return z.object({ description: z.string() }).parse(parse(front)).description;
}
