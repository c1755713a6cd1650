import type { CandidateFile } from "./candidate-files.ts";
import type { Problem } from "./problem.ts";

const MAX_FILES = 500;
const MAX_TOTAL_BYTES = 8 * 1024 * 1024;
const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** An app is small: what is large belongs into its data. */
export function sizeProblems(files: readonly CandidateFile[]): Problem[] {
  const total = files.reduce((sum, file) => sum + file.content.byteLength, 0);
  const problems: Problem[] = files
    .filter((file) => file.content.byteLength > MAX_FILE_BYTES)
    .map((file) => ({
      file: file.path,
      message: `the file has ${megabytes(file.content.byteLength)}`,
      fix: "keep each file under 2 MB",
    }));
  if (files.length > MAX_FILES)
    problems.push({
      message: `the app has ${files.length} files`,
      fix: `keep it under ${MAX_FILES}: remove what is generated`,
    });
  if (total > MAX_TOTAL_BYTES)
    problems.push({ message: `the app has ${megabytes(total)}`, fix: "keep it under 8 MB: remove what is generated" });
  return problems;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
