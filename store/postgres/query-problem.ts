import { systemCode } from "../../lib/errors.ts";
import { plainText } from "../../lib/plain-text.ts";
import { type QueryLimits, type SourceAnswer, tooSlow } from "../../sdk/contract/door/data-answer.ts";

type Problem = Extract<SourceAnswer, { ok: false }>;

/**
 * What a server has against a query, for the App's author; null: it is no word of a server's about the query. Its sentences about
 * names and grammar hold what stands in the query; those about values hold values, and are not passed on
 * (postgresql.org/docs/current/errcodes-appendix.html).
 */
export function queryProblem(
  error: unknown,
  { before, text, limits }: { before: number; text: string; limits: QueryLimits },
): Problem | null {
  const { position } = error as { position?: string };
  const code = systemCode(error) ?? "";
  if (!/^[0-9A-Z]{5}$/.test(code)) return null;
  const at = position === undefined ? "" : ` (${placeIn(text, Number(position) - 1 - before)})`;
  const said = plainText((error as Error).message).slice(0, 300);
  // query_canceled, lock_not_available
  if (code === "57014") return tooSlow(limits);
  if (code === "55P03") return { ...tooSlow(limits), problem: "The query waits for what others have locked." };
  // insufficient_privilege, undefined_table, invalid_schema_name: whether a table is there is not told to those who may not read it.
  if (code === "42501" || code === "42P01" || code === "3F000") return { ...NOT_GRANTED, problem: `${said}${at}.` };
  // read_only_sql_transaction, feature_not_supported (a cursor of what is no query), syntax_error of one
  if (code === "25006") return READ_ONLY;
  if (code === "42601" && !/^\s*(select|with|values|table|\()/i.test(withoutComments(text))) return READ_ONLY;
  if (code === "42601" && /multiple commands/.test(said)) return ONE_STATEMENT;
  if (code === "0A000" && /data-modifying/.test(said)) return READ_ONLY;
  if (code === "42P18")
    return bad(`The type of a value is not clear: ${said}.`, "Say it in the query: cast(… as text) around the value.");
  // Syntax and names.
  if (code.startsWith("42") || code.startsWith("0A") || code.startsWith("08P"))
    return bad(
      `${said}${at}.`,
      "Correct the SQL. It is Postgres's, and reads only the tables and columns of app.yaml.",
    );
  if (code.startsWith("22") || code.startsWith("21"))
    return bad(
      `${VALUES[code] ?? "A value is not of the kind that the query takes it for"}${at}.`,
      "Correct the SQL or its values.",
    );
  if (code.startsWith("53") || code.startsWith("54"))
    return { ...tooSlow(limits), problem: "The query takes more memory or room than there is." };
  return null;
}

const NOT_GRANTED = {
  ok: false,
  code: "not_granted",
  problem: "",
  fix: "Only the tables and columns under bindings.data in app.yaml are there: name what else is needed there, and deploy the change.",
} as const;

const READ_ONLY: Problem = {
  ok: false,
  code: "not_granted",
  problem: "The company's data is only read: this is no single query that begins with select, with or values.",
  fix: "Keep what the app writes in its own database, `db`.",
};

const ONE_STATEMENT: Problem = bad("There is more than one statement.", "Make a call of each.");

/** Without the value, which the server names. */
const VALUES: Record<string, string> = {
  "22P02": "A value could not be read as the type it is taken for",
  "22003": "A number is too large",
  "22007": "A value could not be read as a day or time",
  "22008": "A day or time is out of range",
  "22012": "It divides by zero",
  "21000": "A query in parentheses gives more than one row",
};

function bad(problem: string, fix: string): Problem {
  return { ok: false, code: "bad_query", problem, fix };
}

function placeIn(text: string, index: number): string {
  const lines = text.slice(0, Math.max(0, index)).split("\n");
  return `line ${lines.length}, letter ${(lines.at(-1)?.length ?? 0) + 1} of the query`;
}

function withoutComments(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, " ").trim();
}
