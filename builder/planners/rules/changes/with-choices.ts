import type { Column } from "../../../../sdk/contract/parts.ts";
import { nameChanges } from "../../../blueprints/name-changes.ts";
import type { Listed } from "./said-columns.ts";

/** A part whose column has other choices; those at which an entry is done follow. */
export function withChoices(part: Listed, column: Column, choices: string[]): Listed {
  const columns = part.columns.map((one) => (one === column ? { ...column, choices } : one));
  if (part.part !== "records" || part.doneColumn !== column.name || part.doneChoices === undefined)
    return { ...part, columns };
  const { renamed } = nameChanges(column.choices ?? [], choices);
  const doneChoices = part.doneChoices
    .map((choice) => renamed.find(([old]) => old === choice)?.[1] ?? choice)
    .filter((choice) => choices.includes(choice));
  return { ...part, columns, doneChoices };
}
