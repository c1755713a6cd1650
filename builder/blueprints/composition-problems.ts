import type { Composition } from "../../sdk/contract/parts.ts";
import { blueprintOf } from "./blueprint-of.ts";
import { isTableName } from "./tables.ts";

/** Why these parts do not make one app, in plain words; empty where they do. */
export function compositionProblems(composition: Composition): string[] {
  const problems = composition.parts.flatMap((part) => blueprintOf(part).problems(part, composition));
  const twice = (what: string, names: string[]) => {
    for (const name of new Set(names))
      if (names.filter((one) => one === name).length > 1) problems.push(`${what} ${name} is there twice`);
  };
  const { parts } = composition;
  const triggers = parts.flatMap((part) => blueprintOf(part).triggers(part));
  const tables = parts.flatMap((part) => blueprintOf(part).tables(part));
  const pages = parts.flatMap((part) => blueprintOf(part).page(part) ?? []);
  twice(
    "the part",
    parts.map((part) => blueprintOf(part).key(part)),
  );
  twice(
    "the table",
    tables.map((table) => table.name),
  );
  twice(
    "the page",
    pages.map((page) => page.slug),
  );
  twice(
    "the run",
    triggers.map((trigger) => trigger.run),
  );
  twice(
    "the command",
    triggers.flatMap((trigger) => ("command" in trigger ? [trigger.command] : [])),
  );
  for (const table of tables) {
    const names = [table.name, ...table.columns.map((column) => column.name)];
    for (const name of names.filter((one) => !isTableName(one)))
      problems.push(`${name} cannot be the name of a table or column`);
    twice(
      `in ${table.name} the column`,
      table.columns.map((column) => column.name),
    );
  }
  return [...new Set(problems)];
}
