import { basename, resolve } from "node:path";
import { z } from "zod";
import { LEFT_TO_DO_FILE } from "../../../builder/checks/left-to-do.ts";
import { KnownError } from "../../../lib/errors.ts";
import { type Call, textOf } from "../call.ts";
import { firstDraft, KEPT } from "../import/first-draft.ts";
import { readProgram } from "../import/read-program.ts";
import { whatItShows } from "../import/what-it-shows.ts";
import { layApp, nameGiven } from "../new/lay-app.ts";
import { starterFiles } from "../new/starter.ts";
import type { Outcome } from "../outcome.ts";
import { harmless, wrap } from "../pen.ts";
import type { Surroundings } from "../surroundings.ts";

const leftSchema = z.object({ what: z.string(), where: z.string(), how: z.string() });
export const resultSchema = z.object({
  name: z.string(),
  folder: z.string(),
  files: z.array(z.string()),
  /** What its text shows that an app has another way. */
  left: z.array(leftSchema),
  leftOut: z.array(z.object({ path: z.string(), why: z.string() })),
  isThere: z.boolean(),
});

/** Makes an app's folder of a program's: copies it, reads it, and runs nothing of it. */
export async function run(call: Call, around: Surroundings): Promise<Outcome> {
  const from = resolve(around.folder, textOf(call.args.folder) ?? "");
  const { files: program, leftOut } = readProgram(from);
  const name = nameGiven(textOf(call.options.name) ?? basename(from).toLowerCase());
  if (resolve(around.folder, name) === from)
    throw new KnownError(
      "exists",
      `The app's folder would be the program's own.`,
      "Give it another name with --name, or call it from elsewhere.",
    );
  const { files: own, left } = firstDraft(
    starterFiles(name, `What ${name} did as a program of its own.`),
    whatItShows(program),
  );
  const kept = Object.fromEntries(Object.entries(program).map(([path, text]) => [`${KEPT}/${path}.txt`, text]));
  const laid = await layApp({ name, files: { ...own, ...kept }, isDryRun: call.options["dry-run"] === true }, around);
  const result = { name, folder: name, files: laid.files, left, leftOut, isThere: laid.isThere };
  return {
    ...{ app: name, result, changed: laid.changed },
    warnings: leftOut
      .filter(({ why }) => why !== "it is made anew")
      .map(({ path, why }) => `${path} is left out: ${why}.`),
    next: [
      { command: `cd ${name}`, why: `to write the app; the program stands in ${KEPT}/, for reading` },
      { command: "tool check", why: `to see what is left to do; tick off in ${LEFT_TO_DO_FILE} what is done` },
    ],
    show: (pen) =>
      [
        `${pen.good("✓")} ${pen.bold(name)} is laid out, with the program in ${name}/${KEPT}/.`,
        ...(left.length === 0 ? [] : ["", pen.bold("Left to do")]),
        ...left.map(
          ({ what, where, how }) =>
            `  ${harmless(what)}  ${pen.quiet(harmless(where))}\n    ${wrap(harmless(how), pen.width, "    ")}`,
        ),
      ].join("\n"),
  };
}
