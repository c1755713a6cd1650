import type { QueryLimits, SourceQuery } from "../../sdk/contract/door/data-answer.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { GrantedTable } from "../../store/granted-table.ts";

/** What the program file-program.ts is told, as one JSON on its standard input. It answers with a SourceAnswer, as JSON, on its output. */
export type FileQuery = FilesQuery | GivenQuery;

export interface FilesQuery {
  kind: "sqlite" | "csv";
  /** The database's file, or the folder of the tables' files: where it lies, every link followed. */
  place: string;
  tables: readonly GrantedTable[];
  /** Makes the words of hidden values: hex. */
  key: string;
  query: SourceQuery;
  limits: QueryLimits;
}

/** Of an App in its Checks. */
export interface GivenQuery {
  kind: "given";
  sent: unknown;
  manifest: Pick<Manifest, "bindings" | "given">;
  limits: QueryLimits;
}
