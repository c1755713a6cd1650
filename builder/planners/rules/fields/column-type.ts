import type { Column } from "../../../../sdk/contract/parts.ts";

export type ColumnType = Column["type"];
