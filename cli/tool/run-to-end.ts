import { EXIT_CODES } from "../../sdk/contract/exit-codes.ts";
import type { CommandFile } from "./command-files.ts";
import { asOutcome } from "./perform.ts";
import { runTool } from "./run-tool.ts";
import type { Started } from "./surroundings.ts";
import { toEnvelope } from "./to-envelope.ts";

/**
 * Runs one command line as all that this process is for, and ends with its exit code. What breaks where nobody awaits it, such as
 * in an event of a socket, is answered like any fault of `tool`: by one envelope, and no trace of the stack.
 */
export async function runToEnd(
  words: readonly string[],
  started: Started,
  files?: Readonly<Record<string, () => Promise<CommandFile>>>,
): Promise<void> {
  let isAnswered = false;
  const fault = (error: unknown): void => {
    const outcome = asOutcome(error);
    const [command = "tool"] = words.filter((word) => !word.startsWith("-"));
    // An answer was printed already, or stdout belongs to a protocol.
    const isTalk = isAnswered || command === "mcp" || started.isTerminal;
    isAnswered = true;
    if (isTalk) started.talk(`✗ ${outcome.error?.message}\n  ${outcome.error?.fix}`);
    else started.print(JSON.stringify(toEnvelope(command, outcome)));
    process.exit(EXIT_CODES.bug);
  };
  process.on("uncaughtException", fault);
  process.on("unhandledRejection", fault);
  process.exitCode = await runTool(words, started, files);
  isAnswered = true;
  // What did not put itself in order by then is left.
  if (started.interrupted.aborted) process.exit();
}
