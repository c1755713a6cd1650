import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import { postChannels, postTriggers } from "../announced-post.ts";
import { cleanName, nameProblems, namesTable } from "../name-rows.ts";
import type { Around, Blueprint } from "../part.ts";
import { momentOfRun } from "../run-moment.ts";
import { code, constant, onRun, text } from "../source-text.ts";
import { tableName } from "../tables.ts";
import { capitalized } from "../words.ts";

type Picker = PartOf<"picker">;

export const pickerBlueprint: Blueprint<"picker"> = {
  key: (part) => `picker ${part.noun.many}`,
  name: (part) => `${tableName(part.noun.one)} picker`,
  page: (part) => ({ title: capitalized(part.noun.many), slug: tableOf(part).replaceAll("_", "-") }),
  triggers: postTriggers,
  channels: postChannels,
  tables: (part) => [
    namesTable(tableOf(part), part.names, [{ name: "had_turn", sql: "integer not null default 0" }]),
    {
      name: `${tableOf(part)}_picks`,
      columns: [
        { name: "number", sql: "integer primary key" },
        { name: "name", sql: "text not null" },
        { name: "day", sql: "text not null" },
        { name: "time", sql: "text not null" },
        { name: "delivery_id", sql: "text unique" },
        { name: "picked_by", sql: "text" },
      ],
    },
  ],
  checks: pickerChecks,
  forms: (part) => [
    { path: "", deed: "add", noun: part.noun.one, fields: [{ name: "name", label: "" }] },
    { path: "/pick", deed: "pick", noun: part.noun.one, fields: [], means: ["had_turn"] },
  ],
  code: ({ noun, post, ...part }, around) => ({
    imports: {
      "./parts/picker.ts": ["picker"],
      ...(post === undefined ? {} : { "@toolroom/app": ["app", "slack"] }),
    },
    statements: [
      constant(post === undefined ? null : around.variable, "picker", [
        code("frame"),
        { path: around.path, table: tableOf({ ...part, noun }), noun: { one: capitalized(noun.one), many: noun.many } },
      ]),
      ...(post === undefined
        ? []
        : [
            onRun(
              post.run,
              "({ deliveryId })",
              `slack.post(${text(post.channel)}, ${around.variable}.pick(deliveryId))`,
            ),
          ]),
    ],
  }),
  problems: (part) => nameProblems(part.names),
};

function tableOf(part: { noun: Picker["noun"] }): string {
  return tableName(`pick ${part.noun.one}`);
}

/** One name more than it begins with: so there is one to pick, and the first of three is no chance. */
function pickerChecks(part: Picker, around: Around): Check[] {
  const table = tableOf(part);
  const base = `/${table.replaceAll("_", "-")}`;
  const at = around.moments.at("10:00");
  const guest = part.names.some((name) => cleanName(name).toLowerCase() === "alex example")
    ? "Kim Example"
    : "Alex Example";
  const checks: Check[] = [
    { visit: base, with: { name: guest }, as: "asker", at, row: { table, has: { name: guest } } },
    { visit: base, with: { name: guest }, as: "colleague", at, refused: true },
    { visit: around.path, as: "colleague", at, shows: guest },
  ];
  if (part.post !== undefined) {
    const posted = { channel: part.post.channel, contains: `*${capitalized(part.noun.one)}*: ` };
    checks.push({
      fire: part.post.run,
      at: momentOfRun(part.post, around),
      posted,
      row: { table, has: { had_turn: 1 } },
    });
  } else
    checks.push({
      visit: `${base}/pick`,
      with: { pick: "yes" },
      as: "asker",
      at,
      row: { table, has: { had_turn: 1 } },
    });
  return checks;
}
