import { isDeepStrictEqual } from "node:util";
import { isCollection, isMap, isSeq, type Node, parse, parseDocument, stringify, type YAMLMap } from "yaml";
import type { Grant } from "./addition.ts";

/** In the order of the contract; what is new comes behind what it follows there. */
const TOP_KEYS = ["name", "title", "icon", "purpose", "timeZone", "web", "triggers", "bindings", "given", "checks"];

/**
 * Puts values into the text of a YAML file, each as a line of its own: all else stays as it is, byte for byte. What is there
 * already is left. Throws where the text is no YAML of an object.
 */
export function editYaml(text: string, grants: readonly Grant[]): string {
  return grants.reduce((now, grant) => put(now, grant), text);
}

function put(text: string, { path, value, isListed }: Grant): string {
  const before: unknown = parse(text) ?? {};
  const wanted = isListed ? listed(before, path, value) : named(before, path, value);
  if (isDeepStrictEqual(wanted, before)) return text;
  const edited = insert(text.endsWith("\n") || text === "" ? text : `${text}\n`, path, wanted);
  if (isDeepStrictEqual(safely(edited), wanted)) return edited;
  // Written in a way that no line can be put into, such as with an anchor: then the whole is written anew, comments kept.
  const document = parseDocument(text);
  document.setIn(path, document.createNode(at(wanted, path), { flow: true }));
  return document.toString({ lineWidth: 0 });
}

function safely(text: string): unknown {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : document.toJS();
}

/** Goes as deep as there is something, and writes what is missing from there on. */
function insert(text: string, path: readonly string[], wanted: unknown): string {
  const { contents } = parseDocument(text);
  if (!isMap(contents)) return text;
  let node: Node = contents;
  for (let depth = 0; depth <= path.length; depth += 1) {
    const here = path.slice(0, depth);
    if (isCollection(node) && node.flow) return replaced(text, node, flow(at(wanted, here)));
    if (isSeq(node)) return behindLast(text, node, `- ${flow(last(at(wanted, here)))}`);
    if (!isMap(node)) return text;
    const key = path[depth];
    if (key === undefined) return text;
    const child = node.get(key, true);
    if (child === undefined) {
      const whole = at(wanted, [...here, key]);
      return depth === 0 ? newTopKey(text, node, key, whole) : behindLast(text, node, `${key}: ${flow(whole)}`);
    }
    node = child as Node;
  }
  return text;
}

function replaced(text: string, { range }: Node, written: string): string {
  return range ? text.slice(0, range[0]) + written + text.slice(range[1]) : text;
}

function behindLast(text: string, node: Node, written: string): string {
  const [start = 0, end = 0] = node.range ?? [];
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const indent = " ".repeat(start - lineStart);
  return lineInto(text, end, indent + written);
}

function newTopKey(text: string, map: YAMLMap, key: string, value: unknown): string {
  const before = TOP_KEYS.slice(0, TOP_KEYS.indexOf(key));
  const follows = map.items.filter((pair) => before.includes(String((pair.key as { value?: unknown }).value))).at(-1);
  const [, end = 0] = ((follows?.value ?? follows?.key) as Node | null)?.range ?? [];
  return lineInto(text, end, `${key}:${block(value)}`);
}

/** A line behind the one that `end` is in or right behind, and behind its comment. */
function lineInto(text: string, end: number, line: string): string {
  let position = end;
  while (position > 0 && /\s/.test(text[position - 1] ?? "")) position -= 1;
  const lineEnd = text.indexOf("\n", position);
  const cut = lineEnd === -1 ? text.length : lineEnd;
  return `${text.slice(0, cut)}\n${line}${text.slice(cut)}`;
}

function block(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `\n  - ${flow(item)}`).join("");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, item]) => `\n  ${flow(name)}: ${flow(item)}`)
      .join("");
  return ` ${flow(value)}`;
}

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trimEnd();
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((now, key) => (isObject(now) ? now[key] : undefined), value);
}

function last(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : value;
}

function listed(whole: unknown, path: readonly string[], value: unknown): unknown {
  const there = at(whole, path);
  const list = Array.isArray(there) ? there : [];
  return list.some((one) => isDeepStrictEqual(one, value)) ? whole : withValue(whole, path, [...list, value]);
}

function named(whole: unknown, path: readonly string[], value: unknown): unknown {
  return at(whole, path) === undefined ? withValue(whole, path, value) : whole;
}

function withValue(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const now = isObject(whole) ? whole : {};
  return { ...now, [key]: withValue(now[key], rest, value) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
