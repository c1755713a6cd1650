import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import { type Call, textOf } from "../call.ts";
import { linkLibrary } from "../local/link-library.ts";
import { failed, type Outcome } from "../outcome.ts";
import { callPlatform } from "../platform/call-platform.ts";
import type { Surroundings } from "../surroundings.ts";

export const resultSchema = z.object({ app: z.string(), version: z.string(), folder: z.string(), files: z.number() });

const answerSchema = z.object({ app: z.string(), version: z.string(), files: z.record(z.string(), z.string()) });

/** Brings the files of what is live into a folder that is not there yet, or empty. */
export async function run(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  const { into, "dry-run": isDry, ...options } = call.options;
  const folder = resolve(around.folder, textOf(into) ?? textOf(call.args.app) ?? "");
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return failed("not_empty", `${folder} is not empty.`, "Name another folder: --into <folder>");
  const { result, ...said } = await callPlatform(around, command, { args: call.args, options });
  if (said.error !== undefined) return said;
  const { app, version, files } = answerSchema.parse(result);
  const paths = Object.keys(files);
  const strange = paths.find((path) => !isPlain(path));
  if (strange !== undefined)
    return failed("no_answer", "What came holds a file that would lie elsewhere.", "Tell who looks after Toolroom.");
  const brought = { app, result: { app, version, folder, files: paths.length } };
  if (isDry === true) return { ...brought, changed: [folder] };
  for (const [path, base64] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(base64, "base64"), { flag: "wx" });
  }
  await linkLibrary(folder, around.toolchain);
  around.hasChanged(folder);
  return { ...brought, next: [{ command: `cd ${folder} && tool check`, why: "to see that it holds here, too" }] };
}

function isPlain(path: string): boolean {
  const names = path.split("/");
  return !path.includes("\\") && names.every((name) => name !== "" && name !== "." && name !== "..");
}
