import { createInterface } from "node:readline";
import { KnownError, systemCode } from "../../lib/errors.ts";
import { EXIT_CODES } from "../../sdk/contract/exit-codes.ts";
import type { Started } from "./surroundings.ts";

const MOST_INPUT_BYTES = 64_000;

/**
 * What of the surroundings is a process's streams and signals. A reader that leaves early (`tool apps | head`) is no failure, and
 * ends what goes on for as long as somebody reads. A terminal that is closed is as good as Ctrl-C.
 */
export function fromStreams(
  { stdin, stdout, stderr, once }: Pick<NodeJS.Process, "stdin" | "stdout" | "stderr" | "once">,
  env: Readonly<Record<string, string | undefined>>,
): Pick<
  Started,
  "input" | "readInput" | "print" | "talk" | "askLine" | "isTerminal" | "canAsk" | "width" | "hasColour" | "interrupted"
> {
  const interrupt = new AbortController();
  stdout.on("error", (error) => {
    if (systemCode(error) === "EPIPE") return interrupt.abort();
    stderr.write(`✗ The answer could not be written (${systemCode(error)}): free some room, and run it again.\n`);
    process.exit(EXIT_CODES.tryAgain);
  });
  // There is nobody left to tell.
  stderr.on("error", () => undefined);
  // Once: whoever presses Ctrl-C a second time wants it to end at any price.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) once.call(process, signal, () => interrupt.abort());
  const isTerminal = stdout.isTTY === true;
  return {
    input: stdin,
    readInput: async () => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of stdin) {
        chunks.push(Buffer.from(chunk));
        bytes += chunks.at(-1)?.length ?? 0;
        if (bytes > MOST_INPUT_BYTES)
          throw new KnownError("too_long", "More than 64 000 bytes came on stdin.", "Give less.");
      }
      return asText(Buffer.concat(chunks));
    },
    print: (text) => void stdout.write(`${text}\n`),
    talk: (text) => void stderr.write(`${text}\n`),
    askLine: (question, signal) => askLine({ stdin, stderr }, question, signal),
    isTerminal,
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
    width: Math.min(stdout.columns ?? 80, 120),
    hasColour: isTerminal && env.NO_COLOR === undefined && env.TERM !== "dumb",
    interrupted: interrupt.signal,
  };
}

/** A byte that is no text would come out as another: what is sealed then opens nothing, and nobody knows why. */
function asText(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new KnownError(
      "no_text",
      "What came on stdin is no text in UTF-8.",
      "Give it as base64: base64 -w0 file | …",
    );
  }
}

function askLine(
  { stdin, stderr }: Pick<NodeJS.Process, "stdin" | "stderr">,
  question: string,
  signal: AbortSignal,
): Promise<string | null> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: stdin, output: stderr, terminal: false });
    const end = (line: string | null) => {
      resolve(line);
      lines.close();
      stdin.pause();
    };
    lines.once("line", end);
    lines.once("close", () => end(null));
    signal.addEventListener("abort", () => end(null), { once: true });
    stderr.write(question);
  });
}
