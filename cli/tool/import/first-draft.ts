import { LEFT_TO_DO_FILE, type LeftToDo, leftToDoText } from "../../../builder/checks/left-to-do.ts";
import { readManifest } from "../../../builder/checks/read-manifest.ts";
import { KnownError } from "../../../lib/errors.ts";
import type { Addition, AppNow, Code, Grant } from "../add/addition.ts";
import { editCode } from "../add/edit-code.ts";
import { editYaml } from "../add/edit-yaml.ts";
import { addSchedule } from "../add/kinds/schedule.ts";
import { addSlack } from "../add/kinds/slack.ts";
import { quoted } from "../add/option-of.ts";
import { doneByPlatform } from "./instead.ts";
import { leftToDo } from "./left-to-do.ts";
import type { Seen } from "./seen.ts";
import type { Shown } from "./what-it-shows.ts";

/** Below it stands the program as it was. */
export const KEPT = "imported";

/** Adds to an app that does nothing yet what a program's text shows. Its handlers fail until somebody has written them. */
export function firstDraft(
  files: Record<string, string>,
  shown: Shown,
): { files: Record<string, string>; left: LeftToDo[] } {
  const { "app.yaml": yaml = "", "app.ts": code = "" } = files;
  const read = readManifest(yaml);
  if (!read.ok) throw new TypeError("The starter's own app.yaml does not read.");
  const now = { manifest: read.manifest, paths: Object.keys(files) };
  const pieces: Code[] = [];
  const laidOut = new Set<Seen>();
  let edited = yaml;
  for (const { seen, addition } of additionsFor(shown, now)) {
    const wider = whole(edited, grantsOf(addition));
    if (wider === edited) continue;
    edited = wider;
    laidOut.add(seen);
    pieces.push(...(addition.triggers ?? []).map(({ run }) => notWrittenYet(run, seen)));
  }
  const left = leftToDo(shown, laidOut);
  const list: Record<string, string> = left.length === 0 ? {} : { [LEFT_TO_DO_FILE]: leftToDoText(left) };
  const bound = { "app.yaml": whole(edited, bindingsFor(shown)), "app.ts": pieces.reduce(editCode, code) };
  return { files: { ...files, ...bound, ...list }, left };
}

function additionsFor({ schedules, commands }: Shown, now: AppNow): { seen: Seen; addition: Addition }[] {
  const all = [
    ...schedules.map((seen, index) => ({
      seen,
      add: () =>
        addSchedule(
          { args: { what: "schedule", name: `on-schedule-${index + 1}` }, options: { cron: inMinutes(seen.what) } },
          now,
        ),
    })),
    ...commands.map((seen) => ({
      seen,
      add: () => addSlack({ args: { what: "slack" }, options: { command: seen.what } }, now),
    })),
  ];
  return all.flatMap(({ seen, add }) => unlessWrong(add).map((addition) => ({ seen, addition })));
}

/** Without the seconds that some libraries put in front, where they are no more than the minute's first. */
function inMinutes(cron: string): string {
  const fields = cron.trim().split(/\s+/);
  return (fields.length === 6 && fields[0] === "0" ? fields.slice(1) : fields).join(" ");
}

function bindingsFor({ secrets, hosts }: Shown): Grant[] {
  const isOurs = ({ what }: Seen) => doneByPlatform(what) === null;
  return [
    ...secrets
      .filter(isOurs)
      .map(({ what, where }): Grant => ({ path: ["bindings", "secrets", what], value: `as in ${where}` })),
    ...hosts.filter(isOurs).map(({ what }): Grant => ({ path: ["bindings", "egress"], value: what, isListed: true })),
  ];
}

function notWrittenYet(run: string, { where }: Seen): Code {
  const says = quoted(`Not written yet: what runs here stands in ${KEPT}/, ${where}.`);
  return {
    calls: [`app.on ${run}`],
    imports: [],
    text: `app.on(${quoted(run)}, () => {\n  throw new Error(${says});\n});`,
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
