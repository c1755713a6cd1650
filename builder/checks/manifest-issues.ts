import type { z } from "zod";
import { manifestSchema } from "../../sdk/contract/manifest.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Problem } from "./problem.ts";

type Issue = z.core.$ZodIssue;
type Path = (string | number)[];

/** zod's issues with a manifest as problems: one line and one fix each. */
export function issueProblems(
  issues: readonly Issue[],
  file: string,
  lineOf: (path: Path) => number | undefined,
): Problem[] {
  return issues
    .flatMap((issue) => flatten(issue, []))
    .flatMap(({ issue, path }) => {
      const place = (at: Path) => {
        const line = lineOf(at);
        return { file, ...(line === undefined ? {} : { line }) };
      };
      if (issue.code !== "unrecognized_keys") return [{ ...place(path), ...describe(issue, path) }];
      const valid = validKeys(path);
      return issue.keys.map((key) => ({ ...place([...path, key]), ...unknownKey(key, valid) }));
    });
}

/** Of a union that fits nowhere, the issues of the branch that was most likely meant. */
function flatten(issue: Issue, above: Path): { issue: Issue; path: Path }[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ issue, path }];
  const [likeliest] = issue.errors
    .map((branch) => ({ branch, misses: branch.reduce((sum, inner) => sum + weight(inner), 0) }))
    .sort((one, other) => one.misses - other.misses);
  return (likeliest?.branch ?? []).flatMap((inner) => flatten(inner, path));
}

function weight(issue: Issue): number {
  if (issue.code === "unrecognized_keys") return 2 * issue.keys.length;
  if (issue.code === "invalid_type") return issue.path.length === 0 ? 9 : 2;
  return 1;
}

function describe(issue: Issue, path: Path): { message: string; fix: string } {
  const name = path.length === 0 ? "app.yaml" : `\`${pathText(path)}\``;
  if (issue.code === "invalid_type") {
    const missing = issue.message.endsWith("received undefined");
    return missing
      ? { message: `${name} is missing`, fix: `add it: it is ${kindName(issue.expected)}` }
      : { message: `${name} is of the wrong kind`, fix: `write ${kindName(issue.expected)}` };
  }
  if (issue.code === "invalid_value") {
    return {
      message: `${name} has a value that is not allowed`,
      fix: `write one of ${issue.values.map(String).join(", ")}`,
    };
  }
  if (issue.code === "too_big") return { message: `${name} is too long`, fix: `use at most ${issue.maximum}` };
  if (issue.code === "too_small")
    return { message: `${name} is empty or too short`, fix: `give at least ${issue.minimum}` };
  if (issue.code === "custom" && path[0] === "checks")
    return {
      message: `${name} ${issue.message.startsWith("says what must") ? "expects nothing" : "cannot be tried"}`,
      fix: `a check ${issue.message}`,
    };
  if (issue.code === "invalid_key")
    return { message: `${name} cannot be called so`, fix: `a name there ${issue.issues[0]?.message ?? "is another"}` };
  return { message: `${name} cannot be written so`, fix: issue.message.replace(/^is (?=an? )/, "write ") };
}

function unknownKey(key: string, valid: readonly string[]): { message: string; fix: string } {
  const nearest = nearestWord(key, valid);
  return {
    message: `unknown key \`${key.slice(0, 80)}\``,
    fix: nearest === undefined ? `the keys here are ${valid.join(", ")}` : `did you mean \`${nearest}\`?`,
  };
}

function pathText(path: Path): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part + 1}]` : index === 0 ? part : `.${part}`))
    .join("");
}

function kindName(expected: string): string {
  const names: Record<string, string> = {
    string: "text",
    object: "keys with values",
    array: "a list (lines beginning with -)",
    record: "keys with values",
    boolean: "true or false",
    number: "a number",
  };
  return names[expected] ?? expected;
}

/** The keys the schema knows at a path. */
function validKeys(path: Path): string[] {
  let schemas: unknown[] = unwrap(manifestSchema);
  for (const part of path) {
    schemas = schemas.flatMap((schema) => {
      const definition = definitionOf(schema);
      const inner = typeof part === "number" ? definition.element : definition.shape?.[part];
      return inner === undefined ? [] : unwrap(inner);
    });
  }
  return [...new Set(schemas.flatMap((schema) => Object.keys(definitionOf(schema).shape ?? {})))];
}

function unwrap(schema: unknown): unknown[] {
  const { innerType, options } = definitionOf(schema);
  if (innerType !== undefined) return unwrap(innerType);
  return options === undefined ? [schema] : options.flatMap(unwrap);
}

function definitionOf(schema: unknown): {
  innerType?: unknown;
  element?: unknown;
  options?: unknown[];
  shape?: Record<string, unknown>;
} {
  return (schema as { _zod: { def: object } })._zod.def;
}
