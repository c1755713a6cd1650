import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { COMMAND_FILES, type CommandFile } from "../../../cli/tool/command-files.ts";
import { runTool } from "../../../cli/tool/run-tool.ts";
import { COMMANDS } from "../../../sdk/contract/command-tree.ts";
import { envelopeSchema } from "../../../sdk/contract/envelope.ts";
import { EXIT_CODES } from "../../../sdk/contract/exit-codes.ts";
import { anyManifest, anyWords } from "./any-words.ts";
import { startedIn } from "./started.ts";

/** What starts programs or calls another machine is only read, not done. */
const NOT_DONE = [
  "check",
  "run",
  "mcp",
  "doctor",
  ...COMMANDS.filter(({ where }) => where === "platform").map(({ name }) => name),
];
const FILES: Record<string, () => Promise<CommandFile>> = {
  ...COMMAND_FILES,
  ...Object.fromEntries(
    NOT_DONE.filter((name) => name in COMMAND_FILES).map((name) => [
      name,
      async () => ({ run: async (call) => ({ result: call }), resultSchema: envelopeSchema }),
    ]),
  ),
};

/** Exactly one envelope, lines of progress before it only where they were wanted, and an exit code of the list that is not ours. */
function requireEnvelope(exitCode: number, printed: readonly string[], words: readonly string[]): void {
  const last = envelopeSchema.strict().parse(JSON.parse(printed.at(-1) ?? ""));
  if (!words.includes("--stream")) assert.equal(printed.length, 1);
  assert.ok((Object.values(EXIT_CODES) as number[]).includes(exitCode));
  assert.notEqual(exitCode, EXIT_CODES.bug, last.error?.message);
  assert.equal(exitCode === 0, last.ok);
  assert.equal(last.ok, last.error === undefined);
  const said = [
    last.error?.message,
    last.error?.fix,
    ...last.warnings,
    ...last.next.flatMap((one) => [one.command, one.why]),
  ];
  assert.doesNotMatch(said.join("\n"), /\bundefined\b|\bNaN\b|\[object |\n\s+at .*:\d+:\d+/);
  if (last.error !== undefined) assert.ok(last.error.message !== "" && last.error.fix !== "", last.error.code);
}

/** So many command lines, and so many texts of app.yaml, each with these command lines. */
export function fuzz(how: { commandLines: number; manifests: number; asked: string[][] }): void {
  test("whatever is typed, one envelope comes and an exit code of the list, never a fault of our own", (t) =>
    typed(t, how.commandLines));
  test("whatever app.yaml says, adding to it and asking for it give one envelope", (t) => said(t, how));
}

async function typed(t: TestContext, numRuns: number): Promise<void> {
  const { started, printed, tool, folder } = startedIn(t);
  await tool("new", "sample-app");
  started.folder = join(folder, "sample-app");
  const whole = ["app.yaml", "app.ts"].map((path) => [path, readFileSync(join(started.folder, path))] as const);
  const done: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(anyWords, async (words) => {
      for (const [path, content] of whole) writeFileSync(join(started.folder, path), content);
      printed.length = 0;
      requireEnvelope(await runTool(words, started, FILES), printed, words);
      const { command, ok } = envelopeSchema.parse(JSON.parse(printed.at(-1) ?? ""));
      if (ok) done[command] = (done[command] ?? 0) + 1;
    }),
    { numRuns },
  );
  // It says little of commands that it never gets to.
  assert.ok((done.add ?? 0) >= Math.floor(numRuns / 1000), JSON.stringify(done));
  assert.ok(Object.keys(done).length > 10, JSON.stringify(done));
}

async function said(t: TestContext, { manifests, asked }: { manifests: number; asked: string[][] }): Promise<void> {
  const { started, printed, folder, tool } = startedIn(t, { box: { doorSocket: "/nowhere" } });
  await tool("new", "sample-app");
  started.folder = join(folder, "sample-app");
  await fc.assert(
    fc.asyncProperty(anyManifest, async (yaml) => {
      writeFileSync(join(started.folder, "app.yaml"), yaml);
      for (const words of asked) {
        printed.length = 0;
        requireEnvelope(await runTool(words, started), printed, words);
      }
    }),
    { numRuns: manifests },
  );
}
