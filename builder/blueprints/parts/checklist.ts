import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import type { Around, Blueprint } from "../part.ts";
import { code, constant } from "../source-text.ts";
import { slug, tableName } from "../tables.ts";

type Checklist = PartOf<"checklist">;

export const checklistBlueprint: Blueprint<"checklist"> = {
  key: (part) => `checklist ${part.title}`,
  name: (part) => tableName(part.title),
  page: (part) => ({ title: part.title, slug: slug(part.title) }),
  triggers: () => [],
  channels: () => [],
  tables: (part) => [
    {
      name: tablesOf(part).lists,
      columns: [
        { name: "number", sql: "integer primary key" },
        ...["name", "begun_on", "begun_by", "begun_by_id"].map((name) => ({ name, sql: "text not null" })),
      ],
    },
    {
      name: tablesOf(part).ticks,
      columns: [
        { name: "list", sql: "integer not null" },
        ...["item", "ticked_by", "ticked_on"].map((name) => ({ name, sql: "text not null" })),
      ],
      constraints: ["unique (list, item)"],
      values: { item: part.items },
    },
  ],
  checks: checklistChecks,
  forms: (part) => [
    { path: "", deed: "begin_list", noun: part.noun.one, fields: [{ name: "name", label: "" }] },
    { path: "/*/tick", deed: "tick", noun: part.noun.one, fields: [{ name: "item", label: "" }] },
  ],
  code: (part, around) => ({
    imports: { "./parts/checklist.ts": ["checklist"] },
    statements: [
      constant(null, "checklist", [
        code("frame"),
        {
          path: around.path,
          base: `/${slug(part.title)}`,
          tables: tablesOf(part),
          noun: part.noun,
          items: part.items,
        },
      ]),
    ],
  }),
  problems: (part) =>
    new Set(part.items).size === part.items.length ? [] : [`${part.title} has a point that is there twice`],
};

function tablesOf(part: Checklist): { lists: string; ticks: string } {
  const lists = tableName(part.title);
  return { lists, ticks: `${lists}_ticks` };
}

function checklistChecks(part: Checklist, around: Around): Check[] {
  const base = `/${slug(part.title)}`;
  const { lists, ticks } = tablesOf(part);
  const at = around.moments.at("10:00");
  const [item = ""] = part.items;
  const name = "Kim Example";
  return [
    { visit: base, with: { name }, as: "asker", at, row: { table: lists, has: { name } } },
    { visit: `${base}/1`, as: "colleague", at, shows: item },
    { visit: `${base}/1/tick`, with: { item, done: "yes" }, as: "colleague", at, row: { table: ticks, has: { item } } },
    {
      visit: around.path,
      as: "colleague",
      at,
      shows: `1 ${around.language === "de" ? "von" : "of"} ${part.items.length}`,
    },
  ];
}
