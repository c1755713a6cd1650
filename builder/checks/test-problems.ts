import { z } from "zod";
import { parseJson } from "../../lib/json.ts";
import { errorsIn } from "./app-frames.ts";
import type { Problem } from "./problem.ts";
import { shownText } from "./shown-text.ts";

/** Of a test file, characters: enough for the last errors. */
const MOST_PRINTED = 20_000;
const MOST_ERRORS = 3;

/**
 * A reporter for `node --test` in an address of its own, so that no file has to be there: one JSON line per failed test, with
 * what its file printed on stderr. Told at the end, for that comes another way than the tests' results.
 */
export const TEST_REPORTER = `data:text/javascript,${encodeURIComponent(`
export default async function* (source) {
  const failed = [], printed = {};
  for await (const { type, data } of source) {
    if (type === "test:stderr") printed[data.file] = ((printed[data.file] ?? "") + data.message).slice(-${MOST_PRINTED});
    if (type !== "test:fail" || data.details?.error?.failureType === "subtestsFailed") continue;
    const cause = data.details?.error?.cause ?? data.details?.error;
    const actual = typeof cause?.actual === "string" ? cause.actual : "";
    const page = /<body[^>]*>([^]*)/i.exec(actual)?.[1]?.slice(0, ${MOST_PRINTED}) ?? "";
    failed.push({ name: data.name, file: data.file ?? "", line: data.line ?? 1, message: String(cause?.message ?? cause), stack: String(cause?.stack ?? ""), page });
  }
  // What a file printed is told by its path from the folder, a test by its whole.
  const printedBy = (file) => printed[Object.keys(printed).find((path) => file === path || file.endsWith("/" + path)) ?? ""] ?? "";
  for (const one of failed) yield JSON.stringify({ ...one, printed: printedBy(one.file) }) + "\\n";
}`)}`;

const failureSchema = z.object({
  name: z.string(),
  file: z.string(),
  line: z.number(),
  message: z.string(),
  stack: z.string(),
  /** The body of the page that an assertion was about, whole: the message cuts it. */
  page: z.string(),
  printed: z.string(),
});

/** Reads the lines of TEST_REPORTER. `paths` are the app's files, to name a file as the app does. */
export function testProblems(output: string, paths: readonly string[]): Problem[] {
  return output.split("\n").flatMap((text) => {
    const failure = failureSchema.safeParse(parseJson(text)).data;
    if (failure === undefined) return [];
    const { name, file, line, message, stack, page, printed } = failure;
    const path = paths.find((candidate) => file.endsWith(`/${candidate}`));
    const place = path === undefined ? {} : { file: path, line: lineInStack(stack, path) ?? line };
    const broke = errorsIn(printed.split("\n"), paths)
      .filter(({ at }) => !at.startsWith("test/"))
      .slice(0, MOST_ERRORS)
      .map(({ at, words }) => `: the app broke at ${at}, ${words}`);
    const said = saidBy(message, page);
    // What the app threw is what the test says of it, where it only asked for an answer.
    const more = broke.some((words) => words.includes(said)) ? "" : ` (${said})`;
    return [
      {
        ...place,
        message: `the test "${name.slice(0, 120)}" fails${broke.join("")}${more}`,
        fix: "correct the app, or the test where it asks for the wrong thing",
      },
    ];
  });
}

/** A page that stands in it is told as its reader sees it. */
function saidBy(message: string, page: string): string {
  // As `assert` writes a text of many lines: '<!doctype html>\n' + 'two\n'
  const said = page === "" ? message : message.replace(/['"]?<!doctype html[\s\S]*/i, () => `“${shownText(page)}”`);
  return said.replace(/\s+/g, " ").trim().slice(0, 400);
}

function lineInStack(stack: string, path: string): number | undefined {
  const at = stack.indexOf(`/${path}:`);
  return at < 0 ? undefined : Number.parseInt(stack.slice(at + path.length + 2), 10) || undefined;
}
