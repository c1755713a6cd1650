import type { SourceFile } from "../../runners/runner.ts";
import { diffLines } from "./line-diff.ts";

/** What changed between two sets of files, as a unified diff, by path. Files that are no text are only named. */
export function diffFiles(before: readonly SourceFile[], after: readonly SourceFile[]): string {
  const [old, now] = [byPath(before), byPath(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.map((path) => diffFile(path, old.get(path), now.get(path))).join("");
}

function diffFile(path: string, before: Buffer | undefined, after: Buffer | undefined): string {
  if (before !== undefined && after !== undefined && before.equals(after)) return "";
  const head = `--- ${before === undefined ? "/dev/null" : `a/${path}`}\n+++ ${after === undefined ? "/dev/null" : `b/${path}`}\n`;
  if (isBinary(before) || isBinary(after))
    return `${head}(no text: ${before?.length ?? 0} → ${after?.length ?? 0} bytes)\n`;
  return `${head}${diffLines(before?.toString("utf8") ?? "", after?.toString("utf8") ?? "")}`;
}

function byPath(files: readonly SourceFile[]): Map<string, Buffer> {
  return new Map(files.map(({ path, content }) => [path, Buffer.from(content)]));
}

function isBinary(content: Buffer | undefined): boolean {
  return content?.includes(0) ?? false;
}
