import type { MakeChart } from "./chart-api.ts";
import type { MakeForm } from "./form-api.ts";
import type { PageContexts } from "./page-context.ts";
import type { MakeBadge, MakeCards, MakeEmptyState, MakeProblem, MakeStats, MakeTabs } from "./parts-api.ts";
import type { MakePagedTable, MakeTable } from "./table-api.ts";

/** The parts that pages are made of, in the app's language. */
export interface Interface {
  form: MakeForm;
  table: MakeTable;
  pagedTable: MakePagedTable;
  chart: MakeChart;
  cards: MakeCards;
  stats: MakeStats;
  tabs: MakeTabs;
  emptyState: MakeEmptyState;
  problem: MakeProblem;
  badge: MakeBadge;
}

export interface InterfaceSurroundings {
  contexts: PageContexts;
  /** Of the app's pages, as it is when a part is drawn. */
  language: () => string;
  /** IANA name, of the moments that parts show. */
  timeZone: string;
}
