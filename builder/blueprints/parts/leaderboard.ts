import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import { postChannels, postTriggers } from "../announced-post.ts";
import type { Around, Blueprint } from "../part.ts";
import { momentOfRun } from "../run-moment.ts";
import { code, constant, onRun, text } from "../source-text.ts";
import { tableName } from "../tables.ts";

type Leaderboard = PartOf<"leaderboard">;

export const leaderboardBlueprint: Blueprint<"leaderboard"> = {
  key: (part) => `leaderboard ${part.title}`,
  name: (part) => tableName(part.title),
  page: (part) => ({ title: part.title, slug: tableName(part.title).replaceAll("_", "-") }),
  triggers: postTriggers,
  channels: postChannels,
  tables: (part) => [
    {
      name: tableName(part.title),
      columns: [
        { name: "number", sql: "integer primary key" },
        { name: "name", sql: "text not null" },
        { name: "name_key", sql: "text not null" },
        { name: "points", sql: "real not null" },
        { name: "reason", sql: "text" },
        { name: "day", sql: "text not null" },
        { name: "given_by", sql: "text not null" },
        { name: "given_by_id", sql: "text not null" },
      ],
    },
  ],
  checks: leaderboardChecks,
  forms: (part) => [
    {
      path: "",
      deed: "give",
      noun: part.unit,
      fields: [
        { name: "name", label: "" },
        { name: "points", label: "" },
      ],
    },
  ],
  code: ({ title, unit, post }, around) => ({
    imports: {
      "./parts/leaderboard.ts": ["leaderboard"],
      ...(post === undefined ? {} : { "@toolroom/app": ["app", "slack"] }),
    },
    statements: [
      constant(post === undefined ? null : around.variable, "leaderboard", [
        code("frame"),
        { path: around.path, table: tableName(title), title, unit },
      ]),
      ...(post === undefined
        ? []
        : [onRun(post.run, "()", `slack.post(${text(post.channel)}, ${around.variable}.ranking())`)]),
    ],
  }),
  problems: () => [],
};

function leaderboardChecks(part: Leaderboard, around: Around): Check[] {
  const table = tableName(part.title);
  const base = `/${table.replaceAll("_", "-")}`;
  const at = around.moments.at("10:00");
  const give = (name: string, points: string): Check => ({
    visit: base,
    with: { name, points },
    as: "asker",
    at,
    row: { table, has: { name, points: Number(points) } },
  });
  const checks: Check[] = [give("Alex", "2"), give("Kim", "5"), give("Alex", "3")];
  checks.push({ visit: around.path, as: "colleague", at, shows: "1. Alex 5 1. Kim 5" });
  const posted = {
    channel: part.post?.channel ?? "#general",
    contains: `1. Alex: 5 ${part.unit} 1. Kim: 5 ${part.unit}`,
  };
  if (part.post !== undefined) checks.push({ fire: part.post.run, at: momentOfRun(part.post, around), posted });
  return checks;
}
