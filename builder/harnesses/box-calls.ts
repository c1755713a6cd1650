import { posix } from "node:path";
import { z } from "zod";
import type { ExecOptions, Sandbox, TaskResult } from "../../runners/runner.ts";
import type { ModelCall } from "../model.ts";
import { cutMiddle } from "./cut-middle.ts";

/** What a call came to. `note` is one short line for people. */
export interface CallOutcome {
  ok: boolean;
  text: string;
  note: string;
}

const SOURCE = "/app-source";
const MAX_OUTPUT_CHARS = 16_000;
const MAX_FILE_BYTES = 400_000;
const FILE_TIMEOUT_MS = 20_000;
const MAX_BASH_SECONDS = 120;

/**
 * Runs one of the four calls inside the Sandbox. Wrong arguments, missing files and failing commands are answers for the
 * model; an error is thrown only where the Sandbox itself does not work, or `signal` aborted.
 */
export async function runCall(
  sandbox: Sandbox,
  name: string,
  input: unknown,
  signal: AbortSignal,
): Promise<CallOutcome> {
  switch (name) {
    case "read":
      return withInput(readSchema, input, (args) => read(sandbox, args, signal));
    case "write":
      return withInput(writeSchema, input, (args) => write(sandbox, args, signal));
    case "edit":
      return withInput(editSchema, input, (args) => edit(sandbox, args, signal));
    case "bash":
      return withInput(bashSchema, input, (args) => bash(sandbox, args, signal));
    default:
      return failed(`There is no call ${name}. Use read, write, edit, bash or done.`);
  }
}

/** One line that says what a call is about, for the progress card. */
export function callTitle(name: string, input: unknown): string {
  const args = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  const about = name === "bash" ? args.command : name === "done" ? "" : args.path;
  return `${name} ${typeof about === "string" ? (about.split("\n")[0] ?? "").slice(0, 120) : ""}`.trim();
}

async function withInput<T>(
  schema: z.ZodType<T>,
  input: unknown,
  act: (args: T) => Promise<CallOutcome>,
): Promise<CallOutcome> {
  const parsed = schema.safeParse(input);
  if (!parsed.success)
    return failed(
      `The arguments are wrong, nothing was done. Correct them and call again:\n${z.prettifyError(parsed.error)}`,
    );
  return act(parsed.data);
}

async function read(sandbox: Sandbox, args: z.infer<typeof readSchema>, signal: AbortSignal): Promise<CallOutcome> {
  const path = inside(args.path);
  if (path === null) return outside(args.path);
  const from = args.from ?? 1;
  const lines = args.lines ?? 2000;
  const result = await sandbox.exec(["sed", "-n", `${from},${from + lines - 1}p`, "--", path], fileOptions(signal));
  if (result.exitCode !== 0) return failed(reason(result, `${path} cannot be read`));
  if (result.stdout === "") return { ok: true, text: `(nothing from line ${from} on)`, note: "nothing there" };
  const shown = result.stdout.replace(/\n$/, "").split("\n");
  const numbered = shown.map((line, index) => `${from + index}\t${line}`).join("\n");
  return { ok: true, text: cutMiddle(numbered, MAX_OUTPUT_CHARS), note: `${shown.length} lines` };
}

async function write(sandbox: Sandbox, args: z.infer<typeof writeSchema>, signal: AbortSignal): Promise<CallOutcome> {
  const path = inside(args.path);
  if (path === null) return outside(args.path);
  const result = await put(sandbox, path, args.content, signal);
  if (result.exitCode !== 0) return failed(reason(result, `${path} cannot be written`));
  const lines = args.content.split("\n").length;
  return { ok: true, text: `Wrote ${path} (${lines} lines).`, note: `${lines} lines` };
}

async function edit(sandbox: Sandbox, args: z.infer<typeof editSchema>, signal: AbortSignal): Promise<CallOutcome> {
  const path = inside(args.path);
  if (path === null) return outside(args.path);
  const result = await sandbox.exec(["cat", "--", path], {
    ...fileOptions(signal),
    maxOutputBytes: 2 * MAX_FILE_BYTES,
  });
  if (result.exitCode !== 0) return failed(reason(result, `${path} cannot be read`));
  const before = result.stdout;
  if (Buffer.byteLength(before) > MAX_FILE_BYTES) return failed(`${path} is too large to edit: use bash.`);
  if (before.includes("\ufffd")) return failed(`${path} is not plain UTF-8 text: use bash.`);
  const places = before.split(args.old).length - 1;
  if (places === 0)
    return failed(`\`old\` is not in ${path}. Read the file and copy the text exactly, without line numbers.`);
  if (places > 1)
    return failed(`\`old\` is ${places} times in ${path}. Give more of the lines around it, so that it is there once.`);
  const after = before.split(args.old).join(args.new);
  const written = await put(sandbox, path, after, signal);
  if (written.exitCode !== 0) return failed(reason(written, `${path} cannot be written`));
  return { ok: true, text: `Changed ${path}.`, note: "changed" };
}

async function bash(sandbox: Sandbox, args: z.infer<typeof bashSchema>, signal: AbortSignal): Promise<CallOutcome> {
  const seconds = args.timeout_s ?? 60;
  const result = await sandbox.exec(["bash", "-c", args.command], {
    timeoutMs: seconds * 1000,
    maxOutputBytes: 4 * MAX_OUTPUT_CHARS,
    signal,
  });
  const parts = [];
  if (result.timedOut)
    parts.push(`Killed after ${seconds} s. Run servers in the background, or ask for up to ${MAX_BASH_SECONDS} s.`);
  if (result.stdout !== "") parts.push(cutMiddle(result.stdout, MAX_OUTPUT_CHARS));
  if (result.stderr !== "") parts.push(`stderr:\n${cutMiddle(result.stderr, MAX_OUTPUT_CHARS / 2)}`);
  const ok = result.exitCode === 0 && !result.timedOut;
  const note = result.timedOut ? `killed after ${seconds} s` : `exit ${result.exitCode ?? "by a signal"}`;
  if (!ok || parts.length === 0) parts.push(`(${note})`);
  return { ok, text: parts.join("\n"), note };
}

/** Content goes in as stdin, the path as an argument: neither is ever part of a script. */
function put(sandbox: Sandbox, path: string, content: string, signal: AbortSignal): Promise<TaskResult> {
  const script = 'mkdir -p -- "$(dirname -- "$1")" && cat > "$1"';
  return sandbox.exec(["sh", "-c", script, "write", path], { ...fileOptions(signal), stdin: Buffer.from(content) });
}

function fileOptions(signal: AbortSignal): ExecOptions {
  return { timeoutMs: FILE_TIMEOUT_MS, maxOutputBytes: MAX_FILE_BYTES, signal };
}

/** The path as `./…` below the working folder, or null. The Sandbox is the boundary; this is only a hint for the model. */
function inside(path: string): string | null {
  const full = posix.resolve(SOURCE, path);
  return full.startsWith(`${SOURCE}/`) ? `./${full.slice(SOURCE.length + 1)}` : null;
}

function outside(path: string): CallOutcome {
  return failed(
    `${path} is not below ${SOURCE}. The app's files all live there: use a path such as app.ts. To look elsewhere use bash.`,
  );
}

function reason(result: TaskResult, what: string): string {
  if (result.timedOut) return `${what}: it took too long.`;
  return `${what}: ${cutMiddle(result.stderr.trim(), 1000) || `exit ${result.exitCode ?? "by a signal"}`}`;
}

function failed(text: string): CallOutcome {
  return { ok: false, text, note: (text.split("\n")[0] ?? "").slice(0, 160) };
}

const pathSchema = z
  .string()
  .min(1)
  .refine((path) => !path.includes("\0"), "holds a NUL character");
const readSchema = z.strictObject({
  path: pathSchema,
  from: z.number().int().min(1).optional(),
  lines: z.number().int().min(1).max(5000).optional(),
});
const writeSchema = z.strictObject({ path: pathSchema, content: z.string() });
const editSchema = z.strictObject({ path: pathSchema, old: z.string().min(1), new: z.string() });
const bashSchema = z.strictObject({
  command: z.string().min(1),
  timeout_s: z.number().int().min(1).max(MAX_BASH_SECONDS).optional(),
});
export const doneSchema = z.strictObject({ summary: z.string().min(1) });

/** The calls as a model sees them. */
export function boxCalls(): ModelCall[] {
  return [
    call("read", "Read a file, with line numbers. `from` and `lines` choose a part.", readSchema),
    call("write", "Write a whole file; folders are made. What was there is replaced.", writeSchema),
    call("edit", "Replace `old`, which must be in the file exactly once, by `new`.", editSchema),
    call(
      "bash",
      `Run a command in ${SOURCE}. No network. Killed after \`timeout_s\` (60, at most ${MAX_BASH_SECONDS}).`,
      bashSchema,
    ),
    call(
      "done",
      "The work is finished and checked. `summary`: what you did, two or three plain sentences.",
      doneSchema,
    ),
  ];
}

function call(name: string, description: string, schema: z.ZodType): ModelCall {
  const { $schema: _, ...input } = z.toJSONSchema(schema, { io: "input" });
  return { name, description, input_schema: { ...input, type: "object" } };
}
