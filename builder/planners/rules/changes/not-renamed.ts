import { nameChanges } from "../../../blueprints/name-changes.ts";
import { type NameList, nameLists } from "./name-list.ts";
import type { Wish } from "./wish.ts";

/**
 * The names of a list in an order in which none of them stands where one stood that went: what was booked, lent or voted
 * for stays with the name that it was said of. Of people another in one's place is meant.
 */
export function notRenamed(wish: Wish, list: NameList, names: string[]): string[] {
  const lists = nameLists({ parts: wish.before.parts, context: wish.context });
  const before = lists.find((one) => one.kind === list.kind && one.called === list.called);
  if (before === undefined || list.kind === "people") return names;
  const known = nameChanges(before.names, list.names).renamed.map(String);
  const wrong = nameChanges(before.names, names).renamed.filter((pair) => !known.includes(String(pair)));
  const first = wrong.map(([, name]) => name);
  return [...first, ...names.filter((name) => !first.includes(name))];
}
