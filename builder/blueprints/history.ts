import { z } from "zod";
import { parseJson } from "../../lib/json.ts";
import type { SourceFile } from "../../runners/runner.ts";
import { type Composition, compositionSchema } from "../../sdk/contract/parts.ts";
import { blueprintOf } from "./blueprint-of.ts";
import type { Table } from "./tables.ts";

/** In the app's folder: what it was composed of, from its first release to this one. Migrations follow from it. */
const HISTORY_FILE = "composition.json";

const historySchema = z.strictObject({
  /** Title that app.ts shows. */
  title: z.string().min(1),
  compositions: z.array(compositionSchema).min(1),
});

export type History = z.infer<typeof historySchema>;

/** null: the app was not composed, or the file is no longer what it was. */
export function readHistory(files: readonly SourceFile[]): History | null {
  const file = files.find((one) => one.path === HISTORY_FILE);
  if (file === undefined) return null;
  return historySchema.safeParse(parseJson(new TextDecoder().decode(file.content))).data ?? null;
}

export function historyFile(history: History): SourceFile {
  // Parsed, so that the order of keys is the schema's, whoever wrote them.
  return { path: HISTORY_FILE, content: Buffer.from(`${JSON.stringify(historySchema.parse(history), null, 2)}\n`) };
}

export function isSameComposition(one: Composition | undefined, other: Composition): boolean {
  if (one === undefined) return false;
  return JSON.stringify(compositionSchema.parse(one)) === JSON.stringify(compositionSchema.parse(other));
}

export function tablesOf(composition: Composition): Table[] {
  return composition.parts.flatMap((part) => blueprintOf(part).tables(part));
}
