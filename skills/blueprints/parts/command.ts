import { type DeliveryRequest, refuse } from "@toolroom/app";
import { words } from "../words/command.ts";
import { asTyped } from "./as-typed.ts";
import { allOf, contains } from "./entries.ts";
import { capitalized, entryLines, entryText } from "./entry-text.ts";
import { readWords } from "./read-words.ts";
import { orderOf } from "./records-filter.ts";
import type { Records } from "./records-list.ts";

export interface CommandOptions {
  /** As it is typed, with its slash. */
  command: string;
  does: "add" | "list" | "find";
  /** What its words fill, in their order. */
  columns: string[];
}

const SHOWN = 40;

/** A command that adds to a list, shows it, or looks something up in it. Without words it shows the list. */
export function command(list: Records, options: CommandOptions): (delivery: DeliveryRequest) => string {
  const { noun, columns } = list.options;
  const filled = options.columns.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  const example = [options.command, ...filled.map((column) => column.label)].join(" ");
  const show = () => {
    const where = list.current();
    const entries = list.entries.list({ where, orderBy: orderOf(list), limit: SHOWN });
    if (entries.length > 0) return entryLines(columns, entries, list.entries.count(where), words.more).join("\n");
    return options.does === "add" ? `${words.none(noun.many)} ${words.usage(example)}` : words.none(noun.many);
  };
  const find = (text: string) => {
    const where = allOf([list.current(), contains(columns, text)]);
    const found = list.entries.list({ where, orderBy: orderOf(list), limit: SHOWN });
    if (found.length === 0) return words.nothingFound(noun.many, asTyped(text));
    const lines = entryLines(columns, found, list.entries.count(where), words.more);
    return [words.found(capitalized(noun.many), asTyped(text)), ...lines].join("\n");
  };
  const add = ({ text, user }: DeliveryRequest) => {
    const read = readWords(filled, text);
    if ("problem" in read) return refuse(`${read.problem} ${words.usage(example)}`);
    list.add(read.values, user);
    return words.noted(entryText(columns, read.values));
  };
  return (delivery) => {
    const text = delivery.text.trim();
    if (options.does === "list" || text === "") return show();
    return options.does === "find" ? find(text) : add(delivery);
  };
}
