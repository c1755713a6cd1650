import type { SqlInput, SqlValue } from "./api.ts";
import type { Data } from "./api-source.ts";
import { DataAway } from "./data-away.ts";
import type { CallDoor } from "./door-client.ts";
import type { Moment } from "./moment.ts";
import { PlatformError } from "./platform-error.ts";
import { Refusal } from "./refusal.ts";
import { joinSql } from "./sql.ts";

/** Asks through the door in the name of whoever opened the page, or of the delivery: the platform says who that is. */
export function createData(callDoor: CallDoor, moment: Pick<Moment, "nextCall" | "identity">): Data {
  const ask = async <T>(source: string, sql: TemplateStringsArray, inputs: readonly SqlInput[]): Promise<T[]> => {
    const { text, values } = joinSql(sql, inputs, (number) => `$${number}`);
    const sent = { source, text, values: values.map(sendable) };
    const { columns, rows } = await callDoor(
      "/data/query",
      sent,
      moment.nextCall(`data ${source}`),
      moment.identity(),
    ).catch(forPeople);
    const names = columns as string[];
    return (rows as unknown[][]).map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])) as T);
  };
  return (source) => ({
    all: (sql, ...inputs) => ask(source, sql, inputs),
    get: async <T>(sql: TemplateStringsArray, ...inputs: SqlInput[]) => (await ask<T>(source, sql, inputs))[0],
  });
}

/** Whoever else looks at a preview is told why they see nothing of it: that is no fault of the app's, nor is a database that is away. */
function forPeople(error: unknown): never {
  if (!(error instanceof PlatformError)) throw error;
  if (error.code === "askers_only") throw new Refusal(error.message);
  const { code, fix, message } = error;
  if (code !== "unavailable" && code !== "too_slow") throw error;
  throw new DataAway({ code, fix, message: message.slice(0, message.length - fix.length).trimEnd() });
}

function sendable(value: SqlValue, index: number): string | number | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "bigint") return String(value);
  if (value === null || typeof value === "string" || (typeof value === "number" && Number.isFinite(value)))
    return value;
  throw new TypeError(`Value ${index + 1} in the SQL is no text, number, true, false or null.`);
}
