import { INSTRUCTIONS_FILE, readInstructions } from "../../sdk/contract/instructions.ts";
import { type CandidateFile, textOf } from "./candidate-files.ts";
import { libraryUses } from "./library-uses.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Problem } from "./problem.ts";

/** Instructions that cannot be read, that no code asks, or that code asks and that are not there. */
export function instructionsProblems(files: readonly CandidateFile[]): Problem[] {
  const uses = libraryUses(files).filter(({ name }) => name === "agent");
  const asked = uses.map(({ first, isWhole }) => (isWhole ? first : undefined));
  const written = files.filter(({ path }) => path.startsWith("instructions/"));
  const names = written.flatMap(({ path }) => INSTRUCTIONS_FILE.exec(path)?.[1] ?? []);
  const fromCode = uses.flatMap(({ first, isWhole, file, line }): Problem[] => {
    if (first === undefined || !isWhole)
      return [
        {
          ...{ file, line, message: "agent does not say plainly whose instructions it asks by" },
          fix: 'give the name as a text: agent("triage")',
        },
      ];
    if (names.includes(first)) return [];
    const nearest = nearestWord(first, names);
    const fix = `write it, with inputs and outputs in front (see \`tool skills llm-agent\`)`;
    return [
      {
        ...{ file, line, message: `there is no instructions/${first.slice(0, 60)}.md` },
        fix: nearest === undefined ? fix : `did you mean \`${nearest}\`? Else ${fix}`,
      },
    ];
  });
  const fromFiles = written.flatMap((file): Problem[] => {
    const name = INSTRUCTIONS_FILE.exec(file.path)?.[1];
    if (name === undefined)
      return [
        {
          ...{ file: file.path, message: "this is no name of instructions" },
          fix: "call it instructions/<name>.md, in lower case, and nothing else there",
        },
      ];
    const read = readInstructions(textOf(file));
    if (!read.ok) return read.problems.map((problem) => ({ file: file.path, ...problem }));
    if (asked.includes(name) || asked.includes(undefined)) return [];
    return [
      {
        ...{ file: file.path, line: 1, message: "no code asks by these instructions" },
        fix: `call agent("${name}"), or remove the file`,
      },
    ];
  });
  return [...fromCode, ...fromFiles];
}
