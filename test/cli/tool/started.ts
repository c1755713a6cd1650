import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { COMMAND_FILES, type CommandFile } from "../../../cli/tool/command-files.ts";
import { runTool } from "../../../cli/tool/run-tool.ts";
import type { Started } from "../../../cli/tool/surroundings.ts";
import { repositoryToolchain } from "../../../cli/toolchain.ts";
import { systemClock } from "../../../lib/clock.ts";
import { type Envelope, envelopeSchema } from "../../../sdk/contract/envelope.ts";

/** `tool` in this process, in a folder of its own, with what it printed kept. */
export function startedIn(t: Pick<TestContext, "after">, own: Partial<Started> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "tool-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const printed: string[] = [];
  const talked: string[] = [];
  const started: Started = {
    folder: join(folder),
    ownFolder: join(folder, ".own"),
    skillsFolder: () => fileURLToPath(new URL("../../../skills", import.meta.url)),
    migrateProgram: () => fileURLToPath(new URL("../../../cli/box/migrate.ts", import.meta.url)),
    box: null,
    toolchain: repositoryToolchain(join(tmpdir(), "toolroom-test-cache")),
    env: {},
    clock: systemClock,
    input: Readable.from([]),
    readInput: async () => "",
    print: (text) => void printed.push(text),
    talk: (text) => void talked.push(text),
    askLine: async () => null,
    isTerminal: false,
    canAsk: false,
    width: 80,
    hasColour: false,
    interrupted: new AbortController().signal,
    ...own,
  };
  /** One command line without a terminal: exactly one envelope, else it throws. */
  const tool = async (...words: string[]): Promise<{ exitCode: number } & Envelope> => {
    printed.length = 0;
    talked.length = 0;
    const exitCode = await runTool(words, started);
    const [line, ...more] = printed;
    if (line === undefined || more.length > 0) throw new Error(`Not one line: ${JSON.stringify(printed)}`);
    return { exitCode, ...envelopeSchema.strict().parse(JSON.parse(line)) };
  };
  const files = (added: Record<string, CommandFile["run"]>) => ({
    ...COMMAND_FILES,
    ...Object.fromEntries(
      Object.entries(added).map(([name, run]) => [name, async () => ({ run, resultSchema: envelopeSchema })]),
    ),
  });
  return { folder, started, printed, talked, tool, files };
}
