import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { answerSchemaOf, dataRule, type Instructions, promptOf, readInstructions } from "../contract/instructions.ts";
import type { JsonSchema } from "./api-platform.ts";
import { PlatformError } from "./platform-error.ts";

/** An answer that fits the schema, of a model that is the app's to ask. */
export type AskObject = (
  prompt: string,
  schema: JsonSchema,
  options: { system: string; max?: number },
) => Promise<unknown>;

/** Reads the agent's file; what it gives asks by it. Throws PlatformError `no_instructions`, `bad_instructions`, `bad_inputs`. */
export function openAgent(name: string, folder: string, ask: AskObject) {
  const instructions = read(name, folder);
  const schema = answerSchemaOf(instructions) as JsonSchema;
  const options = {
    system: dataRule(instructions),
    ...(instructions.max === undefined ? {} : { max: instructions.max }),
  };
  return async (inputs: Readonly<Record<string, string>>): Promise<unknown> => {
    requireInputs(name, instructions, inputs);
    return ask(promptOf(instructions, inputs), schema, options);
  };
}

function read(name: string, folder: string): Instructions {
  const file = `instructions/${name}.md`;
  const path = join(folder, file);
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(name) || !existsSync(path)) {
    const there = existsSync(join(folder, "instructions")) ? readdirSync(join(folder, "instructions")).sort() : [];
    const fix = `Write ${file}, or name one of ${there.join(", ") || "the files in instructions/"}.`;
    throw new PlatformError({ code: "no_instructions", message: `There is no ${file}.`, fix });
  }
  const found = readInstructions(readFileSync(path, "utf8"));
  if (found.ok) return found.instructions;
  const [problem] = found.problems;
  throw new PlatformError({
    code: "bad_instructions",
    message: `${file} line ${problem?.line}: ${problem?.message}.`,
    fix: `${problem?.fix}.`,
  });
}

function requireInputs(name: string, { inputs }: Instructions, given: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(inputs);
  const wrong = [
    ...names.filter((one) => typeof given[one] !== "string").map((one) => `${one} is missing, or no text`),
    ...Object.keys(given)
      .filter((one) => !names.includes(one))
      .map((one) => `${one} is no input`),
  ];
  if (wrong.length === 0) return;
  const fix = `Give ${names.join(", ")}, each as a text, as instructions/${name}.md says.`;
  throw new PlatformError({
    code: "bad_inputs",
    message: `The agent ${name} cannot be asked: ${wrong.join("; ")}.`,
    fix,
  });
}
