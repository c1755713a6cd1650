import { commandWordSchema } from "../../../../../sdk/contract/names.ts";
import type { Part } from "../../../../../sdk/contract/parts.ts";
import { OUTLINE_WORDS } from "../../../../outline/keys.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import { filled, searched } from "../../frames/command.ts";
import { oneOf, type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { columnNamed } from "../values/column-named.ts";

/** `Command:` on the list above: adds, where no line says otherwise. */
export function readCommand(reading: SectionReading): Part[] {
  const { above, section, language } = reading;
  const word = section.name
    .trim()
    .replace(/^\/?(?:tool )?\/?/i, "")
    .toLowerCase();
  const isWord = commandWordSchema.safeParse(word).success;
  if (!isWord) trouble(reading, null, "word");
  if (above === null) trouble(reading, null, "no_list", [OUTLINE_WORDS[language].heads.records[0]]);
  const does = oneOf(reading, "does", (words) => words.does) ?? "add";
  if (!isWord || above === null) return [];
  const { records } = above;
  const said = splitValues(valueAt(reading, "takes") ?? "");
  if (said.length > MOST_COLUMNS) trouble(reading, "takes", "many", [String(MOST_COLUMNS)]);
  const named = said.slice(0, MOST_COLUMNS).flatMap((label) => columnNamed(reading, above, "takes", label)?.name ?? []);
  const usual = does === "find" ? searched(records) : does === "add" ? filled(records) : filled(records).slice(0, 1);
  const columns = named.length > 0 ? named : usual;
  return [{ part: "command", command: word, run: `${does}-${word}`, table: records.table, does, columns }];
}

const MOST_COLUMNS = 4;
