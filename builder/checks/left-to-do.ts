import { type CandidateFile, findFile, textOf } from "./candidate-files.ts";
import type { Problem } from "./problem.ts";

/** What `tool import` could not do: a line each, which whoever has done it ticks off. */
export const LEFT_TO_DO_FILE = "imported/left-to-do.md";

/** One thing that is left to whoever makes an app of a program. */
export interface LeftToDo {
  what: string;
  /** `server.js line 3` */
  where: string;
  how: string;
}

const HEAD = `# Left to do
\`tool check\` fails as long as a line is not ticked off: write \`[x]\` when it is done, or when the app does not need it.
Nothing runs of what is in this folder. Remove it when you no longer read in it.
`;

export function leftToDoText(left: readonly LeftToDo[]): string {
  const lines = left.map(({ what, where, how }) => `- [ ] ${onOneLine(what)} (${where}) → ${onOneLine(how)}`);
  return `${HEAD}\n${lines.join("\n")}\n`;
}

/** An app that was made of a program is not ready while something of it is left to do. */
export function leftToDoProblems(files: readonly CandidateFile[]): Problem[] {
  const file = findFile(files, LEFT_TO_DO_FILE);
  if (file === undefined) return [];
  return textOf(file)
    .split("\n")
    .flatMap((text, index) => {
      const [, what, how] = /^- \[ ?\] (.*?)(?: → (.*))?$/.exec(text) ?? [];
      if (what === undefined) return [];
      return [
        {
          file: LEFT_TO_DO_FILE,
          line: index + 1,
          message: `left to do: ${what}`,
          fix: `${how ?? "do it"}; then write [x] in this line`,
        },
      ];
    });
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
