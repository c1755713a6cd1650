import { type Command, GLOBAL_OPTIONS, SECTIONS } from "../../sdk/contract/command-tree.ts";
import { EXIT_CODES } from "../../sdk/contract/exit-codes.ts";
import type { Outcome } from "./outcome.ts";
import { type Pen, wrap } from "./pen.ts";
import { optionWord, usageOf } from "./usage.ts";

/** More options than these do not help in a line. */
const FEW = 4;

/** The whole tree: for programs as data, for people in sections. */
export function helpOfAll(commands: readonly Command[]): Outcome {
  return {
    result: { commands: commands.map(asData), options: GLOBAL_OPTIONS, exitCodes: EXIT_CODES },
    show: (pen) => {
      const column = Math.max(...commands.map(({ name }) => name.length)) + 4;
      const sections = SECTIONS.flatMap(({ title, names }) => {
        const there = names.flatMap((name) => commands.filter((command) => command.name === name));
        if (there.length === 0) return [];
        return [pen.bold(title), ...there.map(({ name, about }) => entry(name, about, column, pen)), ""];
      });
      const forPrograms = "Without a terminal, or with --json, each prints one JSON object and nothing else.";
      return [
        `${pen.bold("tool")} writes, tries and runs a company's own apps.`,
        "",
        ...sections,
        wrap(`tool <command> --help says more of one. ${forPrograms}`, pen.width),
      ].join("\n");
    },
  };
}

/** One command: how it is written, and what each word means. */
export function helpOf(command: Command): Outcome {
  return { result: asData(command), show: (pen) => describe(command, pen) };
}

function describe(command: Command, pen: Pen): string {
  const args = command.args.map(({ name, about, oneOf }) => [
    name,
    oneOf === undefined ? about : `${about}: ${oneOf.join(", ")}`,
  ]);
  const options = [...command.options, ...GLOBAL_OPTIONS].map((option) => [
    optionWord(option),
    option.isList ? `${option.about}; may be given several times` : option.about,
  ]);
  const column = Math.min(28, Math.max(...[...args, ...options].map(([word = ""]) => word.length)) + 4);
  const list = (rows: string[][]) => rows.map(([word = "", about = ""]) => entry(word, about, column, pen));
  const written = usageOf(command.options.length > FEW ? { ...command, options: [] } : command);
  const [first = "", ...more] = [`tool ${command.name}`, written.slice(`tool ${command.name}`.length).trim()];
  if (command.options.length > FEW) more.push("[options]");
  return [
    wrap(`${command.about}.`, pen.width),
    "",
    `  ${pen.bold(first)} ${wrap(more.join(" "), pen.width - 3 - first.length, " ".repeat(first.length + 3)).trim()}`,
    ...(args.length === 0 ? [] : ["", ...list(args)]),
    "",
    ...list(options),
  ].join("\n");
}

function entry(word: string, about: string, column: number, pen: Pen): string {
  const indent = " ".repeat(column);
  const text = wrap(about, pen.width, indent);
  // A word as long as its column stands on a line of its own.
  return word.length + 3 > column ? `  ${word}\n${indent}${text}` : `  ${word.padEnd(column - 2)}${text}`;
}

function asData({ name, about, args, options, where, changes }: Command): object {
  return { name, usage: usageOf({ name, args, options } as Command), about, args, options, where, changes };
}
