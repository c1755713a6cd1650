import type { Mask } from "../lib/config-sources.ts";

/** What one App may read of one source; the rest is not there for it. */
export interface SourceGrant {
  appId: string;
  appName: string;
  source: string;
  tables: GrantedTable[];
}

export interface GrantedTable {
  table: string;
  /** `mask`: what stands in a personal column's place. */
  columns: { name: string; mask: Mask | null }[];
}
