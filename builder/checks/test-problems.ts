import { z } from "zod";
import { parseJson } from "../../lib/json.ts";
import type { Problem } from "./problem.ts";

/** A reporter for `node --test` in an address of its own, so that no file has to be there: one JSON line per failed test. */
export const TEST_REPORTER = `data:text/javascript,${encodeURIComponent(`
export default async function* (source) {
  for await (const { type, data } of source) {
    if (type !== "test:fail" || data.details?.error?.failureType === "subtestsFailed") continue;
    const cause = data.details?.error?.cause ?? data.details?.error;
    yield JSON.stringify({ name: data.name, file: data.file ?? "", line: data.line ?? 1, message: String(cause?.message ?? cause), stack: String(cause?.stack ?? "") }) + "\\n";
  }
}`)}`;

const failureSchema = z.object({
  name: z.string(),
  file: z.string(),
  line: z.number(),
  message: z.string(),
  stack: z.string(),
});

/** Reads the lines of TEST_REPORTER. `paths` are the app's files, to name a file as the app does. */
export function testProblems(output: string, paths: readonly string[]): Problem[] {
  return output.split("\n").flatMap((text) => {
    const failure = failureSchema.safeParse(parseJson(text)).data;
    if (failure === undefined) return [];
    const { name, file, line, message, stack } = failure;
    const path = paths.find((candidate) => file.endsWith(`/${candidate}`));
    const place = path === undefined ? {} : { file: path, line: lineInStack(stack, path) ?? line };
    const said = message.replace(/\s+/g, " ").trim().slice(0, 400);
    return [
      {
        ...place,
        message: `the test "${name.slice(0, 120)}" fails (${said})`,
        fix: "correct the app, or the test where it asks for the wrong thing",
      },
    ];
  });
}

function lineInStack(stack: string, path: string): number | undefined {
  const at = stack.indexOf(`/${path}:`);
  return at < 0 ? undefined : Number.parseInt(stack.slice(at + path.length + 2), 10) || undefined;
}
