import { z } from "zod";
import type { Bindings } from "../bindings.ts";
import type { SourceAnswer, SourceQuery } from "./data-answer.ts";
import { type DoorAnswer, refusal } from "./door-answer.ts";

/** `POST /data/query`: `{ok, columns, rows}`, where a row is a list in the columns' order. */
const dataQuerySchema = z.strictObject({
  source: z.string().min(1).max(60),
  /** One query that reads, with `$1`, `$2` … for its values. */
  text: z.string().min(1).max(20_000),
  values: z.array(z.union([z.string().max(100_000), z.number(), z.null()])).max(1_000),
});

interface WantedRows {
  source: string;
  query: SourceQuery;
  /** Granted: tables, each with its columns. */
  tables: Record<string, string[]>;
}

/** Reads the call, and which tables the manifest grants of the source. What the query makes of them, the database judges. */
export function readDataCall(
  sent: unknown,
  { data = {} }: Bindings,
): { ok: true; wanted: WantedRows } | Extract<SourceAnswer, { ok: false }> {
  const asked = dataQuerySchema.safeParse(sent);
  if (!asked.success)
    return {
      ok: false,
      code: "bad_query",
      problem: "This is no query.",
      fix: "Send {source, text: one query of at most 20,000 letters, values: at most 1,000 of text, numbers and null}.",
    };
  const { source, text, values } = asked.data;
  const tables = Object.hasOwn(data, source) ? data[source] : undefined;
  if (tables === undefined) {
    const known = Object.keys(data).join(", ") || "none";
    return {
      ok: false,
      code: "not_granted",
      problem: `This app reads no source ${source}.`,
      fix: `Name it under bindings.data in app.yaml (there now: ${known}), with its tables and columns, and deploy the change.`,
    };
  }
  return { ok: true, wanted: { source, query: { text, values }, tables } };
}

/** As the door says it. */
export function doorDataAnswer(answer: SourceAnswer): DoorAnswer {
  if (!answer.ok) return refusal(answer.code, answer.problem, answer.fix);
  return { ok: true, columns: answer.columns, rows: answer.rows };
}
