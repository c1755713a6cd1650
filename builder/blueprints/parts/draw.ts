import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import { daysBetween } from "../days-between.ts";
import type { Around, Blueprint } from "../part.ts";
import { code, constant, onRun } from "../source-text.ts";
import { tableName } from "../tables.ts";

type Draw = PartOf<"draw">;

export const drawBlueprint: Blueprint<"draw"> = {
  key: (part) => `draw ${part.title}`,
  name: (part) => `${tableName(part.title)} draw`,
  page: (part) => ({ title: part.title, slug: tableName(part.title).replaceAll("_", "-") }),
  triggers: (part) => [{ schedule: part.schedule, run: part.run }],
  channels: () => [],
  tellsInPrivate: () => true,
  tables: (part) => [
    {
      name: tableName(part.title),
      columns: [
        { name: "number", sql: "integer primary key" },
        { name: "person_id", sql: "text not null unique" },
        { name: "name", sql: "text not null" },
        { name: "drew_id", sql: "text" },
        { name: "told_by", sql: "text" },
      ],
    },
  ],
  checks: drawChecks,
  forms: (part) => [
    { path: "/join", deed: "join", noun: part.title, fields: [], means: ["number", "drew_id"] },
    { path: "/draw", deed: "draw", noun: part.title, fields: [] },
  ],
  code: ({ title, drawsOn, run }, around) => ({
    imports: { "@toolroom/app": ["app"], "./parts/draw.ts": ["draw"] },
    statements: [
      constant(around.variable, "draw", [
        code("frame"),
        { path: around.path, table: tableName(title), title, drawsOn },
      ]),
      onRun(run, "({ deliveryId })", `${around.variable}.draw(deliveryId)`),
    ],
  }),
  problems: () => [],
};

/** A Check knows two people, and two are too few: they are told so, and nothing is drawn. */
function drawChecks(part: Draw, around: Around): Check[] {
  const table = tableName(part.title);
  const base = `/${table.replaceAll("_", "-")}`;
  const day = daysBetween(around.moments.day(), part.drawsOn);
  const [before, at] = [around.moments.at("10:00", day - 1), around.moments.at("12:00", day)];
  const join = (as: "asker" | "colleague", number: number): Check => ({
    ...{ visit: `${base}/join`, with: { join: "yes" }, as, at: before },
    row: { table, has: { number, drew_id: null } },
  });
  return [
    join("asker", 1),
    join("colleague", 2),
    { visit: `${base}/draw`, with: { draw: "now" }, as: "asker", at: before, refused: true },
    { visit: around.path, as: "asker", at: before, shows: part.title },
    { fire: part.run, at, posted: `*${part.title}*`, row: { table, has: { number: 2, drew_id: null } } },
  ];
}
