import type { Problem } from "./problem.ts";

const CALLED_AS_IT_IS =
  "call it as it is declared: `tool skills app-library` and what it leads to show each call of @toolroom/app";

const FIXES: Record<string, string> = {
  TS2307: "import from @toolroom/app, from node:… or from a file of the app, with its extension (./orders.ts)",
  TS2353: CALLED_AS_IT_IS,
  TS2554: CALLED_AS_IT_IS,
  TS2555: CALLED_AS_IT_IS,
  TS2305: "see `tool skills app-library` for what the library gives",
  TS2835: "write the import with its extension (./orders.ts)",
  TS1294: "Node runs the file as it stands: use no enum, namespace or parameter property",
  TS1484: "write `import type` for what is only a type",
  TS18048: "say what happens when it is missing, for example with `??`",
  TS2532: "say what happens when it is missing, for example with `??`",
};

/** Reads `tsc --pretty false`. Indented lines carry on the message before them. */
export function typeProblems(output: string): Problem[] {
  const problems: Problem[] = [];
  for (const line of output.split("\n")) {
    const found = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line);
    const last = problems.at(-1);
    if (found) {
      const [, file = "", number = "1", code = "", message = ""] = found;
      problems.push({
        file,
        line: Number(number),
        message: `${message} (${code})`,
        fix: FIXES[code] ?? "make the types agree",
      });
    } else if (/^\s+\S/.test(line) && last !== undefined && last.message.length < 400) {
      last.message += ` ${line.trim()}`;
    }
  }
  return problems;
}
