import type { OutlineKey } from "../../../../outline/outline.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import { parsePerson } from "../../fields/person.ts";
import { tokenize } from "../../words/token.ts";
import { type SectionReading, trouble, valueAt } from "../section-reading.ts";

/** The names that a line lists; of people who are mentioned, what they are called here. */
export function readNames(reading: SectionReading, key: OutlineKey): string[] {
  const { context } = reading;
  const names = splitValues(valueAt(reading, key) ?? "", / and | und | & /).map((text) => {
    if (/^(?:me|myself|ich|mich)$/i.test(text)) return context.asker ?? text;
    const tokens = tokenize(text);
    const person = /^(?:@|<@)/.test(text) ? parsePerson(tokens, 0, context) : null;
    if (person === null || person.length !== tokens.length) return text;
    if (person.value.personId === null) trouble(reading, key, "people", [text]);
    return person.value.name;
  });
  return [...new Set(names)];
}
