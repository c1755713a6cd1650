import type { PartOf } from "../../../../../sdk/contract/parts.ts";
import type { OutlineKey } from "../../../../outline/outline.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import type { ReadingContext } from "../../context.ts";
import { parsePerson } from "../../fields/person.ts";
import { tokenize } from "../../words/token.ts";
import { meant, type SectionReading, trouble, valueAt } from "../section-reading.ts";

/** Whom a line names: the owner, or people who are here. null: nobody is named, or somebody who is not, which is noted. */
export function readPeople(reading: SectionReading, key: OutlineKey): PartOf<"approval">["decidedBy"] | null {
  const said = splitValues(valueAt(reading, key) ?? "", / and | und | or | oder | & /);
  if (said.length === 0) return null;
  if (said.length === 1 && meant(said[0] ?? "", ({ owner }) => ({ owner })) !== null) return "owner";
  const people = said.map((text) => personSaid(text, reading.context));
  const strange = said.filter((_, index) => people[index] === null);
  if (strange.length > 0) trouble(reading, key, "people", strange);
  const known = people.flatMap((one) => one ?? []);
  return known.length === 0 ? null : { people: [...new Set(known)] };
}

/** A mention, a full name, or a first name that one alone has. */
function personSaid(text: string, context: ReadingContext): string | null {
  const tokens = tokenize(text);
  const read = parsePerson(tokens, 0, context);
  if (read !== null && read.length === tokens.length) return read.value.hasLeft ? null : read.value.personId;
  const named = context.people.filter(
    ({ name, isDeactivated }) => !isDeactivated && name.toLowerCase().split(" ")[0] === text.trim().toLowerCase(),
  );
  return named.length === 1 ? (named[0]?.personId ?? null) : null;
}
