import type { Composition } from "../../sdk/contract/parts.ts";
import { blueprintOf } from "./blueprint-of.ts";
import { isTableName } from "./tables.ts";

/** What is wrong with one of these parts by itself, in words for whoever asked for it; empty where each is whole. */
export function partProblems(composition: Composition): string[] {
  return [...new Set(composition.parts.flatMap((part) => blueprintOf(part).problems(part, composition)))];
}

/** Why these parts do not make one app, in words for whoever knows what apps are made of; empty where they do. */
export function compositionProblems(composition: Composition): string[] {
  const problems = partProblems(composition);
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
