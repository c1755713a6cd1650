import type { CandidateFile } from "./candidate-files.ts";
import type { Problem } from "./problem.ts";

/** What the platform, the compiler or Node reads as text. */
const TEXT = /\.(?:[cm]?[jt]s|sql|ya?ml|md|json)$/;
const NEWLINE = 0x0a;

/** Text in another encoding than UTF-8 would be read with a sign of doubt in each place that is not. */
export function unreadableProblems(files: readonly CandidateFile[]): Problem[] {
  return files
    .filter(({ path }) => TEXT.test(path))
    .flatMap(({ path, content }) => {
      if (isUtf8(content)) return [];
      const line = firstBadLine(content);
      return [{ file: path, line, message: "this is not UTF-8", fix: "write the file anew as UTF-8" }];
    });
}

function firstBadLine(content: Uint8Array): number {
  let begin = 0;
  for (let line = 1; ; line += 1) {
    const end = content.indexOf(NEWLINE, begin);
    if (end < 0 || !isUtf8(content.subarray(begin, end))) return line;
    begin = end + 1;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // TypeError: the one thing that it throws.
  }
}
