import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import { postChannels, postTriggers } from "../announced-post.ts";
import { literal } from "../name-changes.ts";
import { ADDED_BY } from "../name-rows.ts";
import type { Around, Blueprint } from "../part.ts";
import { momentOfRun } from "../run-moment.ts";
import { code, constant, text } from "../source-text.ts";
import { slug, tableName } from "../tables.ts";
import { capitalized } from "../words.ts";

type Lending = PartOf<"lending">;

export const lendingBlueprint: Blueprint<"lending"> = {
  key: (part) => `lending ${part.noun.many}`,
  name: (part) => tableName(part.noun.many),
  page: (part) => ({ title: capitalized(part.noun.many), slug: slug(part.noun.many) }),
  triggers: postTriggers,
  channels: postChannels,
  tables: (part) => [
    {
      name: tablesOf(part).things,
      columns: [
        { name: "number", sql: "integer primary key" },
        { name: "name", sql: "text not null unique" },
        ADDED_BY,
      ],
      rows: part.things.map((name) => ({ name })),
      // What is not back yet can still be given back.
      staysWhile: (name) =>
        `exists (select 1 from "${tablesOf(part).loans}" where "thing" = ${literal(name)} and "returned_on" is null)`,
    },
    {
      name: tablesOf(part).loans,
      columns: [
        { name: "thing", sql: "text not null" },
        { name: "borrower", sql: "text not null" },
        { name: "borrower_id", sql: "text not null" },
        { name: "lent_by_id", sql: "text not null" },
        { name: "lent_on", sql: "text not null" },
        { name: "due", sql: "text not null" },
        { name: "returned_on", sql: "text" },
        { name: "lent_by", sql: "text" },
      ],
      values: { thing: part.things },
    },
  ],
  checks: lendingChecks,
  forms: (part) => [
    { path: "", deed: "add", noun: part.noun.one, fields: [{ name: "name", label: "" }] },
    {
      path: "/*/lend",
      deed: "lend",
      noun: part.noun.one,
      fields: [
        { name: "borrower", label: "" },
        { name: "until", label: "" },
      ],
      entries: part.things.length > 0 ? part.things : [firstThing(part)],
      means: ["thing", "due"],
    },
  ],
  code: (part, around) => {
    const { post } = part;
    const options = {
      path: around.path,
      base: `/${slug(part.noun.many)}`,
      tables: tablesOf(part),
      noun: part.noun,
      days: part.days,
    };
    const variable = post === undefined ? null : around.variable;
    return {
      imports: {
        "./parts/lending.ts": ["lending"],
        ...(post === undefined ? {} : { "@toolroom/app": ["slack"] }),
      },
      statements: [
        constant(variable, "lending", [code("frame"), options]),
        ...(post === undefined
          ? []
          : [
              `app.on(${text(post.run)}, async () => {`,
              `  const overdue = ${around.variable}.overdue();`,
              `  if (overdue !== undefined) await slack.post(${text(post.channel)}, overdue);`,
              "});",
            ]),
      ],
    };
  },
  problems: () => [],
};

function tablesOf(part: Lending): { things: string; loans: string } {
  const things = tableName(part.noun.many);
  return { things, loans: `${things}_loans` };
}

/** What a Check adds where there is nothing to lend yet. */
function firstThing(part: Lending): string {
  return `${capitalized(part.noun.one)} A`;
}

function lendingChecks(part: Lending, around: Around): Check[] {
  const base = `/${slug(part.noun.many)}`;
  const { things, loans } = tablesOf(part);
  const at = around.moments.at("10:00");
  const name = part.things[0] ?? firstThing(part);
  const add: Check[] =
    part.things.length > 0
      ? []
      : [{ visit: base, with: { name }, as: "asker", at, row: { table: things, has: { name } } }];
  const until = around.moments.day(part.days);
  const lend = { visit: `${base}/1/lend`, with: { borrower: "Kim Example", until }, at };
  const checks: Check[] = [
    ...add,
    { visit: around.path, as: "colleague", at, shows: name },
    { ...lend, as: "asker", row: { table: loans, has: { thing: name, borrower: "Kim Example", due: until } } },
    { ...lend, as: "colleague", refused: true },
    { visit: around.path, as: "colleague", at, shows: "Kim Example" },
  ];
  if (part.post !== undefined) {
    const { run, channel } = part.post;
    checks.push({ fire: run, at: momentOfRun(part.post, around, part.days + 1), posted: { channel, contains: name } });
  }
  return checks;
}
