import type { ToolCall } from "../../sdk/contract/tool-call.ts";

/** A command line as it was read: arguments and options by their names in the tree. */
export type Call = Pick<ToolCall, "args" | "options">;

/** An argument's or option's one text; undefined where it was not given. */
export function textOf(value: string | string[] | true | undefined): string | undefined {
  if (Array.isArray(value)) return value.join(" ");
  return value === true ? undefined : value;
}

/** What was given several times, or not at all. */
export function listOf(value: string | string[] | true | undefined): string[] {
  if (value === undefined || value === true) return [];
  return Array.isArray(value) ? value : [value];
}
