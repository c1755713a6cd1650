import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import { nearestWord } from "../../../builder/checks/nearest-word.ts";
import { asKnown, KnownError } from "../../../lib/errors.ts";
import { type Call, textOf } from "../call.ts";
import { layApp, nameGiven } from "../new/lay-app.ts";
import { starterFiles, titleOf } from "../new/starter.ts";
import type { Outcome } from "../outcome.ts";
import { skillFolders } from "../skill-folders.ts";
import type { Surroundings } from "../surroundings.ts";

export const resultSchema = z.object({
  name: z.string(),
  /** As it was asked for, from where it was called. */
  folder: z.string(),
  files: z.array(z.string()),
  /** Whether it was there already, and was left as it is. */
  isThere: z.boolean(),
});

/** Lays out an app's folder, whole or not at all: the template of a skill, or a small one of its own. */
export async function run(call: Call, around: Surroundings): Promise<Outcome> {
  const isDryRun = call.options["dry-run"] === true;
  // Both at once: so no second call is needed to hear of the other.
  const name = allOrNone(
    () => nameGiven(textOf(call.args.name) ?? ""),
    () => requireSkill(textOf(call.options.skill), around),
  );
  const { files, isThere, changed } = await layApp({ name, files: appFiles(call, name, around), isDryRun }, around);
  const next = [
    { command: `cd ${name}`, why: "to work on it" },
    { command: "tool add slack --command /…", why: "to add what it acts on; `tool add --help` lists all" },
    { command: "tool check", why: "to see that it holds" },
  ];
  const result = { name, folder: name, files, isThere };
  const said = isThere ? "is there already" : isDryRun ? "would be laid out" : "is laid out";
  return { app: name, result, changed, next, show: (pen) => `${pen.good("✓")} ${pen.bold(name)} ${said}.` };
}

function requireSkill(skill: string | undefined, around: Surroundings): void {
  const known = [...skillFolders(around)].flatMap(([name, folder]) =>
    existsSync(join(folder, "template")) ? [name] : [],
  );
  if (skill === undefined || known.includes(skill)) return;
  const nearest = nearestWord(skill, known);
  const meant = nearest === undefined ? "" : `Did you mean ${nearest}? `;
  throw new KnownError(
    "unknown_skill",
    "There is no skill of this name with a template.",
    `${meant}Name one of: ${known.join(", ")}.`,
  );
}

/** What the first gives. Throws what both find wrong, as the first one's error. */
function allOrNone<T>(first: () => T, second: () => void): T {
  let given: T;
  try {
    given = first();
  } catch (error) {
    const wrong = asKnown(error);
    if (wrong === null) throw error;
    try {
      second();
    } catch (other) {
      const also = asKnown(other);
      if (also === null) throw other;
      throw new KnownError(wrong.code, `${wrong.message} ${also.message}`, `${wrong.next} ${also.next}`);
    }
    throw error;
  }
  second();
  return given;
}

function appFiles(call: Call, name: string, around: Surroundings): Record<string, string> {
  const skill = textOf(call.options.skill);
  const purpose = textOf(call.options.purpose);
  if (skill === undefined) return starterFiles(name, purpose ?? `${titleOf(name)}, an app of ours.`);
  const template = join(skillFolders(around).get(skill) ?? "", "template");
  const entries = readdirSync(template, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const read = entries.map((entry) => join(entry.parentPath, entry.name));
  const files = Object.fromEntries(read.map((file) => [relative(template, file), readFileSync(file, "utf8")]));
  return { ...files, "app.yaml": renamed(files["app.yaml"] ?? "", name, purpose) };
}

function renamed(yaml: string, name: string, purpose: string | undefined): string {
  const document = parseDocument(yaml);
  document.set("name", name);
  document.set("title", titleOf(name));
  if (purpose !== undefined) document.set("purpose", purpose);
  return document.toString({ lineWidth: 0 });
}
