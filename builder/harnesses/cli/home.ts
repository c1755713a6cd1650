import { packTar } from "../../../runners/archive.ts";
import type { SourceFile } from "../../../runners/runner.ts";
import type { HarnessMemory, HarnessTask, TaughtSkill } from "../../harness.ts";

/** Where a box's home is; nothing of it becomes the app. */
export const HOME = "/home/agent";
/** What the door looks like from inside a box (runners/image): every API of the model behind one address. */
export const DOOR_URL = "http://127.0.0.1:8080";
/** Any text does: who asks is known by the door it comes through, and the real key is the gateway's. */
export const TOKEN = "held-by-the-door";

/** What the platform lets an agent read, as an MCP server that it starts in the box (runners/image/programs/mcp.mjs). */
export const READS = { name: "toolroom", command: "/usr/local/bin/node", args: ["/opt/toolroom/mcp.mjs"] };

const MEMORY_LIMITS = { maxFiles: 500, maxBytes: 50_000_000 };

/** Lays files, by their paths below the home, and what an earlier run remembers. */
export async function layHome(task: HarnessTask, files: Record<string, string>): Promise<void> {
  const all: SourceFile[] = [
    ...(task.resume?.files ?? []),
    ...Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) })),
  ];
  await task.sandbox.putFiles(await packTar(all), HOME);
}

/** Skills in the form that every CLI reads: a folder each, SKILL.md with front matter. Paths below `folder`. */
export function skillFiles(folder: string, skills: readonly TaughtSkill[]): Record<string, string> {
  return Object.fromEntries(
    skills.map(({ name, description, text }) => [
      `${folder}/${name}/SKILL.md`,
      `---\nname: ${name}\ndescription: ${JSON.stringify(description)}\n---\n\n${text}\n`,
    ]),
  );
}

/** What a run in another Sandbox goes on from: what lies below these paths of the home. */
export async function takeMemory(
  { sandbox }: HarnessTask,
  harness: string,
  harnessSessionId: string | null,
  only: readonly string[],
): Promise<HarnessMemory | null> {
  if (harnessSessionId === null || only.length === 0) return null;
  const files = await sandbox.takeFiles(MEMORY_LIMITS, { folder: HOME, only });
  return files.length === 0 ? null : { harness, harnessSessionId, files };
}
