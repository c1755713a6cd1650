import { isJson, type Json } from "../json.ts";

/** Collects what is wrong with an object, each with the JSON pointer to it, in Slack's words. */
export interface Problems {
  add(pointer: string, text: string): void;
  list(): string[];
}

export function createProblems(): Problems {
  const lines: string[] = [];
  return {
    add: (pointer, text) => {
      lines.push(`${text} [json-pointer:${pointer}]`);
    },
    list: () => lines,
  };
}

/** Checks a string field; answers whether it is there. */
export function checkString(
  problems: Problems,
  owner: Json,
  field: string,
  pointer: string,
  rule: { max: number; isRequired?: boolean },
): boolean {
  const value = owner[field];
  if (value === undefined || value === null) {
    if (rule.isRequired) problems.add(pointer, `missing required field: ${field}`);
    return false;
  }
  const at = `${pointer}/${field}`;
  if (typeof value !== "string") problems.add(at, "must be a string");
  else if (rule.isRequired && value.length === 0) problems.add(at, "must be more than 0 characters");
  else if (value.length > rule.max) problems.add(at, `must be less than ${rule.max + 1} characters`);
  return true;
}

/** Checks a text object: `{type: "plain_text" | "mrkdwn", text}`. */
export function checkText(
  problems: Problems,
  owner: Json,
  field: string,
  pointer: string,
  rule: { max: number; isRequired?: boolean; kinds?: readonly string[] },
): void {
  const value = owner[field];
  if (value === undefined || value === null) {
    if (rule.isRequired) problems.add(pointer, `missing required field: ${field}`);
    return;
  }
  const at = `${pointer}/${field}`;
  if (!isJson(value)) {
    problems.add(at, "must be a text object");
    return;
  }
  const kinds = rule.kinds ?? ["plain_text"];
  if (!kinds.includes(String(value.type))) {
    problems.add(`${at}/type`, `must be one of ${kinds.join(", ")}`);
    return;
  }
  checkString(problems, value, "text", at, { max: rule.max, isRequired: true });
}

/** Checks that a field is a list of objects of the right length and answers its objects. */
export function checkList(
  problems: Problems,
  owner: Json,
  field: string,
  pointer: string,
  rule: { max: number; min?: number; isRequired?: boolean },
): Json[] {
  const value = owner[field];
  if (value === undefined || value === null) {
    if (rule.isRequired) problems.add(pointer, `missing required field: ${field}`);
    return [];
  }
  const at = `${pointer}/${field}`;
  if (!Array.isArray(value)) {
    problems.add(at, "must be an array");
    return [];
  }
  if (value.length > rule.max) problems.add(at, `no more than ${rule.max} items allowed`);
  if (value.length < (rule.min ?? 1)) problems.add(at, `must have at least ${rule.min ?? 1} items`);
  value.forEach((item, index) => {
    if (!isJson(item)) problems.add(`${at}/${index}`, "must be an object");
  });
  return value.filter(isJson);
}
