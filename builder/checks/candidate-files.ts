/** A file of a Candidate, in memory. `path` is relative, with forward slashes. */
export interface CandidateFile {
  path: string;
  content: Uint8Array;
}

export function findFile(files: readonly CandidateFile[], path: string): CandidateFile | undefined {
  return files.find((file) => file.path === path);
}

export function textOf(file: CandidateFile): string {
  return new TextDecoder().decode(file.content);
}

/** The app's own code, without its tests. */
export function codeFiles(files: readonly CandidateFile[]): CandidateFile[] {
  return files.filter((file) => /\.[cm]?[jt]s$/.test(file.path) && !file.path.startsWith("test/"));
}
