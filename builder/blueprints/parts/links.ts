import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import type { Around, Blueprint } from "../part.ts";
import { code, constant } from "../source-text.ts";
import { tableName } from "../tables.ts";

type Links = PartOf<"links">;

export const linksBlueprint: Blueprint<"links"> = {
  key: (part) => `links ${part.title}`,
  name: (part) => `${tableName(part.title)} links`,
  page: (part) => ({ title: part.title, slug: tableName(part.title).replaceAll("_", "-") }),
  triggers: () => [],
  channels: () => [],
  tables: (part) => [
    {
      name: tableName(part.title),
      columns: [
        { name: "number", sql: "integer primary key" },
        { name: "address", sql: "text not null" },
        { name: "title", sql: "text not null" },
        { name: "tags", sql: "text not null" },
        { name: "note", sql: "text" },
        { name: "day", sql: "text not null" },
        { name: "added_by", sql: "text not null" },
        { name: "added_by_id", sql: "text not null" },
      ],
    },
  ],
  checks: linksChecks,
  forms: (part) => [
    { path: "", deed: "add", noun: part.title, fields: [{ name: "title", label: "" }], means: ["address"] },
    { path: "/*", deed: "change", noun: "", fields: [{ name: "title", label: "" }] },
  ],
  code: ({ title, tags }, around) => ({
    imports: { "./parts/links.ts": ["links"] },
    statements: [constant(null, "links", [code("frame"), { path: around.path, table: tableName(title), tags }])],
  }),
  problems: () => [],
};

function linksChecks(part: Links, around: Around): Check[] {
  const table = tableName(part.title);
  const base = `/${table.replaceAll("_", "-")}`;
  const at = around.moments.at("10:00");
  const tag = (part.tags[0] ?? "work").replace(/[#,]/g, " ").replace(/\s+/g, " ").trim().toLocaleLowerCase();
  const link = { address: "https://example.com/guide", title: "Guide A", tags: tag };
  return [
    { visit: base, with: link, as: "asker", at, row: { table, has: { address: link.address, title: link.title } } },
    { visit: `${around.path}?q=guide+example`, as: "colleague", at, shows: link.title },
    { visit: `${around.path}?tag=${encodeURIComponent(tag)}`, as: "colleague", at, shows: link.address },
    { visit: `${base}/1`, with: link, as: "colleague", at, refused: true },
  ];
}
