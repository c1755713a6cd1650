import { type Argument, type Command, GLOBAL_OPTIONS, type Option } from "../../sdk/contract/command-tree.ts";

/** How a command is written, in one line: `tool secrets <app> [set | remove] [name] [--dry-run]`. */
export function usageOf(command: Command): string {
  return ["tool", command.name, ...argumentsOf(command), ...command.options.map(optionUsage)].join(" ");
}

/** `<app>`, `[set | remove]`, `[name]` */
export function argumentsOf({ args }: Command): string[] {
  return args.map(argumentUsage);
}

function argumentUsage({ name, isRequired, oneOf, takesRest }: Argument): string {
  const what = oneOf === undefined ? name : oneOf.join(" | ");
  const several = takesRest ? " …" : "";
  return isRequired ? `<${what}${several}>` : `[${what}${several}]`;
}

function optionUsage(option: Option): string {
  return `[${optionWord(option)}]${option.isList ? " …" : ""}`;
}

/** `--post <#channel>` */
export function optionWord({ name, value }: Option): string {
  return value === null ? `--${name}` : `--${name} ${value}`;
}

/** Of one command, with those that all have. */
export function optionsOf(command: Command): readonly Option[] {
  return [...command.options, ...GLOBAL_OPTIONS];
}
