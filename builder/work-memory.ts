import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { systemCode } from "../lib/errors.ts";
import { parseJson } from "../lib/json.ts";
import type { HarnessMemory } from "./harness.ts";

/** What an agent's conversation leaves of a request when its Sandbox goes, for the next one: a file of this machine's own user. */

const FILE = "memory.json";
/** Larger ones are not kept: then the next agent begins anew, from the code. */
const MOST_BYTES = 16_000_000;

const memorySchema = z.object({
  harness: z.string(),
  harnessSessionId: z.string(),
  /** The model that was chosen; null: the usual one. */
  model: z.string().nullable(),
  files: z.array(z.object({ path: z.string(), content: z.base64() })),
});

/** Keeps it as `<home>/work/<requestId>/memory.json` (mode 0600), whole or not at all, in place of an earlier one. */
export async function keepMemory(
  home: string,
  requestId: string,
  { memory, model }: { memory: HarnessMemory; model: string | null },
): Promise<void> {
  const files = memory.files.map(({ path, content }) => ({ path, content: Buffer.from(content).toString("base64") }));
  const text = JSON.stringify({ ...memory, model, files });
  if (text.length > MOST_BYTES) return forgetMemory(home, requestId);
  const folder = folderOf(home, requestId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const partial = join(folder, `.${FILE}`);
  await writeFile(partial, text, { mode: 0o600 });
  await rename(partial, join(folder, FILE));
}

/** What that harness with that model left of a request; null: nothing that it could go on from. */
export async function recallMemory(
  home: string,
  requestId: string,
  by: { harness: string; model: string | null },
): Promise<HarnessMemory | null> {
  const text = await readFile(join(folderOf(home, requestId), FILE), "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const { model, files, ...memory } = memorySchema.parse(parseJson(text));
  if (memory.harness !== by.harness || model !== by.model) return null;
  return { ...memory, files: files.map(({ path, content }) => ({ path, content: Buffer.from(content, "base64") })) };
}

/** Of a request that is live, or whose agent came to its end. */
export async function forgetMemory(home: string, requestId: string): Promise<void> {
  await rm(folderOf(home, requestId), { recursive: true, force: true });
}

/** Whose is kept, and since when, as the files say; also what a crash left of one. */
export async function memoriesKept(home: string): Promise<{ requestId: string; at: number }[]> {
  const folder = join(home, "work");
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  });
  const kept: { requestId: string; at: number }[] = [];
  for (const entry of entries)
    if (entry.isDirectory()) kept.push({ requestId: entry.name, at: (await stat(join(folder, entry.name))).mtimeMs });
  return kept;
}

function folderOf(home: string, requestId: string): string {
  return join(home, "work", requestId);
}
