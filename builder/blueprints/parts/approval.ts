import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import {
  choiceValues,
  columnProblems,
  ENTRY_COLUMNS,
  formFields,
  printColumns,
  sampleForm,
  sampleOf,
  tableColumns,
  titleColumn,
} from "../columns.ts";
import type { Around, Blueprint } from "../part.ts";
import { code, constant, text } from "../source-text.ts";
import { capitalized } from "../words.ts";

type Approval = PartOf<"approval">;

const DECISION_COLUMNS = ["decision", "decided_by", "decided_on", "decided_why"];

export const approvalBlueprint: Blueprint<"approval"> = {
  key: (part) => `table ${part.table}`,
  name: (part) => part.table,
  page: (part) => ({ title: capitalized(part.noun.many), slug: part.table.replaceAll("_", "-") }),
  triggers: () => [],
  channels: (part) => (part.channel === undefined ? [] : [part.channel]),
  tellsInPrivate: (part) => part.tellsAuthor === true,
  tables: (part) => [
    {
      name: part.table,
      columns: [
        ...ENTRY_COLUMNS,
        ...DECISION_COLUMNS.map((name) => ({ name, sql: "text" })),
        ...tableColumns(part.columns),
      ],
      values: choiceValues(part.columns),
    },
  ],
  checks: approvalChecks,
  forms: (part) => [
    { path: "", deed: "hand_in", noun: part.noun.one, fields: formFields(part.columns), means: ["decision"] },
    { path: "/*/decide", deed: "approve", noun: part.noun.one, fields: [], means: ["decision"] },
  ],
  code: (part, around) => ({
    imports: {
      "@toolroom/app": part.channel === undefined && part.tellsAuthor === undefined ? [] : ["slack"],
      "./parts/approval.ts": ["approval"],
    },
    statements: [
      constant(null, "approval", [
        code("frame"),
        {
          path: around.path,
          table: part.table,
          noun: part.noun,
          columns: printColumns(part.columns),
          decidedBy: part.decidedBy,
          tell: part.channel === undefined ? undefined : code(`(text) => slack.post(${text(part.channel)}, text)`),
          tellAuthor: part.tellsAuthor === undefined ? undefined : code("(personId, text) => slack.dm(personId, text)"),
        },
      ]),
    ],
  }),
  problems: (part) => [
    ...columnProblems(part.columns),
    ...part.columns
      .filter((column) => DECISION_COLUMNS.includes(column.name))
      .map((column) => `a column of ${part.noun.many} cannot be called ${column.name}`),
  ],
};

function approvalChecks(part: Approval, around: Around): Check[] {
  const base = `/${part.table.replaceAll("_", "-")}`;
  const at = around.moments.at("10:00");
  if (part.columns.some((column) => column.type === "file" && column.isRequired))
    return [{ visit: around.path, as: "asker", at, shows: part.columns[0]?.label ?? part.noun.one }];
  const { form, row } = sampleForm(part.columns, around.language, around.moments.day(7));
  const title = titleColumn(part.columns);
  const shown = (title && sampleOf(title, around.language, around.moments.day(7))?.shown) ?? "Kim";
  const posted = part.channel === undefined ? {} : { posted: { channel: part.channel, contains: shown } };
  const told = part.tellsAuthor === undefined ? posted : { posted: shown };
  const decide = { visit: `${base}/1/decide`, with: { decision: "approved" }, at };
  const has = { decision: "approved" };
  const checks: Check[] = [
    {
      visit: base,
      with: form,
      as: "colleague",
      at,
      row: { table: part.table, has: { ...row, decision: "waiting" } },
      ...posted,
    },
    { visit: around.path, as: "asker", at, shows: shown },
    { ...decide, as: "colleague", refused: true },
  ];
  // Where people are named, those who try it before it is live are none of them.
  if (part.decidedBy === "owner") checks.push({ ...decide, as: "asker", row: { table: part.table, has }, ...told });
  return checks;
}
