import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import { postChannels, postTriggers } from "../announced-post.ts";
import { daysBetween } from "../days-between.ts";
import { addDays } from "../moments.ts";
import { cleanName, nameProblems, namesTable } from "../name-rows.ts";
import type { Around, Blueprint } from "../part.ts";
import { postOnRun } from "../post-on-run.ts";
import { followTurns } from "../rota-turns.ts";
import { momentOfRun } from "../run-moment.ts";
import { code, constant, text } from "../source-text.ts";
import { tableName } from "../tables.ts";
import { capitalized } from "../words.ts";

type Rota = PartOf<"rota">;

const COLLEAGUE = ["kim", "kim colleague", "colleague"];
const A_MONDAY = "1970-01-05";

export const rotaBlueprint: Blueprint<"rota"> = {
  key: (part) => `rota ${part.duty}`,
  name: (part) => `${tableName(part.duty)} rota`,
  page: (part) => ({ title: capitalized(part.duty), slug: tableName(part.duty).replaceAll("_", "-") }),
  triggers: postTriggers,
  channels: postChannels,
  tables: (part) => [
    { ...namesTable(tableName(part.duty), part.names), follow: (changes) => followTurns(part, changes) },
    {
      name: `${tableName(part.duty)}_turns`,
      columns: [
        { name: "day", sql: "text not null unique" },
        { name: "planned", sql: "text not null" },
        { name: "done_by", sql: "text not null" },
        { name: "swapped_by", sql: "text" },
      ],
    },
  ],
  checks: rotaChecks,
  forms: (part) => [
    { path: "", deed: "add", noun: part.duty, fields: [{ name: "name", label: "" }] },
    {
      path: "/swap",
      deed: "swap",
      noun: part.duty,
      fields: [
        { name: "one", label: "" },
        { name: "other", label: "" },
      ],
      means: ["done_by"],
    },
  ],
  code: (part, around) => ({
    imports: {
      "./parts/rota.ts": ["rota"],
      ...(part.post === undefined ? {} : { "@toolroom/app": ["app", "slack"] }),
    },
    statements: [
      constant(part.post === undefined ? null : around.variable, "rota", [
        code("frame"),
        {
          path: around.path,
          table: tableName(part.duty),
          duty: capitalized(part.duty),
          every: part.every,
          startsOn: part.startsOn,
          tell: part.post === undefined ? undefined : code(`(text) => slack.post(${text(part.post.channel)}, text)`),
        },
      ]),
      ...(part.post === undefined
        ? []
        : postOnRun(part.post.run, "()", `${around.variable}.turn()`, part.post.channel)),
    ],
  }),
  problems: (part) => nameProblems(part.names),
};

/** All on the first turn's day, when it is known whose turn it is. */
function rotaChecks(part: Rota, around: Around): Check[] {
  const table = tableName(part.duty);
  const base = `/${table.replaceAll("_", "-")}`;
  const [day, next] = firstDays(part);
  const daysLater = daysBetween(around.moments.day(), day);
  const at = around.moments.at("10:00", daysLater);
  const names = part.names.map(cleanName);
  const checks: Check[] = [];
  for (const name of ["Alex Example", "Kim Example"].slice(Math.min(names.length, 2))) {
    checks.push({ visit: base, with: { name }, as: "asker", at, row: { table, has: { name } } });
    names.push(name);
  }
  const [first = "", second = ""] = names;
  checks.push({ visit: around.path, as: "colleague", at, shows: first });
  if (part.post !== undefined)
    checks.push({
      fire: part.post.run,
      at: momentOfRun(part.post, around, daysLater),
      posted: { channel: part.post.channel, contains: `: ${first}` },
    });
  const swapped = { table: `${table}_turns`, has: { day, done_by: second } };
  const swap = { visit: `${base}/swap`, with: { one: day, other: next }, at };
  // Those who try it before it is live may be called as the ask calls somebody.
  if (![first, second].some((name) => COLLEAGUE.includes(name.toLowerCase())))
    checks.push({ ...swap, as: "colleague", refused: true });
  const told = part.post === undefined ? {} : { posted: { channel: part.post.channel, contains: second } };
  checks.push({ ...swap, as: "asker", row: swapped, ...told });
  if (part.post !== undefined)
    checks.push({
      fire: part.post.run,
      at: momentOfRun(part.post, around, daysLater),
      posted: { channel: part.post.channel, contains: `: ${second}` },
    });
  return checks;
}

/** Days on which the first two turns begin. */
function firstDays({ every, startsOn }: Rota): [string, string] {
  if (every !== "workday") return [startsOn, addDays(startsOn, every === "week" ? 7 : 1)];
  const days = Array.from({ length: 7 }, (_, index) => addDays(startsOn, index));
  const workdays = days.filter((day) => ((daysBetween(A_MONDAY, day) % 7) + 7) % 7 < 5);
  return [workdays[0] ?? startsOn, workdays[1] ?? startsOn];
}
