import type { Check } from "../../../sdk/contract/check.ts";
import type { Composition, PartOf } from "../../../sdk/contract/parts.ts";
import type { Around, Blueprint } from "../part.ts";
import { code, constant, text } from "../source-text.ts";
import { DUE_AFTER_DAYS, hasSampleEntry, recordsKey, recordsOf, sampleShown } from "./records.ts";

type Reminder = PartOf<"reminder">;

export const reminderBlueprint: Blueprint<"reminder"> = {
  key: (part) => `run ${part.run}`,
  name: (part) => `${part.table} reminder`,
  page: () => null,
  triggers: (part) => [{ schedule: part.schedule, run: part.run }],
  channels: (part) => [part.channel],
  tables: () => [],
  checks: reminderChecks,
  code: (part, around) => ({
    imports: { "@toolroom/app": ["app", "slack"], "./parts/reminder.ts": ["reminder"] },
    statements: [
      constant(around.variable, "reminder", [
        code(around.variableOf(recordsKey(part.table))),
        { dateColumn: part.dateColumn, daysBefore: part.daysBefore, overdue: part.overdue },
      ]),
      `app.on(${text(part.run)}, async () => {`,
      `  const due = ${around.variable}();`,
      `  if (due !== undefined) await slack.post(${text(part.channel)}, due);`,
      "});",
    ],
  }),
  problems: reminderProblems,
};

function reminderChecks(part: Reminder, around: Around): Check[] {
  const records = recordsOf(around.composition, part.table);
  if (records === undefined || !hasSampleEntry(records)) return [];
  const contains = sampleShown(records, around);
  const posted = { channel: part.channel, contains };
  const days = [
    ...part.daysBefore.map((before) => DUE_AFTER_DAYS - before),
    ...(part.overdue ? [DUE_AFTER_DAYS + 2] : []),
  ];
  return days.map((day) => ({ fire: part.run, at: around.moments.at("09:00", day), posted }));
}

function reminderProblems(part: Reminder, composition: Composition): string[] {
  const records = recordsOf(composition, part.table);
  if (records === undefined) return [`${part.run} is about ${part.table}, which is no list of this app`];
  const column = records.columns.find((one) => one.name === part.dateColumn);
  return column?.type === "date" ? [] : [`${records.noun.many} have no date ${part.dateColumn}`];
}
