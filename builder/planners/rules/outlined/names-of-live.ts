import type { Composition, Part } from "../../../../sdk/contract/parts.ts";
import { folded } from "../../../outline/keys.ts";
import type { Outline } from "../../../outline/outline.ts";

/** Whether lines name anything that this app has: without that, they are words about it that only look like lines. */
export function namesSomethingOf({ parts }: Composition, outline: Outline): boolean {
  const live = new Set(parts.flatMap(namesOf).map(folded));
  const said = outline.sections.flatMap(({ name, lines }) => [
    name,
    ...lines.flatMap(({ value }) => value.split(/[,;\n]/).map((one) => one.replace(/\(.*$/, ""))),
  ]);
  return said.some((words) => folded(words) !== "" && live.has(folded(words)));
}

function namesOf(part: Part): string[] {
  return [
    ...("noun" in part ? [part.noun.one, part.noun.many] : []),
    ...("columns" in part && "noun" in part ? part.columns.map(({ label }) => label) : []),
    ...("title" in part ? [part.title] : []),
    ...("names" in part ? part.names : []),
    ...("things" in part ? part.things : []),
    ...(part.part === "rota" ? [part.duty] : []),
    ...(part.part === "poll" ? [part.question, ...part.choices] : []),
    ...(part.part === "scheduled_post" ? [part.text] : []),
    ...(part.part === "command" ? [part.command] : []),
    ...(part.part === "checklist" ? part.items : []),
  ];
}
