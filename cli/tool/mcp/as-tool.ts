import type { Argument, Command, Option } from "../../../sdk/contract/command-tree.ts";
import { usageOf } from "../usage.ts";

/** A command as the Model Context Protocol lists it (https://modelcontextprotocol.io/specification/2025-11-25/server/tools). */
export function asTool(command: Command): object {
  const { name, about, args, options, changes } = command;
  return {
    name: toolName(name),
    description: `${about}. As a command line: ${usageOf(command)}`,
    inputSchema: {
      type: "object",
      properties: Object.fromEntries([...args.map(argumentProperty), ...options.map(optionProperty)]),
      required: args.filter(({ isRequired }) => isRequired).map((argument) => keyOf(command, argument.name)),
      additionalProperties: false,
    },
    annotations: { readOnlyHint: !changes, destructiveHint: changes, idempotentHint: true },
  };

  function argumentProperty(argument: Argument): [string, object] {
    const one = { type: "string", ...(argument.oneOf === undefined ? {} : { enum: argument.oneOf }) };
    const schema = argument.takesRest ? { type: "array", items: one } : one;
    return [keyOf(command, argument.name), { ...schema, description: argument.about }];
  }
}

function optionProperty({ name, about, value, isList }: Option): [string, object] {
  if (value === null) return [name, { type: "boolean", description: about }];
  const one = { type: "string" };
  return [name, { ...(isList ? { type: "array", items: one } : one), description: `${about}: ${value}` }];
}

/** `slack sync` → slack_sync */
export function toolName(name: string): string {
  return name.replaceAll(" ", "_");
}

/** An argument that is called as an option is gets `_` behind. */
export function keyOf({ options }: Command, argument: string): string {
  return options.some(({ name }) => name === argument) ? `${argument}_` : argument;
}

/**
 * The command line of a call, for the one parser. Throws TypeError where a value is none of its kind, or an argument stands
 * behind one that is left out.
 */
export function asWords(command: Command, input: Readonly<Record<string, unknown>>): string[] {
  const left = new Set(Object.keys(input));
  const take = (key: string): unknown => {
    left.delete(key);
    return input[key];
  };
  const options = command.options.flatMap((option) => optionWords(option, take(option.name)));
  const positionals: string[] = [];
  let skipped: string | null = null;
  for (const { name } of command.args) {
    const key = keyOf(command, name);
    const value = take(key);
    if (value === undefined) skipped ??= key;
    else if (skipped !== null) throw new TypeError(`${key} stands behind ${skipped}: give that, too.`);
    else positionals.push(...texts(key, value));
  }
  const [unknown] = left;
  if (unknown !== undefined) throw new TypeError(`There is no ${unknown.slice(0, 60)}.`);
  return [...command.name.split(" "), ...options, "--", ...positionals];
}

function optionWords({ name, value: wants }: Option, value: unknown): string[] {
  if (value === undefined || value === false) return [];
  if (wants !== null) return texts(name, value).map((text) => `--${name}=${text}`);
  if (value === true) return [`--${name}`];
  throw new TypeError(`${name} is true or false.`);
}

function texts(key: string, value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((one) => {
    if (typeof one === "string") return one;
    throw new TypeError(`${key} is a text, or a list of texts.`);
  });
}
