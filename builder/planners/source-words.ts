import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import type { Ask } from "../planner.ts";
import type { OpenSource } from "../sources/company-sources.ts";

const AS = {
  hash: "as 16 letters, the same for the same value",
  domain: "only what stands after the @",
  year: "only its year",
  first: "only its first letter",
};

/** The company's data as a model that plans is told of it, in lines; none: there is nothing for who asks. */
export function sourceFacts(sources: readonly OpenSource[]): string[] {
  if (sources.length === 0) return [];
  return [
    "- data of the company's that an app of this requester may read, and never change (nothing else is there):",
    ...sources.flatMap(({ name, about, tables }) => [
      `  - source ${name}${about === undefined ? "" : `: ${oneLine(about)}`}`,
      ...tables.map((table) => {
        const columns = table.columns.map((column) =>
          column.as === null ? column.name : `${column.name} (${AS[column.as]})`,
        );
        return `    - ${table.name}${table.about === undefined ? "" : ` (${oneLine(table.about)})`}: ${columns.join(", ")}`;
      }),
    ]),
    '  An app that needs some has them in bindings, and no column more than it uses: "data": {"<source>": {"<table>": ["<column>"]}}.',
    '  Checks and tests reach no source: beside "checks" the manifest then has "given": {"data": {"<source>.<table>": [{"<column>": …}]}} with a few rows',
    "  of made-up values for each table, and checks expect what these give. The code asks one SQL select at a time, with joins and group by.",
  ];
}

/** What a Plan wants of the company's data that there is not, or lacks for its Checks. */
export function dataProblems({ manifest }: Plan, ask: Ask): string[] {
  const before = ask.current?.manifest.bindings.data ?? {};
  const problems: string[] = [];
  for (const [source, tables] of Object.entries(manifest.bindings.data ?? {}))
    for (const [table, columns] of Object.entries(tables)) {
      const known = ask.sources?.find(({ name }) => name === source)?.tables.find(({ name }) => name === table);
      const open = [...(known?.columns.map(({ name }) => name) ?? []), ...(before[source]?.[table] ?? [])];
      const lacking = columns.filter((column) => !open.includes(column));
      if (lacking.length > 0) problems.push(`bindings.data.${source}.${table}: ${notThere(lacking, open, ask)}`);
      problems.push(...givenProblems(manifest, `${source}.${table}`, columns));
    }
  return problems;
}

function notThere(lacking: string[], open: string[], { sources = [] }: Ask): string {
  const there = sources.map(({ name, tables }) => `${name} with ${tables.map((table) => table.name).join(", ")}`);
  return open.length === 0
    ? `there is no such table for the requester. There are: ${there.join("; ") || "none"}. Leave it out and say so in leftOut.`
    : `${lacking.join(", ")} ${lacking.length === 1 ? "is" : "are"} not open. Open: ${open.join(", ")}. Leave the rest out and say so in leftOut.`;
}

function givenProblems({ given }: Manifest, name: string, columns: readonly string[]): string[] {
  const rows = given?.data?.[name];
  if (rows === undefined || rows.length === 0)
    return [`given.data: give a few rows of ${name}, with ${columns.join(", ")}: checks reach no source.`];
  const strangers = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => !columns.includes(column));
  return strangers.length === 0 ? [] : [`given.data.${name}: ${strangers.join(", ")} is not in bindings.data.`];
}

function oneLine(text: string): string {
  return text.replace(/[\p{C}<>]+/gu, " ").slice(0, 200);
}
