import type { ConfiguredSource, Mask } from "../../lib/config-sources.ts";
import { grantedSource } from "../../operator/sources/granted-source.ts";
import type { Bindings } from "../../sdk/contract/bindings.ts";

/** A source of the company's data, as far as an App may read it. */
export interface OpenSource {
  name: string;
  about?: string;
  tables: {
    name: string;
    about?: string;
    /** `as`: what an App gets in a personal column's place; null: what stands there. */
    columns: { name: string; as: Mask | null }[];
  }[];
}

/** Who may have an App read what of the company's data. */
export interface CompanySources {
  /** What this person may ask for. One that is not for them is not even said to be there. */
  openTo(personId: string): Promise<OpenSource[]>;
  /** Why an App that they ask for may not read what `wanted` adds to `before`: sentences for them. None: it may. */
  refusals(personId: string, wanted: Data, before: Data): Promise<string[]>;
}

type Data = NonNullable<Bindings["data"]>;

export function createCompanySources(options: {
  sources: readonly ConfiguredSource[];
  /** Judged at the moment of the act; where Slack does not say who is in a group, nobody is. */
  mayRead(personId: string, readers: ConfiguredSource["readers"]): Promise<boolean>;
}): CompanySources {
  const { sources, mayRead } = options;
  return {
    openTo: async (personId) => {
      const open: OpenSource[] = [];
      for (const source of sources) if (await mayRead(personId, source.readers)) open.push(openSource(source));
      return open;
    },
    refusals: async (personId, wanted, before) => {
      const sentences: string[] = [];
      for (const [name, tables] of Object.entries(wanted)) {
        if (!addsTo(tables, before[name] ?? {})) continue;
        const source = sources.find((one) => one.name === name);
        if (source === undefined || !(await mayRead(personId, source.readers))) {
          sentences.push(`It would read the data source ${name}, which is not for who asks, as far as Slack says.`);
          continue;
        }
        const granted = grantedSource(sources, name, tables);
        if (!granted.ok) sentences.push(granted.problem);
      }
      return sentences;
    },
  };
}

function addsTo(tables: Data[string], before: Data[string]): boolean {
  return Object.entries(tables).some(([table, columns]) =>
    columns.some((column) => before[table]?.includes(column) !== true),
  );
}

function openSource({ name, about, tables }: ConfiguredSource): OpenSource {
  return {
    name,
    ...(about === undefined ? {} : { about }),
    tables: Object.entries(tables).map(([table, { about: words, columns, personal, masks = {} }]) => ({
      name: table,
      ...(words === undefined ? {} : { about: words }),
      columns: columns
        .filter((column) => !personal.includes(column) || masks[column] !== undefined)
        .map((column) => ({ name: column, as: masks[column] ?? null })),
    })),
  };
}
