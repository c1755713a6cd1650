import type { Composition, Part } from "../../sdk/contract/parts.ts";
import type { OutlineSection } from "../outline/outline.ts";
import { approvalSection, commandSection, digestSection, recordsSection, reminderSection } from "./list-sections.ts";
import { otherSection } from "./other-sections.ts";
import { type Said, wordsOf } from "./said.ts";

/**
 * What is planned, in the lines that would say it: what somebody corrects who fills in a form. A summary, a reminder and a
 * command follow the list that they are of. `handleOf`: null where nobody of that id is known.
 */
export function planOutline(
  { language, parts }: Composition,
  handleOf: (personId: string) => string | null,
): OutlineSection[] {
  const labelOf = (table: string, name: string) =>
    parts
      .flatMap((part) => ("columns" in part && "noun" in part && part.table === table ? part.columns : []))
      .find((column) => column.name === name)?.label ?? name;
  const person = (personId: string) => `@${handleOf(personId) ?? personId} (${personId})`;
  const said = { language, words: wordsOf(language), labelOf, person };
  return parts
    .filter((part) => !isOfList(part))
    .flatMap((part) => [
      part,
      ...parts.filter((other) => isOfList(other) && "table" in part && other.table === part.table),
    ])
    .map((part) => sectionOf(part, said));
}

function sectionOf(part: Part, said: Said): OutlineSection {
  switch (part.part) {
    case "records":
      return recordsSection(part, said);
    case "approval":
      return approvalSection(part, said);
    case "digest":
      return digestSection(part, said);
    case "reminder":
      return reminderSection(part, said);
    case "command":
      return commandSection(part, said);
    default:
      return otherSection(part, said);
  }
}

type OfList = Extract<Part, { part: "digest" | "reminder" | "command" }>;

function isOfList(part: Part): part is OfList {
  return part.part === "digest" || part.part === "reminder" || part.part === "command";
}
