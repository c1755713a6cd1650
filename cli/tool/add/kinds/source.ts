import { KnownError } from "../../../../lib/errors.ts";
import { textOf } from "../../call.ts";
import type { AddKind, Grant } from "../addition.ts";
import { quoted, required } from "../option-of.ts";
import { requirePages } from "./page.ts";

const USAGE = "sales --table orders --columns hub,amount";
const NAME = /^[a-z_][a-z0-9_]{0,62}$/i;
const SOURCE = /^[a-z][a-z0-9-]{0,39}$/;

/** `tool add data sales --table orders --columns hub,amount`: reads of the company's data, with a page that shows it. */
export const addData: AddKind = (call, now) => {
  requirePages(now, "tool add slack --command /word");
  const source = textOf(call.args.name);
  if (source === undefined)
    throw new KnownError("usage", "It is not said which source.", `Write: tool add data ${USAGE}`);
  if (!SOURCE.test(source))
    throw new KnownError(
      "bad_value",
      `${source} cannot be a source: those are called by lower-case letters, digits and hyphens.`,
      "Name one of those in Toolroom's toolroom.yaml, such as sales: the platform team knows which there are.",
    );
  const table = required(call, "table", USAGE);
  const columns = [
    ...new Set(
      required(call, "columns", USAGE)
        .split(",")
        .map((column) => column.trim()),
    ),
  ];
  const wrong = [table, ...columns].find((name) => !NAME.test(name));
  if (wrong !== undefined)
    throw new KnownError(
      "bad_value",
      wrong === ""
        ? "Between two commas no column is named."
        : `An app reads no table or column that is called ${wrong}.`,
      `Of letters a to z, digits and _ alone it can be: for others, ask for a view. Such as: tool add data ${USAGE}`,
    );
  const path = `/${source}-${table.replaceAll("_", "-").toLowerCase()}`;
  const row = Object.fromEntries(columns.map((column) => [column, "a sample"]));
  return {
    about: `${columns.join(", ")} of ${source}.${table}, and the page ${path}`,
    bindings: columns.map((column): Grant => ({ path: ["data", source, table], value: column, isListed: true })),
    given: [{ path: ["data", `${source}.${table}`], value: row, isListed: true }],
    checks: [{ visit: path, as: "colleague", shows: "a sample" }],
    code: [
      {
        calls: [`app.page ${path}`],
        imports: ["data", "html"],
        text: `app.page(${quoted(path)}, async () => {
  const rows = await data(${quoted(source)}).all\`select ${columns.map(inSql).join(", ")} from ${inSql(table)} limit 100\`;
  return html\`
    <h1>${table}</h1>
    <table>
      <thead><tr>${columns.map((column) => `<th>${column}</th>`).join("")}</tr></thead>
      <tbody>\${rows.map((row) => html\`<tr>${columns.map((column) => `<td>\${String(row.${column} ?? "")}</td>`).join("")}</tr>\`)}</tbody>
    </table>\`;
});`,
      },
    ],
  };
};

/** Words of SQL's own that a table or column may well be called, and that mean themselves without quotes. */
const OWN =
  /^(all|and|any|as|asc|between|by|case|check|column|create|cross|current_date|default|delete|desc|distinct|drop|else|end|except|false|for|foreign|from|full|grant|group|having|in|index|inner|insert|into|is|join|key|left|like|limit|natural|not|null|offset|on|or|order|outer|primary|references|right|select|set|table|then|to|transaction|true|union|unique|update|user|using|values|when|where|window|with)$/;

/** Postgres reads what is not quoted in lower case. */
function inSql(name: string): string {
  return name !== name.toLowerCase() || OWN.test(name) ? `"${name}"` : name;
}
