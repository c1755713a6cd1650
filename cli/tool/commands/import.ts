import { basename, resolve } from "node:path";
import { z } from "zod";
import { readManifest } from "../../../builder/checks/read-manifest.ts";
import { KnownError } from "../../../lib/errors.ts";
import type { Addition, Code, Grant } from "../add/addition.ts";
import { editCode } from "../add/edit-code.ts";
import { editYaml } from "../add/edit-yaml.ts";
import { addSchedule } from "../add/kinds/schedule.ts";
import { addSlack } from "../add/kinds/slack.ts";
import { type Call, textOf } from "../call.ts";
import { leftToDo } from "../import/left-to-do.ts";
import { readProgram } from "../import/read-program.ts";
import { type Shown, whatItShows } from "../import/what-it-shows.ts";
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

/** Below it stands the program as it was. */
const KEPT = "imported";

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
  const shown = whatItShows(program);
  const left = leftToDo(shown);
  const own = withWhatItShows(starterFiles(name, `What ${name} did as a program of its own.`), shown);
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
      { command: "tool check", why: "to see what still does not hold" },
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

function withWhatItShows(files: Record<string, string>, shown: Shown): Record<string, string> {
  const { "app.yaml": yaml = "", "app.ts": code = "" } = files;
  const read = readManifest(yaml);
  if (!read.ok) throw new TypeError("The starter's own app.yaml does not read.");
  const now = { manifest: read.manifest, paths: Object.keys(files) };
  const additions = [
    ...shown.schedules.map(({ what }, index) =>
      unlessWrong(() =>
        addSchedule({ args: { what: "schedule", name: `on-schedule-${index + 1}` }, options: { cron: what } }, now),
      ),
    ),
    ...shown.commands.map(({ what }) =>
      unlessWrong(() => addSlack({ args: { what: "slack" }, options: { command: what } }, now)),
    ),
  ].flat();
  let edited = yaml;
  const pieces: Code[] = [];
  for (const addition of additions) {
    const wider = whole(edited, grantsOf(addition));
    if (wider === edited) continue;
    edited = wider;
    pieces.push(...(addition.code ?? []));
  }
  const bindings: Grant[] = [
    ...shown.secrets.map(
      ({ what, where }): Grant => ({ path: ["bindings", "secrets", what], value: `as in ${where}` }),
    ),
    ...shown.hosts.map(({ what }): Grant => ({ path: ["bindings", "egress"], value: what, isListed: true })),
  ];
  return {
    ...files,
    "app.yaml": whole(edited, bindings),
    "app.ts": pieces.reduce(editCode, code),
  };
}

/** What cannot stand in app.yaml, such as a command that is a verb of `tool`, is left to do like the rest. */
function whole(yaml: string, grants: readonly Grant[]): string {
  const edited = editYaml(yaml, grants);
  return readManifest(edited).ok ? edited : yaml;
}

function unlessWrong(add: () => Addition): Addition[] {
  try {
    return [add()];
  } catch (error) {
    if (error instanceof KnownError) return [];
    throw error;
  }
}

function grantsOf({ triggers = [], checks = [] }: Addition): Grant[] {
  const each =
    (key: string) =>
    (value: unknown): Grant => ({ path: [key], value, isListed: true });
  return [...triggers.map(each("triggers")), ...checks.map(each("checks"))];
}
