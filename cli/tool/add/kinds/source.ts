import { KnownError } from "../../../../lib/errors.ts";
import { textOf } from "../../call.ts";
import type { AddKind, Grant } from "../addition.ts";
import { quoted, required } from "../option-of.ts";
import { requirePages } from "./page.ts";

const USAGE = "sales --table orders --columns hub,amount";
const NAME = /^[a-z_][a-z0-9_]{0,62}$/i;

/** `tool add data sales --table orders --columns hub,amount`: reads of the company's data, with a page that shows it. */
export const addData: AddKind = (call, now) => {
  requirePages(now, "tool add slack --command /word");
  const source = textOf(call.args.name);
  if (source === undefined)
    throw new KnownError("usage", "It is not said which source.", `Write: tool add data ${USAGE}`);
  const table = required(call, "table", USAGE);
  const columns = required(call, "columns", USAGE)
    .split(",")
    .map((column) => column.trim());
  for (const name of [table, ...columns])
    if (!NAME.test(name))
      throw new KnownError("bad_value", `A table or column cannot be called so.`, `Write: tool add data ${USAGE}`);
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
  const rows = await data(${quoted(source)}).all\`select ${columns.join(", ")} from ${table} limit 100\`;
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
