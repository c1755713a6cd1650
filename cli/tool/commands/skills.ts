import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { nearestWord } from "../../../builder/checks/nearest-word.ts";
import { type Call, textOf } from "../call.ts";
import { failed, type Outcome } from "../outcome.ts";
import { type Pen, wrap } from "../pen.ts";
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
  const folder = around.skillsFolder;
  const known = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "SKILL.md")))
    .sort();
  const name = textOf(call.args.skill);
  if (name === undefined) return listed(folder, known);
  if (!known.includes(name)) {
    const nearest = nearestWord(name, known);
    const meant = nearest === undefined ? "" : `Did you mean ${nearest}? `;
    return failed(
      "unknown_skill",
      `There is no skill ${name.slice(0, 60)}.`,
      `${meant}Name one of: ${known.join(", ")}.`,
    );
  }
  const text = readFileSync(join(folder, name, "SKILL.md"), "utf8");
  const template = join(folder, name, "template");
  return { result: { name, text, ...(existsSync(template) ? { template } : {}) }, show: () => text.trimEnd() };
}

function listed(folder: string, known: readonly string[]): Outcome {
  const skills = known.map((name) => ({ name, description: descriptionOf(folder, name) }));
  return {
    result: { skills },
    next: known.map((name) => ({ command: `tool skills ${name}`, why: "to read it" })),
    show: (pen) => skills.map((skill) => entry(skill, pen)).join("\n"),
  };
}

function entry({ name, description }: { name: string; description: string }, pen: Pen): string {
  return `${pen.bold(name)}\n  ${wrap(description, pen.width, "  ")}`;
}

function descriptionOf(folder: string, name: string): string {
  const [, front = ""] = /^---\n([\s\S]*?)\n---/.exec(readFileSync(join(folder, name, "SKILL.md"), "utf8")) ?? [];
  return z.object({ description: z.string() }).parse(parse(front)).description;
}
