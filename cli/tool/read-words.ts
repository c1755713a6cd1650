import { parseArgs } from "node:util";
import { nearestWord } from "../../builder/checks/nearest-word.ts";
import { KnownError } from "../../lib/errors.ts";
import { maskSecrets } from "../../lib/secrets.ts";
import { type Command, GLOBAL_OPTIONS, type Option } from "../../sdk/contract/command-tree.ts";
import type { Call } from "./call.ts";
import { optionsOf, optionWord, usageOf } from "./usage.ts";

/** What was typed behind `tool`, in the order it is looked at. */
export interface Typed {
  /** Null: no command, or the help of all. */
  command: Command | null;
  call: Call;
  /** What of the options that every command has was given. */
  wants: { json: boolean; stream: boolean; help: boolean };
}

/** Options of every command, wherever they stand before `--`: how to answer is known also where the rest cannot be read. */
export function readWants(words: readonly string[]): Typed["wants"] {
  const end = words.indexOf("--");
  const before = end === -1 ? words : words.slice(0, end);
  return {
    json: before.includes("--json"),
    stream: before.includes("--stream"),
    help: before.includes("--help") || before.includes("-h") || before[0] === "help",
  };
}

/**
 * Reads a command line by the tree. `commands` are those there are here. Throws KnownError whose code ends with exit code 2,
 * with the valid words in its fix, so that no second call is needed. What was typed as a value is in no message: it may be a secret.
 */
export function readWords(words: readonly string[], commands: readonly Command[], all: readonly Command[]): Typed {
  const wants = readWants(words);
  const rest = withoutGlobal(words);
  if (rest[0] === "help") rest.shift();
  const [first, ...more] = rest;
  if (first === undefined) return { command: null, call: { args: {}, options: {} }, wants };
  if (first.startsWith("-"))
    throw unknownOption(first, GLOBAL_OPTIONS, "tool <command> [options]; `tool` lists the commands");
  const command = findCommand(first, more, commands, all);
  const own = rest.slice(command.name.split(" ").length);
  return { command, call: wants.help ? { args: {}, options: {} } : readOwn(command, own), wants };
}

function withoutGlobal(words: readonly string[]): string[] {
  const end = words.indexOf("--");
  const before = end === -1 ? words : words.slice(0, end);
  const left = before.filter((word) => !["--json", "--stream", "--help", "-h"].includes(word));
  return [...left, ...(end === -1 ? [] : words.slice(end))];
}

function findCommand(
  first: string,
  more: readonly string[],
  here: readonly Command[],
  all: readonly Command[],
): Command {
  const two = `${first} ${more[0] ?? ""}`;
  const found = here.find(({ name }) => name === two) ?? here.find(({ name }) => name === first);
  if (found !== undefined) return found;
  const names = here.map(({ name }) => name);
  if (all.some(({ name }) => name === two || name === first)) {
    throw new KnownError("not_here", `\`tool ${first}\` does not work here.`, `Here there are: ${names.join(", ")}.`);
  }
  const longer = names.filter((name) => name.startsWith(`${first} `));
  if (longer.length > 0) {
    throw new KnownError(
      "unknown_command",
      `\`tool ${first}\` wants another word.`,
      `Write: ${longer.map((name) => `tool ${name}`).join(", or ")}.`,
    );
  }
  const nearest = nearestWord(first, names);
  const meant = nearest === undefined ? "" : `Did you mean \`tool ${nearest}\`? `;
  throw new KnownError(
    "unknown_command",
    `There is no \`tool ${shortly(first)}\`.`,
    `${meant}Use one of: ${names.join(", ")}.`,
  );
}

function readOwn(command: Command, words: readonly string[]): Call {
  const known = optionsOf(command);
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      known.map(({ name, value }) => [name, { type: value === null ? "boolean" : "string", multiple: true }] as const),
    ),
  });
  const options: Call["options"] = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = known.find(({ name }) => name === token.name && token.rawName === `--${name}`);
    if (option === undefined) throw unknownOption(token.rawName, command.options, usageOf(command));
    const was = options[option.name];
    if (was !== undefined && !option.isList) throw usage(command, `--${option.name} was given twice.`);
    if (option.value === null) {
      if (token.value !== undefined) throw usage(command, `--${option.name} takes no value.`);
      options[option.name] = true;
    } else {
      const value = token.value;
      if (value === undefined || value === "" || (!token.inlineValue && value.startsWith("--")))
        throw usage(command, `--${option.name} wants a value: ${optionWord(option)}.`);
      options[option.name] = option.isList ? [...(Array.isArray(was) ? was : []), value] : value;
    }
  }
  return { args: readArguments(command, positionals), options };
}

function readArguments(command: Command, words: string[]): Call["args"] {
  const args: Call["args"] = {};
  const left = [...words];
  for (const argument of command.args) {
    if (argument.takesRest) {
      if (left.length > 0) args[argument.name] = left.splice(0);
      continue;
    }
    const [next] = left;
    if (next === undefined) {
      if (argument.isRequired)
        throw usage(command, `${argument.name} is missing: ${argument.about}${valid(argument.oneOf)}.`);
      continue;
    }
    if (argument.oneOf !== undefined && !argument.oneOf.includes(next)) throw noSuchWord(command, next, argument.oneOf);
    args[argument.name] = next;
    left.shift();
  }
  const isOfSecret = command.name === "secrets" || (command.name === "add" && args.what === "secret");
  // Also as `NAME=value`, which files of settings have.
  if (isOfSecret && (left.length > 0 || String(args.name ?? "").includes("="))) throw secretTyped("A secret's value");
  if (left.length > 0)
    throw usage(command, `${left.length === 1 ? "One word is" : `${left.length} words are`} too many.`);
  return args;
}

function valid(oneOf: readonly string[] | undefined): string {
  return oneOf === undefined ? "" : `; one of ${oneOf.join(", ")}`;
}

function noSuchWord(command: Command, typed: string, oneOf: readonly string[]): KnownError {
  const nearest = nearestWord(typed, oneOf);
  const meant = nearest === undefined ? "" : `Did you mean ${nearest}? `;
  const message = `There is no \`${["tool", command.name, shortly(typed)].join(" ")}\`.`;
  return new KnownError("usage", message, `${meant}Use one of: ${oneOf.join(", ")}.`);
}

/** Words that people write before a secret. */
const SECRET = /^--?(secret|token|password|passwd|pass|pw|key|api-?key|value|credential|credentials|auth|bearer|pat)$/i;

function unknownOption(raw: string, valid: readonly Option[], written: string): KnownError {
  const word = raw.split("=")[0] ?? raw;
  if (SECRET.test(word)) return secretTyped(word);
  const known = valid.map(({ name }) => `--${name}`);
  const nearest = nearestWord(word, known);
  const meant = nearest === undefined ? "" : `Did you mean ${nearest}? `;
  return new KnownError("unknown_option", `There is no option ${shortly(word)}.`, `${meant}Write: ${written}`);
}

/** Whoever lists the processes of this machine reads a command line, and the shell keeps it. */
function secretTyped(what: string): KnownError {
  const fix =
    'Give it on stdin: `tool secrets <app> set STRIPE_KEY < file`, or `printf %s "$STRIPE_KEY" | tool secrets <app> set STRIPE_KEY`. If one was typed, take it out of use: the shell may have kept it.';
  return new KnownError("secret_typed", `${what} does not go on a command line.`, fix);
}

function usage(command: Command, message: string): KnownError {
  return new KnownError("usage", message, `Write: ${usageOf(command)}`);
}

/** What was typed, as it may stand in a message. */
function shortly(word: string): string {
  const masked = maskSecrets(word);
  return masked.length > 60 ? `${masked.slice(0, 59)}…` : masked;
}
