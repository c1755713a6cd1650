import { createCharts } from "./chart.ts";
import { createForms } from "./form.ts";
import type { Interface, InterfaceSurroundings } from "./interface.ts";
import { createSmallParts } from "./small-parts.ts";
import { createPagedTables, createTables } from "./table.ts";
import { wordsOf } from "./words.ts";

/** The parts as they are: read by open-interface.ts when the first of them is called. */
export function createInterface({ contexts, language, timeZone }: InterfaceSurroundings): Interface {
  const words = () => wordsOf(language());
  return {
    form: createForms({ contexts, words }),
    table: createTables({ contexts, words, timeZone }),
    pagedTable: createPagedTables({ contexts, words, timeZone }),
    chart: createCharts({ contexts, words }),
    ...createSmallParts({ contexts, words }),
  };
}
