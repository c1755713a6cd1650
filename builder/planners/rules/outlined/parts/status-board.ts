import type { Part } from "../../../../../sdk/contract/parts.ts";
import { splitChoices, splitValues } from "../../../../outline/split-values.ts";
import { spread } from "../../fields/names.ts";
import { type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { nounNamed } from "../values/noun-named.ts";
import { channelSaid } from "../values/read-channel.ts";

/** `Status of:`, OK, problem or down where no line says otherwise. */
export function readStatusBoard(reading: SectionReading): Part[] {
  const { section, context } = reading;
  const things = splitValues(valueAt(reading, "things") ?? "").flatMap(spread);
  if (things.length === 0) trouble(reading, "things", "missing");
  const channel = channelSaid(reading, "say_in");
  const states = readStates(reading);
  if (things.length === 0) return [];
  const noun = nounNamed(section.name, context);
  return [{ part: "status_board", noun, things, states, ...(channel === null ? {} : { channel }) }];
}

function readStates(reading: SectionReading): string[] {
  const said = splitChoices(valueAt(reading, "states") ?? "");
  if (said.length >= 2) return said;
  if (said.length === 1) trouble(reading, "states", "several");
  else reading.notes.push({ kind: "states", about: "" });
  const { names } = reading.context.lexicon.language;
  return [names.ok ?? "OK", names.problem ?? "problem", names.down ?? "down"];
}
