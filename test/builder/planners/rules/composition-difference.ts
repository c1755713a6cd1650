import type { Composition, Part } from "../../../../sdk/contract/parts.ts";

/** What is different after a change, in one line: "names -Marcus", "schedule 0 9 * * 1 → 0 8 * * 1", "+digest …". */
export function difference(before: Composition, after: Composition): string {
  const left = [...after.parts];
  const lines = before.parts.flatMap((part) => {
    const found = left.findIndex((one) => one.part === part.part && runOf(one) === runOf(part));
    if (found < 0) return [`-${part.part}`];
    const [now] = left.splice(found, 1);
    return now === undefined ? [] : fieldsOf(part, now);
  });
  return [...lines, ...left.map(added)].join("; ");
}

function runOf(part: Part): string {
  return "run" in part ? part.run : "";
}

function added(part: Part): string {
  if ("schedule" in part && "channel" in part) return `+${part.part} ${part.schedule} ${part.channel}`;
  return part.part === "command" ? `+command ${part.command}` : `+${part.part}`;
}

function fieldsOf(before: object, after: object): string[] {
  const [one, other] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [old, now] = [one.get(key), other.get(key)];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    if (key === "columns" && isList(old) && isList(now))
      return [`columns ${listed(old.map(columnOf), now.map(columnOf))}`];
    if (isList(old) && isList(now)) return [`${key} ${listed(old.map(String), now.map(String))}`];
    if (isObject(old) && isObject(now) && key !== "decidedBy")
      return fieldsOf(old, now).map((line) => `${key} ${line}`);
    return [`${key} ${shown(old)} → ${shown(now)}`];
  });
}

function columnOf(column: unknown): string {
  if (!isObject(column)) return String(column);
  const { label, type, choices, currency, isRequired } = column as Record<string, unknown>;
  const more = isList(choices) ? `(${choices.join("/")})` : currency === undefined ? "" : `(${String(currency)})`;
  return `${String(label)}:${String(type)}${more}${isRequired === true ? "!" : ""}`;
}

function listed(old: string[], now: string[]): string {
  const [gone, come] = [old.filter((one) => !now.includes(one)), now.filter((one) => !old.includes(one))];
  const isSamePlace = gone.length === come.length && gone.length > 0 && old.length === now.length;
  if (isSamePlace && gone.every((one, index) => old.indexOf(one) === now.indexOf(come[index] ?? "")))
    return gone.map((one, index) => `${one}→${come[index]}`).join(" ");
  const isAtEnd = come.length > 0 && come.every((one, index) => now.indexOf(one) === now.length - come.length + index);
  const rest = now.filter((one) => old.includes(one));
  const isKept = rest.join() === old.filter((one) => now.includes(one)).join();
  if (!isKept || (come.length > 0 && !isAtEnd)) return `= ${now.join(", ")}`;
  return [...gone.map((one) => `-${one}`), ...come.map((one) => `+${one}`)].join(" ");
}

function shown(value: unknown): string {
  return value === undefined ? "none" : isObject(value) ? JSON.stringify(value) : String(value);
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
