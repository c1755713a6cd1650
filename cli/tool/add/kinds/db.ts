import { KnownError } from "../../../../lib/errors.ts";
import { textOf } from "../../call.ts";
import type { AddKind } from "../addition.ts";
import { quoted } from "../option-of.ts";
import { pageCode, requirePages } from "./page.ts";

/** `tool add db orders`: a table, with a page that shows it and takes new rows. */
export const addDb: AddKind = (call, now) => {
  const table = textOf(call.args.name) ?? "entries";
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(table))
    throw new KnownError(
      "bad_value",
      "This is no table's name.",
      "Use lower-case letters, digits and _, such as orders.",
    );
  requirePages(now, "tool add slack --command /word");
  const path = `/${table.replaceAll("_", "-")}`;
  return {
    about: `database with the table ${table}, and the page ${path}`,
    bindings: [{ path: ["db"], value: true }],
    files: migrationOf(table, now.paths),
    checks: [
      { visit: path, with: { text: "a sample" }, row: { table, has: { text: "a sample" } } },
      { visit: path, as: "colleague", shows: "a sample" },
    ],
    code: [
      pageCode({
        path,
        title: `${table.slice(0, 1).toUpperCase()}${table.slice(1).replaceAll("_", " ")}`,
        form: '<label>New <input name="text" required maxlength="200"></label><button>Add</button>',
        below: `<ul>\${db.all<{ who: string; text: string }>\`select who, text from ${table} order by rowid desc limit 100\`.map(
    (row) => html\`<li>\${row.who}: \${row.text}</li>\`,
  )}</ul>`,
        take: `({ form, user }) => {
  const text = form.text?.trim() ?? "";
  if (text === "") refuse("It needs a text.");
  db.run\`insert into ${table} (day, who, text) values (\${today()}, \${user.name}, \${text})\`;
  return redirect(${quoted(path)});
}`,
        imports: ["db", "refuse", "today"],
      }),
    ],
  };
};

function migrationOf(table: string, paths: readonly string[]): Record<string, string> {
  const there = paths.filter((path) => path.startsWith("migrations/"));
  if (there.some((path) => path.endsWith(`_${table}.sql`))) return {};
  const numbers = there.map((path) => Number(/(\d{4})_/.exec(path)?.[1] ?? 0));
  const number = String(Math.max(0, ...numbers) + 1).padStart(4, "0");
  const sql = `create table ${table} (\n  day text not null,\n  who text not null,\n  text text not null\n);\n`;
  return { [`migrations/${number}_${table}.sql`]: sql };
}
