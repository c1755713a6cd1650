import { createCharts } from "./chart.ts";
import type { MakeChart } from "./chart-api.ts";
import { createForms } from "./form.ts";
import type { MakeForm } from "./form-api.ts";
import type { PageContexts } from "./page-context.ts";
import { createSmallParts, type SmallParts } from "./small-parts.ts";
import { createPagedTables, createTables } from "./table.ts";
import type { MakePagedTable, MakeTable } from "./table-api.ts";
import { wordsOf } from "./words.ts";

/** The parts that pages are made of, in the app's language. */
export interface Interface extends SmallParts {
  form: MakeForm;
  table: MakeTable;
  pagedTable: MakePagedTable;
  chart: MakeChart;
}

export function createInterface(around: {
  contexts: PageContexts;
  language: () => string;
  timeZone: string;
}): Interface {
  const { contexts, timeZone } = around;
  const words = () => wordsOf(around.language());
  return {
    form: createForms({ contexts, words }),
    table: createTables({ contexts, words, timeZone }),
    pagedTable: createPagedTables({ contexts, words, timeZone }),
    chart: createCharts({ contexts, words }),
    ...createSmallParts({ contexts, words }),
  };
}
