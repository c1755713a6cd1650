import { KnownError } from "../../lib/errors.ts";
import { maskSecrets } from "../../lib/secrets.ts";
import { COMMANDS, type Command } from "../../sdk/contract/command-tree.ts";
import type { Envelope } from "../../sdk/contract/envelope.ts";
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
    const outcome = asOutcome(error);
    const next = nextOfUnread(outcome.error?.code, words);
    return { envelope: toEnvelope(nameTyped(words, commands), { ...outcome, next }), show: undefined, isSaid: false };
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

/** Of a secret's command line only the names are said again, and those only where they are names. */
function nextOfUnread(code: string | undefined, words: readonly string[]): Envelope["next"] {
  if (code !== "secret_typed") return [{ command: "tool --help", why: "to see every command" }];
  const [first = "", app = "", action, name = ""] = words;
  if (first === "login") return [{ command: "tool login --as @handle", why: "which asks you in Slack" }];
  const why = "to give it on stdin, where no shell keeps it";
  if (first === "slack") return [{ command: "tool slack sync < file", why }];
  const isSet = first === "secrets" && action === "set" && /^[a-z][a-z0-9-]{0,39}$/.test(app) && isPlain(app);
  // Words with `_` between: a value that was typed in its place seldom looks so.
  const secret = isSet && /^[A-Z]{2,20}(_[A-Z0-9]{1,20}){0,5}$/.test(name) && isPlain(name) ? name : "STRIPE_KEY";
  const command = `tool secrets ${isSet ? app : "<app>"} set ${secret} < file`;
  return [{ command, why }];
}

function isPlain(word: string): boolean {
  return maskSecrets(word) === word;
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
