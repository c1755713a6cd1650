import type { ConfiguredSource } from "../../lib/config-sources.ts";
import { createRowSources } from "../../operator/reading/sources/row-sources.ts";
import { TOO_LONG } from "../../store/row-query.ts";

/**
 * The data that agents may look at, and each table of it that cannot be read: only the columns are asked for, no row. A path or a
 * column that is misspelt is found at the start, not by the first agent. null: none is configured.
 */
export async function dataWords(
  sources: readonly ConfiguredSource[],
  closed: readonly string[],
): Promise<string | null> {
  if (sources.length === 0) return null;
  const rows = createRowSources({ sources, closed });
  const problems: string[] = [];
  // Only few are read at once. Of databases the gateway says it, which has their passwords.
  for (const source of sources) if (source.postgres === undefined) problems.push(...(await problemsOf(source, rows)));
  await rows.close();
  return [sources.map(({ name }) => name).join(", "), ...problems].join("\n                    ");
}

/** One table after the other: of a source that takes too long, the rest is not asked for. */
async function problemsOf(source: ConfiguredSource, rows: ReturnType<typeof createRowSources>): Promise<string[]> {
  const problems: string[] = [];
  for (const table of Object.keys(source.tables)) {
    const answer = await rows.read(source, table, 0);
    if (answer.ok) continue;
    problems.push(`${source.name}, ${table}: ${answer.problem}.`);
    if (answer.problem === TOO_LONG) break;
  }
  return problems;
}
