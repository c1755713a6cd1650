import type { SourceFile } from "../../runners/runner.ts";
import { INSTRUCTIONS_FILE, readInstructions } from "../../sdk/contract/instructions.ts";

/** An App's file of instructions: `front` as it stands, with its lines of ---, and what an agent is told below it. */
export interface InstructionsFile {
  name: string;
  path: string;
  front: string;
  body: string;
}

export function instructionsIn(files: readonly SourceFile[]): InstructionsFile[] {
  return files.flatMap(({ path, content }) => {
    const name = INSTRUCTIONS_FILE.exec(path)?.[1];
    const [, front, body] =
      /^(---\r?\n[\s\S]*?\r?\n---\r?\n)([\s\S]*)$/.exec(Buffer.from(content).toString("utf8")) ?? [];
    return name === undefined || front === undefined || body === undefined ? [] : [{ name, path, front, body }];
  });
}

/** Why a body cannot stand below this front, in words for who wrote it; null: it can. */
export function bodyProblem({ front }: InstructionsFile, body: string): string | null {
  if (body.trim() === "") return "The instructions are empty.";
  const read = readInstructions(front + body);
  return read.ok ? null : read.problems.map(({ line, message, fix }) => `line ${line}: ${message}: ${fix}`).join("; ");
}

/** The files with other words in one of them: the same paths, and nothing else is different. */
export function withBody(files: readonly SourceFile[], { path, front }: InstructionsFile, body: string): SourceFile[] {
  const content = Buffer.from(`${front}${body.trim()}\n`);
  return files.map((file) => (file.path === path ? { path, content } : file));
}

/**
 * `instructions: …` and `instructions triage: …`, German `Anweisung(en)`: what is to stand there, too, in the asker's words.
 * `name` null: of the one file that there is. null: it is not said so.
 */
export function plainlyTold(text: string): { name: string | null; words: string } | null {
  const [, name = null, words] =
    /^\s*(?:instructions?|anweisung(?:en)?)(?:\s+([a-z][a-z0-9-]{0,40}))?\s*:\s*(\S[\s\S]*)$/i.exec(text) ?? [];
  return words === undefined ? null : { name: name?.toLowerCase() ?? null, words: words.trim() };
}

/** What was told, as one more line of the instructions. Places of inputs that people write are no places. */
export function withLine(body: string, words: string): string {
  const line = words.replace(/\s+/g, " ").replace(/\{\{/g, "{ {");
  return `${body.trimEnd()}\n- ${line}\n`;
}
