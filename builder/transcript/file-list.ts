import type { Sandbox } from "../../runners/runner.ts";

/** By path, what tells a file from an earlier one: its size and time. */
export type FileList = Map<string, string>;

export interface FileChange {
  path: string;
  change: "added" | "changed" | "removed";
}

const COMMAND = ["find", ".", "-type", "f", "-not", "-path", "*/node_modules/*", "-printf", "%s %T@ %p\\n"];
const MOST_BYTES = 1_000_000;

/** All files below the Sandbox's `/app-source`. Throws what `exec` throws. */
export async function listFiles(sandbox: Sandbox): Promise<FileList> {
  const { stdout } = await sandbox.exec(COMMAND, { timeoutMs: 20_000, maxOutputBytes: MOST_BYTES });
  const lines = stdout.split("\n").flatMap((line) => {
    const [, stamp, path] = /^(\d+ [\d.]+) \.\/(.+)$/.exec(line) ?? [];
    return stamp === undefined || path === undefined ? [] : ([[path, stamp]] as const);
  });
  return new Map(lines);
}

export function changesBetween(before: FileList, after: FileList): FileChange[] {
  const changes: FileChange[] = [];
  for (const [path, stamp] of after)
    if (before.get(path) !== stamp) changes.push({ path, change: before.has(path) ? "changed" : "added" });
  for (const path of before.keys()) if (!after.has(path)) changes.push({ path, change: "removed" });
  return changes.sort((one, other) => (one.path < other.path ? -1 : 1));
}
