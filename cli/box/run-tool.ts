import { KnownError } from "../../lib/errors.ts";
import { type Envelope, EXIT_CODES } from "../../sdk/contract/envelope.ts";
import { RESERVED_WORDS } from "../../sdk/contract/names.ts";
import { BOX_COMMANDS, type BoxSurroundings, usageError } from "./commands.ts";
import type { Outcome } from "./outcome.ts";

export interface ToolSurroundings extends BoxSurroundings {
  isTerminal: boolean;
  print: (text: string) => void;
  talk: (text: string) => void;
}

/** Runs one command line and prints its answer: readable on a terminal, else exactly one envelope. Gives the exit code. */
export async function runTool(argv: string[], box: ToolSurroundings): Promise<number> {
  const asJson = argv.includes("--json") || !box.isTerminal;
  const [name = "", ...args] = argv.filter((word) => word !== "--json");
  const outcome = await perform(name, args, box).catch(asOutcome);
  const { readable, ...said } = outcome;
  const envelope: Envelope = {
    ok: outcome.error === undefined,
    command: name === "" ? "tool" : name,
    ...said,
    warnings: outcome.warnings ?? [],
    next: outcome.next ?? [],
    changed: [],
  };
  if (asJson) box.print(JSON.stringify(envelope));
  else {
    if (readable !== "") box.print(readable);
    if (outcome.error !== undefined && readable === "") box.talk(`${outcome.error.message} ${outcome.error.fix}`);
    for (const step of envelope.next) box.talk(`→ ${step.command}: ${step.why}`);
  }
  return exitCode(outcome);
}

async function perform(name: string, args: string[], box: ToolSurroundings): Promise<Outcome> {
  if (name === "" || name === "help" || name === "--help") return tree();
  const command = BOX_COMMANDS[name];
  const option = args.find((word) => word.startsWith("--"));
  if (command !== undefined) return option === undefined ? command.run(args, box) : usageError(command.usage);
  const usable = Object.keys(BOX_COMMANDS).join(", ");
  if ((RESERVED_WORDS as readonly string[]).includes(name)) {
    return failed("not_here", `\`tool ${name}\` does not work inside a box.`, `Here there are: ${usable}.`);
  }
  return failed("usage", `There is no \`tool ${name}\`.`, `Use one of: ${usable}.`);
}

function tree(): Outcome {
  const commands = Object.values(BOX_COMMANDS).map(({ usage, about }) => ({ usage, about }));
  return {
    result: { commands, options: ["--json"], exitCodes: EXIT_CODES },
    readable: commands.map(({ usage, about }) => `${usage}\n    ${about}`).join("\n"),
  };
}

function failed(code: string, message: string, fix: string): Outcome {
  return { error: { code, message, fix }, next: [{ command: "tool", why: "to see every command" }], readable: "" };
}

function asOutcome(error: unknown): Outcome {
  if (error instanceof KnownError)
    return { error: { code: error.code, message: error.message, fix: error.next }, readable: "" };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    error: { code: "bug", message, fix: "This is a fault of `tool`, not of the app: say so in your last message." },
    readable: "",
  };
}

function exitCode({ error }: Outcome): number {
  if (error === undefined) return EXIT_CODES.ok;
  if (["usage", "not_here", "unknown_skill", "unknown_call"].includes(error.code)) return EXIT_CODES.usage;
  if (error.code === "platform_deploys") return EXIT_CODES.needsHuman;
  return error.code === "bug" ? EXIT_CODES.bug : EXIT_CODES.failedCheck;
}
