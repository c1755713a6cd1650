import { KnownError } from "../../lib/errors.ts";
import { COMMANDS, type Command } from "../../sdk/contract/command-tree.ts";
import type { ToolProgress } from "../../sdk/contract/tool-call.ts";
import { COMMAND_FILES, type CommandFile } from "./command-files.ts";
import { exitCodeOf } from "./exit-code.ts";
import { asOutcome, type Performed, perform } from "./perform.ts";
import { readWants, readWords, type Typed } from "./read-words.ts";
import type { Started, Surroundings } from "./surroundings.ts";
import { toEnvelope } from "./to-envelope.ts";

type Files = Readonly<Record<string, () => Promise<CommandFile>>>;

/**
 * Runs one command line and prints what comes of it: for people on a terminal; else, or with `--json`, exactly one envelope on
 * stdout and nothing more; with `--stream` lines of JSON, the envelope last. Gives the exit code.
 */
export async function runTool(
  words: readonly string[],
  started: Started,
  files: Files = COMMAND_FILES,
): Promise<number> {
  const wants = readWants(words);
  const mode = wants.stream ? "stream" : wants.json || !started.isTerminal ? "json" : "terminal";
  const { envelope, show, isSaid } = await answer(words, started, files, mode);
  if (isSaid) return exitCodeOf(envelope);
  if (mode === "terminal") (await import("./print-for-people.ts")).printForPeople(envelope, show, started);
  else started.print(JSON.stringify(envelope));
  return exitCodeOf(envelope);
}

async function answer(words: readonly string[], started: Started, files: Files, mode: Mode): Promise<Performed> {
  const commands = commandsHere(started, files);
  let typed: Typed;
  try {
    typed = readWords(words, commands, COMMANDS);
  } catch (error) {
    const outcome = { ...asOutcome(error), next: [{ command: "tool --help", why: "to see every command" }] };
    return { envelope: toEnvelope(nameTyped(words, commands), outcome), show: undefined, isSaid: false };
  }
  const { command, call } = typed;
  if (command === null || typed.wants.help) return help(command, commands);
  const quiet = { ...started, readInput: noInput, isTerminal: false, canAsk: false, isServed: true as const };
  const another: Surroundings["perform"] = async (others, interrupted) =>
    (await answer(others, { ...quiet, interrupted }, files, "json")).envelope;
  const own = { isStreamed: mode === "stream", commands, perform: another };
  return perform({ command, call, ...own }, files, started, await teller(mode, started));
}

type Mode = "terminal" | "json" | "stream";

async function teller(mode: Mode, started: Started): Promise<(step: ToolProgress["progress"]) => void> {
  if (mode === "stream") return (step) => started.print(JSON.stringify({ progress: step } satisfies ToolProgress));
  if (mode === "terminal") return (await import("./print-for-people.ts")).createTeller(started);
  return () => undefined;
}

async function help(command: Command | null, commands: readonly Command[]): Promise<Performed> {
  const { helpOf, helpOfAll } = await import("./help.ts");
  const outcome = command === null ? helpOfAll(commands) : helpOf(command);
  return { envelope: toEnvelope(command?.name ?? "tool", outcome), show: outcome.show, isSaid: false };
}

/** stdin is another's there. */
async function noInput(): Promise<never> {
  throw new KnownError(
    "needs_human",
    "This takes a secret on stdin, which no program hands on here.",
    "Ask a person to run it in a terminal, such as `tool secrets <app> set STRIPE_KEY < file`.",
  );
}

/** In a box only what means something there. */
function commandsHere({ box }: Pick<Started, "box">, files: Files): readonly Command[] {
  return COMMANDS.filter(({ name, inBox }) => name in files && (box === null || inBox !== false));
}

/** Of a command line that cannot be read: which command was meant, where that much is known. */
function nameTyped(words: readonly string[], commands: readonly Command[]): string {
  const [first = "", second = ""] = words.filter((word) => !word.startsWith("-"));
  const found =
    commands.find(({ name }) => name === `${first} ${second}`) ?? commands.find(({ name }) => name === first);
  return found?.name ?? "tool";
}
