import { isUtf8 } from "node:buffer";
import { z } from "zod";
import { type CandidateFile, findFile } from "../../../builder/checks/candidate-files.ts";
import { platformCalls } from "../../../builder/checks/platform-calls.ts";
import { problemLine } from "../../../builder/checks/problem.ts";
import { readManifest } from "../../../builder/checks/read-manifest.ts";
import { KnownError } from "../../../lib/errors.ts";
import type { Check } from "../../../sdk/contract/check.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { triggerName } from "../../../sdk/contract/trigger-name.ts";
import { kindOf, type Trigger } from "../../../sdk/contract/triggers.ts";
import type { Addition, AddKind, Grant } from "../add/addition.ts";
import { aloneInFolder } from "../add/alone-in-folder.ts";
import { editCode } from "../add/edit-code.ts";
import { editYaml } from "../add/edit-yaml.ts";
import { ADD_KINDS } from "../add/kinds.ts";
import { type Call, textOf } from "../call.ts";
import { readFolder, requireManifest } from "../local/app-folder.ts";
import { writeFiles } from "../local/write-files.ts";
import type { Outcome } from "../outcome.ts";
import type { Surroundings } from "../surroundings.ts";

export const resultSchema = z.object({
  what: z.string(),
  /** In a few words. */
  about: z.string(),
  /** What `app.on(…)` of app.ts answers it. */
  runs: z.array(z.string()),
  /** Whether it was all there already. */
  isThere: z.boolean(),
});

/** Adds to app.yaml, app.ts and, where it wants a table, migrations/. What is there already is left as it is. */
export async function run(call: Call, around: Surroundings): Promise<Outcome> {
  const what = textOf(call.args.what) ?? "";
  const kind = ADD_KINDS[what];
  if (kind === undefined)
    throw new KnownError("usage", "This cannot be added.", `Use one of: ${Object.keys(ADD_KINDS).join(", ")}.`);
  requireOwnOptions(call, what, kind.options);
  // What two read before either wrote would be lost for one of them.
  return call.options["dry-run"] === true
    ? addTo(call, what, kind.add, around)
    : aloneInFolder(around.folder, async () => addTo(call, what, kind.add, around));
}

function addTo(call: Call, what: string, add: AddKind, around: Surroundings): Outcome {
  const files = readFolder(around.folder);
  const manifest = requireManifest(files);
  const addition = add(call, { manifest, paths: files.map(({ path }) => path) });
  const edited = apply(addition, manifest, files);
  const changed = Object.keys(edited);
  const runs = (addition.triggers ?? []).map((trigger) => trigger.run);
  const result = { what, about: addition.about, runs, isThere: changed.length === 0 };
  const next = [
    { command: "tool check", why: "to see that it holds" },
    ...runs.map(() => ({ command: "tool run", why: "to try it by hand" })),
  ];
  const said: Outcome = {
    app: manifest.name,
    result,
    next,
    show: (pen) => `${pen.good("✓")} ${addition.about}${result.isThere ? pen.quiet("  is there already") : ""}`,
  };
  if (call.options["dry-run"] === true) return { ...said, changed };
  writeFiles(around.folder, edited, around.hasChanged);
  return said;
}

function requireOwnOptions(call: Call, what: string, own: readonly string[]): void {
  const foreign = Object.keys(call.options).filter((name) => !["run", "dry-run", ...own].includes(name));
  if (foreign.length === 0) return;
  const has = [...own, "run"].map((name) => `--${name}`).join(", ");
  throw new KnownError(
    "usage",
    `${foreign.map((name) => `--${name}`).join(", ")} is not for ${what}.`,
    `For ${what} there are: ${has}.`,
  );
}

/** The changed files by path, app.yaml last: it is what says that the rest is used. */
function apply(addition: Addition, manifest: Manifest, files: readonly CandidateFile[]): Record<string, string> {
  for (const trigger of addition.triggers ?? []) requireFree(trigger, manifest);
  const there = new Set(platformCalls(files).map(({ name, first }) => `${name} ${first}`));
  const code = (addition.code ?? []).filter(({ calls }) => !calls.every((one) => there.has(one)));
  const half = code.flatMap(({ calls }) => calls.filter((one) => there.has(one)));
  if (half.length > 0)
    throw new KnownError(
      "exists",
      `The code has ${half.join(" and ")} already, for something else.`,
      "Rename it there, or add this under another name.",
    );
  const source = findFile(files, "app.ts");
  if (source === undefined)
    throw new KnownError("no_app", "There is no app.ts.", "Write it, or begin with `tool new <name>`.");
  if (!isUtf8(source.content)) throw new KnownError("bad_value", "app.ts is no UTF-8 text.", "Save it as UTF-8.");
  const text = wholeTextOf(source);
  const isNew = code.length > 0 || isHalfAdded(addition, manifest, text);
  const edited: Record<string, string> = {};
  if (isNew) for (const [path, text] of Object.entries(addition.files ?? {})) edited[path] = text;
  const written = asBefore(text, (plain) => code.reduce(editCode, plain));
  if (written !== text) edited["app.ts"] = written;
  const yaml = wholeTextOf(findFile(files, "app.yaml") ?? source);
  const wanted = asBefore(yaml, (plain) => editYaml(plain, grantsOf(addition, isNew)));
  if (wanted !== yaml) edited["app.yaml"] = requireGood(wanted);
  return edited;
}

/** Our own code word for word, and no check of what it does: whoever added it was cut off before app.yaml. */
function isHalfAdded({ code = [], checks = [] }: Addition, manifest: Manifest, text: string): boolean {
  const plain = text.replaceAll("\r\n", "\n");
  const tried = new Set(manifest.checks.map(subjectOf));
  const isOurs = code.length > 0 && code.every((piece) => plain.includes(piece.text.trim()));
  return isOurs && checks.length > 0 && checks.every((check) => !tried.has(subjectOf(check)));
}

function subjectOf(check: Check): string {
  if ("visit" in check) return `visit ${check.visit}`;
  return "fire" in check ? `fire ${check.fire}` : `command ${check.command.split(" ")[0]}`;
}

/** With the mark that some editors put before it. */
function wholeTextOf({ content }: CandidateFile): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
}

/** Edits a text whose lines may end as on Windows, and whose mark stays at its beginning. */
function asBefore(text: string, edit: (plain: string) => string): string {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const own = text.slice(mark.length);
  const isWindows = own.includes("\r\n") && !/(^|[^\r])\n/.test(own);
  const plain = isWindows ? own.replaceAll("\r\n", "\n") : own;
  const edited = edit(plain);
  return edited === plain ? text : mark + (isWindows ? edited.replaceAll("\n", "\r\n") : edited);
}

/** A check goes with its code: where that is somebody's own already, so is what it must do. */
function grantsOf({ triggers = [], bindings = [], given = [], checks = [] }: Addition, isNew: boolean): Grant[] {
  const below = (key: string) => (grant: Grant) => ({ ...grant, path: [key, ...grant.path] });
  const each =
    (key: string) =>
    (value: unknown): Grant => ({ path: [key], value, isListed: true });
  return [
    ...triggers.map(each("triggers")),
    ...bindings.map(below("bindings")),
    ...(isNew ? [...given.map(below("given")), ...checks.map(each("checks"))] : []),
  ];
}

/** One command, one address or one entry of a menu runs one thing. */
function requireFree(trigger: Trigger, { triggers }: Manifest): void {
  const kind = kindOf(trigger);
  if (kind !== "command" && kind !== "webhook" && kind !== "shortcut") return;
  const other = triggers.find((one) => triggerName(one) === triggerName(trigger) && one.run !== trigger.run);
  if (other === undefined) return;
  throw new KnownError(
    "exists",
    `app.yaml has \`${triggerName(other)}\` already, which runs \`${other.run}\`.`,
    `Write --run ${other.run}, or choose another name.`,
  );
}

function requireGood(yaml: string): string {
  const read = readManifest(yaml);
  if (read.ok) return yaml;
  // The lines are those of a text that is not written: they would lead to others in the file.
  const wrong = read.problems.map(({ message, fix }) => problemLine({ message, fix }));
  throw new KnownError("bad_value", "app.yaml cannot say that.", wrong.join("\n"));
}
