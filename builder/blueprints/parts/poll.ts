import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import { daysBetween } from "../days-between.ts";
import type { FormField } from "../deed.ts";
import type { Around, Blueprint } from "../part.ts";
import { postOnRun } from "../post-on-run.ts";
import { code, constant } from "../source-text.ts";
import { type Table, tableName } from "../tables.ts";

type Poll = PartOf<"poll">;

export const pollBlueprint: Blueprint<"poll"> = {
  key: (part) => `poll ${part.question}`,
  name: (part) => `${tableName(part.question)} poll`,
  page: (part) => ({ title: part.question, slug: tableName(part.question).replaceAll("_", "-") }),
  triggers: ({ result }) => (result === undefined ? [] : [{ schedule: result.schedule, run: result.run }]),
  channels: ({ result }) => (result === undefined ? [] : [result.channel]),
  tables: pollTables,
  checks: pollChecks,
  forms: (part) => [{ path: "", deed: "vote", noun: part.question, fields: pollFields(part) }],
  code: (part, around) => ({
    imports: {
      "./parts/poll.ts": ["poll"],
      ...(part.result === undefined ? {} : { "@toolroom/app": ["app", "slack"] }),
    },
    statements: [
      constant(part.result === undefined ? null : around.variable, "poll", [
        code("frame"),
        {
          path: around.path,
          table: tableName(part.question),
          question: part.question,
          choices: part.choices,
          mayChooseSeveral: part.mayChooseSeveral,
          closesOn: part.closesOn,
          closesAt: part.closesAt,
        },
      ]),
      ...(part.result === undefined
        ? []
        : postOnRun(part.result.run, "({ deliveryId })", `${around.variable}.result(deliveryId)`, part.result.channel)),
    ],
  }),
  problems: pollProblems,
};

/** Where several may be chosen, each choice is a field of its own. */
function pollFields(part: Poll): FormField[] {
  return ["choice", ...part.choices].map((name) => ({ name, label: "" }));
}

function pollTables(part: Poll): Table[] {
  const name = tableName(part.question);
  const votes: Table = {
    name,
    columns: [
      { name: "choice", sql: "text not null" },
      { name: "voter_id", sql: "text not null" },
      { name: "voter", sql: "text not null" },
      { name: "voted_at", sql: "text not null" },
    ],
    constraints: ['unique ("voter_id", "choice")'],
    values: { choice: part.choices },
  };
  const said: Table = {
    name: `${name}_said`,
    columns: [
      { name: "what", sql: "text not null unique" },
      { name: "delivery_id", sql: "text not null" },
    ],
  };
  return [votes, said];
}

function pollChecks(part: Poll, around: Around): Check[] {
  const [first = "", second = ""] = part.choices;
  const table = tableName(part.question);
  const base = `/${table.replaceAll("_", "-")}`;
  const { moments } = around;
  const isPast = part.closesOn !== undefined && part.closesOn <= moments.day();
  const openDays = isPast ? daysBetween(moments.day(), part.closesOn ?? "") : 0;
  // Before it closes, also on its last day.
  const at = moments.at(part.closesAt === undefined ? "10:00" : "00:00", openDays);
  const voteFor = (choice: string): Record<string, string> =>
    part.mayChooseSeveral ? { [choice]: "yes" } : { choice };
  const checks: Check[] = [
    { visit: base, with: voteFor(second), as: "asker", at, row: { table, has: { choice: second } } },
    { visit: base, with: voteFor(first), as: "asker", at, row: { table, has: { choice: first } } },
    { visit: base, with: voteFor(second), as: "colleague", at, shows: second },
  ];
  if (part.closesOn !== undefined) {
    const lastDay = daysBetween(moments.day(), part.closesOn);
    const late = part.closesAt === undefined ? moments.at("10:00", lastDay + 1) : moments.at(part.closesAt, lastDay);
    checks.push({ visit: base, with: voteFor(first), as: "colleague", at: late, refused: true });
  }
  if (part.result !== undefined)
    checks.push({ fire: part.result.run, at, posted: { channel: part.result.channel, contains: `${first}: 1` } });
  return checks;
}

function pollProblems(part: Poll): string[] {
  if (part.closesAt !== undefined && part.closesOn === undefined)
    return [`"${part.question}" closes at a time of no day`];
  const names = part.choices.map((choice) => choice.trim().toLowerCase());
  if (names.includes("")) return [`a choice of "${part.question}" is empty`];
  return new Set(names).size < names.length ? [`a choice of "${part.question}" is there twice`] : [];
}
