import { folded, OUTLINE_WORDS } from "../../../builder/outline/keys.ts";
import type { OutlineSection } from "../../../builder/outline/outline.ts";
import { type Filled, textBlockOf, timeBlockOf } from "./filled.ts";
import type { Field, SpellingsOf } from "./form.ts";

interface Held {
  filled: Filled;
  /** The block of a picker that cannot hold it. */
  asText?: string;
}

/** What a section says, in these fields; as text, where a picker cannot hold it. */
export function valuesOf(
  fields: readonly Field[],
  section: OutlineSection,
  channelIds: ReadonlyMap<string, string>,
): Held[] {
  return fields.flatMap((field): Held[] => {
    const said = saidAt(section, field.key);
    if (said === "") return [];
    const filled = heldBy(field, said, channelIds);
    if (filled !== null) return [{ filled }];
    return [{ filled: { [textBlockOf(field.blockId)]: said }, asText: field.blockId }];
  });
}

/** null: it cannot, and would say something else. */
function heldBy(field: Field, said: string, channelIds: ReadonlyMap<string, string>): Filled | null {
  const { blockId, input } = field;
  switch (input.kind) {
    case "channel":
      return some(blockId, channelIds.get(said));
    case "people":
      return peopleIn(blockId, said);
    case "choice":
      return some(blockId, input.options.find(({ word }) => isSpelled(said, (words) => [word(words)]))?.value);
    case "day":
      return DAY.test(said) ? { [blockId]: said } : null;
    case "moment": {
      const [day = "", time, ...more] = said.split(" ");
      if (!DAY.test(day) || more.length > 0) return null;
      if (time === undefined) return { [blockId]: day };
      return TIME.test(time) ? { [blockId]: day, [timeBlockOf(field)]: time.padStart(5, "0") } : null;
    }
    case "time":
      return TIME.test(said) ? { [blockId]: said.padStart(5, "0") } : null;
    case "line":
      return said.includes("\n") ? null : { [blockId]: said };
    default:
      return { [blockId]: said };
  }
}

/** Nobody is the owner. */
function peopleIn(blockId: string, said: string): Filled | null {
  if (isSpelled(said, ({ owner }) => owner)) return { [blockId]: [] };
  const people = said.split(", ").map((one) => MENTIONED.exec(one)?.[1] ?? null);
  return people.includes(null) ? null : { [blockId]: people.flatMap((one) => one ?? []) };
}

const MENTIONED = /^@\S+ \(([UW][A-Z0-9]+)\)$/;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TIME = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;

function some(blockId: string, value: string | undefined): Filled | null {
  return value === undefined ? null : { [blockId]: value };
}

/** Of several such lines all, parted by line ends. */
export function saidAt({ name, lines }: OutlineSection, key: Field["key"]): string {
  if (key === "name") return name;
  const values = lines.filter((line) => line.key === key && line.value !== "").map(({ value }) => value);
  return values.join("\n");
}

/** In either language. */
export function isSpelled(said: string, spellingsOf: SpellingsOf): boolean {
  return Object.values(OUTLINE_WORDS).some((words) => spellingsOf(words).some((one) => folded(one) === folded(said)));
}
