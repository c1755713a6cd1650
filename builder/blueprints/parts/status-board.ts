import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import { cleanName, nameProblems, namesTable } from "../name-rows.ts";
import type { Around, Blueprint } from "../part.ts";
import { code, constant, text } from "../source-text.ts";
import { tableName } from "../tables.ts";
import { capitalized } from "../words.ts";

type StatusBoard = PartOf<"status_board">;

export const statusBoardBlueprint: Blueprint<"status_board"> = {
  key: (part) => `status board ${part.noun.many}`,
  name: (part) => `${tableName(part.noun.one)} status`,
  page: (part) => ({ title: capitalized(part.noun.many), slug: tableOf(part).replaceAll("_", "-") }),
  triggers: () => [],
  channels: ({ channel }) => (channel === undefined ? [] : [channel]),
  tables: (part) => [
    { ...namesTable(tableOf(part), part.things), numberedIn: { table: `${tableOf(part)}_changes`, column: "thing" } },
    {
      name: `${tableOf(part)}_changes`,
      columns: [
        { name: "number", sql: "integer primary key" },
        { name: "thing", sql: "integer not null" },
        { name: "state", sql: "text not null" },
        { name: "note", sql: "text" },
        { name: "said_by", sql: "text not null" },
        { name: "said_by_id", sql: "text not null" },
        { name: "day", sql: "text not null" },
        { name: "time", sql: "text not null" },
      ],
      values: { state: part.states },
    },
  ],
  checks: statusBoardChecks,
  forms: (part) => [
    { path: "", deed: "add", noun: part.noun.one, fields: [{ name: "name", label: "" }] },
    {
      path: "/*",
      deed: "set",
      noun: part.noun.one,
      fields: [
        { name: "state", label: "" },
        { name: "note", label: "" },
      ],
      entries: part.things.length > 0 ? part.things.map(cleanName) : [firstThing(part)],
      means: ["thing"],
    },
  ],
  code: (part, around) => ({
    imports: {
      "./parts/status-board.ts": ["statusBoard"],
      ...(part.channel === undefined ? {} : { "@toolroom/app": ["slack"] }),
    },
    statements: [
      constant(null, "statusBoard", [
        code("frame"),
        {
          path: around.path,
          table: tableOf(part),
          noun: { one: capitalized(part.noun.one), many: part.noun.many },
          states: part.states,
          tell: part.channel === undefined ? undefined : code(`(text) => slack.post(${text(part.channel)}, text)`),
        },
      ]),
    ],
  }),
  problems: (part) => [
    ...nameProblems(part.things),
    ...(new Set(part.states).size < part.states.length ? ["a state is there twice"] : []),
  ],
};

function tableOf(part: StatusBoard): string {
  return tableName(`${part.noun.one} status`);
}

/** What a Check adds where the board is empty. */
function firstThing(part: StatusBoard): string {
  return capitalized(`${part.noun.one} A`);
}

function statusBoardChecks(part: StatusBoard, around: Around): Check[] {
  const table = tableOf(part);
  const base = `/${table.replaceAll("_", "-")}`;
  const at = around.moments.at("10:00");
  const [state = "", other = state] = part.states;
  const checks: Check[] = [];
  let [name] = part.things.map(cleanName);
  if (name === undefined) {
    name = firstThing(part);
    checks.push({ visit: base, with: { name }, as: "asker", at, row: { table, has: { name } } });
  }
  checks.push({
    visit: `${base}/1`,
    with: { state: other, note: "Since ten" },
    as: "colleague",
    at,
    shows: name,
    row: { table: `${table}_changes`, has: { thing: 1, state: other, note: "Since ten" } },
    ...(part.channel === undefined ? {} : { posted: { channel: part.channel, contains: `*${name}*: ${other}` } }),
  });
  checks.push({ visit: around.path, as: "asker", at, shows: "Since ten" });
  checks.push({ visit: `${base}/1`, with: { state: `not ${state}` }, as: "asker", at, refused: true });
  return checks;
}
