import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import { nearestWord } from "../../../builder/checks/nearest-word.ts";
import { KnownError } from "../../../lib/errors.ts";
import { appNameSchema } from "../../../sdk/contract/names.ts";
import { type Call, textOf } from "../call.ts";
import { nameOfApp } from "../local/app-folder.ts";
import { linkLibrary } from "../local/link-library.ts";
import { starterFiles, titleOf } from "../new/starter.ts";
import type { Outcome } from "../outcome.ts";
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
  const name = nameGiven(textOf(call.args.name) ?? "");
  const folder = join(around.folder, name);
  const files = withEditorFiles(appFiles(call, name, around), around);
  const paths = Object.keys(files).sort();
  const next = [
    { command: `cd ${name}`, why: "to work on it" },
    { command: "tool add slack --command /…", why: "to add what it acts on; `tool add --help` lists all" },
    { command: "tool check", why: "to see that it holds" },
  ];
  if (isAppCalled(folder, name))
    return { app: name, result: { name, folder: name, files: paths, isThere: true }, next };
  const changed = paths.map((path) => join(name, path));
  const result = { name, folder: name, files: paths, isThere: false };
  if (call.options["dry-run"] === true) return { app: name, result, changed };
  await layWhole(folder, files, around);
  for (const path of changed) around.hasChanged(path);
  return { app: name, result, next, show: (pen) => `${pen.good("✓")} ${pen.bold(name)} is laid out.` };
}

function nameGiven(typed: string): string {
  const name = appNameSchema.safeParse(typed);
  if (name.success) return name.data;
  const plain = typed
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 40);
  const would = appNameSchema.safeParse(plain).success ? `, such as ${plain}` : ", such as lunch-orders";
  throw new KnownError(
    "bad_name",
    `An app cannot be called so: ${name.error.issues[0]?.message}.`,
    `Choose another name${would}.`,
  );
}

function appFiles(call: Call, name: string, { skillsFolder }: Surroundings): Record<string, string> {
  const skill = textOf(call.options.skill);
  const purpose = textOf(call.options.purpose);
  if (skill === undefined) return starterFiles(name, purpose ?? `${titleOf(name)}, an app of ours.`);
  const template = join(skillsFolder, skill, "template");
  const known = readdirSync(skillsFolder).filter((one) => existsSync(join(skillsFolder, one, "template")));
  if (!known.includes(skill)) {
    const nearest = nearestWord(skill, known);
    const meant = nearest === undefined ? "" : `Did you mean ${nearest}? `;
    throw new KnownError(
      "unknown_skill",
      "There is no skill of this name with a template.",
      `${meant}Name one of: ${known.sort().join(", ")}.`,
    );
  }
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

/** Outside of a box: that the files are modules, and what no repository keeps. */
function withEditorFiles(files: Record<string, string>, { box }: Surroundings): Record<string, string> {
  if (box !== null) return files;
  return { ...files, "package.json": '{ "type": "module" }\n', ".gitignore": "node_modules/\n.toolroom/\n" };
}

function isAppCalled(folder: string, name: string): boolean {
  if (!existsSync(folder)) return false;
  const there = readdirSync(folder);
  if (there.length === 0) return false;
  if (there.includes("app.yaml") && nameOfApp(folder).app === name) return true;
  throw new KnownError(
    "not_empty",
    `The folder ${name} is there and holds something else.`,
    "Choose another name, or empty it.",
  );
}

async function layWhole(folder: string, files: Record<string, string>, around: Surroundings): Promise<void> {
  const making = mkdtempSync(`${folder}.making-`);
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(making, path)), { recursive: true });
      writeFileSync(join(making, path), text);
    }
    await linkLibrary(making, around.toolchain);
    // Made for this program alone, it becomes a folder like any other.
    chmodSync(making, 0o755);
    renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}
